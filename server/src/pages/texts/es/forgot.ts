import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const forgot: Texts['forgot'] = {
  title: 'Contraseña olvidada',
  heading: '¿Ha olvidado la contraseña?',
  lead: 'Díganos quién es y le enviaremos un enlace para elegir una nueva.',
  submit: 'Enviarme un enlace',
  elsewhere: '¿La misma contraseña que en el ordenador del trabajo?',
  elsewhereHelp:
    'Entonces se guarda en la red de su organización y no se puede cambiar aquí. Cámbiela en el ordenador con Ctrl+Alt+Supr, o pida ayuda.',
  passkey: 'Una llave de acceso sigue funcionando:',
  passkeyLink: 'Iniciar sesión con una llave de acceso',
  sentHeading: 'Mire su correo',
  sentLead: (name, until) =>
    html`Si ${bold(name)} tiene aquí una cuenta con contraseña propia, hay un enlace en camino. Funciona una vez, hasta las ${until}.`,
  from: (address, host) => html`Viene de ${bold(address)} y lleva a ${bold(host)}. Nunca pide su contraseña anterior.`,
  nothing:
    '¿Nada después de cinco minutos? Mire en la carpeta de correo no deseado. Si indicó una dirección de recuperación, escribimos a esa.',
  secondFactor: 'Su segundo factor queda como está. Se le pedirá después.',
  again: 'Enviarlo de nuevo',
  noMailbox: '¿No puede leer su correo?',
  inPerson: 'Puede darle un enlace en persona',
  back: 'Volver al inicio de sesión',
  askHeading: name => `Pida un enlace a ${name}`,
  askSomebody: 'Pida un enlace',
  askLead: 'Este servidor no envía correo. Alguien que le conozca puede crear un enlace para usted.',
  whoever: 'Quien le dio su cuenta',
  afterwards: 'Qué pasa después',
  they: [
    'Esa persona comprueba que es usted de verdad.',
    'Le muestra un enlace o un código QR. Funciona una vez, durante 1 hora.',
    'Usted lo abre y elige una contraseña nueva. Nadie más la ve.',
  ],
  ready: 'Tenga a mano su nombre de usuario.',
  linkWorked: 'El enlace ha funcionado. Este es el último paso.',
}
