import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('fr')

export const health: Texts['health'] = {
  title: 'État',
  lead: (amount, made) =>
    `${count(amount, 'contrôle', 'contrôles')} du serveur en marche, faits\u00a0: ${made}. «\u00a0doorward doctor\u00a0» affiche la même chose.`,
  copy: 'Copier le rapport',
  again: 'Tout refaire',
  what: 'contrôles',
  verdict: { ok: 'Réussi', look: 'À regarder', wrong: 'Échoué' },
  checks: amount => count(amount, 'contrôle', 'contrôles'),
  checksPassed: amount => count(amount, 'contrôle réussi', 'contrôles réussis'),
  checksFailed: amount => count(amount, 'contrôle échoué', 'contrôles échoués'),
  failed: amount => count(amount, 'échoué', 'échoués'),
  toLookAt: amount => `${amount} à regarder`,
  passed: amount => count(amount, 'réussi', 'réussis'),
  allPassed: 'Tous réussis',
  nothing: 'Rien ne vous attend ici.',
  first: 'Réglez d’abord cela.',
  aside: {
    mark: 'Mis de côté',
    count: amount => `${amount} de côté`,
    remind: 'Me le rappeler',
    later: {
      1: day => `Demain, le ${day}`,
      7: day => `Dans une semaine, le ${day}`,
      31: day => `Dans un mois, le ${day}`,
    },
    accept: 'Accepter',
    acceptTitle: 'Accepter cet avertissement',
    acceptText:
      'Il quitte l’accueil et reste affiché ici avec votre raison. Il revient de lui-même dès qu’il dit autre chose.',
    reason: 'Pourquoi c’est voulu',
    reasonMissing: 'Dites pourquoi, pour qui le lira plus tard.',
    accepted: (by, day, reason) => `Accepté par ${by} le ${day}\u00a0: ${reason}`,
    putOff: (by, day) => `Remis par ${by} jusqu’au ${day}.`,
    takeBack: 'Reprendre',
    acceptedNow: 'Avertissement accepté',
    putOffNow: day => `Il revient le ${day}`,
    takenBack: 'Cela attend de nouveau quelqu’un',
    failed: 'Rien n’a été modifié.',
  },
  parts: {
    system: 'Machine',
    data: 'Dossier de données',
    keys: 'Clés',
    store: 'Base de données',
    clock: 'Horloge',
    web: 'Adresse publique',
    gateway: 'Proxy et en-têtes falsifiés',
    'directory-server': 'Serveur d’annuaire',
    backups: 'Sauvegardes',
    people: 'Personnes et annuaires',
    mail: 'E-mail',
  },
}
