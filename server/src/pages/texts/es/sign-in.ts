import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const signIn: Texts['signIn'] = {
  title: 'Iniciar sesión',
  continueTo: app => html`Continuar a ${bold(app)}`,
  lead: organisation => `Use su cuenta de ${organisation}.`,
  again: app => `Confirme que es usted${app ? ` antes de continuar a ${app}` : ''}.`,
  identifier: 'Nombre de usuario o correo electrónico',
  password: 'Contraseña',
  forgot: '¿Ha olvidado la contraseña?',
  submit: 'Iniciar sesión',
  or: 'o',
  passkey: 'Iniciar sesión con una llave de acceso',
  passkeyFailed: 'Esa llave de acceso no se ha aceptado',
  passkeyFailedHelp:
    'Se canceló, tardó demasiado o la llave no está registrada aquí. Puede intentarlo de nuevo o usar su contraseña.',
  startAgain: 'Empiece de nuevo',
  startAgainHelp: 'Este inicio de sesión esperó demasiado o se terminó en otra pestaña.',
  mismatch: 'Ese nombre de usuario y esa contraseña no coinciden',
  mismatchHelp:
    'Compruebe si hay errores al escribir y la tecla Bloq Mayús. Si ya no sabe la contraseña, pregunte a quien le dio la cuenta.',
  enterAgain: 'Escriba de nuevo su contraseña.',
  paused: wait => `Demasiados intentos. Espere ${wait}`,
  pausedHelp: until =>
    html`El inicio de sesión con contraseña de esta cuenta está en pausa hasta las ${until}, para que nadie pueda adivinarla. Su cuenta no está bloqueada, y una llave de acceso sigue funcionando.`,
  busy: 'El servidor está ocupado',
  busyHelp: 'Su contraseña no se ha comprobado. Espere unos segundos e inténtelo de nuevo.',
  unreachable: 'Su contraseña no se puede comprobar ahora',
  unreachableHelp:
    'El directorio que guarda su contraseña no responde. Su contraseña no tiene ningún problema: inténtelo de nuevo dentro de unos minutos.',
  directoryCode:
    'Su organización pide un segundo factor junto con la contraseña. Abra su aplicación de autenticación e introduzca el código que muestra ahora.',
}
