import { html } from '../../html.ts'
import type { Texts } from '../en/index.ts'

export const agreements: Texts['agreements'] = {
  lead: 'Las aplicaciones a las que ha permitido saber quién es. Las que puso su propia organización no preguntan.',
  heading: 'Permisos',
  none: 'Todavía no le ha preguntado ninguna aplicación.',
  since: when => html`Permitida el ${when}`,
  told: 'Qué datos recibe',
  revoke: 'Revocar',
  revokeOne: app => `Revocar el permiso dado a ${app}`,
  note: 'Revocar termina lo que la aplicación recibió. Volverá a preguntarle cuando la abra de nuevo.',
  done: 'El permiso se ha revocado.',
}
