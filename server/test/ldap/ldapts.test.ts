import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { Client } from 'ldapts'
import { Secret } from '#ground'
import { password } from '../world/open-test-world.ts'
import { adminDN, adminSecret, base, openLdapWorld, type LdapWorld } from './ldap-world.ts'

/** What an app written with ldapts does: find the person with its own account, then bind as what was found. */
describe('an app with ldapts, over TLS', () => {
  let world: LdapWorld
  let client: Client
  const wikiDN = `cn=wiki,ou=apps,${base}`
  const wikiSecret = 'the secret of the wiki'

  before(async () => {
    world = await openLdapWorld()
    const alice = await world.add('alice')
    const bob = await world.add('bob')
    await world.add('carol')
    await world.addGroup('editors', alice)
    await world.asOperator.apps.create({
      title: 'Wiki',
      access: { kind: 'chosen', groups: [], users: [alice.id, bob.id] },
      adminsIncluded: false,
      ldap: { secret: { kind: 'typed', value: new Secret(wikiSecret) } },
    })
    client = open()
  })
  after(async () => {
    await client.unbind()
    await world.dispose()
  })

  const open = (): Client =>
    new Client({ url: `ldaps://127.0.0.1:${world.ldapsPort}`, tlsOptions: { ca: readFileSync(world.caPath) } })

  async function signIn(login: string, secret: string): Promise<string> {
    const { searchEntries } = await client.search(wikiDN, {
      filter: `(&(objectClass=inetOrgPerson)(|(uid=${login})(mail=${login})))`,
      attributes: ['displayName', 'mail', 'entryUUID'],
    })
    const [entry] = searchEntries
    if (entry === undefined || searchEntries.length > 1) return 'unknown'
    const visitor = open()
    try {
      await visitor.bind(entry.dn, secret)
      return String(entry['displayName'])
    } catch (error) {
      return (error as { code?: number }).code === 49 ? 'refused' : String(error)
    } finally {
      await visitor.unbind()
    }
  }

  test('finds a person and signs them in', async () => {
    await client.bind(wikiDN, wikiSecret)
    assert.equal(await signIn('alice', password), 'alice Example')
    assert.equal(await signIn('BOB@example.com', password), 'bob Example')
    assert.equal(await signIn('alice', 'not the password'), 'refused')
    assert.equal(await signIn('carol', password), 'unknown')
    assert.equal(await signIn('nobody', password), 'unknown')
  })

  test('reads hundreds of searches at once on one connection', async () => {
    const found = await Promise.all(
      Array.from({ length: 300 }, (_, i) =>
        client.search(wikiDN, { filter: `(uid=${i % 2 === 0 ? 'alice' : 'bob'})`, attributes: ['uid'] }),
      ),
    )
    found.forEach(({ searchEntries }, i) => assert.equal(searchEntries[0]?.['uid'], i % 2 === 0 ? 'alice' : 'bob'))
  })

  test('sees the whole main tree as the admin', async () => {
    const admin = open()
    await admin.bind(adminDN, adminSecret)
    const { searchEntries } = await admin.search(base, { filter: '(objectClass=*)', attributes: ['*', '+'] })
    assert.equal(searchEntries.length, 1 + 1 + 3 + 1 + 1 + 2 + 2)
    await assert.rejects(admin.bind(adminDN, ''), { code: 53 })
    await admin.unbind()
  })
})
