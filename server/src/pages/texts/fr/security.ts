import { html } from '../../html.ts'
import type { Texts } from '../en/index.ts'

export const security: Texts['security'] = {
  lastSignIn: (when, device) => html`Votre connexion ici\u00a0: ${when}, ${device}.`,
  ways: 'Comment vous vous connectez',
  freshFirst: 'Avant d’en changer, votre mot de passe ou une clé d’accès vous est demandé de nouveau.',
  password: 'Mot de passe',
  passwordSince: when => html`Changé le ${when}`,
  noPassword: 'Vous n’en avez pas et vous vous connectez avec une clé d’accès',
  passwordElsewhere: 'Conservé dans un annuaire externe. Changez-le là où vous le changez pour votre ordinateur.',
  passwordIn: directory => `Conservé dans ${directory}`,
  managed: 'Géré ailleurs',
  change: 'Changer',
  setPassword: 'Choisir un mot de passe',
  app: 'Application d’authentification',
  noApp: 'Pas configurée',
  setUp: 'Configurer',
  replace: 'Remplacer',
  remove: 'Retirer',
  rename: 'Renommer',
  passkey: 'Clé d’accès',
  synced: 'aussi sur vos autres appareils',
  added: when => html`Ajoutée le ${when}`,
  lastUsed: when => html`dernière utilisation\u00a0: ${when}`,
  neverUsed: 'jamais utilisée depuis',
  codes: 'Codes de récupération',
  codesLeft: (left, total, when) => html`${left} sur ${total} restants, créés le ${when}`,
  newCodes: 'Créer de nouveaux codes',
  addPasskey: 'Ajouter une clé d’accès',
  appPasswords: {
    heading: 'Mots de passe d’application',
    note: 'Pour les applications qui ne peuvent pas demander de seconde étape. Chacun fonctionne dans une seule application et peut être révoqué seul.',
    none: 'Vous n’en avez pas.',
    make: 'Nouveau mot de passe d’application',
    only: app => `Seulement pour ${app}.`,
    directoryServer: 'le serveur d’annuaire',
    anApp: 'une application qui n’existe plus',
    used: (when, address) => html`Dernière utilisation\u00a0: ${when}, depuis ${address}`,
    unused: 'Pas encore utilisé',
    until: when => html`valable jusqu’au ${when}`,
    expired: 'Expiré',
    revoke: 'Révoquer',
  },
  done: {
    password: 'Votre mot de passe a été modifié. Vous êtes déconnecté partout ailleurs.',
    factor: 'Votre second facteur a été modifié.',
    codes: 'Vous avez de nouveaux codes de récupération. Les anciens ne fonctionnent plus.',
    'app-password': 'Vos mots de passe d’application ont été modifiés.',
    'app-password-revoked': 'Le mot de passe d’application est révoqué, et ce qu’il avait ouvert est terminé.',
  },
  refused: 'La modification n’a pas été faite',
  forms: {
    back: 'Retour',
    password: {
      title: 'Mot de passe',
      change: 'Changez votre mot de passe',
      set: 'Choisissez un mot de passe',
      lead: 'Vous restez connecté ici.',
      stranger:
        'Ce navigateur est déconnecté. Changez maintenant votre mot de passe\u00a0: la personne qui l’utilisait le connaît peut-être.',
      elsewhere:
        'Votre mot de passe est conservé dans un annuaire externe. Changez-le là-bas\u00a0; nous ne l’enregistrons jamais.',
      leadThere: directory =>
        `Il est changé dans ${directory}, qui le conserve\u00a0; nous ne l’enregistrons jamais. Il vaudra ensuite partout où ${directory} est interrogé.`,
      current: 'Votre mot de passe actuel',
      wrong: 'Ce n’est pas votre mot de passe. Trop d’erreurs entraînent une pause, comme à la connexion.',
      notTaken: said =>
        said === undefined
          ? 'L’annuaire n’accepte pas ce mot de passe. Il est peut-être trop court ou trop simple, déjà utilisé, ou le dernier changement est trop récent.'
          : `L’annuaire n’accepte pas ce mot de passe. Il répond\u00a0: «\u00a0${said}\u00a0»`,
      notAllowed:
        'L’annuaire ne vous laisse pas changer votre mot de passe ici. Changez-le là où vous le changez pour votre ordinateur.',
      unreachable:
        'L’annuaire qui conserve votre mot de passe ne répond pas. Rien n’a été changé\u00a0; réessayez dans quelques minutes.',
      unknown:
        'L’annuaire n’a pas répondu\u00a0: nous ne savons pas si votre mot de passe a été changé. Essayez le nouveau, puis l’ancien si cela échoue.',
      submit: 'Enregistrer le mot de passe',
    },
    removeApp: {
      heading: 'Retirer votre application d’authentification\u00a0?',
      lead: 'Ses codes ne fonctionneront plus. Les navigateurs de confiance demanderont de nouveau.',
      submit: 'La retirer',
    },
    rename: {
      heading: 'Renommez votre clé d’accès',
      label: 'Nom de cette clé d’accès',
      submit: 'Enregistrer le nom',
    },
    removePasskey: {
      heading: name => `Retirer «\u00a0${name}\u00a0»\u00a0?`,
      lead: 'Elle ne vous connectera plus. Supprimez-la aussi sur l’appareil, ce que nous ne pouvons pas faire pour vous.',
      submit: 'La retirer',
    },
    codes: {
      heading: 'Créer de nouveaux codes de récupération\u00a0?',
      lead: 'Vous recevez dix nouveaux codes. Ceux que vous avez cessent aussitôt de fonctionner.',
      submit: 'Créer de nouveaux codes',
    },
    makeAppPassword: {
      heading: 'Nouveau mot de passe d’application',
      lead: 'Pour une application qui demande elle-même votre mot de passe. Il ne fonctionne que dans celle-ci.',
      name: 'Nom',
      nameHint: 'Pour que vous le reconnaissiez, par exemple «\u00a0Thunderbird sur le portable\u00a0».',
      app: 'Application',
      none: 'Aucune des applications que vous pouvez ouvrir n’accepte de mot de passe.',
      lasts: 'Valable',
      forever: 'Jusqu’à ce que je le révoque',
      days: days => `Pendant ${days} jours`,
      submit: 'Le créer',
    },
    shown: {
      heading: name => `Mot de passe pour «\u00a0${name}\u00a0»`,
      lead: app => `Saisissez-le dans ${app} à la place de votre propre mot de passe. Il n’est affiché que cette fois.`,
      username: 'Nom d’utilisateur',
      password: 'Mot de passe d’application',
      copy: 'Copier',
      copied: 'Copié',
      done: 'Terminé',
    },
    revoke: {
      heading: name => `Révoquer «\u00a0${name}\u00a0»\u00a0?`,
      lead: app => `Tout ce qui l’utilise pour ${app} est refusé désormais.`,
      submit: 'Le révoquer',
    },
  },
}
