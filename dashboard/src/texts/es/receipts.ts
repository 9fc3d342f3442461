import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('es')

export const receipts: Texts['receipts'] = {
  title: person => `${person} ya no está`,
  people: 'Personas',
  what: 'comprobante',
  lead: (at, by) => `baja: ${at}, por ${by}`,
  print: 'Imprimir',
  download: 'Descargar',
  outcome: {
    since: time => `Ningún inicio de sesión nuevo desde: ${time}.`,
    noApp: 'No había ninguna aplicación abierta.',
    allConfirmed: 'Todas las aplicaciones abiertas lo han confirmado.',
    waiting: amount => `${count(amount, 'aplicación no ha', 'aplicaciones no han')} respondido`,
    ending: amount => count(amount, 'aplicación termina por sí sola', 'aplicaciones terminan por sí solas'),
    byHand: amount => `${amount} por cerrar a mano`,
    until: (person, apps) => `Hasta entonces puede que ${person} siga dentro de ${apps}.`,
  },
  apps: {
    title: 'Qué ha respondido cada aplicación',
    opened: amount => count(amount, 'aplicación abierta', 'aplicaciones abiertas'),
    app: 'Aplicación',
    did: 'Qué hemos hecho',
    answer: 'Respuesta',
    tokens: until => `Los servidores que comprueban sus tokens por su cuenta pueden aceptar uno hasta: ${until}`,
  },
  did: {
    message: 'Mensaje de cierre de sesión',
    messageTo: sessions => `Mensaje de cierre de sesión, ${sessions}`,
    messageTried: amount => `Mensaje de cierre de sesión, ${count(amount, 'intento', 'intentos')}`,
    messageForADay: 'Mensaje de cierre de sesión, intentado durante un día',
    noMessages: 'No acepta mensajes, renovación rechazada',
    ownSignIn: 'No acepta mensajes, mantiene su propia sesión',
  },
  answer: {
    signedOut: time => `Cerrada: ${time}`,
    notYet: 'Todavía no',
    nextTry: time => `Todavía no, próximo intento: ${time}`,
    byHand: 'A mano, vea más abajo',
    endsBy: time => `Termina a más tardar: ${time}`,
  },
  byHand: {
    title: 'Queda por hacer a mano',
    signOut: (person, app) => `Cerrar la sesión de ${person} en ${app}`,
    own: 'Mantiene su propia sesión hasta que alguien la cierre allí.',
    ldap: 'Busca a las personas por LDAP, donde ya no está. Puede recordarla un tiempo y mantener sus propias sesiones.',
  },
  ended: {
    title: 'Terminado aquí',
    sessions: 'Sesiones',
    renewals: 'Renovaciones para aplicaciones (refresh tokens)',
    appPasswords: 'Contraseñas de aplicación',
    tokens: 'Tokens de API',
    ldap: 'Conexiones LDAP',
    all: 'Todas',
    browsers: 'Navegadores de confianza',
    groups: 'Fuera de',
    noGroup: 'Ningún grupo',
    grants: 'Acceso por su nombre',
  },
  handOver: {
    title: 'Por traspasar',
    footer: 'Nada de esto se detiene por sí solo. Nombre a otra persona.',
    manager: group => `Gestiona el grupo ${group}`,
    contact: app => `Contacto de ${app}`,
    service: account => `Se ocupa de la cuenta de servicio ${account}`,
  },
}
