import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { Problem } from '#ground'
import { fixedClock } from '../world/clock.ts'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { applyFile } from './truth-file.ts'

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ann@laptop'
const whole = `version: 1
settings:
  posix: { enabled: true, firstNumber: 300000, lastNumber: 400000, loginShell: /bin/sh }
  registration: { enabled: true }
  trash: { days: 7 }
  backup: { enabled: false, at: "03:30", keepDays: 3 }
attributes:
  - { name: badge, title: Badge number, type: number, searchable: true }
  - { name: languages, multiValued: true, seenBy: everyone }
groups:
  - { name: company, groups: [staff, { name: guests, until: 2031-01-31 }] }
  - { name: staff, code: everyone-here, managers: [ann] }
  - { name: guests, gidNumber: 4711 }
users:
  - username: ann
    email: ann@example.com
    recoveryEmail: ann@example.net
    locale: de
    zoneinfo: Europe/Berlin
    phone: "+49 30 1"
    attributes: { badge: 17, languages: [de, en] }
    sshKeys: ["${key}"]
    uidNumber: 300500
    loginShell: /bin/zsh
    homeDirectory: /srv/ann
    groups: [staff]
  - { username: bob, expiresAt: 2031-06-30, groups: [{ name: staff, until: 2031-01-31 }, guests], disabled: true }
`

let world: TestWorld
const apply = (text: string) => applyFile(world, text)
const user = (username: string) => {
  const found = world.memory.people.findByUsername(username)
  assert.ok(found, username)
  return found
}
const group = (name: string) => {
  const found = world.memory.groups.findByName(name)
  assert.ok(found, name)
  return found
}
const refused = (text: string, says: RegExp) =>
  assert.rejects(apply(text), (error: unknown) => error instanceof Problem && says.test(error.message))

describe('the file of truth, to the directory’s full depth', () => {
  beforeEach(async () => void (world = await openTestWorld()))
  afterEach(() => world.dispose())

  test('everything is made, and applied again it changes nothing', async () => {
    assert.deepEqual(await apply(whole), [
      '~ setting posix: enabled, firstNumber, lastNumber, loginShell, owned by the file',
      '~ setting registration: enabled, owned by the file',
      '~ setting trash: days, owned by the file',
      '~ setting backup: enabled, at, keepDays, owned by the file',
      '+ attribute badge',
      '+ attribute languages',
      '+ group company',
      '+ group staff',
      '+ group guests',
      '+ user ann',
      '+ user bob',
      '~ group staff: +ann +bob until 2031-01-31',
      '~ group guests: +bob',
      '~ group company: groups inside +staff +guests until 2031-01-31',
      '~ group staff: managers +ann',
    ])
    const ann = user('ann')
    const badge = world.memory.attributes.findByName('badge')
    assert.ok(badge)
    assert.deepEqual(ann.attributes[badge.id], ['17'])
    assert.deepEqual(
      [ann.recoveryEmail, ann.locale, ann.zoneinfo, ann.phone, ann.sshKeys, ann.loginShell, ann.homeDirectory],
      ['ann@example.net', 'de', 'Europe/Berlin', '+49 30 1', [key], '/bin/zsh', '/srv/ann'],
    )
    assert.deepEqual([ann.uidNumber, group('guests').gidNumber], [300_500, 4711])
    assert.equal((await world.add('later')).uidNumber, 300_502, 'bob took the one after')
    assert.deepEqual([user('bob').disabledByAdmin, user('bob').expiresAt], [true, Date.UTC(2031, 6, 1)])
    assert.deepEqual(group('staff').managers, [ann.id])
    assert.ok(world.memory.groups.isMember(group('company').id, ann.id, world.clock.now()))
    assert.ok(!world.memory.groups.isMember(group('company').id, user('bob').id, Date.UTC(2031, 1, 1)))

    const seq = world.memory.seq
    assert.deepEqual(await apply(whole), [])
    assert.equal(world.memory.seq, seq)
  })

  test('an absent key is left as it is, an empty list emptied, null takes away', async () => {
    await apply(whole)
    assert.deepEqual(
      await apply('version: 1\ngroups: [ { name: company }, { name: staff } ]\nusers: [ { username: ann } ]\n'),
      [],
    )
    const text = `version: 1
groups: [ { name: company, groups: [] }, { name: staff, managers: [] } ]
users:
  - { username: ann, attributes: { badge: null, languages: [en] }, sshKeys: [], loginShell: null, groups: [] }
  - { username: bob, disabled: false, expiresAt: null, groups: [staff, guests] }
`
    assert.deepEqual(await apply(text), [
      '~ user ann: sshKeys, loginShell, attributes',
      '~ user bob: expiresAt',
      '~ user bob: enabled',
      '~ group staff: +bob -ann',
      '~ group company: groups inside -guests -staff',
      '~ group staff: managers -ann',
    ])
    assert.deepEqual(Object.values(user('ann').attributes), [['en']])
    assert.deepEqual(await apply(text), [])
  })

  test('which of two groups is inside the other is turned round in one file', async () => {
    await apply('version: 1\ngroups: [ { name: a, groups: [b] }, { name: b } ]\n')
    assert.deepEqual(await apply('version: 1\ngroups: [ { name: a, groups: [] }, { name: b, groups: [a] } ]\n'), [
      '~ group a: groups inside -b',
      '~ group b: groups inside +a',
    ])
  })

  test('a membership that has ended is neither made nor taken away', async () => {
    await world.dispose()
    const clock = fixedClock(Date.UTC(2027, 0, 15))
    world = await openTestWorld({ clock })
    const text =
      'version: 1\ngroups: [ { name: staff } ]\nusers: [ { username: ann, groups: [ { name: staff, until: 2027-01-31 } ] } ]\n'
    await apply(text)
    clock.advance(30 * 86_400_000)
    assert.deepEqual(await apply(text), [])
    assert.deepEqual(world.memory.people.groupsOf(user('ann').id, clock.now()), [])
  })

  test('refused before anything is changed, with the line', async () => {
    await apply(
      'version: 1\nattributes: [ { name: badge, type: number, multiValued: true } ]\ngroups: [ { name: a, groups: [b] }, { name: b } ]\n',
    )
    const before = world.memory.seq
    await refused(
      'version: 1\ngroups:\n  - { name: b, groups: [a] }\n',
      /:3: groups\.0\.groups: .*in a circle: b ⊃ a ⊃ b/,
    )
    await refused('version: 1\ngroups: [ { name: c, groups: [c] } ]\n', /in a circle: c ⊃ c/)
    await refused(
      'version: 1\ngroups: [ { name: c, managers: [zoe] } ]\n',
      /groups\.0\.managers\.0: There is nobody called “zoe”/,
    )
    await refused(
      'version: 1\nusers: [ { username: u, groups: [ { name: a, untill: 2031-01-31 } ] } ]\n',
      /users\.0\.groups\.0\.untill: .*Did you mean “until”/,
    )
    await refused(
      'version: 1\nusers: [ { username: u, expiresAt: 2031-02-31 } ]\n',
      /users\.0\.expiresAt: Expected a day/,
    )
    await refused(
      'version: 1\nusers: [ { username: u, attributes: { badgee: 1 } } ]\n',
      /users\.0\.attributes\.badgee: No attribute/,
    )
    await refused('version: 1\nusers: [ { username: u, sshKeys: [ssh-dss AAAA] } ]\n', /users\.0\.sshKeys\.0: /)
    await refused(
      'version: 1\nattributes: [ { name: badge, type: text } ]\n',
      /attributes\.0\.type: This is an attribute of type number/,
    )
    await refused(
      'version: 1\nattributes: [ { name: badge, multiValued: false } ]\n',
      /multiValued: .*stays an attribute of several/,
    )
    await refused('version: 1\ngroups: [ { name: b, gidNumber: 5000 } ]\n', /gidNumber: The number is 200001, and/)
    await refused('version: 1\nsettings: { backup: { at: "25:00" } }\n', /settings\.backup\.at: /)
    await refused(
      'version: 1\nsettings: { posix: { firstNumber: 9, lastNumber: 5 } }\n',
      /settings\.posix\.firstNumber: /,
    )
    assert.equal(world.memory.seq, before)
  })
})
