import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('es')

export const apps: Texts['apps'] = {
  title: 'Aplicaciones',
  what: 'aplicaciones',
  whatOne: 'aplicación',
  lead: 'Cada persona ve solo las que puede abrir.',
  leadWith: amount => `${count(amount, 'aplicación', 'aplicaciones')}. Cada persona ve solo las que puede abrir.`,
  recipes: 'Recetas',
  add: 'Añadir aplicación',
  find: 'Buscar una aplicación',
  filters: { protocol: 'Protocolo', access: 'Acceso', state: 'Estado' },
  openTo: {
    everyone: 'Todos',
    chosen: 'Algunos grupos y personas',
    'single-user': 'Una persona',
    nobody: 'Nadie, o solo administradores',
  },
  state: { on: 'Activada', off: 'Desactivada' },
  named: {
    search: text => `ningún nombre de aplicación contiene «${text}»`,
    protocol: protocol => `el protocolo es ${protocol}`,
    access: access => `acceso: ${access.toLowerCase()}`,
    state: state => `estado: ${state.toLowerCase()}`,
  },
  noMatch: 'Ninguna aplicación coincide con estos filtros',
  none: 'Todavía no hay aplicaciones',
  noneText: 'Conecte una, y se inicia sesión en ella con la cuenta de Doorward. La mayoría lleva cinco minutos.',
  columns: {
    app: 'Aplicación',
    door: 'Inicia sesión con',
    who: 'Quién puede abrirla',
    opened: days => `Abierta, ${days} d`,
    last: 'Última vez',
    state: 'Estado',
  },
  neverOpened: 'Nunca',
  unused: 'Sin uso',
  toNobody: 'Abierta a nadie',
  seesPassword: 'Ve la contraseña',
  addedItself: 'Se añadió sola',
  addedItselfWith: token => `Se añadió sola con ${token}`,
  open: app => `Abrir ${app}`,
  tabs: {
    overview: 'Resumen',
    access: 'Quién puede abrirla',
    sessions: 'Sesiones',
    configuration: 'Configuración',
    test: 'Probar el inicio de sesión',
    receives: 'Qué recibe',
    activity: 'Actividad',
  },
  turn: {
    off: 'Desactivar',
    on: 'Activar',
    failed: 'No se ha cambiado nada.',
    doneOn: app => `${app} está activada`,
    doneOff: app => `${app} está desactivada`,
  },
  delete: {
    panel: 'Eliminar esta aplicación',
    text: amount =>
      `${count(amount, 'persona puede', 'personas pueden')} abrirla ahora. Para impedirlo un tiempo, desactívela.`,
    action: 'Eliminar aplicación',
    ask: app => `¿Eliminar ${app}?`,
    loss: amount =>
      `${count(amount, 'persona ya no puede', 'personas ya no pueden')} iniciar sesión en ella, y sus secretos dejan de servir enseguida. Esto no se puede deshacer.`,
    done: app => `${app} se ha eliminado`,
  },
  secrets: {
    names: { oidc: 'Secreto de cliente', ldap: 'Secreto de bind', simpleAuth: 'Secreto de cliente' },
    titles: { oidc: 'Secretos de cliente', ldap: 'Secretos de bind', simpleAuth: 'Secretos de cliente' },
    another: 'Crear otro',
    anotherFor: {
      oidc: app => `Otro secreto de cliente para ${app}`,
      ldap: app => `Otro secreto de bind para ${app}`,
      simpleAuth: app => `Otro secreto de cliente para ${app}`,
    },
    footer:
      'Guardados de modo que nadie puede leerlos. Un secreto se muestra una vez, al crearlo; dos pueden servir a la vez.',
    notRemoved: 'El secreto no se ha quitado.',
    putInto: app => `Introdúzcalo en ${app} y después quite el otro.`,
  },
  sessions: {
    endAll: 'Terminar todas',
    ask: app => `¿Cerrar la sesión de todos en ${app}?`,
    failed: 'No se ha terminado nada.',
    text: 'Lo que guarda ya no vale nada: los tokens, también los de Simple Auth, y los inicios de sesión en su host. Se le avisa si acepta mensajes. Todos siguen con la sesión iniciada aquí.',
    submit: 'Cerrar la sesión de todos',
    now: 'Con la sesión iniciada ahora',
    what: 'sesiones',
    nobody: 'Nadie la tiene abierta',
    nobodyText: app => `Aquí aparecen los navegadores en los que alguien ha abierto ${app}.`,
    about: (device, address, since, last) =>
      `${device}, ${address}. Inicio de sesión: ${since}, última actividad: ${last}`,
    end: (person, device) => `Terminar: ${person}, ${device}`,
  },
  messages: {
    title: 'Mensajes de cierre de sesión',
    what: 'mensajes',
    footer:
      'Se envían cuando termina una sesión en la que estaba abierta la aplicación. Lo que no se acepta se reintenta durante un día.',
    noAddress:
      'La aplicación no tiene dirección para ellos, así que conserva sus propios inicios de sesión. Dele una en su configuración.',
    none: 'No se ha enviado ninguno en los últimos 90 días.',
    columns: { person: 'Persona', ended: 'Terminó', tries: 'Intentos', answer: 'Respuesta' },
    tries: amount => count(amount, 'intento', 'intentos'),
    taken: 'Sesión cerrada',
    waiting: 'Todavía no',
    waitingUntil: moment => `Todavía no, próximo intento: ${moment}`,
    givenUp: 'Abandonado',
  },
}
