import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { days, Secret } from '#ground'
import type { Actor, Group, User } from '#directory'
import { password } from '../world/open-test-world.ts'
import { adminDN, adminSecret, base, directoryServer, openLdapWorld, type LdapWorld } from './ldap-world.ts'
import { RawClient } from './raw-client.ts'

describe('what ends an open connection', () => {
  let world: LdapWorld
  let una: User

  beforeEach(async () => {
    world = await openLdapWorld()
    una = await world.add('una')
  })
  afterEach(() => world.dispose())

  const boundAs = async (name: string, secret: string): Promise<RawClient> => {
    const client = await RawClient.open(world.ldapPort)
    assert.equal(await client.bind(name, secret), 0)
    return client
  }
  const boundAsUna = () => boundAs(`uid=una,ou=users,${base}`, password)

  const deeds: [string, () => Promise<unknown>][] = [
    ['disabling', () => world.asOperator.users.disable(una.id)],
    ['the trash', () => world.asOperator.users.delete(una.id)],
    ['a new password', () => world.asOperator.users.setPassword(una.id, new Secret('another good password'))],
  ]
  for (const [name, deed] of deeds)
    test(`${name} ends the person's connections at once, and nobody else's`, async () => {
      const client = await boundAsUna()
      const admin = await boundAs(adminDN, adminSecret)
      await deed()
      assert.equal(await client.ended(), 'closed')
      assert.equal((await admin.search({ base, filter: '(objectClass=domain)' })).entries.length, 1)
      const again = await RawClient.open(world.ldapPort)
      assert.equal(await again.bind(`uid=una,ou=users,${base}`, password), 49)
      for (const open of [admin, again]) open.close()
    })

  test('signing everyone out ends it too, of who has nothing open but that; of owners when an owner does it', async () => {
    await world.add('olivia', { role: 'owner' })
    const adam = await world.add('adam', { role: 'admin' })
    const boundAsOlivia = () => boundAs(`uid=olivia,ou=users,${base}`, password)
    const [client, ofOwner, admin] = [await boundAsUna(), await boundAsOlivia(), await boundAs(adminDN, adminSecret)]
    const by = (actor: Actor) => world.signIn.endEverySession(actor, { door: 'dashboard', address: null }, null)
    await by({ kind: 'user', id: adam.id, role: 'admin' })
    assert.equal(await client.ended(), 'closed')
    for (const open of [ofOwner, admin]) assert.equal((await open.search({ base, scope: 0 })).resultCode, 0)
    const again = await boundAsUna()
    await by({ kind: 'system', name: 'operator' })
    assert.deepEqual([await again.ended(), await ofOwner.ended()], ['closed', 'closed'])
    assert.equal((await admin.search({ base, scope: 0 })).resultCode, 0)
    admin.close()
    const ursula = { kind: 'user', id: (await world.add('ursula')).id, role: 'admin' } as const
    await assert.rejects(by(ursula), { code: 'forbidden' }, 'the role is looked up, not believed')
  })

  describe('access through groups in groups', () => {
    let inner: Group
    let outer: Group
    let end: number

    beforeEach(async () => {
      end = world.clock.now() + days(1)
      inner = await world.addGroup('inner', una)
      const middle = await world.addGroup('middle')
      outer = await world.addGroup('outer')
      await world.asOperator.groups.changeMembers(middle.id, { addGroups: [inner.id] })
      await world.asOperator.groups.changeMembers(outer.id, { addGroups: [{ id: middle.id, expiresAt: end }] })
      await world.change({ access: { kind: 'chosen', groups: [outer.id], users: [] } })
    })

    const losses: [string, () => Promise<unknown> | void][] = [
      ['leaving a group inside', () => world.asOperator.groups.changeMembers(inner.id, { remove: [una.id] })],
      ['deleting a group inside', () => world.asOperator.groups.delete(inner.id)],
      ['deleting the group outside', () => world.asOperator.groups.delete(outer.id)],
      ['the end of one group in another', () => world.clock.advance(days(1))],
    ]
    for (const [name, lose] of losses)
      test(`${name} ends what was open because of it`, async () => {
        const client = await boundAsUna()
        assert.equal((await client.search({ base })).resultCode, 0)
        await lose()
        assert.equal((await client.search({ base })).resultCode, -1)
        assert.equal(await client.ended(), 'closed')
        const again = await RawClient.open(world.ldapPort)
        assert.notEqual(await again.bind(`uid=una,ou=users,${base}`, password), 0)
        again.close()
      })
  })

  test('who is erased is nowhere any more, and their place is nobody else’s', async () => {
    const staff = await world.addGroup('staff', una)
    const admin = await boundAs(adminDN, adminSecret)
    const ask = async () => {
      const { entries } = await admin.search({ base, filter: '(|(objectClass=posixAccount)(uid=*)(cn=staff))' })
      return entries.map(({ dn, attributes }) => [dn, attributes['member'] ?? []])
    }
    assert.deepEqual(await ask(), [
      [`uid=una,ou=users,${base}`, []],
      [`cn=staff,ou=groups,${base}`, [`uid=una,ou=users,${base}`]],
    ])
    await world.asOperator.users.delete(una.id)
    await world.asOperator.users.erase(una.id)
    assert.equal((await admin.search({ base: `uid=una,ou=users,${base}` })).resultCode, 32)
    await world.add('vera')
    assert.deepEqual(await ask(), [
      [`uid=vera,ou=users,${base}`, []],
      [`cn=staff,ou=groups,${base}`, []],
    ])
    assert.equal((await admin.search({ base, filter: `(entryUUID=${una.id})` })).entries.length, 0)
    assert.deepEqual([...world.memory.groups.membersAt(world.memory.groups.slotOf(staff.id) ?? -1, 0)], [])
    admin.close()
  })

  test('the end of an account comes by the clock', async () => {
    await world.asOperator.users.update(una.id, { expiresAt: world.clock.now() + days(1) })
    const client = await boundAsUna()
    assert.equal((await client.search({ base })).resultCode, 0)
    world.clock.advance(days(1))
    assert.equal((await client.search({ base })).resultCode, -1)
    assert.equal(await client.ended(), 'closed')
  })

  test('removing a secret ends what was bound with it, not what was bound with the other', async () => {
    const old = await boundAs(adminDN, adminSecret)
    const second = await world.asOperator.apps.addSecret(directoryServer, { kind: 'generated' })
    const fresh = await boundAs(adminDN, second.text.reveal())
    const [, first] = await world.asOperator.apps.listSecrets(directoryServer)
    await world.asOperator.apps.removeSecret(directoryServer, first?.id ?? '')
    assert.equal(await old.ended(), 'closed')
    assert.equal((await fresh.search({ base })).resultCode, 0)
    fresh.close()
  })

  test('a naming context that is taken away takes its sessions along; others stay', async () => {
    const other = { base: 'dc=other', profile: 'cloudron', writable: false, usersSeeAll: false } as const
    const [view] = world.memory.settings().directoryServer.views
    await world.change({ views: [...(view ? [view] : []), other] })
    const here = await boundAs(adminDN, adminSecret)
    const there = await boundAs('cn=admin,ou=system,dc=other', adminSecret)
    await world.change({ views: view ? [view] : [] })
    assert.equal(await there.ended(), 'closed')
    assert.equal((await here.search({ base })).resultCode, 0)
    here.close()
  })

  test('switching off ends everything and closes the ports; switching on opens them again', async () => {
    const client = await boundAsUna()
    await world.change({ enabled: false })
    await client.ended()
    assert.deepEqual(world.ldap.state, { listening: 'off' })
    await assert.rejects(RawClient.open(world.ldapPort), { code: 'ECONNREFUSED' })
    await world.change({ enabled: true })
    const { state } = world.ldap
    assert.ok(state.listening === 'listening')
    const again = await RawClient.open(state.ldapPort ?? 0)
    assert.equal(await again.bind(`uid=una,ou=users,${base}`, password), 0)
    again.close()
  })

  test('an address taken off the allow-list is sent away, and not let in again', async () => {
    const client = await boundAsUna()
    await world.change({ allow: ['192.0.2.0/24 # somewhere else'] })
    await client.ended()
    const refused = await RawClient.open(world.ldapPort)
    assert.equal(await refused.ended(), 'closed')
    assert.equal(refused.received.length, 0)
    await world.change({ allow: ['127.0.0.0/8'] })
    assert.equal(await (await boundAsUna()).codeOf({ kind: 'unbindRequest' }), 'closed')
  })
})
