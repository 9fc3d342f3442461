import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('de')

export const matrix: Texts['matrix'] = {
  title: 'Zugriffsmatrix',
  lead: 'Wer was öffnen kann, berechnet nach denselben Regeln wie eine Anmeldung. Wählen Sie ein Feld, um den Grund zu sehen.',
  leadGroups: 'Welche Gruppe was öffnet. Wählen Sie ein Feld, um zu sehen, wer darauf angewiesen ist.',
  export: 'Als CSV exportieren',
  file: 'zugriffsmatrix.csv',
  what: 'Matrix',
  rows: 'Zeilen',
  people: 'Personen',
  groups: 'Gruppen',
  findPerson: 'Person suchen',
  findGroup: 'Gruppe suchen',
  filters: { group: 'Gruppe', state: 'Zustand' },
  named: {
    search: text => `Name enthält „${text}“`,
    group: group => `Gruppe ist ${group}`,
    chosenGroup: 'Gruppe ist die gewählte',
    state: state => `Zustand ist ${state.toLowerCase()}`,
    apps: amount => `Apps: ${amount} gewählt`,
  },
  apps: { find: 'App finden', all: 'Alle Apps' },
  noMatch: 'Nichts passt zu diesen Filtern',
  none: 'Noch keine Apps',
  noneText: 'Sobald eine App hinzugefügt ist, steht hier, wer sie öffnen kann.',
  firstApps: (shown, all) => `Die ersten ${shown} von ${all} Apps, nach Namen.`,
  keys: 'Pfeiltasten wechseln zwischen den Feldern.',
  who: 'Wer',
  signs: 'Zeichen',
  square: (row, app, cell) => `${row}, ${app}: ${cell}`,
  /** Access that is worth another look. */
  findings: {
    title: 'Einen Blick wert',
    what: 'Hinweise',
    byName: (amount: number, app: string) => `${count(amount, 'Person hat', 'Personen haben')} ${app} namentlich`,
    unending: (amount: number) => `${amount} davon ohne Enddatum`,
    allUnending: 'Ohne Enddatum',
    unused: (app: string, days: number) => `${app} seit ${days} Tagen nicht geöffnet`,
    never: 'Nie geöffnet.',
    last: (day: string) => `Zuletzt am ${day}.`,
    only: (person: string) => `Nur ${person}.`,
    can: (amount: number) => `${count(amount, 'Person kann', 'Personen können')} sie öffnen.`,
    sensitive: (app: string) => `Alle dürfen ${app} öffnen, obwohl sie als sensibel gilt`,
    disabled: (amount: number) =>
      `${count(amount, 'abgeschaltete Person ist', 'abgeschaltete Personen sind')} noch in Gruppen`,
    comeBack: 'Wieder eingeschaltet, können sie öffnen, was diese Gruppen öffnen.',
    more: (amount: number) => `${amount} weitere zeigen`,
    fewer: 'Weniger zeigen',
  },
}
