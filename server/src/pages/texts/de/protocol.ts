import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const redirect: Texts['redirect'] = {
  title: app => `${app} ist anders eingerichtet`,
  youCameFrom: app => html`Sie kommen von ${bold(app)}`,
  heading: 'Wir haben angehalten, bevor es zurückgeht',
  lead: app =>
    `${app} wollte Sie an eine Adresse zurückschicken lassen, die dafür nicht eingetragen ist. Mit Ihrem Benutzerkonto ist alles in Ordnung.`,
  sent: app => `${app} schickte`,
  registered: 'Hier eingetragen',
  noneRegistered: 'Noch keine Adresse.',
  hint: 'Der Unterschied ist markiert. Meist ist es eine Einstellung in der Anwendung, manchmal ein Link von jemand anderem.',
  openInDashboard: app => `${app} im Dashboard öffnen`,
  add: {
    heading: app => `${app} verwendet eine Adresse, die nicht eingetragen ist`,
    lead: username =>
      `Sie liegt auf einem Host, den die Anwendung schon hat. Sie sind als ${username} angemeldet und können sie hier eintragen.`,
    button: app => `Diese Adresse für ${app} eintragen`,
    hint: 'Es wird unter Ihrem Namen protokolliert. Danach geht es weiter zur Anwendung.',
    expected: app => `Das Rezept von ${app} sieht diese Adresse vor`,
    expectedText: 'Sie gehört zum Programm und ist noch nicht eingetragen.',
    prove: 'Neu anmelden, um sie einzutragen',
    proveHint: 'Um eine Adresse einzutragen, braucht es eine Anmeldung aus den letzten Minuten.',
  },
  otherHost: {
    heading: 'Diese Adresse liegt auf einem anderen Host',
    lead: app =>
      `${app} hat sie nie verwendet. Wem sie gehört, der bekäme die Anmeldungen der Leute; deshalb lässt sie sich hier nicht eintragen.`,
    note: 'Sind Sie einem Link hierher gefolgt?',
    noteText: app =>
      `Vielleicht will Sie jemand täuschen. Wenn Sie ${app} selbst umgezogen haben, tragen Sie die neue Adresse auf der Seite der Anwendung im Dashboard ein.`,
  },
  byHand: {
    note: 'Diese Adresse lässt sich hier nicht eintragen',
    noteText: app =>
      `Das geht nur mit einfachen https-Adressen. Wenn ${app} sie wirklich braucht, tragen Sie sie auf der Seite der Anwendung im Dashboard ein.`,
  },
  kept: {
    heading: (app, file) => `${app} steht in ${file}`,
    text: 'Wenn die Adresse stimmt, tragen Sie sie dort ein und wenden Sie die Datei erneut an.',
  },
  added: {
    title: app => `Die Adresse ist für ${app} eingetragen`,
    lead: app => `Von jetzt an darf ${app} Leute dorthin schicken lassen. Sonst wurde nichts geändert.`,
    goOn: app => `Weiter zu ${app}`,
    startAgain: app => `Gehen Sie zu ${app} zurück und beginnen Sie von vorn.`,
  },
}

export const protocol: Texts['protocol'] = {
  title: 'Diese Anmeldung kann nicht weitergehen',
  heading: 'Diese Anmeldung kann nicht weitergehen',
  lead: app =>
    `${app ?? 'Die Anwendung, von der Sie kommen,'} verlangt etwas, das wir nicht können. Gehen Sie zur Anwendung zurück und beginnen Sie von vorn; wenn es so bleibt, wenden Sie sich an die Person, die für sie verantwortlich ist.`,
  technical: 'Für die Person, die für die Anwendung verantwortlich ist',
}
