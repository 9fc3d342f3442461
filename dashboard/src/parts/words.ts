import type { AccessShown, Door, Role, UserState } from '@doorward/contract'
import { t } from '../texts/index.ts'

/** Our word for each value the API sends; the same in every list, filter and form. */
export const roleWords: Record<Role, string> = t.words.role

export const stateWords: Record<UserState, string> = t.words.state

export const doorWords: Record<Door, string> = {
  oidc: 'OpenID Connect',
  ldap: 'LDAP',
  simpleAuth: 'Simple Auth',
  gateway: t.words.gateway,
}

/** Ways in by which an app is shown people’s passwords. */
export const seesPasswords = (doors: readonly Door[]): boolean => doors.includes('ldap') || doors.includes('simpleAuth')

/** `1 person`, `1,119 people`. */
export const { count } = t

/** `Grafana, Gitea and 3 more`. */
export const listNames = (names: readonly string[], shown = 4): string => {
  const more = names.length - shown
  const parts = more > 1 ? [...names.slice(0, shown), t.words.more(more)] : names
  return new Intl.ListFormat(t.locale).format(parts)
}

export const countPeople = t.words.people

/** `Operations, Data team` or `7 people by name`. */
export const printAccess = (access: AccessShown, adminsIncluded: boolean): string => {
  if (access.kind === 'everyone') return t.words.access.everyone
  if (access.kind === 'nobody') return adminsIncluded ? t.words.access.admins : t.words.access.nobody
  if (access.kind === 'single-user') return t.words.access.only(access.user.name)
  const byName = access.users.length ? [t.words.access.byName(access.users.length)] : []
  return [...access.groups.map(group => group.name), ...byName].join(', ')
}

/** A name of the API as people read it: `displayName` is `display name`. */
export const wordOf = (name: string): string =>
  name.replaceAll(/[A-Z]+/g, letters => (letters.length > 1 ? ` ${letters}` : ` ${letters.toLowerCase()}`))
