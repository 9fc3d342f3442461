import { createCounter } from '../plural.ts'

const count = createCounter('en-GB')

/** Our word for each value the API sends; the same in every list, filter and form. */
export const words = {
  role: { owner: 'Owner', admin: 'Admin', usermanager: 'User manager', user: 'Member' },
  state: {
    active: 'Enabled',
    disabled: 'Disabled',
    gone: 'Gone there',
    expired: 'Expired',
    invited: 'Invited',
    trashed: 'In the trash',
  },
  /** Where people are kept who come from no directory. */
  local: 'Local',
  gateway: 'Forward auth',
  people: (amount: number) => count(amount, 'person', 'people'),
  /** At the end of a list of names. */
  more: (amount: number) => count(amount, 'more', 'more'),
  access: {
    everyone: 'Everyone',
    admins: 'Admins only',
    nobody: 'Nobody yet',
    only: (name: string) => `${name} only`,
    byName: (amount: number) => count(amount, 'person by name', 'people by name'),
  },
}
