import type { Texts } from '../index.ts'

export const search: Texts['search'] = {
  open: 'Alles durchsuchen',
  dialog: 'Suche',
  placeholder: 'Personen, Gruppen und Apps suchen',
  refusal: reference => `Die Ablehnung ${reference} erklären`,
  reference: 'Vorgang',
  addPerson: 'Person hinzufügen',
  addApp: 'App hinzufügen',
  nothing: text => `Nichts heißt „${text}“.`,
  heads: { pages: 'Gehen zu', start: 'Beginnen' },
  foot: { move: 'bewegen', all: 'alle Tastenkürzel' },
  first: {
    with: name => `Mit ${name}`,
    asks: 'fragt vorher',
    explainPerson: name => `Erklären, was ${name} öffnen kann`,
    signOut: name => `${name} überall abmelden`,
    reset: name => `Zweiten Faktor von ${name} zurücksetzen`,
    explainApp: name => `Erklären, wer ${name} öffnen kann`,
    changeAccess: name => `Ändern, wer ${name} öffnen kann`,
    testApp: name => `Anmeldung bei ${name} testen`,
    members: name => `Sehen, wer in ${name} ist`,
    opens: name => `Sehen, was ${name} öffnet`,
  },
  entries: text => `Einträge zu „${text}“`,
  trouble: 'Der Server hat nicht geantwortet. Hier fehlt vielleicht etwas, das es gibt.',
}
