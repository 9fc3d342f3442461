import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('es')

export const words: Texts['words'] = {
  role: {
    owner: 'Propietario',
    admin: 'Administrador',
    usermanager: 'Gestor de cuentas',
    user: 'Miembro',
  },
  state: {
    active: 'Activa',
    disabled: 'Desactivada',
    gone: 'Ya no está allí',
    expired: 'Caducada',
    invited: 'Invitada',
    trashed: 'En la papelera',
  },
  /** Where people are kept who come from no directory. */
  local: 'Local',
  gateway: 'Forward auth',
  people: amount => count(amount, 'persona', 'personas'),
  more: amount => count(amount, 'más', 'más'),
  access: {
    everyone: 'Todos',
    admins: 'Solo administradores',
    nobody: 'Nadie todavía',
    only: name => `Solo ${name}`,
    byName: amount => count(amount, 'persona por su nombre', 'personas por su nombre'),
  },
}
