import { html } from '../../html.ts'
import type { Texts } from '../en/index.ts'

export const portal: Texts['portal'] = {
  navigation: 'Navegación principal',
  apps: 'Mis aplicaciones',
  profile: 'Perfil',
  dashboard: 'Panel',
  groups: 'Mis grupos',
  account: 'Menú de la cuenta',
  signOut: 'Cerrar sesión',
  signOutEverywhere: 'Cerrar sesión en todas partes',
  find: 'Buscar una aplicación',
  search: 'Buscar',
  noneFits: typed => `Ninguna de sus aplicaciones coincide con «${typed}».`,
  showAll: 'Mostrar todas las aplicaciones',
  missing: contact => `¿Le falta una aplicación? Pregunte a ${contact}.`,
  wasItYou: {
    heading: '¿Ha sido usted?',
    text: (device, address, when) =>
      html`Inicio de sesión con su cuenta: ${when}, ${device}, desde ${address}. Todavía no conocíamos ese navegador.`,
    yes: 'Sí, he sido yo',
    no: 'No, cerrar esa sesión',
  },
}
