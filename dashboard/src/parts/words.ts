import type { AccessShown, Door, Role, UserState } from '@doorward/contract'

/** Our word for each value the API sends; the same in every list, filter and form. */
export const roleWords: Record<Role, string> = {
  owner: 'Owner',
  admin: 'Admin',
  usermanager: 'User manager',
  user: 'Member',
}

export const stateWords: Record<UserState, string> = {
  active: 'Enabled',
  disabled: 'Disabled',
  gone: 'Gone there',
  expired: 'Expired',
  invited: 'Invited',
  trashed: 'In the trash',
}

export const doorWords: Record<Door, string> = {
  oidc: 'OpenID Connect',
  ldap: 'LDAP',
  simpleAuth: 'Simple Auth',
  gateway: 'Forward auth',
}

/** Ways in by which an app is shown people’s passwords. */
export const seesPasswords = (doors: readonly Door[]): boolean => doors.includes('ldap') || doors.includes('simpleAuth')

const number = new Intl.NumberFormat('en-GB')

/** `1 person`, `1,119 people`. */
export const count = (amount: number, one: string, many: string) =>
  `${number.format(amount)} ${amount === 1 ? one : many}`

/** `Grafana, Gitea and 3 more`. */
export const listNames = (names: readonly string[], shown = 4): string => {
  const more = names.length - shown
  const parts = more > 1 ? [...names.slice(0, shown), `${number.format(more)} more`] : names
  return new Intl.ListFormat('en-GB').format(parts)
}

export const countPeople = (amount: number) => count(amount, 'person', 'people')

/** `Operations, Data team` or `7 people by name`. */
export const printAccess = (access: AccessShown, adminsIncluded: boolean): string => {
  if (access.kind === 'everyone') return 'Everyone'
  if (access.kind === 'nobody') return adminsIncluded ? 'Admins only' : 'Nobody yet'
  if (access.kind === 'single-user') return `${access.user.name} only`
  const byName = access.users.length ? [`${countPeople(access.users.length)} by name`] : []
  return [...access.groups.map(group => group.name), ...byName].join(', ')
}

/** A name of the API as people read it: `displayName` is `display name`. */
export const wordOf = (name: string): string =>
  name.replaceAll(/[A-Z]+/g, letters => (letters.length > 1 ? ` ${letters}` : ` ${letters.toLowerCase()}`))
