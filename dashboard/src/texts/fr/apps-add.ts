import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const counted = createCounter('fr')

export const appsAdd: Texts['appsAdd'] = {
  title: 'Ajouter une application',
  titleOf: app => `Ajouter ${app}`,
  what: { app: 'application', configuration: 'configuration', recipes: 'recettes' },
  steps: {
    app: 'Application',
    access: 'Qui peut l’ouvrir',
    configuration: 'Configuration',
    test: 'Tester la connexion',
  },
  keys: { command: '⌘ Entrée', control: 'Ctrl Entrée' },
  back: 'Retour',
  continue: 'Continuer',
  continueWith: recipe => `Continuer avec ${recipe}`,
  errors: {
    way: 'Choisissez une recette, ou ce que l’application sait faire.',
    title: 'Donnez un nom à l’application.',
    link: example => `Indiquez l’adresse que l’on saisit, comme ${example}.`,
  },
  recipes: {
    title: 'Recettes',
    kind: 'Genre d’application',
    all: 'Toutes',
    categories: {
      files: 'Fichiers',
      media: 'Médias',
      monitoring: 'Supervision',
      code: 'Développement',
      documents: 'Documents',
      home: 'Maison',
      mail: 'E-mail',
      servers: 'Serveurs',
      other: 'Autres',
    },
    search: 'Chercher une recette',
    searchSome: amount => `Chercher parmi ${amount} recettes, par exemple Grafana`,
    none: 'Aucune recette de ce nom. Choisissez plutôt ce que l’application sait faire.',
    shown: amount => counted(amount, 'recette affichée', 'recettes affichées'),
    footer:
      'Une recette remplit les adresses, les portées et les paramètres à coller. Vous pouvez tout modifier plus tard.',
    failed: 'La recette n’a pas pu être chargée.',
    doors: 'Comment on se connecte',
    redirects: count =>
      count === 1 ? 'Adresse de redirection\u00a0: {addresses}' : 'Adresses de redirection\u00a0: {addresses}',
  },
  ways: {
    title: 'Pas de recette\u00a0? Que sait faire l’application\u00a0?',
    label: 'Que sait faire l’application\u00a0?',
    oidc: 'Elle propose «\u00a0OpenID Connect\u00a0», «\u00a0OAuth\u00a0» ou «\u00a0SSO\u00a0»',
    oidcHint:
      'Le meilleur choix\u00a0: une seule connexion, second facteur compris, et l’application ne voit jamais de mot de passe.',
    ldap: 'Elle propose «\u00a0LDAP\u00a0»',
    ldapHint:
      'L’application demande elle-même le nom d’utilisateur et le mot de passe, et voit le mot de passe. Qui a un second facteur utilise un mot de passe d’application.',
    gateway: 'Elle n’a aucune connexion',
    gatewayHint: 'Forward auth\u00a0: votre proxy inverse demande à Doorward avant de laisser passer quelqu’un.',
    simpleAuth: 'Elle peut appeler une adresse web pour vérifier un mot de passe',
    simpleAuthHint:
      'Simple Auth\u00a0: pour les scripts et les applications à une seule personne. L’application voit le mot de passe.',
    which: 'Qu’en est-il de mon application\u00a0?',
    answers: [
      'Cherchez «\u00a0Authentication\u00a0», «\u00a0Single sign-on\u00a0» ou «\u00a0Users\u00a0» dans les paramètres de l’application. Des champs nommés Client ID, Issuer ou Discovery veulent dire OpenID Connect. Des champs nommés Bind DN, Base DN ou Search filter veulent dire LDAP.',
      'Si elle propose les deux, prenez OpenID Connect\u00a0: avec LDAP, l’application demande elle-même le mot de passe et le voit.',
      'S’il n’y a rien de tel et que vous y accédez par nginx, Traefik, Caddy, HAProxy, Envoy ou Apache, elle n’a pas de connexion à elle qui compte\u00a0: placez-la là derrière Doorward.',
      'Un script à vous, ou une application avec un seul mot de passe, peut demander à Doorward si un mot de passe est juste.',
    ],
  },
  fields: {
    title: 'L’application',
    name: 'Nom',
    nameHint: 'Tel qu’on la connaît.',
    nameExample: 'Tel qu’on la connaît, par exemple Grafana.',
    protect: 'Adresse à protéger',
    open: 'Adresse où on l’ouvre',
    linkHint: example => `Telle qu’on la saisit, par exemple ${example}.`,
    openHint: 'Où mène «\u00a0Mes applications\u00a0», par exemple https://grafana.example.com.',
    proxyAsks: 'Votre proxy demande pour chaque requête à {host}.',
    moreGateway: 'Autres paramètres\u00a0: chemins ouverts, programmes, ce que l’application apprend',
  },
  oidc: {
    redirects: 'Adresses de redirection',
    redirectsHint:
      'Une par ligne, exactement comme l’application les affiche. Elle les appelle peut-être URL de rappel (callback).',
    more: 'Autres paramètres\u00a0: identifiant du client, secret, informations, déconnexion',
    clientIdHint: 'Formé d’après le nom si vous n’en saisissez pas.',
    method: 'Comment l’application s’authentifie',
    afterSignOut: 'Adresses après la déconnexion',
    afterSignOutHint: 'Une par ligne. Où l’application peut envoyer les personnes après les avoir déconnectées.',
    backChannel: 'Adresse des messages de déconnexion (back-channel)',
    backChannelHint: 'Doorward y avertit l’application quand quelqu’un se déconnecte.',
  },
  secret: {
    madeHint: 'Affiché une fois, à coller dans l’application',
    typedHint: 'Si l’application en a déjà un\u00a0; au moins 16 caractères',
  },
  access: {
    notAdded: 'L’application n’a pas été ajoutée.',
    notSaved: 'La règle n’a pas été enregistrée.',
    added: app => `${app} a été ajoutée`,
    choosePerson: 'Choisissez la personne.',
    chooseSome: 'Choisissez au moins un groupe ou une personne.',
    extra: 'Autres conditions',
    factor: 'Demander un second facteur, même si la règle générale ne le fait pas',
    factorHint: 'Qui n’en a pas encore est invité à le configurer en ouvrant l’application.',
    networks: 'Seulement depuis certains réseaux',
    networksHint: 'Une adresse ou plage par ligne, par exemple 10.0.20.0/24. Vide\u00a0: de partout.',
  },
  configuration: {
    later: 'Tester plus tard',
    pasted: 'Collé, tester{rest}',
    pastedRest: '\u00a0la connexion',
  },
  test: {
    back: 'Vers la configuration',
    another: 'Ajouter une autre application',
    without: 'Terminer sans test',
    finish: 'Terminer',
  },
}
