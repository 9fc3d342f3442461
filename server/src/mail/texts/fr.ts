import type { Around, Factor, MailTexts, RoleNow } from '../letter.ts'

const works = (until: string): string => `Le lien fonctionne une seule fois, jusqu’au ${until}.`
const whom = ({ contact }: Around): string => (contact === '' ? 'l’administration de ce serveur' : contact)

const notYou = (around: Around): string =>
  `Si c’était vous, il n’y a rien à faire. Sinon, connectez-vous, changez aussitôt votre mot de passe et prévenez ${whom(around)}.`
const unexpected = (around: Around): string =>
  around.contact === ''
    ? 'Si vous ne vous y attendiez pas, adressez-vous à l’administration de ce serveur.'
    : `Si vous ne vous y attendiez pas, adressez-vous à : ${around.contact}.`
const home = ({ home: link, organisation }: Around) => ({ link, label: `Ouvrir ${organisation}` })

const nameFactor = (factor: Factor): string =>
  factor === null ? 'application d’authentification' : `clé d’accès « ${factor} »`

const roles: Record<RoleNow, string> = {
  owner: 'propriétaire',
  admin: 'admin',
  usermanager: 'gestionnaire d’utilisateurs',
  user: 'membre',
}

export const fr: MailTexts = {
  greeting: name => (name === '' ? 'Bonjour,' : `Bonjour ${name},`),
  known: { at: 'Quand', browser: 'Navigateur', address: 'Adresse', nobody: 'aucune' },
  footer: ({ organisation, home }) =>
    `Envoyé par ${organisation} (${home}). Personne ne lit les réponses à ce message.`,

  invitation: ({ invitedBy, organisation, link, until, ...around }) => ({
    subject: `Invitation à rejoindre ${organisation}`,
    blocks: [
      invitedBy === null
        ? `Vous êtes invité à rejoindre ${organisation}. Ouvrez le lien pour choisir comment vous connecter.`
        : `${invitedBy} vous invite à rejoindre ${organisation}. Ouvrez le lien pour choisir comment vous connecter.`,
      { link, label: 'Accepter l’invitation' },
      works(until),
      unexpected({ organisation, ...around }),
    ],
  }),
  'password-reset': ({ username, link, until }) => ({
    subject: 'Choisir un nouveau mot de passe',
    blocks: [
      `Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour le compte ${username}.`,
      { link, label: 'Choisir un nouveau mot de passe' },
      works(until),
      'Si ce n’était pas vous, n’ouvrez pas le lien ; votre mot de passe reste le même.',
    ],
  }),
  'email-change': ({ username, link, until }) => ({
    subject: 'Confirmer votre adresse e-mail',
    blocks: [
      `Le compte ${username} doit recevoir cette adresse. Elle vaut dès que le lien est ouvert ; d’ici là, rien ne change.`,
      { link, label: 'Confirmer cette adresse' },
      works(until),
      'Si ce compte n’est pas le vôtre, n’ouvrez pas le lien.',
    ],
  }),
  'email-changed': ({ before, after, ...around }) => ({
    subject: 'Votre adresse e-mail a été modifiée',
    blocks: [`L’adresse de votre compte était ${before} ; c’est maintenant ${after}.`, notYou(around), home(around)],
  }),
  'password-changed': around => ({
    subject: 'Votre mot de passe a été modifié',
    blocks: ['Le mot de passe de votre compte a été modifié.', notYou(around), home(around)],
  }),
  'password-reset-by-admin': around => ({
    subject: 'Votre mot de passe a été défini par l’administration',
    blocks: ['L’administration a défini un nouveau mot de passe pour votre compte.', unexpected(around), home(around)],
  }),
  'factor-added': ({ factor, ...around }) => ({
    subject: 'Un second facteur a été ajouté',
    blocks: [`Votre compte peut maintenant être confirmé avec : ${nameFactor(factor)}.`, notYou(around), home(around)],
  }),
  'factor-removed': ({ factor, ...around }) => ({
    subject: 'Un second facteur a été retiré',
    blocks: [`Votre compte n’est plus confirmé avec : ${nameFactor(factor)}.`, notYou(around), home(around)],
  }),
  'factors-reset-by-admin': around => ({
    subject: 'Vos seconds facteurs ont été retirés par l’administration',
    blocks: [
      'L’administration a retiré tous les seconds facteurs de votre compte. Vous en configurez un nouveau en vous connectant.',
      unexpected(around),
      home(around),
    ],
  }),
  'factor-asked': around => ({
    subject: 'Configurez un second facteur',
    blocks: [
      `${around.organisation} vous demande de configurer un second facteur, pour que votre mot de passe ne suffise pas à ouvrir votre compte : une clé d’accès, ou une application de votre téléphone qui affiche des codes.`,
      { link: `${around.home}/profile/security`, label: 'Configurer un second facteur' },
      'Cela prend environ deux minutes, quand cela vous convient. Si vous en avez déjà configuré un, il n’y a rien à faire.',
      unexpected(around),
    ],
  }),
  'role-changed': ({ role, ...around }) => ({
    subject: 'Votre rôle a été modifié par l’administration',
    blocks: [
      `Votre rôle est maintenant : ${roles[role]}. Toutes les sessions de votre compte sont fermées ; reconnectez-vous.`,
      unexpected(around),
      home(around),
    ],
  }),
  'recovery-code-used': ({ left, ...around }) => ({
    subject: 'Un code de récupération a été utilisé',
    blocks: [
      `Quelqu’un s’est connecté à votre compte avec un code de récupération. Codes restants : ${left}.`,
      notYou(around),
      home(around),
    ],
  }),
  'new-browser': around => ({
    subject: 'Connexion depuis un nouveau navigateur',
    blocks: [
      'Quelqu’un s’est connecté à votre compte depuis un navigateur qui n’avait pas encore servi.',
      notYou(around),
      home(around),
    ],
  }),
  'directory-refused': ({ directory, reason, ...around }) => ({
    subject: 'Un annuaire refuse son compte de service',
    blocks: [
      `L’annuaire «\u00a0${directory}\u00a0» refuse le compte avec lequel il est lu\u00a0: ${reason} Tant que ce n’est pas corrigé, personne ne peut se connecter avec lui et il n’est pas synchronisé. Personne n’a été désactivé ni modifié pour autant.`,
      'Vérifiez l’annuaire dans les réglages et saisissez de nouveau le mot de passe du compte s’il a changé. Ce message n’est envoyé qu’une fois.',
      home(around),
    ],
  }),
  'access-asked': ({ person, app, why, days, link, until, ...around }) => ({
    subject: `${person} demande l’accès à ${app}`,
    blocks: [
      `${person} demande l’accès à ${app}, ${days === null ? 'sans limite' : days === 1 ? 'pour un jour' : `pour ${days} jours`}, et écrit : « ${why} »`,
      { link, label: 'Répondre' },
      `La demande attend jusqu’au ${until}. D’autres personnes qui peuvent décider sont prévenues aussi ; la première réponse compte.`,
      home(around),
    ],
  }),
  'access-granted': ({ app, until, word, ...around }) => ({
    subject: `Vous avez accès à ${app}`,
    blocks: [
      until === null
        ? `${app} vous est ouverte.`
        : `${app} vous est ouverte jusqu’au ${until}, puis l’accès prend fin de lui-même.`,
      ...(word === null ? [] : [`On vous dit : « ${word} »`]),
      home(around),
    ],
  }),
  'access-refused': ({ app, word, ...around }) => ({
    subject: `Votre demande pour ${app} a été refusée`,
    blocks: [
      `Vous avez demandé l’accès à ${app}, et il a été refusé.`,
      ...(word === null ? [] : [`On vous dit : « ${word} »`]),
      home(around),
    ],
  }),
  'access-ends': ({ app, until, ...around }) => ({
    subject: `Votre accès à ${app} prend bientôt fin`,
    blocks: [
      `${app} vous est ouverte jusqu’au ${until}, puis l’accès prend fin de lui-même. S’il vous le faut plus longtemps, redemandez ensuite.`,
      home(around),
    ],
  }),
  'account-test': around => ({
    subject: `Message d’essai de ${around.organisation}`,
    blocks: ['Ce message a été demandé dans les réglages. Les messages de ce serveur arrivent.', home(around)],
  }),
}
