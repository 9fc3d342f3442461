import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const links: Texts['links'] = {
  endedTitle: 'Enlace no válido',
  endedHeading: 'Este enlace ya no funciona',
  nothingChanged: 'Este clic no ha cambiado nada.',
  signIn: 'Iniciar sesión',
  reset: {
    lead: 'Los enlaces para elegir una contraseña funcionan una vez, durante 1 hora. Este se ha usado o ha caducado.',
    done: '¿Ya ha elegido una contraseña nueva? Entonces inicie sesión con ella.',
    otherwise: 'Si no, pida un enlace nuevo. Un correo anterior deja de servir en cuanto se envía uno más reciente.',
    again: 'Pedir un enlace nuevo',
  },
  invitation: {
    lead: 'Las invitaciones funcionan una vez y durante unos días. Esta se ha usado, ha caducado o se ha retirado.',
    done: '¿Ya ha creado su cuenta? Entonces inicie sesión con ella.',
    otherwise:
      'Si no, pida un enlace nuevo a quien le invitó. Un enlace anterior deja de servir cuando se crea uno más reciente.',
  },
  email: {
    lead: 'Los enlaces que confirman una dirección funcionan una vez, durante un día. Este se ha usado o ha caducado.',
    done: '¿Ya la ha confirmado? Entonces su dirección nueva figura en su perfil.',
    otherwise:
      'Si no, pida de nuevo el cambio en su perfil. Un enlace anterior deja de servir en cuanto se envía uno más reciente.',
  },
  confirm: {
    title: 'Confirmar su dirección',
    heading: 'Confirme su dirección nueva',
    lead: (email, username) =>
      html`A partir de ahora, ${bold(email)} es la dirección de ${bold(username)}. Las aplicaciones que abre también la reciben.`,
    submit: 'Usar esta dirección',
    leave: '¿No es su cuenta? Entonces cierre esta página; no cambia nada.',
    takenHeading: 'Esta dirección no se puede usar',
    done: 'Su dirección se ha cambiado',
    doneLead: email => html`La dirección de su cuenta es ahora ${bold(email)}. Le hemos escrito a las dos direcciones.`,
    goOn: 'Continuar',
  },
}
