import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days, type GroupId, type UserId } from '#ground'
import { decide, decideFor, explain, type Change, type Explanation, type Question } from '#access'
import { type App, roles, type User } from '#directory'
import { fixedClock } from '../world/clock.ts'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { randomFrom } from '../world/random.ts'
import { generateGrants, generatePolicy, generatePresence, groupsByHand, judge, type Belonging } from './generated.ts'

const cases = 1500
const peopleCount = 24
const groupCount = 16

/** Whatever is generated: the verdict is the one decision, and what would turn it round does. */
describe('explained as decided', () => {
  const clock = fixedClock()
  const seed = Number(process.env['DOORWARD_SEED'] ?? 20260612)
  const random = randomFrom(seed)
  const belonging: Belonging = { people: new Map(), around: new Map() }
  let world: TestWorld
  let users: UserId[] = []
  let groups: GroupId[] = []
  let template: App

  before(async () => {
    world = await openTestWorld({ clock, endsByItself: false })
    const { asOperator } = world
    for (let i = 0; i < peopleCount; i++)
      users.push((await world.add(`p${i}`, { role: random.pick(['user', 'user', 'user', ...roles]) })).id)
    for (let i = 0; i < groupCount; i++) groups.push((await asOperator.groups.create({ name: `g${i}` })).id)
    const until = () => random.pick([null, null, clock.now() + days(1), clock.now() + days(30)])
    for (const [i, group] of groups.entries()) {
      // Only into later ones: no group is in itself.
      const inside = random.some(groups.slice(0, i), 0.18).map(id => ({ id, expiresAt: until() }))
      const people = random.some(users, 0.1).map(id => ({ id, expiresAt: until() }))
      await asOperator.groups.changeMembers(group, { add: people, addGroups: inside })
      for (const { id, expiresAt } of inside) put(belonging.around, id, { group, until: expiresAt })
      for (const { id, expiresAt } of people) put(belonging.people, id, { group, until: expiresAt })
    }
    template = (await asOperator.apps.create({ title: 'Any', ldap: {} })).app
  })
  after(() => world.dispose())

  const put = <Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value) =>
    map.set(key, [...(map.get(key) ?? []), value])

  function makeCase(): { told: Explanation; question: Question } {
    const found = world.memory.people.find(random.pick(users)) ?? assert.fail()
    const at = clock.now() + random.pick([0, 0, 0, days(1), days(2), days(40)])
    const user: User = {
      ...found,
      secondFactor: random.chance(0.4),
      ...random.pick([{}, {}, {}, {}, {}, {}, { disabledByAdmin: true }, { expiresAt: at }, { expiresAt: at + 1 }]),
    }
    const app: App = {
      ...template,
      ...generatePolicy(random, { users, groups }),
      grants: generateGrants(random, users, at),
    }
    const presence = generatePresence(random, at)
    const told = explain(world.memory, { user, app, at, presence, door: null })
    assert.equal(told.allowed, decideFor(world.memory, user, app, at, presence).allowed)
    const ids = groupsByHand(belonging, user.id, at)
    assert.equal(told.allowed, judge(user, ids, app, at, presence), `seed ${seed}`)
    return { told, question: { user, app, at, groups: ids, ...presence } }
  }

  test(`the verdict, its steps and what would change it, of ${cases} cases`, () => {
    const seen = { allowed: 0, refused: 0, sole: 0, several: 0 }
    for (let i = 0; i < cases; i++) {
      const { told, question } = makeCase()
      const { allowed, steps, letIn, takeAway } = told
      assert.equal(
        allowed,
        steps.every(step => step.passed),
      )
      if (allowed) {
        seen.allowed++
        assert.deepEqual(letIn, { all: [], oneOf: [] })
        assert.ok(takeAway.all.length + takeAway.oneOf.length > 0, 'something lets them in')
        for (const change of takeAway.oneOf) assert.equal(isAllowedAfter(question, [change]), false, change.kind)
        if (takeAway.all.length > 0) {
          assert.equal(isAllowedAfter(question, takeAway.all), false)
          assert.ok(takeAway.all.length > 1, 'a single one would be told as such')
          for (const change of takeAway.all)
            assert.equal(isAllowedAfter(question, [change]), true, `${change.kind} alone is not enough`)
        }
        if (takeAway.oneOf.length > 0) seen.sole++
        else seen.several++
      } else {
        seen.refused++
        assert.deepEqual(takeAway, { all: [], oneOf: [] })
        const ways = letIn.oneOf.length > 0 ? letIn.oneOf.map(one => [...letIn.all, one]) : [letIn.all]
        for (const way of ways) {
          assert.ok(way.length > 0)
          assert.equal(isAllowedAfter(question, way), true, way.map(one => one.kind).join(', '))
          for (const left of way)
            assert.equal(
              isAllowedAfter(
                question,
                way.filter(one => one !== left),
              ),
              false,
              `${left.kind} is needed`,
            )
        }
      }
    }
    for (const [what, count] of Object.entries(seen)) assert.ok(count > cases / 50, `${what}: ${count}`)
  })

  /** The decision with changes made, by hand: to the lists, not to memory. */
  function isAllowedAfter(question: Question, changes: readonly Change[]): boolean {
    const { user, at } = question
    const people = new Map(belonging.people)
    const around = new Map(belonging.around)
    let [person, app] = [user, question.app]
    let presence = { amr: question.amr, address: question.address, authAt: question.authAt }
    for (const change of changes) {
      const { access } = app
      if (change.kind === 'let-account') person = { ...person, disabledByAdmin: false, expiresAt: null }
      else if (change.kind === 'switch-on') app = { ...app, enabled: true }
      else if (change.kind === 'use-network') presence = { ...presence, address: inside(change.networks) }
      else if (change.kind === 'use-second-factor' || change.kind === 'set-up-second-factor')
        presence = { ...presence, amr: ['pwd', 'otp', 'mfa'] }
      else if (change.kind === 'sign-in-again') presence = { ...presence, authAt: at }
      else if (change.kind === 'let-in-by-name')
        app = { ...app, grants: [{ user: user.id, expiresAt: null, grantedBy: 'system:operator' }] }
      else if (change.kind === 'join-group') put(people, user.id, { group: change.group.id, until: null })
      else if (change.kind === 'open-to-group')
        app = {
          ...app,
          access:
            access.kind === 'chosen'
              ? { ...access, groups: [...access.groups, change.group.id] }
              : { kind: 'chosen', groups: [change.group.id], users: [] },
        }
      else if (change.kind === 'include-admins') app = { ...app, adminsIncluded: true }
      else if (change.kind === 'give-app') app = { ...app, access: { kind: 'single-user', user: user.id } }
      else if (change.kind === 'leave-group')
        people.set(
          user.id,
          (people.get(user.id) ?? []).filter(one => one.group !== change.group.id),
        )
      else if (change.kind === 'unnest-group')
        around.set(
          change.inside.id,
          (around.get(change.inside.id) ?? []).filter(one => one.group !== change.group.id),
        )
      else if (change.kind === 'close-to-group' && access.kind === 'chosen')
        app = { ...app, access: { ...access, groups: access.groups.filter(id => id !== change.group.id) } }
      else if (change.kind === 'remove-name' && access.kind === 'chosen')
        app = { ...app, access: { ...access, users: access.users.filter(id => id !== user.id) } }
      else if (change.kind === 'end-grant') app = { ...app, grants: [] }
      else if (change.kind === 'leave-admins-out') app = { ...app, adminsIncluded: false }
      else if (change.kind === 'take-role') person = { ...person, role: 'user' }
      else if (change.kind === 'narrow-rule')
        app = { ...app, access: { kind: 'nobody' }, adminsIncluded: false, grants: [] }
      else assert.fail(`nobody knows how to do ${change.kind}`)
    }
    const groupsThen = groupsByHand({ people, around }, user.id, at)
    return decide({ user: person, app, at, groups: groupsThen, ...presence }).allowed
  }

  const inside = (networks: readonly string[]): string => (networks.join().includes('127.') ? '127.0.0.1' : '192.0.2.4')
})
