import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const device: Texts['device'] = {
  title: 'Conectar un dispositivo',
  lead: 'Escriba el código que muestra su televisor, impresora o terminal.',
  code: 'Código en el dispositivo',
  codeHint: 'Ocho letras, como BCDF-GHJK. Las mayúsculas y el guion no importan.',
  errors: {
    missing: 'Escriba el código que muestra el dispositivo.',
    unknown:
      'Ningún dispositivo espera con este código. Compárelo con la pantalla; a los diez minutos un dispositivo muestra otro.',
    over: 'Este código ha caducado o ya se usó. Pida uno nuevo al dispositivo.',
  },
  stopped: {
    heading: 'Detenido',
    text: 'El dispositivo no ha iniciado sesión, y este código ya no sirve.',
  },
  failed: {
    heading: 'No ha funcionado',
    text: 'No se ha iniciado ninguna sesión. Empiece de nuevo con el código que muestra el dispositivo.',
  },
  paused: wait => `Demasiados códigos. Espere ${wait}`,
  pausedHelp: until => html`A partir de ${until} puede continuar.`,
  onlyHere: 'Solo para un dispositivo que tiene delante',
  onlyHereWhy:
    '¿El código le llegó por correo, chat o teléfono? Entonces deténgase: alguien quiere iniciar sesión como usted.',
  goOn: 'Continuar',
  confirmTitle: 'Conectar este dispositivo',
  asksFor: app => html`Un dispositivo pide ${bold(app)}`,
  confirmHeading: '¿Iniciar sesión en este dispositivo como usted?',
  compare: 'Compare el código. Debe ser el mismo en ambas pantallas.',
  device: 'Dispositivo',
  asksFrom: 'Pide desde',
  sameAddress: 'La misma dirección que usted',
  otherAddress: 'No es la dirección en la que está. Continúe solo si sabe por qué',
  since: 'Desde',
  you: 'Usted',
  receives: facts => `Recibe: ${facts}.`,
  staysUntil:
    'La sesión sigue abierta hasta que usted la cierre en este navegador, o termine este inicio de sesión en Perfil, Dispositivos.',
  yes: 'Sí, es mi dispositivo',
  stop: 'No, detener',
  doneTitle: 'Dispositivo conectado',
  connectedTo: app => html`Conectado a ${bold(app)}`,
  doneHeading: 'El dispositivo ha iniciado sesión',
  goesOn: 'Continúa por sí solo en unos segundos. Puede cerrar esta página.',
  signedInAs: (app, username, at) => html`${app}, sesión iniciada como ${username} a las ${at}.`,
}
