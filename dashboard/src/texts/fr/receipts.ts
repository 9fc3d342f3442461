import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('fr')

export const receipts: Texts['receipts'] = {
  title: person => `Départ de ${person}`,
  people: 'Personnes',
  what: 'reçu',
  lead: (at, by) => `départ le ${at}, par ${by}`,
  print: 'Imprimer',
  download: 'Télécharger',
  outcome: {
    since: time => `Aucune nouvelle connexion depuis ${time}.`,
    noApp: 'Aucune application n’était ouverte.',
    allConfirmed: 'Toutes les applications ouvertes ont confirmé.',
    waiting: amount => `${count(amount, 'application n’a', 'applications n’ont')} pas répondu`,
    ending: amount => count(amount, 'application prend fin d’elle-même', 'applications prennent fin d’elles-mêmes'),
    byHand: amount => `${amount} à fermer à la main`,
    until: (person, apps) => `D’ici là, ${person} peut encore avoir accès\u00a0: ${apps}.`,
  },
  apps: {
    title: 'Ce que chaque application a répondu',
    opened: amount => count(amount, 'application ouverte', 'applications ouvertes'),
    app: 'Application',
    did: 'Ce que nous avons fait',
    answer: 'Réponse',
    tokens: until => `Des serveurs qui vérifient eux-mêmes ses jetons peuvent en accepter un jusqu’à\u00a0: ${until}`,
  },
  did: {
    message: 'Message de déconnexion',
    messageTo: sessions => `Message de déconnexion, ${sessions}`,
    messageTried: amount => `Message de déconnexion, ${count(amount, 'essai', 'essais')}`,
    messageForADay: 'Message de déconnexion, essais pendant un jour',
    noMessages: 'N’accepte pas de messages, renouvellement refusé',
    ownSignIn: 'N’accepte pas de messages, garde sa propre connexion',
  },
  answer: {
    signedOut: time => `Déconnectée\u00a0: ${time}`,
    notYet: 'Pas encore',
    nextTry: time => `Pas encore, prochain essai\u00a0: ${time}`,
    byHand: 'À la main, voir plus bas',
    endsBy: time => `Prend fin au plus tard\u00a0: ${time}`,
  },
  byHand: {
    title: 'Reste à faire à la main',
    signOut: (person, app) => `Déconnecter ${person} dans ${app}`,
    own: 'Elle garde sa propre connexion tant que personne n’y met fin là-bas.',
    ldap: 'Elle cherche les personnes par LDAP, où celle-ci n’est plus. Elle peut s’en souvenir un moment et garder ses propres connexions.',
  },
  ended: {
    title: 'Terminé ici',
    sessions: 'Sessions',
    renewals: 'Renouvellements pour des applications (refresh tokens)',
    appPasswords: 'Mots de passe d’application',
    tokens: 'Jetons d’API',
    ldap: 'Connexions LDAP',
    all: 'Toutes',
    browsers: 'Navigateurs de confiance',
    groups: 'Retiré de',
    noGroup: 'Aucun groupe',
    grants: 'Accès nominatif',
  },
  handOver: {
    title: 'À transmettre',
    footer: 'Rien de cela ne s’arrête tout seul. Nommez quelqu’un d’autre.',
    manager: group => `Gère le groupe ${group}`,
    contact: app => `Contact pour ${app}`,
    service: account => `S’occupe du compte de service ${account}`,
  },
}
