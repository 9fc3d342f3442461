import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDN } from '@doorward/ldap'
import type { LdapProfile } from '#directory'
import { personDn } from '../../src/api/answers/ldap-values.ts'
import { profiles } from '../../src/ldapd/profile/index.ts'
import { openTestWorld } from '../world/open-test-world.ts'

test('the DN the API tells of a person is the one the directory server names them by, in each profile', async () => {
  const world = await openTestWorld()
  try {
    const anna = await world.add('anna')
    for (const [name, { person, peopleUnit }] of Object.entries(profiles) as [
      LdapProfile,
      (typeof profiles)[LdapProfile],
    ][]) {
      const view = { base: 'dc=example,dc=com', profile: name, writable: false, usersSeeAll: false }
      const settings = { ...world.memory.settings().directoryServer, enabled: true, views: [view] }
      const [rdn = [], unit = []] = parseDN(personDn(settings, anna) ?? '')
      assert.deepEqual([rdn[0]?.type, rdn[0]?.value], [person.rdn.type, person.rdn.value(anna)], name)
      assert.equal(unit[0]?.value, peopleUnit)
      assert.equal(personDn({ ...settings, enabled: false }, anna), null)
      assert.equal(personDn(settings, { ...anna, username: null }), null)
    }
  } finally {
    await world.dispose()
  }
})
