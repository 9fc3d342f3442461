import type { Around, Factor, MailTexts, RoleNow } from '../letter.ts'

const works = (until: string): string => `El enlace sirve una sola vez, hasta el ${until}.`
const whom = ({ contact }: Around): string => (contact === '' ? 'la administración de este servidor' : contact)

const notYou = (around: Around): string =>
  `Si ha sido usted, no tiene que hacer nada. Si no, inicie sesión, cambie de inmediato su contraseña y avise a ${whom(around)}.`
const unexpected = (around: Around): string => `Si no lo esperaba, consulte con ${whom(around)}.`
const home = ({ home: link, organisation }: Around) => ({ link, label: `Abrir ${organisation}` })

const nameFactor = (factor: Factor): string =>
  factor === null ? 'aplicación de autenticación' : `llave de acceso «${factor}»`

const roles: Record<RoleNow, string> = {
  owner: 'propietario',
  admin: 'administrador',
  usermanager: 'gestor de usuarios',
  user: 'miembro',
}

export const es: MailTexts = {
  greeting: name => (name === '' ? 'Buenos días:' : `Buenos días, ${name}:`),
  known: { at: 'Cuándo', browser: 'Navegador', address: 'Dirección', nobody: 'ninguna' },
  footer: ({ organisation, home }) => `Enviado por ${organisation} (${home}). Nadie lee las respuestas a este mensaje.`,

  invitation: ({ invitedBy, organisation, link, until, ...around }) => ({
    subject: `Invitación a ${organisation}`,
    blocks: [
      invitedBy === null
        ? `Se le invita a ${organisation}. Abra el enlace para elegir cómo inicia sesión.`
        : `${invitedBy} le invita a ${organisation}. Abra el enlace para elegir cómo inicia sesión.`,
      { link, label: 'Aceptar la invitación' },
      works(until),
      unexpected({ organisation, ...around }),
    ],
  }),
  'password-reset': ({ username, link, until }) => ({
    subject: 'Elegir una contraseña nueva',
    blocks: [
      `Alguien, probablemente usted, ha pedido una contraseña nueva para la cuenta ${username}.`,
      { link, label: 'Elegir una contraseña nueva' },
      works(until),
      'Si no ha sido usted, no abra el enlace; su contraseña sigue siendo la misma.',
    ],
  }),
  'email-change': ({ username, link, until }) => ({
    subject: 'Confirmar su dirección de correo',
    blocks: [
      `La cuenta ${username} va a tener esta dirección. Valdrá en cuanto se abra el enlace; hasta entonces no cambia nada.`,
      { link, label: 'Confirmar esta dirección' },
      works(until),
      'Si no es su cuenta, no abra el enlace.',
    ],
  }),
  'email-changed': ({ before, after, ...around }) => ({
    subject: 'Su dirección de correo ha cambiado',
    blocks: [`La dirección de su cuenta era ${before} y ahora es ${after}.`, notYou(around), home(around)],
  }),
  'password-changed': around => ({
    subject: 'Su contraseña ha cambiado',
    blocks: ['Se ha cambiado la contraseña de su cuenta.', notYou(around), home(around)],
  }),
  'password-reset-by-admin': around => ({
    subject: 'La administración ha puesto una contraseña nueva',
    blocks: ['La administración ha puesto una contraseña nueva en su cuenta.', unexpected(around), home(around)],
  }),
  'factor-added': ({ factor, ...around }) => ({
    subject: 'Se ha añadido un segundo factor',
    blocks: [`Su cuenta se puede confirmar ahora con: ${nameFactor(factor)}.`, notYou(around), home(around)],
  }),
  'factor-removed': ({ factor, ...around }) => ({
    subject: 'Se ha quitado un segundo factor',
    blocks: [`Su cuenta ya no se confirma con: ${nameFactor(factor)}.`, notYou(around), home(around)],
  }),
  'factors-reset-by-admin': around => ({
    subject: 'La administración ha quitado sus segundos factores',
    blocks: [
      'La administración ha quitado todos los segundos factores de su cuenta. Al iniciar sesión configurará uno nuevo.',
      unexpected(around),
      home(around),
    ],
  }),
  'factor-asked': around => ({
    subject: 'Configure un segundo factor',
    blocks: [
      `${around.organisation} le pide que configure un segundo factor, para que su contraseña por sí sola no abra su cuenta: una llave de acceso, o una aplicación del teléfono que muestra códigos.`,
      { link: `${around.home}/profile/security`, label: 'Configurar un segundo factor' },
      'Se tarda unos dos minutos y puede hacerlo cuando le venga bien. Si ya ha configurado uno, no tiene que hacer nada.',
      unexpected(around),
    ],
  }),
  'role-changed': ({ role, ...around }) => ({
    subject: 'La administración ha cambiado su rol',
    blocks: [
      `Su rol es ahora: ${roles[role]}. Se han cerrado todas las sesiones de su cuenta; vuelva a iniciar sesión.`,
      unexpected(around),
      home(around),
    ],
  }),
  'recovery-code-used': ({ left, ...around }) => ({
    subject: 'Se ha usado un código de recuperación',
    blocks: [
      `Alguien ha iniciado sesión en su cuenta con un código de recuperación. Códigos que quedan: ${left}.`,
      notYou(around),
      home(around),
    ],
  }),
  'new-browser': around => ({
    subject: 'Inicio de sesión desde un navegador nuevo',
    blocks: [
      'Alguien ha iniciado sesión en su cuenta desde un navegador que no se había usado antes.',
      notYou(around),
      home(around),
    ],
  }),
  'directory-refused': ({ directory, reason, ...around }) => ({
    subject: 'Un directorio rechaza su cuenta de servicio',
    blocks: [
      `El directorio «${directory}» rechaza la cuenta con la que se lee: ${reason} Hasta que se corrija, nadie puede iniciar sesión con él ni se sincroniza. Nadie ha sido desactivado ni modificado por ello.`,
      'Revise el directorio en los ajustes y vuelva a escribir la contraseña de la cuenta si ha cambiado. Este aviso se envía una sola vez.',
      home(around),
    ],
  }),
  'access-asked': ({ person, app, why, days, link, until, ...around }) => ({
    subject: `${person} pide acceso a ${app}`,
    blocks: [
      `${person} pide acceso a ${app}, ${days === null ? 'sin límite' : days === 1 ? 'por un día' : `por ${days} días`}, y escribe: «${why}»`,
      { link, label: 'Responder' },
      `La petición espera hasta el ${until}. También se ha avisado a otras personas que pueden decidir; vale la primera respuesta.`,
      home(around),
    ],
  }),
  'access-granted': ({ app, until, word, ...around }) => ({
    subject: `Tiene acceso a ${app}`,
    blocks: [
      until === null
        ? `${app} está abierta para usted.`
        : `${app} está abierta para usted hasta el ${until}; entonces el acceso termina por sí solo.`,
      ...(word === null ? [] : [`Le dicen: «${word}»`]),
      home(around),
    ],
  }),
  'access-refused': ({ app, word, ...around }) => ({
    subject: `Su petición de ${app} se ha rechazado`,
    blocks: [
      `Ha pedido acceso a ${app}, y se ha rechazado.`,
      ...(word === null ? [] : [`Le dicen: «${word}»`]),
      home(around),
    ],
  }),
  'access-ends': ({ app, until, ...around }) => ({
    subject: `Su acceso a ${app} termina pronto`,
    blocks: [
      `${app} está abierta para usted hasta el ${until}; entonces el acceso termina por sí solo. Si lo necesita más tiempo, vuelva a pedirlo después.`,
      home(around),
    ],
  }),
  'account-test': around => ({
    subject: `Mensaje de prueba de ${around.organisation}`,
    blocks: ['Este mensaje se ha pedido en los ajustes. El correo de este servidor llega.', home(around)],
  }),
}
