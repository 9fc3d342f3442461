import type { Texts } from '../index.ts'

export const search: Texts['search'] = {
  open: 'Alles durchsuchen',
  dialog: 'Suche',
  placeholder: 'Personen, Gruppen und Apps suchen',
  group: 'Gruppe',
  app: doors => `App: ${doors}`,
  refusal: reference => `Die Ablehnung ${reference} erklären`,
  reference: 'Vorgang',
  addPerson: 'Person hinzufügen',
  addApp: 'App hinzufügen',
  nothing: text => `Nichts heißt „${text}“.`,
}
