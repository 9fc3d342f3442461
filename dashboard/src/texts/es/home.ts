import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('es')

export const home: Texts['home'] = {
  title: 'Inicio',
  today: day => `Hoy es ${day}.`,
  needs: count =>
    count === 0 ? 'Nada le espera.' : count === 1 ? 'Una cosa le espera.' : `${count} cosas le esperan.`,
  begin: 'Empiece por donde quiera; esto se queda aquí hasta que esté hecho.',
  addApp: 'Añadir aplicación',
  addPerson: 'Añadir persona',
  counts: 'cifras',
  byUse: {
    title: 'Aplicaciones por uso',
    right: days => `Abiertas, ${days} días`,
    what: 'uso de las aplicaciones',
    none: 'En estos días no se ha abierto ninguna aplicación.',
    never: '{app}: nunca se ha abierto',
    last: '{app}: abierta por última vez el {day}',
  },
  attention: {
    title: 'Requiere atención',
    order: 'Lo más urgente primero',
    look: 'Mirarlo',
    dismiss: 'Ocultar',
    dismissed: 'Oculto en este navegador',
    conflicts: {
      title: amount => count(amount, 'conflicto por decidir', 'conflictos por decidir'),
      atLeast: amount => `Al menos ${count(amount, 'conflicto por decidir', 'conflictos por decidir')}`,
      andMore: (names, others) => `${names} y ${others} más`,
      text: directory =>
        `${directory} tiene personas que no se pueden incorporar tal como están. Todas las demás están sincronizadas.`,
      named: (names, directory) =>
        `${names}: ${directory} tiene personas que no se pueden incorporar tal como están. Todas las demás están sincronizadas.`,
      go: 'Decidir',
    },
    requests: {
      title: amount => `${count(amount, 'persona espera', 'personas esperan')} acceso a una aplicación`,
      text: 'Lo pidieron desde la página que les negó el acceso. Una solicitud termina por sí sola a los 30 días.',
      go: 'Responder',
    },
    passwordOnly: {
      title: amount => `${count(amount, 'persona inicia', 'personas inician')} sesión solo con una contraseña`,
      managers: amount => `${amount} de ellas ${amount === 1 ? 'gestiona' : 'gestionan'} personas o aplicaciones.`,
      noManagers: 'Ninguna de ellas gestiona personas o aplicaciones.',
      show: count => (count === 1 ? 'Ver quién' : 'Verlas'),
      demand: 'Hacerlo obligatorio',
    },
    failed: {
      title: (amount, address) =>
        `${count(amount, 'inicio de sesión fallido', 'inicios de sesión fallidos')} desde ${address}`,
      unknown: 'Todos con nombres de usuario que no existen.',
      last: day => `El último, el ${day}.`,
      gotIn: 'Alguien ha iniciado sesión también desde allí.',
      keptOut: 'Nadie ha iniciado sesión desde allí.',
      go: 'Ver el registro',
    },
    services: {
      title: amount => `Nadie se ocupa de ${count(amount, 'cuenta de servicio', 'cuentas de servicio')}`,
      text: count =>
        `El contacto está desactivado, caducado o eliminado, y ${count === 1 ? 'la cuenta sigue' : 'las cuentas siguen'} funcionando. Elija otro contacto, o desactive lo que ya no haga falta.`,
      show: count => (count === 1 ? 'Verla' : 'Verlas'),
    },
  },
  coverage: {
    title: 'Segundo factor por grupo',
    right: 'Personas que pueden iniciar sesión',
    what: 'segundos factores',
    none: 'Ningún grupo tiene personas todavía.',
  },
  sync: {
    held: (amount, more) => `${amount}${more ? '+' : ''} sin aplicar`,
    title: directory => `Sincronización con ${directory}`,
    today: 'hoy',
    runs: 'Ver sus ejecuciones',
  },
  next: {
    done: 'Hecho',
    people: {
      title: 'Añada a sus personas',
      text: 'Escríbalas, con una contraseña creada para ellas. Cinco minutos para un hogar.',
      go: 'Añadir personas',
    },
    app: {
      title: 'Conecte su primera aplicación',
      text: 'Diga cómo inicia sesión la gente en la aplicación y quién puede abrirla, y copie después los valores en ella.',
      go: 'Añadir una aplicación',
    },
    ldap: {
      title: 'Sirva a las aplicaciones que hablan LDAP',
      text: 'Active el servidor de directorio, y las aplicaciones que solo conocen LDAP encontrarán a sus personas.',
      go: 'Activar',
    },
  },
  signIns: {
    title: 'Inicios de sesión',
    what: 'inicios de sesión',
    byDay: 'Inicios de sesión por día',
    day: 'Día',
    worked: 'Correctos',
    failed: 'Fallidos',
    sum: (days, worked, failed) => `En ${days} días, ${worked} y ${failed}.`,
    workedSum: amount => count(amount, 'inicio de sesión correcto', 'inicios de sesión correctos'),
    failedSum: amount => count(amount, 'fallido', 'fallidos'),
    span: 'Cuántos días',
    days: days => `${days} d`,
    asChart: 'Mostrar como gráfico',
    asTable: 'Mostrar como tabla',
  },
  stats: {
    signIns: days => `Inicios de sesión, últimos ${days} días`,
    worked: percent => `${percent} correctos`,
    factor: 'Segundo factor',
    of: (having, people) => `${having} de ${people}`,
    sessions: 'Sesiones abiertas',
    people: 'Personas',
    canSignIn: people => `${people} pueden iniciar sesión`,
    active: days => `Personas activas, ${days} días`,
    ofEnabled: people => `de ${people} que pueden iniciar sesión`,
  },
}
