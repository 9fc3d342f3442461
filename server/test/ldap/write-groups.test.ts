import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Group, User } from '#directory'
import type { Octets, Request } from '@doorward/ldap'
import { base } from './ldap-world.ts'
import type { RawClient } from './raw-client.ts'
import {
  addRequest,
  deleteRequest,
  groupDN,
  modifyRequest,
  openWriteWorld,
  personDN,
  renameRequest,
  type WriteWorld,
} from './write-world.ts'

describe('groups are added, changed, renamed and deleted as at the dashboard', () => {
  let world: WriteWorld
  let client: RawClient
  let people: User[]
  let last = 0

  before(async () => {
    world = await openWriteWorld()
    people = await Promise.all(['anna', 'bob', 'cleo'].map(name => world.add(name)))
    client = await world.connect()
  })
  after(async () => {
    client.close()
    await world.dispose()
  })

  const answerOf = async (request: Request<Octets>): Promise<[code: number, message: string]> => {
    const answer = await client.ask(request)
    assert.ok(answer !== undefined && 'resultCode' in answer)
    return [answer.resultCode, answer.diagnosticMessage]
  }
  const newGroup = (name: string, more: Parameters<typeof addRequest>[1] = {}) =>
    addRequest(groupDN(name), { objectClass: ['top', 'groupOfNames'], ...more })
  const someGroup = async (...members: string[]): Promise<string> => {
    const name = `group ${++last}`
    assert.deepEqual(await answerOf(newGroup(name, { member: ['', ...members.map(personDN)] })), [0, ''])
    return groupDN(name)
  }
  const groupOf = (dn: string): Group => {
    const group = world.memory.groups.findByName(/^cn=([^,]*)/.exec(dn)?.[1] ?? '')
    assert.ok(group, dn)
    return group
  }
  const membersOf = (dn: string): string[] =>
    people
      .filter(({ id }) => world.memory.groups.isMember(groupOf(dn).id, id, world.clock.now()))
      .map(({ username }) => username ?? '')

  test('with members, one of them empty, or with none', async () => {
    const staff = newGroup('staff', {
      cn: 'staff',
      description: 'All of us',
      member: [personDN('anna'), 'CN=bob,OU=users,' + base],
    })
    assert.deepEqual(await answerOf(staff), [0, ''])
    assert.deepEqual(membersOf(groupDN('staff')), ['anna', 'bob'])
    assert.equal(groupOf(groupDN('staff')).description, 'All of us')
    assert.deepEqual(await answerOf(newGroup('empty')), [0, ''])
    assert.deepEqual(membersOf(await someGroup()), [], 'an empty name is nobody')
    const both = newGroup('both', { member: personDN('anna'), memberUid: ['anna', 'cleo'] })
    assert.deepEqual(await answerOf(both), [0, ''])
    assert.deepEqual(membersOf(groupDN('both')), ['anna', 'cleo'])
  })

  const refusedAdds: [why: string, request: () => Request<Octets>, code: number, message: RegExp][] = [
    ['there already', () => newGroup('STAFF'), 68, /already/],
    ['named by something else', () => addRequest(`ou=x,ou=groups,${base}`, { objectClass: 'groupOfNames' }), 64, /cn=/],
    ['two names', () => newGroup('x', { cn: ['x', 'y'] }), 19, /multiple/],
    ['another name than its cn', () => newGroup('x', { cn: 'y' }), 64, /naming attribute 'cn'/],
    ['without a class', () => addRequest(groupDN('x'), { cn: 'x' }), 65, /no objectClass/],
    ['of people’s class', () => newGroup('x', { objectClass: 'inetOrgPerson' }), 65, /inetOrgPerson/],
    ['a member there is not', () => newGroup('x', { member: personDN('nobody') }), 19, /member: value #0/],
    ['a member of another tree', () => newGroup('x', { member: 'uid=anna,dc=elsewhere' }), 19, /member: value #0/],
    ['a member that is no DN', () => newGroup('x', { member: 'anna' }), 21, /member: value #0/],
    ['the same member twice', () => newGroup('x', { member: [personDN('anna'), personDN('ANNA')] }), 20, /#1/],
    ['a password', () => newGroup('x', { userPassword: 'a good password' }), 65, /userPassword/],
    ['an attribute of people', () => newGroup('x', { mail: 'x@example.com' }), 65, /'mail'/],
    ['memberOf', () => newGroup('x', { memberOf: groupDN('staff') }), 19, /memberOf/],
    ['a name that is none', () => newGroup('a\\, b'), 19, /./],
  ]
  for (const [why, request, code, message] of refusedAdds)
    test(`not added: ${why}`, async () => {
      const { size } = world.memory.groups
      const [found, text] = await answerOf(request())
      assert.equal(found, code, text)
      assert.match(text, message)
      assert.equal(world.memory.groups.size, size)
    })

  test('members come and go by DN and by username', async () => {
    const dn = await someGroup('anna')
    const change = async (...changes: Parameters<typeof modifyRequest>[1][]) =>
      (await answerOf(modifyRequest(dn, ...changes)))[0]
    assert.equal(await change(['add', 'member', personDN('bob')], ['add', 'memberUid', 'cleo']), 0)
    assert.deepEqual(membersOf(dn), ['anna', 'bob', 'cleo'])
    assert.equal(await change(['delete', 'memberUid', 'anna'], ['delete', 'member', personDN('cleo')]), 0)
    assert.deepEqual(membersOf(dn), ['bob'])
    assert.equal(await change(['replace', 'member', personDN('anna'), personDN('bob')]), 0)
    assert.deepEqual(membersOf(dn), ['anna', 'bob'])
    assert.equal(await change(['add', 'member', personDN('anna')]), 20)
    assert.equal(await change(['add', 'memberUid', 'anna']), 20)
    assert.equal(await change(['delete', 'member', personDN('cleo')]), 16)
    assert.equal(await change(['delete', 'memberUid', 'nobody']), 16)
    assert.equal(await change(['add', 'member', personDN('nobody')]), 19)
    assert.equal(await change(['add', 'member', personDN('cleo')], ['add', 'description', '']), 21)
    assert.deepEqual(membersOf(dn), ['anna', 'bob'], 'all or nothing')
    assert.equal(await change(['delete', 'member']), 0)
    assert.deepEqual(membersOf(dn), [])
    assert.equal(await change(['delete', 'member']), 16)
    assert.equal(await change(['replace', 'member']), 0)
    assert.equal(await change(['increment', 'member', '1']), 19)
  })

  test('a group inside is a member too; who is in through it is taken out there', async () => {
    const [outer, inner] = [await someGroup('anna'), await someGroup('bob')]
    const change = async (dn: string, ...changes: Parameters<typeof modifyRequest>[1][]) =>
      answerOf(modifyRequest(dn, ...changes))
    assert.deepEqual(await change(outer, ['add', 'member', inner]), [0, ''])
    assert.deepEqual(membersOf(outer), ['anna', 'bob'])
    assert.equal((await change(inner, ['add', 'member', outer]))[0], 53, 'no circle')
    const [code, message] = await change(outer, ['delete', 'member', personDN('bob')])
    assert.equal(code, 53)
    assert.match(message, /through “group \d+”/)
    assert.equal((await change(outer, ['replace', 'member', personDN('cleo')]))[0], 53)
    // As it was read: everybody who is in, and no group.
    assert.deepEqual(await change(outer, ['replace', 'member', personDN('bob'), personDN('cleo')]), [0, ''])
    assert.deepEqual(membersOf(outer), ['bob', 'cleo'])
    assert.equal(
      world.memory.groups.endOf(
        world.memory.groups.slotOf(groupOf(outer).id) ?? -1,
        world.memory.people.slotOf(people[1]?.id as never) ?? -1,
      ),
      undefined,
      'no direct member',
    )
    assert.deepEqual(await change(outer, ['delete', 'member', inner]), [0, ''])
    assert.deepEqual(membersOf(outer), ['cleo'])
    assert.equal((await change(outer, ['delete', 'member', inner]))[0], 16)
  })

  test('what follows or names is not changed by Modify', async () => {
    const dn = await someGroup('anna')
    const codes: [Parameters<typeof modifyRequest>[1], number][] = [
      [['replace', 'cn', 'other'], 67],
      [['delete', 'cn'], 67],
      [['add', 'cn', 'other'], 19],
      [['add', 'memberOf', groupDN('staff')], 19],
      [['replace', 'entryUUID', '3a3f1e3c-0000-7000-8000-000000000000'], 19],
      [['add', 'description', 'a', 'b'], 19],
      [['replace', 'objectClass', 'inetOrgPerson'], 69],
      [['add', 'mail', 'x@example.com'], 65],
      [['add', 'nonsense', 'x'], 17],
    ]
    for (const [change, code] of codes)
      assert.equal((await answerOf(modifyRequest(dn, change)))[0], code, change.join(' '))
    assert.deepEqual(await answerOf(modifyRequest(dn, ['replace', 'description', 'Of us'])), [0, ''])
    assert.deepEqual(await answerOf(modifyRequest(dn, ['delete', 'description', 'of US'])), [0, ''])
    assert.equal(groupOf(dn).description, '')
  })

  test('a group is renamed, and its old name goes', async () => {
    const dn = await someGroup('anna')
    const { id } = groupOf(dn)
    const rename = async (...args: Parameters<typeof renameRequest>) => (await answerOf(renameRequest(...args)))[0]
    assert.equal(await rename(dn, 'cn=Crew', false), 53, 'it has one name')
    assert.equal(await rename(dn, 'cn=staff'), 68)
    assert.equal(await rename(dn, 'ou=Crew'), 64)
    assert.equal(await rename(dn, 'cn=Crew+ou=x'), 64)
    assert.equal(await rename(dn, 'nonsense=x'), 17)
    assert.equal(await rename(dn, 'cn=Crew', true, `ou=users,${base}`), 53)
    assert.equal(await rename(dn, 'cn=Crew', true, 'dc=elsewhere'), 71)
    assert.equal(await rename(dn, 'cn=Crew', true, `OU=groups,${base}`), 0)
    assert.equal(world.memory.groups.find(id)?.name, 'Crew')
    assert.equal((await client.search({ base: dn })).resultCode, 32)
    assert.equal(await rename(groupDN('Crew'), 'cn=CREW', false), 0, 'another spelling of one name')
    assert.equal(world.memory.groups.find(id)?.name, 'CREW')
    const { entries } = await client.search({ base, filter: '(uid=anna)', attributes: ['memberOf'] })
    assert.ok(entries[0]?.attributes['memberOf']?.includes(groupDN('CREW')))
  })

  test('a deleted group is gone, and its name is free', async () => {
    const dn = await someGroup('anna')
    const { id } = groupOf(dn)
    assert.equal(await client.codeOf(deleteRequest(dn)), 0)
    assert.equal(world.memory.groups.find(id), undefined)
    assert.equal(await client.codeOf(deleteRequest(dn)), 32)
    const name = /^cn=([^,]*)/.exec(dn)?.[1] ?? ''
    assert.deepEqual(await answerOf(newGroup(name)), [0, ''])
  })

  test('groups a file of truth keeps change their members alone', async () => {
    await world.asOperator.groups.create({ name: 'kept', managedBy: 'people.yaml' })
    const dn = groupDN('kept')
    const refused = [
      modifyRequest(dn, ['replace', 'description', 'x']),
      renameRequest(dn, 'cn=other'),
      deleteRequest(dn),
    ]
    for (const request of refused) {
      const [code, message] = await answerOf(request)
      assert.equal(code, 53)
      assert.match(message, /people\.yaml/)
    }
    assert.deepEqual(await answerOf(modifyRequest(dn, ['add', 'member', personDN('anna')])), [0, ''])
  })
})
