import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const device: Texts['device'] = {
  title: 'Connecter un appareil',
  lead: 'Saisissez le code qu’affiche votre téléviseur, imprimante ou terminal.',
  code: 'Code sur l’appareil',
  codeHint: 'Huit lettres, comme BCDF-GHJK. Les majuscules et le tiret n’ont pas d’importance.',
  errors: {
    missing: 'Saisissez le code qu’affiche l’appareil.',
    unknown:
      'Aucun appareil n’attend avec ce code. Comparez-le avec l’écran ; un appareil en affiche un nouveau après dix minutes.',
    over: 'Ce code a expiré ou a déjà servi. Demandez-en un nouveau à l’appareil.',
  },
  stopped: {
    heading: 'Arrêté',
    text: 'L’appareil n’a pas été connecté, et ce code n’est plus valable.',
  },
  failed: {
    heading: 'Cela n’a pas fonctionné',
    text: 'Rien n’a été connecté. Recommencez avec le code qu’affiche l’appareil.',
  },
  paused: wait => `Trop de codes. Attendez ${wait}`,
  pausedHelp: until => html`Vous pourrez continuer à partir de ${until}.`,
  onlyHere: 'Seulement pour un appareil devant vous',
  onlyHereWhy:
    'Le code vous est parvenu par e-mail, messagerie ou téléphone ? Alors arrêtez : quelqu’un veut se connecter à votre place.',
  goOn: 'Continuer',
  confirmTitle: 'Connecter cet appareil',
  asksFor: app => html`Un appareil demande ${bold(app)}`,
  confirmHeading: 'Connecter cet appareil en votre nom ?',
  compare: 'Comparez le code. Il doit être le même sur les deux écrans.',
  device: 'Appareil',
  asksFrom: 'Demande depuis',
  sameAddress: 'La même adresse que vous',
  otherAddress: 'Pas l’adresse où vous êtes. Ne continuez que si vous savez pourquoi',
  since: 'Depuis',
  you: 'Vous',
  receives: facts => `Il reçoit : ${facts}.`,
  staysUntil:
    'Il reste connecté jusqu’à ce que vous vous déconnectiez dans ce navigateur, ou mettiez fin à cette connexion sous Profil, Appareils.',
  yes: 'Oui, c’est mon appareil',
  stop: 'Non, arrêter',
  doneTitle: 'Appareil connecté',
  connectedTo: app => html`Connecté à ${bold(app)}`,
  doneHeading: 'L’appareil est connecté',
  goesOn: 'Il continue de lui-même dans quelques secondes. Vous pouvez fermer cette page.',
  signedInAs: (app, username, at) => html`${app}, connecté en tant que ${username} à ${at}.`,
}
