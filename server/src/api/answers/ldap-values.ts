import type { DirectoryServerSettings, LdapProfile, User } from '#directory'
import type { LdapListening } from '../parts.ts'

/** `%s` is what the person types. */
const filters: Record<LdapProfile, string> = {
  standard: '(&(objectClass=inetOrgPerson)(|(uid=%s)(mail=%s)))',
  cloudron: '(&(objectclass=user)(|(username=%s)(mail=%s)))',
  lldap: '(&(objectClass=person)(|(uid=%s)(mail=%s)))',
}

/** ldaps where it is offered: ldap alone is for this machine, or with StartTLS. */
export const printLdapUrl = ({ host, ldapPort, ldapsPort }: LdapListening): string =>
  ldapsPort === 0 ? `ldap://${host}:${ldapPort}` : `ldaps://${host}:${ldapsPort}`

const quote = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`)

interface Tree {
  base: string
  bindDn: string
  peopleBase: string
  groupsBase: string
  filter: string
  /** An ldapsearch of everybody in the tree that asks for the secret on the terminal, ready for a shell. */
  command: string
}

const peopleBaseOf = (profile: LdapProfile, base: string): string =>
  `ou=${profile === 'lldap' ? 'people' : 'users'},${base}`

function treeAt(listening: LdapListening, profile: LdapProfile, base: string, bindDn: string): Tree {
  const peopleBase = peopleBaseOf(profile, base)
  const filter = filters[profile]
  const authority = listening.certificate?.authorityFile
  const words = ['ldapsearch', '-x', '-b', peopleBase, '-D', bindDn, '-W', '-H', printLdapUrl(listening)]
  const command = words.map(quote).join(' ')
  return {
    base,
    bindDn,
    peopleBase,
    groupsBase: `ou=groups,${base}`,
    filter,
    command: authority && listening.ldapsPort !== 0 ? `LDAPTLS_CACERT=${quote(authority)} ${command}` : command,
  }
}

/** A view as a whole, for its admin bind. */
export const mainTree = (listening: LdapListening, view: { base: string; profile: LdapProfile }): Tree =>
  treeAt(listening, view.profile, view.base, `cn=admin,ou=system,${view.base}`)

/** The tree of one app, whose root is also what the app binds as. */
export function appTree(listening: LdapListening, view: { base: string; profile: LdapProfile }, appName: string): Tree {
  const base = `cn=${appName},ou=apps,${view.base}`
  return treeAt(listening, view.profile, base, base)
}

/** RFC 4514 §2.4. */
const escapeDnValue = (text: string): string =>
  text
    .replaceAll('\0', '\\00')
    .replace(/["+,;<>\\]/g, '\\$&')
    .replace(/^[ #]|(?<!^) $/g, '\\$&')

/** A person in the first tree, as its profile names people; null for whom it does not show. */
export function personDn({ enabled, views }: DirectoryServerSettings, { id, username }: User): string | null {
  const [view] = views
  if (!enabled || view === undefined || username === null) return null
  const rdn = view.profile === 'cloudron' ? `cn=uid-${id}` : `uid=${escapeDnValue(username)}`
  return `${rdn},${peopleBaseOf(view.profile, view.base)}`
}

/** A group in the first tree; null while the directory server has never been set up. */
export function groupDn({ enabled, views }: DirectoryServerSettings, name: string): string | null {
  const [view] = views
  return enabled && view !== undefined ? `cn=${escapeDnValue(name)},ou=groups,${view.base}` : null
}
