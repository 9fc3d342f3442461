import assert from 'node:assert/strict'
import { after, afterEach, before, suite, test } from 'node:test'
import { base, directoryServer, openLdapWorld, type LdapWorld } from './ldap-world.ts'
import type { RawClient } from './raw-client.ts'
import { Copy } from './sync-copy.ts'
import { bindAdmin, searchTold } from './told.ts'

let world: LdapWorld
const clients: RawClient[] = []
before(async () => {
  world = await openLdapWorld()
  for (const name of ['ada', 'bob', 'cleo']) await world.add(name)
})
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})
after(() => world.dispose())

async function openClient(): Promise<RawClient> {
  const client = await bindAdmin(world)
  clients.push(client)
  return client
}

/** How far the directory has come: as far as the copy is to come. */
async function contextCsn(client: RawClient): Promise<string> {
  const { entries } = await client.search({ base, scope: 0, attributes: ['contextCSN'] })
  return `rid=000,csn=${entries[0]?.attributes['contextCSN']?.[0]}`
}

suite('a copy by refreshAndPersist', () => {
  test('is told of changes as they happen, each once, with a cookie that goes on from there', async () => {
    const { asOperator, memory } = world
    const client = await openClient()
    const copy = new Copy()
    const persisting = await copy.persist(client, { base })
    assert.deepEqual(copy.phases, { refreshDelete: 0, refreshPresent: 1 })
    const before = copy.told.entries
    const dan = await world.add('dan')
    await persisting.until(() => `uid=dan,ou=users,${base}` in copy.byDN())
    assert.equal(copy.told.entries, before + 1)
    assert.equal(copy.cookieText, await contextCsn(client))
    const group = await world.addGroup('staff', dan)
    await persisting.until(() => `cn=staff,ou=groups,${base}` in copy.byDN())
    await asOperator.groups.update(group.id, { name: 'crew' })
    await persisting.until(() => `cn=crew,ou=groups,${base}` in copy.byDN())
    assert.equal(`cn=staff,ou=groups,${base}` in copy.byDN(), false)
    const gone = copy.told.gone
    await asOperator.users.delete(dan.id)
    const csn = await contextCsn(client)
    await persisting.until(() => copy.cookieText === csn)
    assert.deepEqual(copy.byDN(), await searchTold(client))
    // He, and the group that has nobody else.
    assert.equal(copy.told.gone - gone, 2)
    assert.ok(memory.people.findByUsername('dan'))
    // The same copy goes on by the other way, and there is nothing it was not told of.
    client.close()
    const other = await openClient()
    assert.deepEqual(await copy.refresh(other, { base }), { entries: 0, present: 0, gone: 0 })
  })

  test('what changes often is told as it is at last', async () => {
    const { asOperator } = world
    const client = await openClient()
    const copy = new Copy()
    const persisting = await copy.persist(client, { base })
    const before = copy.told.entries
    const people = ['ada', 'bob', 'cleo'].map(name => world.memory.people.findByUsername(name))
    await Promise.all(
      Array.from({ length: 60 }, (_, i) => {
        const person = people[i % 3]
        assert.ok(person)
        return asOperator.users.update(person.id, { displayName: `Name ${i}` })
      }),
    )
    const csn = await contextCsn(client)
    await persisting.until(() => copy.cookieText === csn)
    assert.deepEqual(copy.byDN(), await searchTold(client))
    assert.ok(copy.told.entries - before >= 3 && copy.told.entries - before <= 60)
  })

  test('ends when it is abandoned; the connection goes on', async () => {
    const client = await openClient()
    const copy = new Copy()
    const persisting = await copy.persist(client, { base })
    client.send({ kind: 'abandonRequest', messageId: persisting.messageId })
    assert.equal((await client.search({ base, scope: 0 })).entries.length, 1)
    const before = client.received.length
    await world.add('eve')
    assert.equal((await client.search({ base, scope: 0 })).entries.length, 1)
    assert.deepEqual(
      client.received.slice(before).filter(({ messageId }) => messageId === persisting.messageId),
      [],
    )
  })

  test('others are answered beside many of them', async () => {
    const client = await openClient()
    const copies = Array.from({ length: 40 }, () => new Copy())
    await Promise.all(copies.map(copy => copy.persist(client, { base, attributes: ['1.1'] })))
    assert.equal((await client.search({ base, scope: 0 })).entries.length, 1)
    const other = await openClient()
    const more = Array.from({ length: 30 }, () => new Copy())
    await Promise.all(more.map(copy => copy.persist(other, { base, attributes: ['1.1'] })))
    const refused = more.filter(({ resultCode }) => resultCode === 51).length
    assert.equal(refused, 6)
  })

  test('a reader that is slow is waited for, and told what is so in the end', async () => {
    const { asOperator } = world
    const client = await openClient()
    const copy = new Copy()
    const persisting = await copy.persist(client, { base })
    client.pause()
    const bob = world.memory.people.findByUsername('bob')
    assert.ok(bob)
    const long = 'x'.repeat(150)
    for (let i = 0; i < 50; i++) await asOperator.users.update(bob.id, { displayName: `${long}${i}` })
    client.resume()
    await persisting.until(
      () => copy.byDN()[`uid=bob,ou=users,${base}`]?.['displayName']?.[0]?.endsWith('x49') === true,
    )
  })

  test('when what entries look like changes it has to begin anew, and comes to hold what is there', async () => {
    const { asOperator } = world
    const client = await openClient()
    const copy = new Copy()
    const persisting = await copy.persist(client, { base })
    await asOperator.attributes.declare({ name: 'costCentre' })
    assert.equal(await persisting.ended, 4096)
    await copy.refresh(client, { base })
    assert.deepEqual(copy.byDN(), await searchTold(client))
  })

  test('a filter that asks for groups ends with the next change of one', async () => {
    const client = await openClient()
    const copy = new Copy()
    const persisting = await copy.persist(client, { base, filter: '(memberOf=*)' })
    await world.addGroup('another')
    assert.equal(await persisting.ended, 4096)
  })

  test('ends with the secret it was bound by', async () => {
    const { apps } = world.asOperator
    const client = await openClient()
    const copy = new Copy()
    await copy.persist(client, { base })
    const [secret] = await apps.listSecrets(directoryServer)
    assert.ok(secret)
    await apps.addSecret(directoryServer, { kind: 'generated' })
    await apps.removeSecret(directoryServer, secret.id)
    assert.equal(await client.ended(), 8)
  })
})
