import { LdapError, parseLdapUrl } from '@doorward/ldap'
import { Problem, say } from '#ground'

/** Where a server listens, and whether TLS begins at once. */
export interface ServerAddress {
  url: string
  host: string
  port: number
  isSecure: boolean
}

/** `ldaps://dc1.example:636`, `ldap://[2001:db8::1]`. Throws a Problem `invalid` for what is no such address. */
export function parseServerAddress(url: string): ServerAddress {
  try {
    const { host, port, isSecure } = parseLdapUrl(url.trim())
    if (host !== '') return { url: url.trim(), host, port, isSecure }
  } catch (error) {
    if (!(error instanceof LdapError)) throw error
  }
  throw new Problem(
    'invalid',
    say('“{url}” is no address of a directory server; it begins with ldap:// or ldaps://.', { url }),
  )
}
