import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideFor, lookAhead, previewAccess, type DecidedApp } from '#access'
import type { AccessRule, User } from '#directory'
import { fixedClock } from '../world/clock.ts'
import { openTestWorld } from '../world/open-test-world.ts'

test('the preview counts exactly the people whom the decision lets in', async () => {
  const clock = fixedClock()
  const world = await openTestWorld({ clock })
  const { users, groups } = world.asOperator
  const people: User[] = []
  for (const [i, role] of ['owner', 'admin', 'usermanager', 'user', 'user', 'user', 'user', 'user'].entries())
    people.push(await world.add(`p${i}`, { role: role as 'user' }))
  const [owner, admin, , una, ben, cleo, dora, emil] = people
  assert.ok(owner && admin && una && ben && cleo && dora && emil)
  const staff = await groups.create({ name: 'Staff' })
  const board = await groups.create({ name: 'Board' })
  await groups.changeMembers(staff.id, { add: [una.id, ben.id, dora.id, admin.id] })
  await groups.changeMembers(board.id, { add: [ben.id, cleo.id] })
  await users.disable(ben.id)
  await users.delete(dora.id)
  await users.update(emil.id, { expiresAt: clock.now() })

  const rules: AccessRule[] = [
    { kind: 'nobody' },
    { kind: 'everyone' },
    { kind: 'single-user', user: una.id },
    { kind: 'single-user', user: ben.id },
    { kind: 'chosen', groups: [staff.id], users: [] },
    { kind: 'chosen', groups: [staff.id, board.id], users: [cleo.id, emil.id, owner.id] },
  ]
  for (const access of rules)
    for (const adminsIncluded of [true, false]) {
      const grants: DecidedApp['grants'] = [
        { user: emil.id, expiresAt: null, grantedBy: 'system:operator' },
        { user: una.id, expiresAt: clock.now() + 1, grantedBy: 'system:operator' },
        { user: cleo.id, expiresAt: clock.now(), grantedBy: 'system:operator' },
      ]
      const app: DecidedApp = {
        id: 'directory-server',
        enabled: true,
        access,
        adminsIncluded,
        grants,
        requireTwoFactor: false,
        networks: [],
        sessionMinutes: null,
      }
      const allowed = people
        .map(person => world.memory.people.find(person.id) ?? person)
        .filter(person => decideFor(world.memory, person, app, clock.now(), lookAhead()).allowed)
      const preview = await previewAccess(world.memory, app, clock.now(), 100)
      assert.deepEqual(
        preview.people.map(({ user }) => user).toSorted(),
        allowed.map(person => person.id).toSorted(),
        JSON.stringify({ access, adminsIncluded }),
      )
      assert.equal(preview.count, allowed.length)
    }
  await world.dispose()
})
