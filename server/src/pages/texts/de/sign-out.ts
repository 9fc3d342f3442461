import type { Texts } from '../en/index.ts'

export const signedOut: Texts['signedOut'] = {
  title: 'Abgemeldet',
  heading: 'Sie sind abgemeldet',
  lead: organisation => `In diesem Browser, bei ${organisation}.`,
  leadWithApps: organisation =>
    `In diesem Browser, bei ${organisation}. So halten es die Anwendungen, die Sie geöffnet haben:`,
  answers: {
    'signed-out': 'Abgemeldet',
    waiting: 'Noch nicht',
    later: 'Bald',
    own: 'Noch offen',
  },
  notes: {
    'signed-out': '',
    waiting: 'Hat nicht geantwortet. Wir versuchen es weiter.',
    later: 'Muss in Kürze wieder bei uns nachfragen und wird dann abgewiesen.',
    own: 'Hat eine eigene Anmeldung. Melden Sie sich auch dort ab.',
  },
  ownSessions:
    'Eine Anwendung, die Sie geöffnet haben, behält ihre eigene Anmeldung vielleicht noch eine Weile. Melden Sie sich zur Sicherheit auch dort ab.',
  waiting: 'Das kann sich noch ändern.',
  lookAgain: 'Noch einmal nachsehen',
  again: 'Wieder anmelden',
  shared: 'Ein fremder Computer? Schließen Sie auch alle Fenster des Browsers.',
  others: {
    count: devices =>
      `Sie sind noch auf ${devices === 1 ? 'einem anderen Gerät' : `${devices} anderen Geräten`} angemeldet.`,
    end: 'Überall abmelden',
  },
}

export const signOut: Texts['signOut'] = {
  title: 'Abmelden',
  heading: 'Abmelden?',
  lead: organisation => `Damit endet Ihre Sitzung bei ${organisation} in diesem Browser.`,
  leadFromApp: (app, organisation) =>
    `Sie haben sich bei ${app} abgemeldet. Möchten Sie auch Ihre Sitzung bei ${organisation} in diesem Browser beenden?`,
  submit: 'Abmelden',
  stay: 'Angemeldet bleiben',
}
