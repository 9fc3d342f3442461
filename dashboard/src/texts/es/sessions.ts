import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('es')

export const sessions: Texts['sessions'] = {
  title: 'Sesiones',
  what: 'sesiones',
  lead: (amount, onDevices) =>
    `${count(amount, 'sesión abierta', 'sesiones abiertas')} ${onDevices}. Al cerrar la sesión de alguien termina también lo que abrió en ella.`,
  onDevices: amount => `en ${count(amount, 'dispositivo', 'dispositivos')}`,
  count: amount => count(amount, 'sesión', 'sesiones'),
  open: amount => count(amount, 'sesión abierta', 'sesiones abiertas'),
  search: 'Buscar sesiones',
  placeholder: 'Persona, dirección o dispositivo',
  filters: {
    app: 'Aplicación',
    factor: 'Segundo factor',
    idle: 'Inactiva desde hace',
    factors: { with: 'Con', without: 'Sin' },
    idleFor: { hour: 'Una hora', day: 'Un día', week: 'Una semana' },
  },
  named: {
    search: text => `el texto es «${text}»`,
    app: app => `la aplicación es ${app}`,
    factor: factor => `segundo factor: ${factor}`,
    idle: span => `inactiva desde hace: ${span}`,
    unusual: 'solo las inusuales',
    person: person => `la persona es ${person}`,
  },
  noMatch: 'Ninguna sesión coincide con estos filtros',
  nobody: 'Nadie ha iniciado sesión',
  nobodyText: 'Aquí aparecen los navegadores en los que alguien tiene la sesión iniciada, y se puede cerrar.',
  columns: {
    person: 'Persona',
    device: 'Dispositivo',
    with: 'Inició sesión con',
    apps: 'Aplicaciones',
    active: 'Última actividad',
  },
  noApps: 'Ninguna',
  unknown: 'Desconocido',
  newPlace: 'Lugar nuevo',
  newDevice: 'Dispositivo nuevo',
  firstTime: address => `${address}, por primera vez`,
  unusual: amount => (amount === 1 ? '1 inusual' : `${amount} inusuales`),
  unusualTitle: 'Inusuales',
  unusualText:
    'Estas sesiones empezaron en una red o con un tipo de navegador que la persona no había usado en los 90 días anteriores. ¿Tiene dudas? Pregúntele, o cierre su sesión: volverá a iniciarla y no se pierde nada más.',
  openOfPerson: amount => `Sus ${amount} sesiones`,
  everywhereOf: person => `Cerrar la sesión de ${person} en todas partes`,
  only: methods => `Solo ${methods}`,
  signOut: 'Cerrar sesión',
  signOutOf: (person, device) => `Cerrar sesión: ${person}, ${device}`,
  end: 'Terminar',
  failed: 'No se ha cerrado la sesión de nadie.',
  notEnded: 'No se ha terminado nada.',
  done: {
    signedOut: (person, device) => `Sesión cerrada: ${person}, ${device}`,
    ended: (app, device) => `${app} ha terminado: ${device}`,
    everybodyOut: (app, sessions) => `Se ha cerrado la sesión de todos en ${app}: ${sessions} menos`,
    everywhere: (person, sessions) => `Sesión cerrada en todas partes: ${person}, ${sessions} menos`,
    everyone: (amount, sessions) => `Sesión cerrada para ${count(amount, 'persona', 'personas')}: ${sessions} menos`,
  },
  everyone: {
    action: 'Cerrar la sesión de todos',
    title: '¿Cerrar la sesión de todos?',
    word: 'todos',
    failed: 'No se ha cerrado la sesión de todos.',
    every: 'Todas las sesiones',
    text: sessions =>
      `${sessions}: todo eso termina, con lo que guardan las aplicaciones, los navegadores de confianza de las mismas personas y todas las conexiones LDAP. Su sesión aquí sigue abierta. Las contraseñas de aplicación y los tokens de API siguen sirviendo.`,
    textButOwners: sessions =>
      `${sessions}: todo eso termina, con lo que guardan las aplicaciones, los navegadores de confianza de las mismas personas y todas las conexiones LDAP. Su sesión aquí sigue abierta. La de los propietarios también: solo un propietario puede cerrarla. Las contraseñas de aplicación y los tokens de API siguen sirviendo.`,
  },
}
