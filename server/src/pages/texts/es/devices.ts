import { html } from '../../html.ts'
import type { Texts } from '../en/index.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('es')

export const devices: Texts['devices'] = {
  lead: 'Los navegadores en los que tiene la sesión iniciada, y aquellos en los que no tiene que confirmar que es usted.',
  sessions: 'Dónde tiene la sesión iniciada',
  unknownBrowser: 'Navegador desconocido',
  unknownOn: system => `Navegador desconocido en ${system}`,
  browserOn: (browser, system) => `${browser} en ${system}`,
  here: 'Este dispositivo',
  signedIn: (address, when) => html`${address}. Inicio de sesión: ${when}`,
  active: (address, when) => html`${address}. Última actividad: ${when}`,
  activeIn: (address, when, apps) => html`${address}. Última actividad: ${when}, en ${apps}`,
  signOut: 'Cerrar sesión',
  signOutOne: device => `Cerrar la sesión de ${device}`,
  signOutOthers: 'Cerrar sesión en los demás sitios',
  more: count => `Y ${count} más.`,
  trusted: 'Navegadores de confianza',
  trustedNote: 'No piden un segundo paso hasta el día indicado. Si cambia su contraseña o un factor, eso termina.',
  noTrusted: 'Ninguno. Cada inicio de sesión pide su segundo paso, si lo tiene.',
  trustedUntil: (seen, until) => html`Último uso: ${seen}, de confianza hasta el ${until}`,
  forget: 'Olvidar',
  forgetOne: device => `Olvidar ${device}`,
  everywhere: 'Cerrar sesión en todas partes',
  everywhereNote: 'Termina todas estas sesiones, también esta, con cada aplicación abierta desde ellas.',
  done: {
    one: 'Se ha cerrado la sesión allí.',
    others: 'Su sesión está cerrada en los demás sitios.',
    forgotten: 'Ese navegador vuelve a pedir su segundo paso.',
  },
}

export const everywhere: Texts['everywhere'] = {
  title: 'Cerrar sesión en todas partes',
  askHeading: '¿Cerrar sesión en todas partes?',
  askLead:
    'Esto termina la sesión en cada navegador en el que la tiene iniciada, también en este, y en cada aplicación abierta desde ellos.',
  submit: 'Cerrar sesión en todas partes',
  stay: 'Mantener la sesión',
  doneTitle: 'Sesión cerrada en todas partes',
  heading: 'Ha cerrado la sesión en todas partes',
  lead: count =>
    plural(count, {
      one: 'Este dispositivo y todo lo que se abrió desde él.',
      other: `Los ${count} dispositivos y todo lo que se abrió desde ellos.`,
    }),
  here: 'Este dispositivo',
  wasActive: when => html`Última actividad: ${when}`,
  ended: 'Terminada',
  apps: 'Qué han respondido las aplicaciones',
  stillWork: count =>
    plural(count, {
      one: 'Una contraseña de aplicación sigue sirviendo',
      other: `${count} contraseñas de aplicación siguen sirviendo`,
    }),
  stillWorkHelp: names => `${names}: no son inicios de sesión. Puede revocarlas en Perfil, Seguridad.`,
  quoted: name => `«${name}»`,
  again: 'Volver a iniciar sesión',
  hint: '¿Otra persona ha iniciado sesión como usted? Cambie ahora su contraseña. Esta página solo se muestra una vez.',
}
