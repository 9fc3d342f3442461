import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days, minutes, type GroupId } from '#ground'
import { directoryServerApp, explain, printVerdict, tellChange, tellStep, usualPresence } from '#access'
import type { Change, DoorName, Explanation, Presence } from '#access'
import type { App, Group, User } from '#directory'
import { fixedClock } from '../world/clock.ts'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'

describe('an explanation', () => {
  const clock = fixedClock()
  let world: TestWorld
  let [leonie, amara, jonas]: User[] = []
  let [analysts, data, operations, desk]: Group[] = []
  let grafana: App

  before(async () => {
    world = await openTestWorld({ clock })
    ;[leonie, amara] = [await world.add('leonie'), await world.add('amara')]
    jonas = await world.add('jonas', { role: 'owner' })
    const make = (name: string): Promise<Group> => world.asOperator.groups.create({ name })
    ;[analysts, data, operations, desk] = [
      await make('BI-Analysts'),
      await make('Data team'),
      await make('Operations'),
      await make('Front desk'),
    ]
    await world.asOperator.groups.changeMembers(data.id, { addGroups: [analysts.id] })
    await world.asOperator.groups.changeMembers(analysts.id, { add: [leonie.id] })
    await world.asOperator.groups.changeMembers(desk.id, { add: [amara.id, leonie.id] })
    await world.asOperator.groups.changeMembers(operations.id, { addGroups: [desk.id] })
    await world.asOperator.groups.changeMembers(operations.id, { removeGroups: [desk.id] })
    const made = await world.asOperator.apps.create({
      title: 'Grafana',
      access: { kind: 'chosen', groups: [operations.id, data.id], users: [] },
      oidc: { redirectUris: ['https://g.example.com/cb'] },
    })
    grafana = made.app
    await world.asOperator.apps.create({
      title: 'Gitea',
      access: { kind: 'chosen', groups: [data.id], users: [] },
      oidc: { redirectUris: ['https://gitea.example.com/cb'] },
    })
  })
  after(() => world.dispose())

  interface Asked {
    user?: User | undefined
    app?: Partial<App>
    door?: DoorName | null
    presence?: Partial<Presence>
  }
  const ask = ({ user = leonie, app, door = null, presence }: Asked = {}): Explanation => {
    assert.ok(user)
    return explain(world.memory, {
      user,
      app: { ...grafana, ...app },
      at: clock.now(),
      door,
      presence: { ...usualPresence(user), ...presence },
    })
  }
  const step = <Code extends Explanation['steps'][number]['code']>(of: Explanation, code: Code) =>
    of.steps.find((one): one is Extract<typeof one, { code: Code }> => one.code === code)
  const name = (change: Change): string => ('group' in change ? `${change.kind} ${change.group.name}` : change.kind)
  const idOf = (group: Group | undefined): GroupId => group?.id ?? assert.fail('no group')

  test('says by which groups somebody is in the one that opens it', () => {
    const told = ask()
    assert.equal(told.allowed, true)
    const way = step(told, 'rule')?.ways.find(one => one.code === 'rule-groups')
    assert.ok(way?.code === 'rule-groups')
    assert.deepEqual(
      way.groups.map(({ group, path }) => [group.name, path.map(one => one.name)]),
      [
        ['Operations', []],
        ['Data team', ['BI-Analysts', 'Data team']],
      ],
    )
    assert.equal(printVerdict(world.memory, told), 'BI-Analysts is inside Data team, and Data team may open Grafana.')
    const rule = step(told, 'rule')
    assert.ok(rule)
    const { title, detail } = tellStep(world.memory, told, rule)
    assert.equal(title, 'Data team may open Grafana')
    assert.equal(detail, 'leonie isn’t in Operations, the other group. One match is enough.')
  })

  test('says what lets them in solely: each membership of the path, and the rule', () => {
    assert.deepEqual(ask().takeAway.all, [])
    assert.deepEqual(ask().takeAway.oneOf.map(name), [
      'leave-group BI-Analysts',
      'unnest-group Data team',
      'close-to-group Data team',
    ])
  })

  test('two ways in: no one change takes it away, and all that would have to go are said', () => {
    const { takeAway } = ask({
      app: { access: { kind: 'chosen', groups: [idOf(data), idOf(desk)], users: [leonie?.id ?? assert.fail()] } },
    })
    assert.deepEqual(takeAway.oneOf, [])
    assert.deepEqual(takeAway.all.map(name).sort(), [
      'leave-group BI-Analysts',
      'leave-group Front desk',
      'remove-name',
    ])
  })

  test('refused: by name, the nearest group first, and then what they are in', () => {
    const told = ask({ user: amara })
    assert.equal(told.allowed, false)
    assert.equal(printVerdict(world.memory, told), 'Grafana is for Operations and Data team. amara is in neither.')
    assert.deepEqual(told.letIn.all, [])
    assert.deepEqual(told.letIn.oneOf.map(name), [
      'let-in-by-name',
      'join-group Operations',
      'join-group Data team',
      'open-to-group Front desk',
    ])
    assert.deepEqual(
      step(told, 'rule')?.memberOf.map(group => group.name),
      ['Front desk'],
    )
  })

  test('the nearest group is the one that shares a group with theirs', async () => {
    const club = await world.asOperator.groups.create({ name: 'House' })
    await world.asOperator.groups.changeMembers(club.id, { addGroups: [idOf(desk), idOf(data)] })
    assert.deepEqual(ask({ user: amara }).letIn.oneOf.map(name).slice(1, 3), [
      'join-group Data team',
      'join-group Operations',
    ])
    await world.asOperator.groups.delete(club.id)
  })

  test('what a change does besides is said', async () => {
    const told = ask({ user: amara })
    const effects = await Promise.all(told.letIn.oneOf.map(one => tellChange(world.memory, told.question, one)))
    assert.deepEqual(
      effects.map(({ title, effect }) => `${title}: ${effect}`),
      [
        'Only amara, by name: Added by name to Grafana. Opens nothing else.',
        'Add amara to Operations: Opens nothing else.',
        'Add amara to Data team: Also opens Gitea.',
        'Open Grafana to Front desk: Lets in nobody else.',
      ],
    )
    const allowed = ask()
    const losses = await Promise.all(allowed.takeAway.oneOf.map(one => tellChange(world.memory, allowed.question, one)))
    assert.deepEqual(
      losses.map(({ title, effect }) => `${title}: ${effect}`),
      [
        'Leaving BI-Analysts: Also closes Gitea.',
        'Taking BI-Analysts out of Data team: 1 person is in BI-Analysts.',
        'Closing Grafana to Data team: 1 person would lose it.',
      ],
    )
  })

  test('several things missing at once: all of it is said, and one way in', () => {
    const told = ask({
      user: amara,
      door: 'ldap',
      app: { enabled: false, requireTwoFactor: true, networks: ['192.0.2.0/24'], sessionMinutes: 5 },
      presence: { address: '203.0.113.9', authAt: clock.now() - minutes(7) },
    })
    assert.deepEqual(told.letIn.all.map(name), [
      'switch-on',
      'add-door',
      'use-network',
      'set-up-second-factor',
      'sign-in-again',
    ])
    assert.equal(told.letIn.oneOf[0]?.kind, 'let-in-by-name')
    assert.equal(step(told, 'sign-in-age')?.ageMs, minutes(7))
    assert.deepEqual(
      told.steps.map(({ code, passed }) => `${code}:${passed ? 'yes' : 'no'}`),
      ['account:yes', 'app-enabled:no', 'door:no', 'rule:no', 'network:no', 'second-factor:no', 'sign-in-age:no'],
    )
  })

  test('somebody who has a second factor and has not proven it proves it; nothing is to be set up', () => {
    assert.ok(leonie)
    const told = ask({
      user: { ...leonie, secondFactor: true },
      app: { requireTwoFactor: true },
      presence: { amr: ['pwd'] },
    })
    assert.deepEqual(told.letIn, { all: [{ kind: 'use-second-factor' }], oneOf: [] })
    assert.equal(ask({ user: { ...leonie, secondFactor: true }, app: { requireTwoFactor: true } }).allowed, true)
  })

  test('let in by name: by whom and until when; over: it says so', () => {
    assert.ok(amara)
    const grant = { user: amara.id, grantedBy: `user:${jonas?.id}`, createdAt: 0, expiresAt: clock.now() + days(3) }
    const told = ask({ user: amara, app: { grants: [grant] } })
    assert.equal(printVerdict(world.memory, told), 'jonas Example let amara in by name, until 15 June 2026.')
    assert.deepEqual(told.takeAway, { all: [], oneOf: [{ kind: 'end-grant' }] })
    const over = ask({ user: amara, app: { grants: [{ ...grant, expiresAt: clock.now() }] } })
    assert.equal(over.allowed, false)
    assert.match(printVerdict(world.memory, over), /The time amara was let in for ended on 12 June 2026\./)
  })

  test('an end of a membership on the way is an end of the way', async () => {
    const end = clock.now() + days(1)
    await world.asOperator.groups.changeMembers(idOf(data), { addGroups: [{ id: idOf(analysts), expiresAt: end }] })
    const way = step(ask(), 'rule')?.ways.find(one => one.code === 'rule-groups')
    assert.equal(way?.code === 'rule-groups' && way.groups[1]?.until, end)
    await world.asOperator.groups.changeMembers(idOf(data), { addGroups: [{ id: idOf(analysts), expiresAt: null }] })
  })

  test('admins: let in as such, and not where they are left out or the app is one person’s', () => {
    const told = ask({ user: jonas })
    assert.equal(printVerdict(world.memory, told), 'Admins may open Grafana, and jonas is an owner.')
    assert.deepEqual(told.takeAway.oneOf.map(name), ['leave-admins-out', 'take-role'])
    const out = ask({ user: jonas, app: { adminsIncluded: false } })
    assert.equal(out.letIn.oneOf.at(-1)?.kind, 'include-admins')
    const single = ask({ user: jonas, app: { access: { kind: 'single-user', user: leonie?.id ?? assert.fail() } } })
    assert.deepEqual(single.letIn, { all: [], oneOf: [{ kind: 'give-app' }] })
    assert.equal(printVerdict(world.memory, single), 'Grafana is leonie Example’s alone.')
  })

  test('everyone, and nobody', () => {
    const everyone = ask({ user: amara, app: { access: { kind: 'everyone' } } })
    assert.deepEqual(everyone.takeAway, { all: [], oneOf: [{ kind: 'narrow-rule' }] })
    const nobody = ask({ user: amara, app: { access: { kind: 'nobody' } } })
    assert.deepEqual(nobody.letIn.oneOf.map(name), ['let-in-by-name', 'open-to-group Front desk'])
  })

  test('an account that can open nothing says why', () => {
    assert.ok(leonie)
    for (const [over, state] of [
      [{ disabledByAdmin: true }, 'disabled'],
      [{ goneAt: 1 }, 'gone'],
      [{ trashedAt: 1 }, 'trashed'],
      [{ expiresAt: 1 }, 'expired'],
      [{ username: null }, 'invited'],
    ] as const)
      assert.deepEqual(ask({ user: { ...leonie, ...over } }).letIn, {
        all: [{ kind: 'let-account', state }],
        oneOf: [],
      })
  })

  test('the directory server’s main tree is explained as an app with one door', () => {
    assert.ok(leonie)
    const app = directoryServerApp(world.memory)
    const told = explain(world.memory, {
      user: leonie,
      app,
      at: clock.now(),
      door: 'oidc',
      presence: usualPresence(leonie),
    })
    assert.equal(step(told, 'door')?.passed, false)
  })
})
