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
  submit: 'Iniciar sesión',
  or: 'or',
  passkey: 'Sign in with a passkey',
  passkeyFailed: 'That passkey wasn’t accepted',
  passkeyFailedHelp: 'It was cancelled, took too long, or is not known here. You can try again, or use your password.',
  startAgain: 'Please begin again',
  startAgainHelp: 'This sign-in waited too long or was finished in another tab.',
  mismatch: 'Ese nombre de usuario y esa contraseña no coinciden',
  mismatchHelp:
    'Compruebe si hay errores al escribir y la tecla Bloq Mayús. Si ya no sabe la contraseña, pregunte a quien le dio la cuenta.',
  enterAgain: 'Escriba de nuevo su contraseña.',
  paused: wait => `Demasiados intentos. Espere ${wait}`,
  pausedHelp: until =>
    html`El inicio de sesión con contraseña de esta cuenta está en pausa hasta las ${until}, para que nadie pueda adivinarla. Su cuenta no está bloqueada.`,
  busy: 'El servidor está ocupado',
  busyHelp: 'Su contraseña no se ha comprobado. Espere unos segundos e inténtelo de nuevo.',
}
