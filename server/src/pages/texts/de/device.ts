import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const device: Texts['device'] = {
  title: 'Gerät verbinden',
  lead: 'Geben Sie den Code ein, den Ihr Fernseher, Drucker oder Terminal anzeigt.',
  code: 'Code auf dem Gerät',
  codeHint: 'Acht Buchstaben, wie BCDF-GHJK. Großschreibung und Strich spielen keine Rolle.',
  errors: {
    missing: 'Geben Sie den Code ein, den das Gerät anzeigt.',
    unknown:
      'Mit diesem Code wartet kein Gerät. Vergleichen Sie ihn mit dem Bildschirm; nach zehn Minuten zeigt ein Gerät einen neuen.',
    over: 'Dieser Code ist abgelaufen oder wurde schon benutzt. Lassen Sie sich vom Gerät einen neuen geben.',
  },
  stopped: {
    heading: 'Abgebrochen',
    text: 'Das Gerät wurde nicht angemeldet, und dieser Code gilt nicht mehr.',
  },
  failed: {
    heading: 'Das hat nicht geklappt',
    text: 'Es wurde nichts angemeldet. Beginnen Sie noch einmal mit dem Code, den das Gerät anzeigt.',
  },
  paused: wait => `Zu viele Codes. Warten Sie ${wait}`,
  pausedHelp: until => html`Ab ${until} können Sie weitermachen.`,
  onlyHere: 'Nur für ein Gerät, das vor Ihnen steht',
  onlyHereWhy:
    'Kam der Code per E-Mail, Chat oder Telefon? Dann hören Sie hier auf: Jemand will sich als Sie anmelden.',
  goOn: 'Weiter',
  confirmTitle: 'Dieses Gerät verbinden',
  asksFor: app => html`Ein Gerät möchte zu ${bold(app)}`,
  confirmHeading: 'Dieses Gerät als Sie anmelden?',
  compare: 'Vergleichen Sie den Code. Er muss auf beiden Bildschirmen gleich sein.',
  device: 'Gerät',
  asksFrom: 'Fragt von',
  sameAddress: 'Dieselbe Adresse wie Ihre',
  otherAddress: 'Nicht die Adresse, an der Sie sind. Nur weiter, wenn Sie wissen, warum',
  since: 'Seit',
  you: 'Sie',
  receives: facts => `Es erhält: ${facts}.`,
  staysUntil:
    'Es bleibt angemeldet, bis Sie sich in diesem Browser abmelden oder diese Anmeldung unter Profil, Geräte beenden.',
  yes: 'Ja, es ist mein Gerät',
  stop: 'Nein, abbrechen',
  doneTitle: 'Gerät verbunden',
  connectedTo: app => html`Verbunden mit ${bold(app)}`,
  doneHeading: 'Das Gerät ist angemeldet',
  goesOn: 'Es macht in wenigen Sekunden von selbst weiter. Sie können diese Seite schließen.',
  signedInAs: (app, username, at) => html`${app}, angemeldet als ${username} um ${at}.`,
}
