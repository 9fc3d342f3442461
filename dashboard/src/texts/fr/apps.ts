import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('fr')

export const apps: Texts['apps'] = {
  title: 'Applications',
  what: 'applications',
  whatOne: 'application',
  lead: 'Chacun ne voit que celles qu’il peut ouvrir.',
  leadWith: amount => `${count(amount, 'application', 'applications')}. Chacun ne voit que celles qu’il peut ouvrir.`,
  recipes: 'Recettes',
  add: 'Ajouter une application',
  find: 'Chercher une application',
  filters: { protocol: 'Protocole', access: 'Accès', state: 'État' },
  openTo: {
    everyone: 'Tout le monde',
    chosen: 'Certains groupes et personnes',
    'single-user': 'Une personne',
    nobody: 'Personne, ou administrateurs seulement',
  },
  state: { on: 'Activée', off: 'Désactivée' },
  named: {
    search: text => `aucun nom d’application ne contient «\u00a0${text}\u00a0»`,
    protocol: protocol => `le protocole est ${protocol}`,
    access: access => `accès\u00a0: ${access.toLowerCase()}`,
    state: state => `état\u00a0: ${state.toLowerCase()}`,
  },
  noMatch: 'Aucune application ne correspond à ces filtres',
  none: 'Aucune application pour l’instant',
  noneText: 'Raccordez-en une, et l’on s’y connecte avec son compte Doorward. Pour la plupart, il faut cinq minutes.',
  columns: {
    app: 'Application',
    door: 'Connexion par',
    who: 'Qui peut l’ouvrir',
    opened: days => `Ouvertures, ${days} j`,
    last: 'Dernière ouverture',
    state: 'État',
  },
  neverOpened: 'Jamais',
  unused: 'Inutilisée',
  toNobody: 'Ouverte à personne',
  seesPassword: 'Voit le mot de passe',
  addedItself: 'S’est ajoutée elle-même',
  addedItselfWith: token => `S’est ajoutée elle-même avec ${token}`,
  open: app => `Ouvrir ${app}`,
  tabs: {
    overview: 'Vue d’ensemble',
    access: 'Qui peut l’ouvrir',
    sessions: 'Sessions',
    configuration: 'Configuration',
    test: 'Tester la connexion',
    receives: 'Ce qu’elle apprend',
    activity: 'Activité',
  },
  turn: {
    off: 'Désactiver',
    on: 'Activer',
    failed: 'Rien n’a été modifié.',
    doneOn: app => `${app} est activée`,
    doneOff: app => `${app} est désactivée`,
  },
  delete: {
    panel: 'Supprimer cette application',
    text: amount =>
      `${count(amount, 'personne peut', 'personnes peuvent')} l’ouvrir maintenant. Pour l’empêcher un temps, désactivez-la plutôt.`,
    action: 'Supprimer l’application',
    ask: app => `Supprimer ${app}\u00a0?`,
    loss: amount =>
      `${count(amount, 'personne ne peut', 'personnes ne peuvent')} plus s’y connecter, et ses secrets cessent aussitôt de fonctionner. Cela ne peut pas être annulé.`,
    done: app => `${app} a été supprimée`,
  },
  secrets: {
    names: { oidc: 'Secret du client', ldap: 'Secret de bind', simpleAuth: 'Secret du client' },
    titles: { oidc: 'Secrets du client', ldap: 'Secrets de bind', simpleAuth: 'Secrets du client' },
    another: 'En créer un autre',
    anotherFor: {
      oidc: app => `Un autre secret du client pour ${app}`,
      ldap: app => `Un autre secret de bind pour ${app}`,
      simpleAuth: app => `Un autre secret du client pour ${app}`,
    },
    footer:
      'Conservés de sorte que personne ne peut les lire. Un secret est affiché une fois, à sa création\u00a0; deux peuvent servir en même temps.',
    notRemoved: 'Le secret n’a pas été retiré.',
    putInto: app => `Saisissez-le dans ${app}, puis retirez l’autre.`,
  },
  sessions: {
    endAll: 'Tout terminer',
    ask: app => `Déconnecter tout le monde de ${app}\u00a0?`,
    failed: 'Rien n’a été terminé.',
    text: 'Ce qu’elle garde ne vaut plus rien\u00a0: les jetons, ceux de Simple Auth aussi, et les connexions à son hôte. Elle est avertie si elle accepte les messages. Tout le monde reste connecté ici.',
    submit: 'Déconnecter tout le monde',
    now: 'Connectés maintenant',
    what: 'sessions',
    nobody: 'Personne ne l’a ouverte',
    nobodyText: app => `Les navigateurs où quelqu’un a ouvert ${app} apparaissent ici.`,
    about: (device, address, since, last) =>
      `${device}, ${address}. Connexion\u00a0: ${since}, dernière activité\u00a0: ${last}`,
    end: (person, device) => `Terminer\u00a0: ${person}, ${device}`,
  },
  messages: {
    title: 'Messages de déconnexion',
    what: 'messages',
    footer:
      'Envoyés quand une session où l’application était ouverte prend fin. Ce qui n’est pas accepté est réessayé pendant un jour.',
    noAddress:
      'L’application n’a pas d’adresse pour eux et garde donc ses propres connexions. Donnez-lui-en une dans sa configuration.',
    none: 'Aucun n’a été envoyé ces 90 derniers jours.',
    columns: { person: 'Personne', ended: 'Terminée', tries: 'Essais', answer: 'Réponse' },
    tries: amount => count(amount, 'essai', 'essais'),
    taken: 'Déconnexion faite',
    waiting: 'Pas encore',
    waitingUntil: moment => `Pas encore, prochain essai\u00a0: ${moment}`,
    givenUp: 'Abandonné',
  },
}
