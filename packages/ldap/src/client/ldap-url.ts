import { LdapError } from '../error.ts'
import type { Filter } from '../filter/filter.ts'
import { parseFilter } from '../filter/parse-filter.ts'
import { ResultCode } from '../message/result-code.ts'
import { SearchScope } from '../message/search.ts'

/** RFC 4516. What a URL leaves out is undefined. */
export interface LdapUrl {
  readonly isSecure: boolean
  /** Without the brackets of IPv6; empty where the URL has none. */
  readonly host: string
  readonly port: number
  readonly dn: string | undefined
  readonly attributes: readonly string[]
  readonly scope: SearchScope | undefined
  readonly filter: Filter | undefined
}

const scopes: Readonly<Record<string, SearchScope>> = {
  base: SearchScope.baseObject,
  one: SearchScope.singleLevel,
  sub: SearchScope.wholeSubtree,
  subordinates: SearchScope.subordinates,
}

/** `ldap://host:389/dc=example?cn,mail?sub?(cn=a)`. Throws LdapError protocolError for what is no LDAP URL. */
export function parseLdapUrl(text: string): LdapUrl {
  const match =
    /^(ldaps?):\/\/([^/?#]*)(?:\/([^?#]*)(?:\?([^?#]*))?(?:\?([^?#]*))?(?:\?([^?#]*))?(?:\?([^#]*))?)?$/i.exec(text)
  if (match === null) throw wrong()
  const [, scheme = '', authority = '', dn = '', attributes = '', scope = '', filter = '', extensions = ''] = match
  const isSecure = scheme.toLowerCase() === 'ldaps'
  const place = /^(?:\[([0-9a-f:.]+)\]|([^:[\]@]*))(?::(\d{1,5}))?$/i.exec(authority)
  const port = Number(place?.[3] ?? (isSecure ? 636 : 389))
  if (place === null || port < 1 || port > 65_535) throw wrong()
  // RFC 4516 §2.3: what must be understood, and is not, makes the URL one that cannot be used.
  if (extensions.split(',').some(extension => extension.startsWith('!'))) throw wrong()
  const found = scope === '' ? undefined : scopes[scope.toLowerCase()]
  if (scope !== '' && found === undefined) throw wrong()
  return {
    isSecure,
    host: place[1] ?? decode(place[2] ?? ''),
    port,
    dn: dn === '' ? undefined : decode(dn),
    attributes: attributes === '' ? [] : attributes.split(',').map(decode),
    scope: found,
    filter: filter === '' ? undefined : parseFilter(decode(filter)),
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw wrong()
  }
}

const wrong = (): LdapError => new LdapError(ResultCode.protocolError, 'This is not an LDAP URL.')
