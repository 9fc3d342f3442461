import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const invitation: Texts['invitation'] = {
  title: 'Invitation',
  steps: ['À propos de vous', 'Votre connexion'],
  stepOf: step => `Étape ${step} sur 2`,
  welcome: organisation => `Bienvenue chez ${organisation}`,
  invitedBy: (name, day) => `${name} vous a invité le ${day}.`,
  invited: day => `Vous avez été invité le ${day}.`,
  name: 'Votre nom',
  nameHint: 'Tel que vos collègues doivent le voir.',
  username: 'Nom d’utilisateur',
  usernameHint: 'Minuscules, chiffres, points, traits d’union et tirets bas. Il ne pourra plus être changé.',
  taken: 'Ce nom d’utilisateur n’est pas libre',
  takenHelp: 'Choisissez-en un autre. Tout le reste convient.',
  takenField: username =>
    `«\u00a0${username}\u00a0» est pris ou appartenait à quelqu’un auparavant. Un nom d’utilisateur n’est jamais donné à une seconde personne.`,
  free: 'Noms d’utilisateur libres',
  email: 'E-mail',
  emailNote: 'De l’invitation. Vous pourrez la changer plus tard.',
  groups: 'Groupes',
  opens: apps => `Ouvre ${apps}`,
  submit: 'Continuer',
  until: day => html`L’invitation fonctionne une fois, jusqu’au ${bold(day)}.`,
  how: 'Comment voulez-vous vous connecter\u00a0?',
  howLead: 'Vous pourrez ajouter l’autre moyen plus tard.',
  passkey: 'Clé d’accès',
  recommended: 'Recommandé',
  passkeyText:
    'Empreinte, visage, verrouillage de l’écran ou clé de sécurité. Rien à retenir, et elle compte comme validation en deux étapes.',
  passkeyHint:
    'Votre navigateur vous demandera de confirmer sur cet appareil. Ensuite, vous enregistrerez dix codes de récupération, au cas où vous le perdriez.',
  passkeyName: 'Première clé d’accès',
  password: 'Mot de passe',
  passwordText: 'Pour les appareils plus anciens, ou si vous utilisez souvent l’ordinateur d’autres personnes.',
  passwordHint:
    'Au moins 8 caractères, et ni votre nom d’utilisateur ni votre adresse e-mail. Quelques mots sans rapport entre eux en font un bon.',
  secondStep: organisation =>
    `${organisation} demande une seconde étape à la connexion. Vous la configurerez juste après, en deux minutes environ.`,
  createPasskey: 'Créer une clé d’accès',
  create: 'Créer mon compte',
  back: 'Retour',
  failed: 'Aucune clé d’accès n’a été créée',
  failedHelp:
    'L’opération a été annulée, a pris trop de temps, ou cet appareil ne peut pas en créer. Vous pouvez réessayer ou choisir un mot de passe.',
  notMe: {
    title: 'Une invitation pour quelqu’un d’autre',
    link: name => `Je ne suis pas ${name}`,
    heading: name => `Ce lien est destiné à ${name}`,
    lead: 'Il crée un compte à ce nom et ne sert à personne d’autre.',
    nothingUsed:
      'Rien n’a été utilisé ni modifié. L’invitation reste valable pour la personne à qui elle est destinée.',
    askSender: 'Adressez-vous à la personne qui vous a envoyé le lien\u00a0: il vous faut une invitation à votre nom.',
    back: name => `Je suis ${name}\u00a0: revenir à l’invitation`,
  },
}
