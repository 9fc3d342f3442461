import assert from 'node:assert/strict'
import { type Modification, ModifyOperation, type Octets, type Request } from '@doorward/ldap'
import { password } from '../world/open-test-world.ts'
import { adminDN, adminSecret, base, type LdapWorld, openLdapWorld, runTool, type ToolAnswer } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'

export const personDN = (name: string): string => `uid=${name},ou=users,${base}`
export const groupDN = (name: string): string => `cn=${name},ou=groups,${base}`

/** A tree that takes changes, and OpenLDAP's tools beside it. */
export interface WriteWorld extends LdapWorld {
  /** Runs a tool as the admin, or as somebody else; what it reads comes in a file of its own. */
  tool(name: string, args: readonly string[], as?: readonly [dn: string, secret: string]): Promise<ToolAnswer>
  /** Binds on a connection of its own. */
  connect(dn?: string, secret?: string): Promise<RawClient>
}

export async function openWriteWorld(
  view: { writable?: boolean; usersSeeAll?: boolean; profile?: 'standard' | 'cloudron' } = {},
): Promise<WriteWorld> {
  const world = await openLdapWorld({
    settings: { views: [{ base, profile: 'standard', writable: true, usersSeeAll: true, ...view }] },
  })
  const url = `ldap://127.0.0.1:${world.ldapPort}`
  return {
    ...world,
    tool: (name, args, [dn, secret] = [adminDN, adminSecret]) =>
      runTool(name, ['-x', '-H', url, '-D', dn, '-w', secret, ...args]),
    async connect(dn = adminDN, secret = dn === adminDN ? adminSecret : password) {
      const client = await RawClient.open(world.ldapPort)
      if (dn !== '') assert.equal(await client.bind(dn, secret), 0, dn)
      return client
    },
  }
}

type Values = readonly (string | Uint8Array)[]

export const modifyRequest = (
  object: string,
  ...changes: readonly [kind: keyof typeof ModifyOperation, type: string, ...values: Values][]
): Request<Octets> => ({
  kind: 'modifyRequest',
  object,
  changes: changes.map(
    ([kind, type, ...values]): Modification<Octets> => ({
      operation: ModifyOperation[kind],
      modification: { type, values },
    }),
  ),
})

export const addRequest = (entry: string, attributes: Readonly<Record<string, Values | string>>): Request<Octets> => ({
  kind: 'addRequest',
  entry,
  attributes: Object.entries(attributes).map(([type, values]) => ({
    type,
    values: typeof values === 'string' ? [values] : values,
  })),
})

export const newPerson = (name: string, more: Readonly<Record<string, Values | string>> = {}): Request<Octets> =>
  addRequest(personDN(name), {
    objectClass: ['top', 'person', 'organizationalPerson', 'inetOrgPerson'],
    uid: name,
    cn: `${name} Example`,
    sn: 'Example',
    ...more,
  })

export const renameRequest = (entry: string, newRDN: string, deleteOldRDN = true, newSuperior?: string) =>
  ({ kind: 'modDNRequest', entry, newRDN, deleteOldRDN, newSuperior }) as const
export const deleteRequest = (entry: string) => ({ kind: 'delRequest', entry }) as const
