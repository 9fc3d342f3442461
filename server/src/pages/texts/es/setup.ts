import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const setup: Texts['setup'] = {
  title: 'Puesta en marcha',
  steps: { owner: 'Propietario', domain: 'Dominio', next: 'Y después' },
  stepOf: step => `Paso ${step} de 3`,
  neededHeading: 'Doorward está en marcha y todavía no tiene propietario',
  neededLead:
    'Quien administra este servidor termina la puesta en marcha con el enlace que Doorward mostró al arrancar.',
  expiredHeading: 'Este enlace de puesta en marcha ha caducado',
  expiredLead:
    'Los enlaces de puesta en marcha funcionan una hora, para que nadie más la termine antes. No se ha perdido nada.',
  makeNew: 'Crear uno nuevo en el servidor',
  inContainer: 'En un contenedor',
  printed:
    'Muestra un enlace que se abre en el navegador. Reiniciar Doorward también muestra uno, mientras no haya propietario.',
  haveCode: 'Tengo un código de puesta en marcha',
  alreadyHeading: 'Doorward ya está en marcha',
  alreadyLead: 'Hay un propietario, así que este enlace ya no hace nada.',

  ownerHeading: 'Cree la cuenta del propietario',
  ownerLead:
    'El propietario puede hacerlo todo, también nombrar a otros administradores. Puede ceder la cuenta más tarde.',
  code: 'Código de puesta en marcha',
  codeHint:
    'La parte que sigue a «token=» en el enlace del registro del servidor, para que solo alguien con acceso a la máquina pueda terminar la puesta en marcha. Para mostrar uno nuevo:',
  wrongCode: 'Este código no es correcto o ha caducado. Cópielo de nuevo o muestre uno nuevo.',
  displayName: 'Su nombre',
  username: 'Nombre de usuario',
  email: 'Correo electrónico',
  password: 'Contraseña',
  passwordHint: 'Lo mejor son al menos 12 caracteres. Unas cuantas palabras sin relación hacen una buena.',
  createOwner: 'Crear propietario y continuar',
  restore: 'Restaurar una copia de seguridad en su lugar',
  restoreHelp:
    'Detenga este servidor, restaure la copia en una carpeta que aún no contenga nada e inícielo con esa carpeta. Se le pedirá la clave de recuperación. Sus personas, sus aplicaciones y sus secretos vuelven tal como estaban.',
  correct: 'Hay que revisar algunas cosas',
  correctHelp: 'Lo que hay que cambiar está marcado abajo.',

  domainHeading: 'Dé nombre a su directorio',
  domainLead:
    'Las aplicaciones usarán estas direcciones para encontrar a sus personas. Cambiar el DN base más tarde obliga a reconfigurar las aplicaciones LDAP.',
  organisation: 'Nombre de la organización',
  organisationHint: 'Se muestra en la página de inicio de sesión.',
  publicUrl: 'Dirección de este servidor',
  publicUrlHint:
    'Tal como la escribirá la gente. Todo lo que no sea localhost necesita https, de Doorward o de un proxy inverso.',
  publicUrlLocked: where => `La fija ${where}, y se cambia allí.`,
  baseDn: 'DN base',
  baseDnHint: 'Déjelo así, salvo que sustituya a otro servidor LDAP.',
  sees: {
    heading: 'Lo que verán las aplicaciones',
    issuer: 'Emisor OIDC',
    people: 'LDAP, personas',
    groups: 'LDAP, grupos',
    person: 'Usted',
  },
  moving: origin => `A partir de ahora el servidor responde en ${origin}`,
  movingHelp: (probe, here) =>
    html`Ahora está en ${bold(here)}, y dejará de estarlo. Abra primero ${probe} en otra pestaña: si dice «alive», esa dirección llega a este servidor. Allí volverá a iniciar sesión.`,
  saveAndMove: host => `Guardar e ir a ${host}`,
  save: 'Guardar y continuar',

  nextHeading: host => `Doorward está en marcha en ${host}`,
  nextLead: 'Empiece por donde quiera. Todo vuelve a encontrarse en el panel.',
  cards: {
    people: {
      title: 'Añada a sus personas',
      text: 'Envíe enlaces de invitación, escriba las personas o tráigalas en una tabla. No hace falta servidor de correo.',
      go: 'Añadir personas',
    },
    apps: {
      title: 'Conecte su primera aplicación',
      text: 'Elija una receta como Nextcloud o Grafana, copie en ella los valores y pruebe antes de que nadie lo note.',
      go: 'Añadir una aplicación',
    },
    directoryServer: {
      title: 'Active el servidor de directorio',
      text: 'Para aplicaciones que buscan personas por LDAP. Elija qué direcciones pueden conectarse.',
      go: 'Configurarlo',
    },
  },
  skip: 'Ir al panel',
  bring: '¿Ya tiene Active Directory o LDAP?',
  bringGo: 'Conecte su directorio',

  protectHeading: 'Proteja primero la cuenta del propietario',
  protectWhy: link => html`De momento solo tiene una contraseña. ${link} (unos 20 segundos).`,
  protectGo: 'Añada una llave de acceso',

  keyHeading: 'Las copias de seguridad necesitan una clave de recuperación',
  keyWhy:
    'Se cifran para ella, con todas las claves y secretos dentro, y no se hace ninguna antes de que exista. Se muestra una sola vez.',
  keyMake: 'Crear la clave de recuperación',
  keyStore: 'Guarde ahora la clave de recuperación',
  keyOnce:
    'Abre todas las copias de seguridad en una máquina vacía y solo se muestra esta vez: aquí queda únicamente su mitad pública. Guárdela en papel o en un gestor de contraseñas, lejos de esta máquina.',
  copy: 'Copiar',
  copied: 'Copiada',
  download: 'Descargar',
  keyStored: 'La he guardado',
}
