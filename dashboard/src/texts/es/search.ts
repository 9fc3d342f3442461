import type { Texts } from '../index.ts'

export const search: Texts['search'] = {
  open: 'Buscar o ir a',
  dialog: 'Búsqueda',
  placeholder: 'Buscar personas, grupos y aplicaciones',
  group: 'Grupo',
  app: doors => `Aplicación, ${doors}`,
  refusal: reference => `Explicar el rechazo ${reference}`,
  reference: 'Referencia',
  addPerson: 'Añadir persona',
  addApp: 'Añadir aplicación',
  nothing: text => `Nada se llama «${text}».`,
}
