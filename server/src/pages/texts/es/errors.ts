import { html } from '../../html.ts'
import { mono } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const error: Texts['error'] = {
  headings: {
    400: 'No hemos entendido esta petición',
    403: 'Eso no está permitido',
    404: 'Aquí no hay nada',
    405: 'Aquí no hay nada',
    413: 'Era demasiado de una sola vez',
    421: 'Esta es la dirección de otro servidor',
    429: 'Demasiados intentos',
    500: 'Algo ha fallado por nuestra parte',
    502: 'La aplicación no responde',
    503: 'Ahora mismo no es posible',
    504: 'La aplicación tarda demasiado',
    508: 'No se encuentra esta aplicación',
  },
  heading: 'No ha funcionado',
  notFound: 'Puede que el enlace sea antiguo o esté mal escrito. No se ha cambiado nada.',
  retry: wait => `Inténtelo de nuevo dentro de ${wait}.`,
  passOn: reference =>
    html`Si se lo cuenta a alguien, indique la referencia ${mono(reference)}: con ella se encuentra la entrada en el registro.`,
  back: 'Ir a la página de inicio',
}
