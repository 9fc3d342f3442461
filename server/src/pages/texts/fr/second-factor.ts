import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('fr')

export const secondFactor: Texts['secondFactor'] = {
  title: 'Confirmez que c’est bien vous',
  notYou: 'Ce n’est pas vous\u00a0?',
  submit: 'Confirmer',
  trust: days =>
    plural(days, {
      one: 'Ne plus demander dans ce navigateur pendant un jour',
      other: `Ne plus demander dans ce navigateur pendant ${days} jours`,
    }),
  code: {
    heading: 'Saisissez votre code à 6 chiffres',
    lead: organisation =>
      `Ouvrez l’application d’authentification sur votre téléphone et cherchez le code pour ${organisation}.`,
    label: 'Code à 6 chiffres',
    other: 'Pas d’application d’authentification sous la main\u00a0?',
    wrong: 'Ce code n’est pas le bon. Saisissez celui que l’application affiche maintenant.',
    used: 'Ce code a déjà été utilisé. Attendez le suivant, 30 secondes au plus.',
    length: digits => `Un code a 6 chiffres. Celui-ci en a ${digits}.`,
    clock: 'Si les codes sont refusés à répétition, vérifiez que votre téléphone règle son heure automatiquement.',
  },
  passkey: {
    heading: 'Confirmez avec votre clé d’accès',
    lead: 'Votre navigateur demande votre empreinte, votre visage, le verrouillage de l’écran ou une clé de sécurité.',
    ask: 'Utiliser une clé d’accès',
    askAgain: 'Demander à nouveau',
    waiting: 'En attente de votre appareil',
    waitingHelp: 'Si vous ne voyez aucune demande, elle est peut-être derrière cette fenêtre.',
    other: 'Autres moyens',
    needsScript:
      'Les clés d’accès demandent un navigateur qui exécute des scripts. Utilisez un autre moyen ci-dessous.',
    failed: 'Cette clé d’accès n’a pas été acceptée',
    failedHelp:
      'L’opération a été annulée, a pris trop de temps, ou cette clé n’est pas une des vôtres. Vous pouvez réessayer ou utiliser un autre moyen.',
    refusedHelp:
      'Elle n’est pas connue ici, ou sa réponse n’est pas celle attendue. Réessayez ou utilisez un autre moyen.',
  },
  recovery: {
    heading: 'Saisissez un code de récupération',
    lead: 'Un des 10 codes que vous avez enregistrés en configurant la validation en deux étapes. Chaque code fonctionne une fois.',
    label: 'Code de récupération',
    wrong: 'Ce code n’est pas un des vôtres, ou a déjà été utilisé.',
    length: letters => `Un code de récupération a 8 caractères, comme ABCD-2345. Celui-ci en a ${letters}.`,
    lost: 'Vous n’avez plus de codes non plus\u00a0?',
    lostHelp:
      'Adressez-vous à la personne qui gère votre compte. Elle vérifie que c’est bien vous et vous laisse configurer de nouveau la validation en deux étapes.',
  },
  methods: {
    label: 'Autres moyens de confirmer',
    code: 'Utiliser votre application d’authentification',
    codeNote: 'Six chiffres qui changent toutes les 30 secondes',
    passkey: 'Utiliser une clé d’accès',
    passkeyNote: names => names,
    recovery: 'Utiliser un code de récupération',
    recoveryNote: left => plural(left, { one: `Il vous reste ${left} code`, other: `Il vous reste ${left} codes` }),
  },
  paused: wait => `Trop de codes erronés. Attendez ${wait}`,
  pausedHelp: until =>
    html`Aucun code n’est vérifié jusqu’à ${until}, pour que personne ne puisse les deviner. Votre compte n’est pas bloqué.`,
}

export const setUpFactor: Texts['setUpFactor'] = {
  title: 'Configurer la validation en deux étapes',
  steps: ['Choisir', 'Confirmer', 'Enregistrer les codes'],
  stepOf: step => `Étape ${step} sur 3`,
  choose: {
    heading: 'Configurez la validation en deux étapes pour continuer',
    lead: (organisation, app) =>
      `${organisation} demande une seconde étape à la connexion. Cela prend environ deux minutes${app === undefined ? '' : `, puis vous continuez vers ${app}`}.`,
    passkey: 'Clé d’accès',
    recommended: 'Recommandé',
    passkeyText:
      'Empreinte, visage, verrouillage de l’écran ou clé de sécurité. Rien à saisir, et aucune fausse page ne peut la tromper.',
    app: 'Application d’authentification',
    appText:
      'Une application sur votre téléphone affiche un code à 6 chiffres. Toute application qui lit un code QR convient, dont 1Password, Aegis et Google Authenticator.',
    hint: 'À la fin, vous recevrez des codes de récupération, pour le jour où vous perdrez votre appareil. Vous pourrez ajouter l’autre moyen plus tard dans votre profil.',
    submit: 'Continuer',
    leave: 'Se déconnecter',
  },
  app: {
    heading: 'Reliez votre application d’authentification',
    lead: 'Scannez le code avec l’application, puis saisissez les 6 chiffres qu’elle affiche.',
    picture: 'Code QR pour votre application d’authentification',
    cannotScan: 'Impossible de le scanner\u00a0?',
    enterKey: 'Saisissez cette clé dans l’application\u00a0:',
    copy: 'Copier la clé',
    copied: 'Copiée',
    open: 'Ouvrir dans l’application',
    account: username => html`Compte ${bold(username)} · Basé sur l’heure · 6 chiffres`,
    label: 'Code à 6 chiffres de votre application',
    hint: 'Le code change toutes les 30 secondes. S’il est refusé, vérifiez que votre téléphone règle son heure automatiquement.',
    wrong: 'Ce code n’est pas le bon. Saisissez celui que l’application affiche maintenant, six chiffres.',
    submit: 'Confirmer le code',
    back: 'Retour',
  },
  passkey: {
    heading: 'Ajoutez une clé d’accès',
    lead: 'Votre navigateur vous demande de confirmer sur cet appareil ou avec une clé de sécurité.',
    name: 'Nom de cette clé d’accès',
    nameHint: 'Pour que vous la reconnaissiez, par exemple «\u00a0Portable du bureau\u00a0».',
    submit: 'Créer la clé d’accès',
    needsScript:
      'Les clés d’accès demandent un navigateur qui exécute des scripts. Revenez en arrière et choisissez l’application d’authentification.',
    failed: 'Aucune clé d’accès n’a été créée',
    failedHelp:
      'L’opération a été annulée, a pris trop de temps, ou cet appareil en a déjà une pour vous. Rien n’a été changé.',
    back: 'Retour',
  },
  codes: {
    heading: 'Enregistrez vos codes de récupération',
    done: 'La validation en deux étapes est activée',
    doneHelp: 'Une dernière chose, pour qu’un téléphone perdu ne vous ferme pas la porte.',
    for: (username, host) => html`Pour ${bold(username)} sur ${bold(host)}`,
    made: day => `Créés le ${day}`,
    copy: 'Copier',
    copied: 'Copiés',
    download: 'Télécharger',
    print: 'Imprimer',
    fileName: username => `codes-de-recuperation-${username}.txt`,
    fileText: (username, host, organisation, day) =>
      `Codes de récupération de ${username} sur ${host} (${organisation}), créés le ${day}.\nChaque code permet de se connecter une fois.`,
    hint: 'Chaque code vous permet de vous connecter une fois. Gardez-les loin de votre téléphone\u00a0: dans un gestionnaire de mots de passe ou sur papier. Ils ne seront plus affichés.',
    saved: 'J’ai enregistré ces codes',
    notSaved: 'Enregistrez d’abord les codes, puis cochez la case. Sans eux, un téléphone perdu vous ferme la porte.',
    submit: app => (app === undefined ? 'Continuer' : `Continuer vers ${app}`),
  },
}

export const newPassword: Texts['newPassword'] = {
  title: 'Choisir un nouveau mot de passe',
  heading: 'Choisissez un nouveau mot de passe',
  temporary: 'Celui que l’on vous a donné ne servait que la première fois.',
  label: 'Nouveau mot de passe',
  hint: 'Au moins 8 caractères, et ni votre nom d’utilisateur ni votre adresse e-mail. Quelques mots sans rapport entre eux en font un bon.',
  endsElsewhere: 'Cela vous déconnecte ailleurs',
  endsElsewhereHelp:
    'Votre téléphone, les autres navigateurs et les applications reliées vous demanderont de vous reconnecter. Les mots de passe d’application restent valables. La validation en deux étapes reste activée.',
  submit: 'Enregistrer et se connecter',
}

export const strength: Texts['strength'] = {
  short: 'Trop court.',
  common: 'Dans la liste des mots de passe courants.',
  yours: 'C’est votre nom d’utilisateur.',
  fine: 'Correct.',
  strong: 'Robuste.',
}
