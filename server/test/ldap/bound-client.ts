import { Client, type Entry, type SearchOptions } from 'ldapts'
import type { LdapWorld } from './ldap-world.ts'

/** A connection of an independent client, ldapts, that stays open between searches. */
export interface BoundClient {
  search(base: string, options?: SearchOptions): Promise<Entry[]>
  /** The DNs found, each by the value of its RDN. */
  find(base: string, filter: string): Promise<string[]>
  /** Everything an entry shows, operational attributes too. */
  read(dn: string, ...attributes: string[]): Promise<Record<string, string[]>>
  close(): Promise<void>
}

export async function bindClient(world: LdapWorld, dn: string, secret: string): Promise<BoundClient> {
  const client = new Client({ url: `ldap://127.0.0.1:${world.ldapPort}` })
  await client.bind(dn, secret)
  const search: BoundClient['search'] = async (base, options) => (await client.search(base, options)).searchEntries
  return {
    search,
    async find(base, filter) {
      const entries = await search(base, { filter, attributes: ['1.1'] })
      return entries.map(({ dn }) => /^[^=]+=([^,]*),/.exec(dn)?.[1] ?? dn)
    },
    async read(dn, ...attributes) {
      const [entry] = await search(dn, { scope: 'base', attributes: attributes.length > 0 ? attributes : ['*', '+'] })
      const { dn: _dn, ...values } = entry ?? { dn: '' }
      return Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(String)]),
      )
    },
    close: () => client.unbind(),
  }
}
