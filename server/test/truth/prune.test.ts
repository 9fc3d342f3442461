import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { applyFile, planFile, type FileOptions } from './truth-file.ts'

const people = ['ann', 'ben', 'cal', 'dee', 'eve', 'fay', 'gus'].map(
  name => `  - { username: ${name}, email: ${name}@example.com, groups: [staff] }\n`,
)
const whole = `version: 1
settings: { organisation: { name: Example Org }, trash: { days: 10 } }
attributes:
  - { name: badge }
groups:
  - { name: staff }
  - { name: ops }
  - { name: guests }
  - { name: choir }
users:
  - { username: olga, role: owner, password: { value: "a quiet green door" } }
${people.join('')}apps:
  - { name: wiki, oidc: { clientId: shared, redirectUris: ["https://wiki.example.com/"] }, access: { groups: [ops, staff] } }
  - { name: mail, ldap: {} }
  - { name: chat, ldap: {} }
  - { name: code, ldap: {} }
`
const without = (...lines: string[]): string => lines.reduce((text, line) => text.replace(line, ''), whole)
const ben = people[1] ?? ''

describe('apply --prune', () => {
  let world: TestWorld
  beforeEach(async () => {
    world = await openTestWorld()
    await applyFile(world, whole)
  })
  afterEach(() => world.dispose())
  const prune = (text: string, options: FileOptions = {}) => applyFile(world, text, { prune: true, ...options })
  const user = (username: string) => {
    const found = world.memory.people.findByUsername(username)
    assert.ok(found, username)
    return found
  }

  test('what the file owns and names no more goes; what it never owned stays', async () => {
    await world.add('handmade')
    await world.asOperator.groups.create({ name: 'handmade' })
    const text = without(ben, '  - { name: ops }\n', '  - { name: chat, ldap: {} }\n').replace(
      'groups: [ops, staff]',
      'groups: [staff]',
    )
    assert.deepEqual(await prune(text), [
      '- user ben: to the trash',
      '- app chat: deleted',
      '~ app wiki: access',
      '- group ops: deleted',
    ])
    assert.notEqual(user('ben').trashedAt, null)
    assert.equal(world.memory.groups.findByName('ops'), undefined)
    assert.equal(world.memory.apps.findByName('chat'), undefined)
    assert.equal(user('handmade').trashedAt, null)
    assert.ok(world.memory.groups.findByName('handmade'))
    assert.deepEqual(await prune(text), [], 'pruned again, there is nothing left to remove')
  })

  test('somebody named again comes back from the trash as they were', async () => {
    const before = user('ben')
    await prune(without(ben))
    assert.deepEqual(await prune(whole), ['^ user ben: back from the trash'])
    const { id, trashedAt, email } = user('ben')
    assert.deepEqual([id, trashedAt, email], [before.id, null, before.email])
    assert.deepEqual(
      world.memory.people.groupsOf(id, world.clock.now()).map(({ name }) => name),
      ['staff'],
    )
  })

  test('a list the file leaves out is left as it is, and settings stay', async () => {
    const seq = world.memory.seq
    assert.deepEqual(await prune('version: 1\n'), [])
    assert.equal(world.memory.seq, seq)
    assert.deepEqual(await prune('version: 1\nsettings: { organisation: { name: Example Org } }\n'), [
      '~ setting trash: no longer the file’s, left as it is',
    ])
    assert.equal(world.memory.settings().trash.days, 10)
    assert.equal((await world.asOperator.settings.versionOf('trash')).managedBy, null)
  })

  test('a group that goes leaves the policy; a file whose policy names it is refused', async () => {
    const named = whole.replace('settings: {', 'settings: { policy: { twoFactorGroups: [choir, staff] },')
    await applyFile(world, named)
    const choir = '  - { name: choir }\n'
    await assert.rejects(prune(named.replace(choir, '')), /policy\.twoFactorGroups\.0: There is no group “choir”/)
    await prune(without(choir).replace('settings: {', 'settings: { policy: { lockProfiles: true },'))
    assert.deepEqual(world.memory.settings().policy.twoFactorGroups, [world.memory.groups.findByName('staff')?.id])
  })

  test('a plan of it changes nothing', async () => {
    const seq = world.memory.seq
    const { steps } = await planFile(world, without(ben), { prune: true })
    assert.deepEqual([steps.length, world.memory.seq], [1, seq])
  })

  test('more than a third is asked about first, and so are owners and values', async () => {
    const few = without(...people.slice(2))
    const { doubts } = await planFile(world, few, { prune: true })
    assert.deepEqual(doubts, ['5 of 8 people would go to the trash, which is more than a third.'])
    const seq = world.memory.seq
    await assert.rejects(prune(few), /Nothing was changed\.\n5 of 8 people .*\n.*repeat it with --yes/)
    assert.equal(world.memory.seq, seq)
    assert.equal((await prune(few, { sure: true })).length, 5)

    assert.deepEqual(
      (
        await planFile(world, without('  - { name: badge }\n').replace('attributes:', 'attributes: []'), {
          prune: true,
        })
      ).doubts,
      ['Everybody’s values of the attribute badge would be deleted for good.'],
    )
    assert.deepEqual(
      (await planFile(world, `version: 1\ngroups: [ { name: staff }, { name: ops } ]\n`, { prune: true })).doubts,
      ['2 of 4 groups would be deleted, which is more than a third.'],
    )
  })

  test('the last owner stays, said yes to or not; another one may take their place', async () => {
    const olga = '  - { username: olga, role: owner, password: { value: "a quiet green door" } }\n'
    await assert.rejects(
      prune(without(olga), { sure: true }),
      /directory\.yaml:\d+: users: olga: nobody else could sign in as owner/,
    )
    const replaced = whole.replace('username: olga', 'username: otto')
    assert.deepEqual((await planFile(world, replaced, { prune: true })).doubts, [
      'olga is an owner and would go to the trash.',
    ])
    assert.deepEqual(await prune(replaced, { sure: true }), ['+ user otto (owner)', '- user olga: to the trash'])
  })

  test('an address and a client id left behind can be taken in the same file', async () => {
    const text = without(ben)
      .replace('  - { username: ann,', '  - { username: benedict, email: ben@example.com }\n  - { username: ann,')
      .replace('name: wiki', 'name: pages')
    assert.deepEqual(await prune(text), [
      '- user ben: to the trash',
      '+ user benedict',
      '- app wiki: deleted',
      '+ app pages',
    ])
    // Then nobody can come back with the address.
    await assert.rejects(
      applyFile(world, 'version: 1\nusers: [ { username: ben } ]\n'),
      /ben is in the trash, and their address belongs to benedict by now/,
    )
    // But with another one, or none, as the refusal says.
    assert.deepEqual(await applyFile(world, 'version: 1\nusers: [ { username: ben, email: new@example.com } ]\n'), [
      '^ user ben: back from the trash',
      '~ user ben: email',
    ])
    assert.equal(user('ben').email, 'new@example.com')
  })

  test('an end after the last year that has four digits is refused with its line, before anything is done', async () => {
    for (const end of ['9999-12-31', '9999-12-31T23:59:59Z'])
      await assert.rejects(
        applyFile(world, `version: 1\nusers:\n  - { username: new-one, expiresAt: ${end} }\n`),
        /:3: .*expiresAt/,
      )
    assert.equal(world.memory.people.findByUsername('new-one'), undefined)
  })

  test('a name that was deleted for good is refused with its line and the reason', async () => {
    await prune(without(ben))
    await world.asOperator.users.erase(user('ben').id)
    await assert.rejects(
      prune(whole),
      /directory\.yaml:13: users\.2\.username: “ben” belonged to somebody who was deleted for good/,
    )
  })

  test('a reference to what goes is refused', async () => {
    await assert.rejects(prune(without('  - { name: ops }\n')), /apps\.0\.access\.groups\.0: There is no group “ops”/)
  })
})
