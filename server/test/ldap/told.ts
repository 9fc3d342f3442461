import assert from 'node:assert/strict'
import { adminDN, adminSecret, base, type LdapWorld } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'
import { byDN, type Copy } from './sync-copy.ts'

export async function bindAdmin(world: LdapWorld): Promise<RawClient> {
  const client = await RawClient.open(world.ldapPort)
  assert.equal(await client.bind(adminDN, adminSecret), 0)
  return client
}

/** What an ordinary search finds, as far as copies are told of it. */
export async function searchTold(client: RawClient, filter = '(objectClass=*)'): Promise<ReturnType<Copy['byDN']>> {
  const { entries, resultCode } = await client.search({ base, filter, attributes: ['*', '+'] })
  assert.equal(resultCode, 0)
  const told = entries.filter(({ attributes }) => !isEmptyGroup(attributes))
  for (const { attributes } of told)
    for (const name of ['memberOf', 'hasSubordinates', 'contextCSN']) delete attributes[name]
  return byDN(told)
}

const isEmptyGroup = (attributes: Record<string, string[]>): boolean =>
  attributes['structuralObjectClass']?.includes('groupOfNames') === true && attributes['member'] === undefined
