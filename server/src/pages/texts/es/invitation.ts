import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const invitation: Texts['invitation'] = {
  title: 'Invitación',
  steps: ['Sobre usted', 'Cómo inicia sesión'],
  stepOf: step => `Paso ${step} de 2`,
  welcome: organisation => `Le damos la bienvenida a ${organisation}`,
  invitedBy: (name, day) => `${name} le invitó el ${day}.`,
  invited: day => `Se le invitó el ${day}.`,
  name: 'Su nombre',
  nameHint: 'Como deben verlo sus compañeros.',
  username: 'Nombre de usuario',
  usernameHint: 'Minúsculas, cifras, puntos, guiones y guiones bajos. No se puede cambiar más tarde.',
  taken: 'Ese nombre de usuario no está libre',
  takenHelp: 'Elija otro. Todo lo demás está bien.',
  takenField: username =>
    `«${username}» está en uso o fue de otra persona antes. Un nombre de usuario nunca se da a una segunda persona.`,
  free: 'Nombres de usuario libres',
  email: 'Correo electrónico',
  emailNote: 'De la invitación. Puede cambiarlo más tarde.',
  groups: 'Grupos',
  opens: apps => `Abre ${apps}`,
  submit: 'Continuar',
  until: day => html`La invitación funciona una vez, hasta el ${bold(day)}.`,
  how: '¿Cómo quiere iniciar sesión?',
  howLead: 'Puede añadir la otra forma más tarde.',
  passkey: 'Llave de acceso',
  recommended: 'Recomendada',
  passkeyText:
    'Huella, cara, bloqueo de pantalla o una llave de seguridad. No hay nada que recordar, y cuenta como verificación en dos pasos.',
  passkeyHint:
    'Su navegador le pedirá que confirme en este dispositivo. Después guardará diez códigos de recuperación, por si lo pierde.',
  passkeyName: 'Primera llave de acceso',
  password: 'Contraseña',
  passwordText: 'Para dispositivos antiguos, o si usa a menudo ordenadores de otras personas.',
  passwordHint:
    'Al menos 8 caracteres, y que no sea su nombre de usuario ni su correo electrónico. Unas cuantas palabras sin relación hacen una buena.',
  secondStep: organisation =>
    `${organisation} pide un segundo paso al iniciar sesión. Lo configurará justo después, en unos dos minutos.`,
  createPasskey: 'Crear una llave de acceso',
  create: 'Crear mi cuenta',
  back: 'Volver',
  failed: 'No se ha creado ninguna llave de acceso',
  failedHelp:
    'Se canceló, tardó demasiado o este dispositivo no puede crear una. Puede intentarlo de nuevo o elegir una contraseña.',
  notMe: {
    title: 'Una invitación para otra persona',
    link: name => `No soy ${name}`,
    heading: name => `Este enlace es para ${name}`,
    lead: 'Crea una cuenta con ese nombre y no sirve para nadie más.',
    nothingUsed:
      'No se ha usado ni cambiado nada. La invitación sigue siendo válida para la persona a la que iba dirigida.',
    askSender: 'Pregunte a quien le envió el enlace: necesita una invitación a su nombre.',
    back: name => `Soy ${name}: volver a la invitación`,
  },
}
