import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const signIn: Texts['signIn'] = {
  title: 'Anmelden',
  continueTo: app => html`Weiter zu ${bold(app)}`,
  lead: organisation => `Mit Ihrem Benutzerkonto bei ${organisation}.`,
  again: app => `Bestätigen Sie, dass Sie es sind${app ? `, bevor es zu ${app} weitergeht` : ''}.`,
  identifier: 'Benutzername oder E-Mail-Adresse',
  password: 'Passwort',
  submit: 'Anmelden',
  or: 'or',
  passkey: 'Sign in with a passkey',
  passkeyFailed: 'That passkey wasn’t accepted',
  passkeyFailedHelp: 'It was cancelled, took too long, or is not known here. You can try again, or use your password.',
  startAgain: 'Please begin again',
  startAgainHelp: 'This sign-in waited too long or was finished in another tab.',
  mismatch: 'Benutzername und Passwort passen nicht zusammen',
  mismatchHelp:
    'Achten Sie auf Tippfehler und die Feststelltaste. Wenn Sie das Passwort nicht mehr wissen, fragen Sie die Person, von der Sie das Benutzerkonto haben.',
  enterAgain: 'Geben Sie Ihr Passwort noch einmal ein.',
  paused: wait => `Zu viele Versuche. Warten Sie ${wait}`,
  pausedHelp: until =>
    html`Die Anmeldung mit Passwort ist für dieses Benutzerkonto bis ${until} angehalten, damit niemand Passwörter durchprobieren kann. Ihr Konto ist nicht gesperrt.`,
  busy: 'Der Server ist ausgelastet',
  busyHelp: 'Ihr Passwort wurde nicht geprüft. Warten Sie einige Sekunden und versuchen Sie es noch einmal.',
}
