import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const signIn: Texts['signIn'] = {
  title: 'Se connecter',
  continueTo: app => html`Continuer vers ${bold(app)}`,
  lead: organisation => `Avec votre compte ${organisation}.`,
  again: app => `Confirmez que c’est bien vous${app ? ` avant de continuer vers ${app}` : ''}.`,
  identifier: 'Nom d’utilisateur ou adresse e-mail',
  password: 'Mot de passe',
  submit: 'Se connecter',
  or: 'or',
  passkey: 'Sign in with a passkey',
  passkeyFailed: 'That passkey wasn’t accepted',
  passkeyFailedHelp: 'It was cancelled, took too long, or is not known here. You can try again, or use your password.',
  startAgain: 'Please begin again',
  startAgainHelp: 'This sign-in waited too long or was finished in another tab.',
  mismatch: 'Ce nom d’utilisateur et ce mot de passe ne vont pas ensemble',
  mismatchHelp:
    'Vérifiez les fautes de frappe et le verrouillage des majuscules. Si vous ne connaissez plus le mot de passe, demandez à la personne qui vous a donné le compte.',
  enterAgain: 'Saisissez de nouveau votre mot de passe.',
  paused: wait => `Trop de tentatives. Attendez ${wait}`,
  pausedHelp: until =>
    html`La connexion par mot de passe est suspendue pour ce compte jusqu’à ${until}, pour que personne ne puisse deviner le mot de passe. Votre compte n’est pas bloqué.`,
  busy: 'Le serveur est surchargé',
  busyHelp: 'Votre mot de passe n’a pas été vérifié. Attendez quelques secondes et réessayez.',
}
