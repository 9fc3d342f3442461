import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const redirect: Texts['redirect'] = {
  title: app => `${app} está configurada de otra manera`,
  youCameFrom: app => html`Viene de ${bold(app)}`,
  heading: 'Nos hemos detenido antes de enviarle de vuelta',
  lead: app =>
    `${app} nos pidió enviarle a una dirección que no está registrada para esa aplicación. Su cuenta está en orden.`,
  sent: app => `${app} envió`,
  registered: 'Registrado aquí',
  noneRegistered: 'Todavía ninguna dirección.',
  hint: 'La diferencia está marcada. Suele ser un ajuste de la aplicación, a veces un enlace de otra persona.',
}

export const protocol: Texts['protocol'] = {
  title: 'Este inicio de sesión no puede continuar',
  heading: 'Este inicio de sesión no puede continuar',
  lead: app =>
    `${app ?? 'La aplicación de la que viene'} ha pedido algo que no podemos hacer. Vuelva a la aplicación y empiece de nuevo; si sigue igual, avise a quien es responsable de ella.`,
  technical: 'Para quien es responsable de la aplicación',
}
