import { html } from '../../html.ts'
import { mono } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const error: Texts['error'] = {
  headings: {
    400: 'No hemos entendido esta petición',
    403: 'Eso no está permitido',
    404: 'Aquí no hay nada',
    405: 'Aquí no hay nada',
    413: 'Eso era demasiado de una vez',
    421: 'Esta es la dirección de otro servidor',
    429: 'Demasiados intentos',
    500: 'Algo se ha roto por nuestra parte',
    503: 'Ahora mismo no',
  },
  heading: 'Eso no ha funcionado',
  notFound: 'Puede que el enlace sea antiguo o esté mal escrito. No se ha cambiado nada.',
  retry: wait => `Inténtelo de nuevo dentro de ${wait}.`,
  passOn: reference =>
    html`Si se lo cuenta a alguien, indique la referencia ${mono(reference)}: con ella se encuentra la entrada en el registro.`,
  back: 'Ir a la página de inicio',
}
