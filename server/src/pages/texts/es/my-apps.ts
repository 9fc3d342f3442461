import type { Texts } from '../en/index.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('es')

export const myApps: Texts['myApps'] = {
  title: 'Mis aplicaciones',
  hello: name => `Hola, ${name}`,
  count: apps => plural(apps, { one: 'Tiene abierta una aplicación.', other: `Tiene abiertas ${apps} aplicaciones.` }),
  navigation: 'Navegación principal',
  dashboard: 'Panel',
  groups: 'Mis grupos',
  signOut: 'Cerrar sesión',
  apps: 'Aplicaciones',
  isNew: 'Nuevo',
  own: 'Inicie sesión allí mismo',
  ownNote: organisation => `Estas aplicaciones piden su nombre de usuario y su contraseña de ${organisation}`,
  emptyHeading: 'Todavía no tiene nada abierto',
  empty: 'Aquí aparecen las aplicaciones que puede abrir. Pregunte a quien gestiona su cuenta cuáles deberían ser.',
  emptyAdmin: 'Aquí aparecen las aplicaciones que puede abrir.',
  openDashboard: 'Añadir una aplicación en el panel',
}
