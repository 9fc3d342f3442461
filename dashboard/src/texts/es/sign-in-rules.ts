import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const counted = createCounter('es')

export const signInRules: Texts['signInRules'] = {
  what: 'reglas de inicio de sesión',
  theRules: 'las reglas de inicio de sesión',
  failed: 'Las reglas de inicio de sesión no se han guardado.',
  saved: 'Las reglas de inicio de sesión se han guardado',
  labels: {
    everyone: 'Segundo factor: todos',
    roles: 'Segundo factor: roles',
    groups: 'Segundo factor: grupos',
    trustedBrowserDays: 'Navegadores de confianza',
    lockProfiles: 'Bloqueo de perfiles',
    nameGroupsOnRefusal: 'Sin acceso',
    idleDays: 'Días sin uso',
    absoluteDays: 'Días en total',
    invitationDays: 'Invitaciones',
  },
  factor: {
    title: 'Segundo factor',
    everyone: 'Todos deben tener uno',
    everyoneHint: 'Quien no lo tiene lo configura en su próximo inicio de sesión, antes de que se abra nada.',
    byRole: 'O las personas con un rol',
    byGroup: 'O las personas de un grupo',
    never: 'Nunca',
    days: count => (count === 1 ? '1 día' : `${count} días`),
    roles: {
      owner: 'Propietarios',
      admin: 'Administradores',
      usermanager: 'Gestores de cuentas',
      user: 'Miembros',
    },
    removeGroup: name => `Quitar ${name}`,
    noGroup: 'Ninguno',
    addGroup: 'Añadir un grupo',
    trusted: 'Omitir en un navegador de confianza durante',
    trustedHint: 'A los administradores y propietarios siempre se les pide.',
  },
  signedOut: {
    unknown: 'No se pudo averiguar a quién se le cerraría la sesión al guardar.',
    who: 'A quién se le cerraría la sesión',
    people: 'personas',
    save: count => `Guardar y cerrar la sesión de ${counted(count, 'persona', 'personas')}`,
    title: count => `Al guardar se cierra ahora la sesión de ${counted(count, 'persona', 'personas')}`,
    seeWho: 'Ver quién',
    one: 'No tiene segundo factor, y se le pedirá que configure una llave de acceso o una aplicación de autenticación.',
    many: 'No tienen segundo factor. A cada una se le pedirá que configure una llave de acceso o una aplicación de autenticación.',
    you: 'Es usted: no tiene segundo factor. Volverá a iniciar sesión y configurará una llave de acceso o una aplicación de autenticación antes de que se abra nada.',
    youToo:
      'Usted es una de ellas: no tiene segundo factor. Volverá a iniciar sesión y configurará una llave de acceso o una aplicación de autenticación antes de que se abra nada.',
  },
  profiles: {
    lead: 'Lo que las personas pueden cambiar de sí mismas',
    lock: 'Solo los administradores cambian nombres y direcciones de correo',
    lockHint: 'La foto, el idioma y las formas de iniciar sesión siguen en manos de cada persona.',
  },
  refusals: {
    name: 'Nombrar los grupos que abren una aplicación',
    hint: 'Quien no puede abrirla los lee y sabe qué pedir. A quién preguntar se dice en cualquier caso.',
  },
  sessions: {
    title: 'Sesiones',
    idle: 'Mantener la sesión sin uso durante',
    idleHint: 'Un navegador al que nadie vuelve cierra la sesión pasado este tiempo.',
    absolute: 'Y en total durante',
    absoluteHint: 'Después todos vuelven a iniciar sesión. Las sesiones que ya existen conservan su final.',
    days: ' días',
  },
  invitations: {
    valid: 'Se pueden aceptar durante',
    hint: 'Las invitaciones a partir de ahora. Siempre se puede crear otra.',
  },
}
