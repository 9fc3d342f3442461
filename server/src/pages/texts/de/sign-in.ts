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
  forgot: 'Passwort vergessen?',
  submit: 'Anmelden',
  or: 'oder',
  passkey: 'Mit einem Passkey anmelden',
  passkeyFailed: 'Dieser Passkey wurde nicht angenommen',
  passkeyFailedHelp:
    'Der Vorgang wurde abgebrochen, hat zu lange gedauert, oder der Passkey ist hier nicht bekannt. Versuchen Sie es noch einmal oder verwenden Sie Ihr Passwort.',
  startAgain: 'Beginnen Sie noch einmal',
  startAgainHelp: 'Diese Anmeldung hat zu lange gewartet oder wurde in einem anderen Tab abgeschlossen.',
  mismatch: 'Benutzername und Passwort passen nicht zusammen',
  mismatchHelp:
    'Achten Sie auf Tippfehler und die Feststelltaste. Wenn Sie das Passwort nicht mehr wissen, fragen Sie die Person, von der Sie das Benutzerkonto haben.',
  enterAgain: 'Geben Sie Ihr Passwort noch einmal ein.',
  paused: wait => `Zu viele Versuche. Warten Sie ${wait}`,
  pausedHelp: until =>
    html`Die Anmeldung mit Passwort ist für dieses Benutzerkonto bis ${until} angehalten, damit niemand Passwörter durchprobieren kann. Ihr Konto ist nicht gesperrt, und ein Passkey funktioniert weiterhin.`,
  busy: 'Der Server ist ausgelastet',
  busyHelp: 'Ihr Passwort wurde nicht geprüft. Warten Sie einige Sekunden und versuchen Sie es noch einmal.',
  unreachable: 'Ihr Passwort kann gerade nicht geprüft werden',
  unreachableHelp:
    'Das Verzeichnis, in dem Ihr Passwort liegt, antwortet nicht. Mit Ihrem Passwort ist alles in Ordnung: Versuchen Sie es in einigen Minuten noch einmal.',
  directoryCode:
    'Ihre Organisation verlangt zum Passwort einen zweiten Faktor. Öffnen Sie Ihre Authenticator-App und geben Sie den Code ein, den sie jetzt zeigt.',
}
