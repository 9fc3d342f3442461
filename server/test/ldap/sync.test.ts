import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { hours } from '#ground'
import { pagedResultsType } from '@doorward/ldap'
import { adminDN, adminSecret, base, openLdapWorld, type LdapWorld } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'
import { Copy } from './sync-copy.ts'
import { bindAdmin, searchTold } from './told.ts'
import { password } from '../world/open-test-world.ts'
import { Secret } from '#ground'

let world: LdapWorld
let client: RawClient
before(async () => {
  world = await openLdapWorld()
  client = await bindAdmin(world)
})
after(() => {
  client.close()
  return world.dispose()
})

const searched = (filter?: string): ReturnType<typeof searchTold> => searchTold(client, filter)

suite('a copy by refreshOnly', () => {
  const copy = new Copy()

  test('begins with everything, and no group that is empty', async () => {
    const [ada, bob] = [await world.add('ada'), await world.add('bob')]
    await world.addGroup('staff', ada, bob)
    await world.addGroup('empty')
    const told = await copy.refresh(client, { base })
    assert.equal(told.entries, copy.entries.size)
    assert.deepEqual(copy.phases, { refreshDelete: 0, refreshPresent: 1 })
    assert.deepEqual(copy.byDN(), await searched())
    assert.ok(copy.byDN()[`cn=staff,ou=groups,${base}`])
    assert.equal(copy.byDN()[`cn=empty,ou=groups,${base}`], undefined)
    assert.match(copy.cookieText, /^rid=000,csn=\d{14}\.\d{6}Z#000000#000#000000$/)
  })

  test('and then is told what is different', async () => {
    const { asOperator, memory } = world
    assert.deepEqual(await copy.refresh(client, { base }), { entries: 0, present: 0, gone: 0 })
    const cleo = await world.add('cleo')
    await asOperator.users.update(cleo.id, { displayName: 'Cleo Çelik' })
    assert.deepEqual(await copy.refresh(client, { base }), { entries: 1, present: 0, gone: 0 })
    const ada = memory.people.findByUsername('ada')
    assert.ok(ada)
    await asOperator.users.delete(ada.id)
    // The group does not name her any more.
    assert.deepEqual(await copy.refresh(client, { base }), { entries: 1, present: 0, gone: 1 })
    assert.deepEqual(copy.byDN(), await searched())
    await asOperator.users.restore(ada.id, { withoutEmail: false })
    assert.deepEqual(await copy.refresh(client, { base }), { entries: 2, present: 0, gone: 0 })
    await asOperator.users.disable(ada.id)
    assert.deepEqual(await copy.refresh(client, { base }), { entries: 1, present: 0, gone: 0 })
    assert.deepEqual(copy.byDN(), await searched())
    assert.ok(copy.byDN()[`uid=ada,ou=users,${base}`]?.['pwdAccountLockedTime'])
    assert.deepEqual(copy.phases, { refreshDelete: 5, refreshPresent: 1 })
  })

  test('a group that loses its last member is gone, and is there again with the next', async () => {
    const { asOperator } = world
    const dan = await world.add('dan')
    const group = await world.addGroup('short-lived', dan)
    await copy.refresh(client, { base })
    await asOperator.groups.changeMembers(group.id, { remove: [dan.id] })
    assert.deepEqual(await copy.refresh(client, { base }), { entries: 0, present: 0, gone: 1 })
    await asOperator.groups.changeMembers(group.id, { add: [dan.id] })
    assert.deepEqual(await copy.refresh(client, { base }), { entries: 1, present: 0, gone: 0 })
    await asOperator.users.delete(dan.id)
    assert.deepEqual(await copy.refresh(client, { base }), { entries: 0, present: 0, gone: 2 })
    await asOperator.users.erase(dan.id)
    await asOperator.groups.delete(group.id)
    await copy.refresh(client, { base })
    assert.deepEqual(copy.byDN(), await searched())
  })

  test('a change of a group inside is one of all around it', async () => {
    const { asOperator } = world
    const eve = await world.add('eve')
    const [inner, middle, outer] = [
      await world.addGroup('inner'),
      await world.addGroup('middle'),
      await world.addGroup('outer'),
    ]
    await asOperator.groups.changeMembers(outer.id, { addGroups: [middle.id] })
    await asOperator.groups.changeMembers(middle.id, { addGroups: [inner.id] })
    await copy.refresh(client, { base })
    await asOperator.groups.changeMembers(inner.id, { add: [eve.id] })
    assert.deepEqual(await copy.refresh(client, { base }), { entries: 3, present: 0, gone: 0 })
    assert.deepEqual(copy.byDN(), await searched())
    await asOperator.groups.delete(inner.id)
    await copy.refresh(client, { base })
    assert.deepEqual(copy.byDN(), await searched())
    assert.equal(copy.byDN()[`cn=outer,ou=groups,${base}`], undefined)
  })

  test('the end of a membership comes with the clock’s own work', async () => {
    const { asOperator, clock, directory } = world
    const fay = await world.add('fay')
    const group = await world.addGroup('for-a-while', await world.add('gus'))
    await asOperator.groups.changeMembers(group.id, { add: [{ id: fay.id, expiresAt: clock.now() + hours(1) }] })
    await copy.refresh(client, { base })
    clock.advance(hours(1))
    await directory.upkeep.endExpired()
    assert.deepEqual(await copy.refresh(client, { base }), { entries: 1, present: 0, gone: 0 })
    assert.deepEqual(copy.byDN(), await searched())
  })

  test('apps’ accounts come, change and go', async () => {
    const { asOperator } = world
    const { app } = await asOperator.apps.create({
      title: 'Wiki',
      access: { kind: 'everyone' },
      ldap: { allowBarePassword: false },
    })
    assert.equal((await copy.refresh(client, { base })).entries, 1)
    await asOperator.apps.update(app.id, { title: 'Wiki of ours' })
    assert.equal((await copy.refresh(client, { base })).entries, 1)
    assert.deepEqual(copy.byDN(), await searched())
    await asOperator.apps.update(app.id, { ldap: null })
    assert.equal((await copy.refresh(client, { base })).gone, 1)
    assert.deepEqual(copy.byDN(), await searched())
    await asOperator.apps.update(app.id, { ldap: { allowBarePassword: false } })
    await copy.refresh(client, { base })
    await asOperator.apps.delete(app.id)
    assert.equal((await copy.refresh(client, { base })).gone, 1)
    assert.deepEqual(copy.byDN(), await searched())
  })

  test('what changes every entry is told with every entry, under a CSN that is newer', async () => {
    const { asOperator, memory } = world
    const csnOf = (): string | undefined => copy.byDN()[`uid=bob,ou=users,${base}`]?.['entryCSN']?.[0]
    const before = csnOf() ?? ''
    await asOperator.settings.put('posix', { ...memory.settings().posix, enabled: true })
    assert.equal((await copy.refresh(client, { base })).entries, copy.entries.size)
    assert.ok((csnOf() ?? '') > before)
    assert.deepEqual(copy.byDN(), await searched())
    await asOperator.attributes.declare({ name: 'costCentre' })
    assert.equal((await copy.refresh(client, { base })).entries, copy.entries.size)
    assert.deepEqual(await copy.refresh(client, { base }), { entries: 0, present: 0, gone: 0 })
  })

  test('contextCSN is as far as the cookie, and nobody but the admin bind sees it', async () => {
    await copy.refresh(client, { base })
    const { entries } = await client.search({ base, scope: 0, attributes: ['contextCSN'] })
    assert.deepEqual(copy.cookieText, `rid=000,csn=${entries[0]?.attributes['contextCSN']?.[0]}`)
    assert.equal((await client.search({ base, filter: '(contextCSN=*)' })).entries.length, 1)
    const other = await RawClient.open(world.ldapPort)
    assert.equal(await other.bind(`uid=bob,ou=users,${base}`, password), 0)
    const seen = await other.search({ base, scope: 0, attributes: ['*', '+', 'contextCSN'] })
    assert.equal(seen.entries.length, 1)
    assert.equal(seen.entries[0]?.attributes['contextCSN'], undefined)
    assert.equal((await other.search({ base, filter: '(contextCSN=*)' })).entries.length, 0)
    other.close()
  })
})

suite('cookies', () => {
  const refreshed = async (cookie: string, reloadHint = false): Promise<Copy> => {
    const copy = new Copy()
    copy.cookie = Buffer.from(cookie)
    await copy.refresh(client, { base, attributes: ['1.1'] }, { reloadHint })
    return copy
  }

  test('the rid comes back as it was sent; other servers’ CSNs are not read', async () => {
    const empty = await refreshed('rid=042')
    assert.match(empty.cookieText, /^rid=042,csn=/)
    assert.ok(empty.entries.size > 0)
    const csn = empty.cookieText.slice('rid=042,csn='.length)
    const other = '20200101000000.000000Z#000000#002#000000'
    for (const cookie of [
      `rid=042,sid=001,csn=${csn}`,
      `rid=042,csn=${other};${csn}`,
      `rid=042,csn=${csn};${other}`,
      `csn=${csn},rid=042`,
    ]) {
      const copy = await refreshed(cookie)
      assert.equal(copy.resultCode, 0, cookie)
      assert.equal(copy.entries.size, 0, cookie)
    }
    assert.ok((await refreshed(`rid=042,csn=${other}`)).entries.size > 0)
  })

  test('of the future, of another server, or none at all: refused', async () => {
    const future = '20380101000000.000000Z#000000#000#000000'
    for (const hint of [false, true]) assert.equal((await refreshed(`rid=001,csn=${future}`, hint)).resultCode, 4096)
    assert.equal((await refreshed('rid=001,csn=20200101000000.000000Z#000001#000#000000')).resultCode, 4096)
    assert.equal((await refreshed('garbage')).resultCode, 2)
  })

  test('where the log does not reach back, what is there is named instead', async () => {
    const copy = new Copy()
    await copy.refresh(client, { base })
    const size = copy.entries.size
    const hal = await world.add('hal')
    await world.asOperator.users.delete(hal.id)
    await world.asOperator.users.erase(hal.id)
    await world.add('ina')
    world.clock.advance(hours(24 * 31))
    await world.directory.upkeep.pruneLog()
    const told = await copy.refresh(client, { base })
    assert.deepEqual(told, { entries: 1, present: size, gone: 0 })
    assert.equal(copy.phases.refreshPresent, 2)
    assert.deepEqual(copy.byDN(), await searched())
  })
})

suite('what the search asks for', () => {
  test('entries that match, with what is selected; one that matches no more is gone', async () => {
    const filter = '(!(pwdAccountLockedTime=*))'
    const jon = await world.add('jon')
    const copy = new Copy()
    await copy.refresh(client, { base: `ou=users,${base}`, scope: 1, filter, attributes: ['mail'] })
    assert.deepEqual(copy.byDN()[`uid=jon,ou=users,${base}`], { mail: ['jon@example.com'] })
    assert.equal(copy.byDN()[`uid=ada,ou=users,${base}`], undefined)
    await world.asOperator.users.disable(jon.id)
    const told = await copy.refresh(client, { base: `ou=users,${base}`, scope: 1, filter, attributes: ['mail'] })
    assert.deepEqual(told, { entries: 0, present: 0, gone: 1 })
    assert.equal(copy.byDN()[`uid=jon,ou=users,${base}`], undefined)
  })

  test('a filter on memberOf follows the groups', async () => {
    const filter = `(memberOf=cn=readers,ou=groups,${base})`
    const kim = await world.add('kim')
    const lea = await world.add('lea')
    const group = await world.addGroup('readers', kim)
    const copy = new Copy()
    const names = async (): Promise<string[]> => {
      await copy.refresh(client, { base, filter })
      return Object.keys(copy.byDN())
    }
    assert.deepEqual(await names(), [`uid=kim,ou=users,${base}`])
    await world.asOperator.groups.changeMembers(group.id, { add: [lea.id] })
    assert.deepEqual(await names(), [`uid=kim,ou=users,${base}`, `uid=lea,ou=users,${base}`])
    await world.asOperator.groups.changeMembers(group.id, { remove: [kim.id] })
    assert.deepEqual(await names(), [`uid=lea,ou=users,${base}`])
  })

  test('a size limit is kept', async () => {
    const copy = new Copy()
    await copy.refresh(client, { base, sizeLimit: 2 })
    assert.deepEqual([copy.resultCode, copy.entries.size], [4, 2])
  })

  test('of an app’s tree, by anybody but the admin bind, in pages, of nothing: refused', async () => {
    const { app } = await world.asOperator.apps.create({ title: 'Mail', ldap: { allowBarePassword: true } })
    await world.asOperator.apps.addSecret(
      { kind: 'ldap', ownerId: app.id },
      { kind: 'typed', value: new Secret(adminSecret) },
    )
    const appDN = `cn=${app.name},ou=apps,${base}`
    const codeFor = async (name: string, secret: string, asked: string): Promise<number | undefined> => {
      const other = await RawClient.open(world.ldapPort)
      assert.equal(await other.bind(name, secret), 0)
      const copy = new Copy()
      await copy.refresh(other, { base: asked })
      other.close()
      assert.equal(copy.entries.size, 0)
      return copy.resultCode
    }
    assert.equal(await codeFor(`uid=bob,ou=users,${base}`, password, base), 50)
    assert.equal(await codeFor(appDN, adminSecret, appDN), 50)
    assert.equal(await codeFor(adminDN, adminSecret, appDN), 53)
    assert.equal(await codeFor(adminDN, adminSecret, `ou=nothing,${base}`), 32)
    assert.equal(await codeFor(adminDN, adminSecret, ''), 32)
    const other = await RawClient.open(world.ldapPort)
    const anonymous = new Copy()
    await anonymous.refresh(other, { base })
    assert.equal(anonymous.resultCode, 50)
    other.close()
    const { resultCode } = await client.search({
      base,
      controls: [
        { type: pagedResultsType, critical: true, value: Buffer.from('30050201050400', 'hex') },
        { type: '1.3.6.1.4.1.4203.1.9.1.1', critical: true, value: Buffer.from('30030a0101', 'hex') },
      ],
    })
    assert.equal(resultCode, 53)
  })
})
