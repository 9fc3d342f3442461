import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const counted = createCounter('fr')

export const signInRules: Texts['signInRules'] = {
  what: 'règles de connexion',
  theRules: 'les règles de connexion',
  failed: 'Les règles de connexion n’ont pas été enregistrées.',
  saved: 'Les règles de connexion sont enregistrées',
  labels: {
    everyone: 'Second facteur\u00a0: tout le monde',
    roles: 'Second facteur\u00a0: rôles',
    groups: 'Second facteur\u00a0: groupes',
    trustedBrowserDays: 'Navigateurs de confiance',
    lockProfiles: 'Verrouillage des profils',
    nameGroupsOnRefusal: 'Accès refusé',
    idleDays: 'Jours sans utilisation',
    absoluteDays: 'Jours en tout',
    invitationDays: 'Invitations',
  },
  factor: {
    title: 'Second facteur',
    everyone: 'Tout le monde doit en avoir un',
    everyoneHint:
      'Les personnes qui n’en ont pas le configurent à leur prochaine connexion, avant que quoi que ce soit ne s’ouvre.',
    byRole: 'Ou les personnes qui ont un rôle',
    byGroup: 'Ou les personnes d’un groupe',
    never: 'Jamais',
    days: count => (count === 1 ? '1 jour' : `${count} jours`),
    roles: {
      owner: 'Propriétaires',
      admin: 'Administrateurs',
      usermanager: 'Gestionnaires de comptes',
      user: 'Membres',
    },
    removeGroup: name => `Retirer ${name}`,
    noGroup: 'Aucun',
    addGroup: 'Ajouter un groupe',
    trusted: 'Ignorer dans un navigateur de confiance pendant',
    trustedHint: 'Les administrateurs et les propriétaires sont toujours interrogés.',
  },
  signedOut: {
    unknown: 'Impossible de savoir qui l’enregistrement déconnecterait.',
    who: 'Qui serait déconnecté',
    people: 'personnes',
    save: count => `Enregistrer et déconnecter ${counted(count, 'personne', 'personnes')}`,
    title: count => `L’enregistrement déconnecte maintenant ${counted(count, 'personne', 'personnes')}`,
    seeWho: 'Voir qui',
    one: 'Elle n’a pas de second facteur et devra configurer une clé d’accès ou une application d’authentification.',
    many: 'Elles n’ont pas de second facteur. Chacune devra configurer une clé d’accès ou une application d’authentification.',
    you: 'C’est vous\u00a0: vous n’avez pas de second facteur. Vous vous reconnecterez et configurerez une clé d’accès ou une application d’authentification avant que quoi que ce soit ne s’ouvre.',
    youToo:
      'Vous en faites partie\u00a0: vous n’avez pas de second facteur. Vous vous reconnecterez et configurerez une clé d’accès ou une application d’authentification avant que quoi que ce soit ne s’ouvre.',
  },
  profiles: {
    lead: 'Ce que les personnes peuvent modifier d’elles-mêmes',
    lock: 'Seuls les administrateurs modifient les noms et adresses e-mail',
    lockHint: 'La photo, la langue et les moyens de se connecter restent aux personnes elles-mêmes.',
  },
  refusals: {
    name: 'Nommer les groupes qui ouvrent une application',
    hint: 'La personne qui ne peut pas l’ouvrir les lit et sait quoi demander. À qui s’adresser est indiqué dans tous les cas.',
  },
  sessions: {
    title: 'Sessions',
    idle: 'Rester connecté sans utilisation pendant',
    idleHint: 'Un navigateur auquel personne ne revient est déconnecté après ce délai.',
    absolute: 'Et en tout pendant',
    absoluteHint: 'Ensuite, tout le monde se reconnecte. Les sessions existantes gardent leur fin.',
    days: ' jours',
  },
  invitations: {
    valid: 'Acceptables pendant',
    hint: 'Les invitations à partir de maintenant. Une autre se crée à tout moment.',
  },
}
