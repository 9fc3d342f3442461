import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const counted = createCounter('fr')

export const directoryQueries: Texts['directoryQueries'] = {
  what: 'requêtes',
  title: 'Requêtes en direct',
  which: 'Quelles requêtes',
  parts: {
    all: 'Toutes',
    refused: 'Refusées',
    slow: 'Lentes',
  },
  search: 'Chercher dans les requêtes',
  searchHint: 'Nom, filtre ou adresse',
  paused: 'En pause',
  lost: 'Contact perdu',
  listening: 'À l’écoute',
  resume: 'Reprendre',
  pause: 'Mettre en pause',
  kept: (count, zone) =>
    `Les mots de passe ne sont jamais conservés. Les ${counted(count, 'dernière requête', 'dernières requêtes')} le sont, en mémoire, jusqu’au redémarrage du serveur. Heures de ${zone}.`,
  keys: '{j} {k} pour se déplacer, {enter} pour les détails',
  noMatch: 'Rien ne correspond à ces filtres',
  showAll: 'Tout afficher',
  noMatchHint: 'Ce qui correspond apparaît ici dès que c’est demandé.',
  none: 'Rien n’a encore été demandé',
  tryCommand: 'Commande à essayer',
  noneHint:
    'Chaque bind et chaque recherche de vos applications apparaît ici. Essayez depuis une adresse qui peut se connecter\u00a0:',
  time: 'Heure',
  from: 'De',
  asked: 'Demande',
  answer: 'Réponse',
  rootDse: 'DSE racine',
  kinds: {
    bind: 'Bind',
    search: 'Recherche',
    compare: 'Comparaison',
    add: 'Ajout',
    modify: 'Modification',
    delete: 'Suppression',
    'modify-dn': 'Renommer ou déplacer',
    extended: 'Étendue',
    connection: 'Connexion',
  },
  scopes: {
    base: 'cette entrée seule',
    one: 'un niveau en dessous',
    sub: 'elle et tout ce qui est en dessous',
    children: 'tout ce qui est en dessous',
  },
  facts: {
    base: 'Base',
    bindDn: 'DN de bind',
    extension: 'Extension',
    entry: 'Entrée',
    atMostEntries: amount => `${amount} entrées`,
    atMostSeconds: amount => `${amount} secondes`,
    allAttributes: 'tous les attributs d’utilisateur',
    mechanism: 'Mécanisme',
    newName: 'Nouveau nom',
    attributes: 'Attributs',
    abandoned: 'Plus personne n’attendait.',
    operation: 'Opération',
    theRootDse: 'la DSE racine',
    scope: 'Portée',
    filter: 'Filtre',
    tooLong: 'Trop long pour être conservé',
    atMost: 'Au plus',
    answer: 'Réponse',
    told: 'Message',
    entries: 'Entrées',
    took: 'Durée',
    boundAs: 'Lié comme',
    nobody: 'personne',
    who: 'Qui',
    app: 'Application',
    from: 'De',
    overTls: address => `${address}, par TLS`,
    withoutTls: address => `${address}, sans TLS`,
    time: 'Heure',
    copy: 'Copier comme ldapsearch',
    open: name => `Ouvrir ${name}`,
    onlyPerson: 'Seulement cette personne',
    only: address => `Seulement ${address}`,
    allowOne: address => `Autoriser ${address}`,
  },
  results: {
    notOnList: 'adresse absente de la liste',
    notOnListHint: 'Autorisez-la si c’est une de vos applications. Elle n’a pas pu essayer de mot de passe.',
    givenUp: 'abandonnée',
    refused: 'refusée',
    refusedWith: code => `refusée (${code})`,
    ok: took => `ok ${took}`,
    forApp: app => `pour ${app}`,
    entries: count => counted(count, 'entrée', 'entrées'),
  },
  codes: {
    1: {
      words: 'hors séquence',
      hint: 'Par exemple, TLS a été demandé pendant une recherche.',
    },
    2: {
      words: 'pas compris',
      hint: 'Ce qui a été envoyé n’est pas du LDAP, ou d’une version ou extension que ce serveur ne parle pas.',
    },
    3: {
      words: 'a duré trop longtemps',
      hint: 'La limite de temps de la recherche, ou du serveur d’annuaire, est dépassée.',
    },
    4: {
      words: 'plus que demandé',
      hint: 'La limite de taille de la recherche, ou du serveur d’annuaire, a coupé la réponse.',
    },
    5: {
      words: 'pas égal',
    },
    6: {
      words: 'égal',
    },
    7: {
      words: 'méthode inconnue',
      hint: 'Utilisez un bind simple avec un DN et un mot de passe.',
    },
    8: {
      words: 'n’a pas sa place ici',
      hint: 'L’accès, le mot de passe ou le secret a changé pendant que la connexion était ouverte.',
    },
    11: {
      words: 'trop à la fois',
      hint: 'Le filtre a plus de parties que la limite ne permet.',
    },
    12: {
      words: 'contrôle inconnu',
      hint: 'L’application exige une extension que ce serveur n’offre pas pour cette opération.',
    },
    13: {
      words: 'pas de TLS',
      hint: 'Les mots de passe ne sont acceptés que par TLS. Utilisez ldaps://, ou StartTLS dans l’application.',
    },
    16: {
      words: 'pas de tel attribut',
      hint: 'L’entrée n’en a pas de ce nom.',
    },
    17: {
      words: 'attribut inconnu',
      hint: 'Le schéma n’a pas d’attribut de ce nom.',
    },
    19: {
      words: 'valeur non autorisée',
    },
    20: {
      words: 'y est déjà',
    },
    21: {
      words: 'valeur de mauvaise forme',
    },
    32: {
      words: 'pas de telle entrée',
      hint: 'Comparez le DN de base de l’application avec «\u00a0Base des personnes\u00a0» et «\u00a0Base des groupes\u00a0» ci-dessus.',
    },
    34: {
      words: 'pas un DN',
      hint: 'La base dans l’application n’est pas un DN, comme ou=users,dc=example,dc=com.',
    },
    48: {
      words: 'mauvaise façon de se connecter',
    },
    49: {
      words: 'nom ou mot de passe faux',
      hint: 'Le DN de bind, le mot de passe, ou qui peut l’ouvrir. Avec un second facteur, il faut un mot de passe d’application ou un code.',
    },
    50: {
      words: 'pas le droit',
      hint: 'Personne n’est lié, ou qui est lié ne peut ni voir ni modifier cela. Faites d’abord un bind.',
    },
    51: {
      words: 'surchargé',
      hint: 'Plus de mots de passe qu’on ne peut en vérifier à la fois. Réessayez dans quelques secondes.',
    },
    52: {
      words: 'pas disponible',
      hint: 'Une limite de la connexion était atteinte, ou le serveur s’arrêtait.',
    },
    53: {
      words: 'ne se fait pas ici',
      hint: 'Par exemple un bind avec un DN et sans mot de passe, ou une modification dans un arbre en lecture seule.',
    },
    65: {
      words: 'ne correspond pas au schéma',
    },
    68: {
      words: 'existe déjà',
    },
    80: {
      words: 'échec ici',
      hint: 'Une erreur de ce serveur. Son journal en dit plus.',
    },
    122: {
      words: 'assertion non satisfaite',
    },
  },
}
