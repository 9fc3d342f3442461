import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const forgot: Texts['forgot'] = {
  title: 'Passwort vergessen',
  heading: 'Passwort vergessen?',
  lead: 'Sagen Sie uns, wer Sie sind. Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort wählen.',
  submit: 'Link zusenden',
  elsewhere: 'Dasselbe Passwort wie am Dienstrechner?',
  elsewhereHelp:
    'Dann liegt es im Netz Ihrer Organisation und lässt sich hier nicht ändern. Ändern Sie es am Rechner mit Strg+Alt+Entf, oder bitten Sie um Hilfe.',
  passkey: 'Ein Passkey funktioniert weiterhin:',
  passkeyLink: 'Mit einem Passkey anmelden',
  sentHeading: 'Sehen Sie in Ihrem Postfach nach',
  sentLead: (name, until) =>
    html`Wenn ${bold(name)} hier ein Benutzerkonto mit eigenem Passwort hat, ist ein Link unterwegs. Er funktioniert einmal, bis ${until}.`,
  from: (address, host) =>
    html`Er kommt von ${bold(address)} und führt zu ${bold(host)}. Nach Ihrem alten Passwort fragt er nie.`,
  nothing:
    'Nach fünf Minuten nichts da? Sehen Sie im Spam-Ordner nach. Wenn Sie eine Ersatzadresse angegeben haben, schreiben wir dorthin.',
  secondFactor: 'Ihr zweiter Faktor bleibt, wie er ist. Anschließend werden Sie danach gefragt.',
  again: 'Noch einmal senden',
  noMailbox: 'Kein Zugang zu Ihren E-Mails?',
  inPerson: 'Kann Ihnen persönlich einen Link geben',
  back: 'Zurück zur Anmeldung',
  askHeading: name => `Bitten Sie ${name} um einen Link`,
  askSomebody: 'Bitten Sie um einen Link',
  askLead:
    'Dieser Server verschickt keine E-Mails. Eine Person, die Sie kennt, kann stattdessen einen Link für Sie erstellen.',
  whoever: 'Die Person, von der Sie Ihr Benutzerkonto haben',
  afterwards: 'So geht es dann weiter',
  they: [
    'Die Person prüft, ob Sie es wirklich sind.',
    'Sie zeigt Ihnen einen Link oder einen QR-Code. Er funktioniert einmal, 1 Stunde lang.',
    'Sie öffnen ihn und wählen ein neues Passwort. Niemand sonst sieht es.',
  ],
  ready: 'Halten Sie Ihren Benutzernamen bereit.',
  linkWorked: 'Der Link hat funktioniert. Das ist der letzte Schritt.',
}
