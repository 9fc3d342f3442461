import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { days } from '#ground'
import { defaultSettings, demandsUnder, trustedBrowserMs, type Role } from '#directory'
import { openStaffedWorld } from './staffed-world.ts'

const { world, olivia, adam, mona } = await openStaffedWorld()
after(() => world.dispose())
const { settings, groups } = world.asOperator

const nobody = { mandatoryTwoFactor: false, twoFactorRoles: [] as Role[], twoFactorGroups: [] as string[] }
const rules = async (cookie = adam) => (await world.call(cookie, 'getSignInRules')).body
const patch = async (body: object, cookie = adam) =>
  world.call(cookie, 'updateSignInRules', { body, version: (await rules(olivia)).version })
const preview = async (demand: object, query: Record<string, string> = {}, cookie = adam) =>
  (await world.call(cookie, 'previewSignedOut', { body: { ...nobody, ...demand }, query })).body
const isIn = async (cookie: string) => (await world.call(cookie, 'getSession')).status === 200

beforeEach(async () => {
  await settings.put('policy', defaultSettings.policy)
  await settings.put('session', defaultSettings.session)
})

test('rules are read, changed part by part, and refused when somebody was faster', async () => {
  const before = await rules()
  assert.deepEqual(before.policy, { ...defaultSettings.policy, twoFactorGroups: [] })
  assert.deepEqual([before.session, before.invitationDays], [{ idleDays: 7, absoluteDays: 30 }, 7])
  const staff = await groups.create({ name: 'Rules staff' })
  const changed = await patch({
    policy: { twoFactorGroups: [staff.id], trustedBrowserDays: 0 },
    session: { idleDays: 2, absoluteDays: 9 },
    invitationDays: 3,
  })
  assert.equal(changed.status, 200, JSON.stringify(changed.body))
  assert.equal(changed.headers.get('etag'), `"${changed.body.version}"`)
  assert.deepEqual(changed.body.policy, {
    ...defaultSettings.policy,
    twoFactorGroups: [{ id: staff.id, name: 'Rules staff' }],
    trustedBrowserDays: 0,
  })
  assert.deepEqual(world.memory.settings().session, { idleDays: 2, absoluteDays: 9 })
  assert.equal(world.memory.settings().invitation.days, 3)
  const late = await world.call(adam, 'updateSignInRules', { body: { invitationDays: 4 }, version: before.version })
  assert.equal(late.status, 412)
  assert.equal(world.memory.settings().invitation.days, 3)
})

test('what is out of range, unknown or not an admin’s is refused, and nothing of it is kept', async () => {
  const { seq } = world.memory
  const wrong: [object, string][] = [
    [{ session: { idleDays: 9, absoluteDays: 8 } }, 'session.idleDays'],
    [{ session: { idleDays: 0, absoluteDays: 8 } }, 'session.idleDays'],
    [{ session: { idleDays: 1.5, absoluteDays: 8 } }, 'session.idleDays'],
    [{ policy: { trustedBrowserDays: -1 } }, 'policy.trustedBrowserDays'],
    [{ policy: { trustedBrowserDays: 366 } }, 'policy.trustedBrowserDays'],
    [{ policy: { twoFactorRoles: ['root'] } }, 'policy.twoFactorRoles.0'],
    [{ policy: { twoFactorGroups: ['staff'] } }, 'policy.twoFactorGroups.0'],
    [{ policy: { twoFactorGroups: ['01890000-0000-7000-8000-000000000000'] } }, 'policy.twoFactorGroups'],
    [{ invitationDays: 91 }, 'invitationDays'],
    [
      { invitationDays: 5, policy: { twoFactorGroups: ['01890000-0000-7000-8000-000000000000'] } },
      'policy.twoFactorGroups',
    ],
  ]
  for (const [body, path] of wrong) {
    const refused = await patch(body)
    assert.deepEqual([refused.status, refused.body.errors?.[0]?.path], [422, path], JSON.stringify(body))
  }
  assert.equal((await patch({ invitationDays: 5 }, mona)).status, 403)
  assert.equal((await world.call(mona, 'previewSignedOut', { body: nobody })).status, 403)
  assert.equal(world.memory.seq, seq)
})

test('what a file owns is read with the file’s name, and changed there alone', async () => {
  await settings.put('policy', defaultSettings.policy, { managedBy: 'directory.yaml' })
  const { lockedBy } = await rules()
  assert.deepEqual(lockedBy, { policy: 'directory.yaml', session: null, invitationDays: null, allowedSources: null })
  const refused = await patch({ policy: { lockProfiles: true } })
  assert.equal(refused.status, 409)
  assert.match(refused.body.detail, /directory\.yaml/)
  assert.equal((await patch({ session: { idleDays: 1, absoluteDays: 2 } })).status, 200)
})

test('a policy is previewed by the rule it would be kept by: everyone, roles, groups and groups inside', async () => {
  const [pia, ben, gone, later] = [
    await world.add('pia'),
    await world.add('ben'),
    await world.add('gone'),
    await world.add('later'),
  ]
  await world.add('zoe')
  await world.asOperator.users.disable(gone.id)
  await world.asOperator.users.update(later.id, { expiresAt: world.clock.now() + days(1) })
  const outer = await groups.create({ name: 'Outer' })
  const inner = await groups.create({ name: 'Inner' })
  await groups.changeMembers(inner.id, { add: [ben.id, gone.id, { id: later.id, expiresAt: world.clock.now() + 1 }] })
  await groups.changeMembers(outer.id, { add: [pia.id], addGroups: [{ id: inner.id, expiresAt: null }] })

  const told = async (demand: object) => {
    const page = await preview(demand)
    const names = page.items.map(({ username }: { username: string }) => username)
    assert.equal(page.total, names.length)
    // The rule itself, person by person.
    const policy = { ...defaultSettings.policy, ...demand }
    const demanded = names.filter((name: string) => {
      const user = world.memory.people.findByUsername(name)
      return user !== undefined && demandsUnder(world.memory, policy, user, world.clock.now())
    })
    assert.deepEqual(demanded, names)
    return { names, includesYou: page.includesYou }
  }
  assert.deepEqual(await told({ twoFactorGroups: [outer.id] }), { names: ['ben', 'later', 'pia'], includesYou: false })
  world.clock.advance(2)
  assert.deepEqual((await told({ twoFactorGroups: [outer.id] })).names, ['ben', 'pia'])
  assert.deepEqual(await told({ twoFactorRoles: ['admin', 'owner'] }), { names: ['adam', 'olivia'], includesYou: true })
  const everyone = await told({ mandatoryTwoFactor: true })
  assert.deepEqual(everyone.names, ['adam', 'ben', 'later', 'mona', 'olivia', 'pia', 'zoe'])
  assert.equal((await preview({})).total, 0)

  const first = await preview({ mandatoryTwoFactor: true }, { limit: '4' })
  const rest = await preview({ mandatoryTwoFactor: true }, { limit: '4', cursor: first.nextCursor })
  assert.deepEqual([first.items.length, first.total, rest.items.length, rest.nextCursor], [4, 7, 3, null])

  await settings.put('policy', { ...defaultSettings.policy, twoFactorGroups: [outer.id] })
  assert.equal((await preview({ mandatoryTwoFactor: true })).total, 5, 'of those two a factor is demanded already')
})

test('saving signs out whom the preview named and nobody else, the one who saves among them', async () => {
  await world.add('sam')
  await world.add('una', { role: 'usermanager' })
  const [sam, una, mine] = [await world.cookieOf('sam'), await world.cookieOf('una'), await world.cookieOf('adam')]
  const saved = await patch({ policy: { twoFactorRoles: ['usermanager'] } }, mine)
  assert.equal(saved.status, 200)
  assert.deepEqual([await isIn(sam), await isIn(una), await isIn(mine)], [true, false, true])
  assert.equal((await patch({ policy: { mandatoryTwoFactor: true } }, mine)).status, 200)
  assert.deepEqual([await isIn(sam), await isIn(mine)], [false, false])
})

test('a deleted group leaves the policy in the same change', async () => {
  const [one, two] = [await groups.create({ name: 'One' }), await groups.create({ name: 'Two' })]
  await settings.put(
    'policy',
    { ...defaultSettings.policy, twoFactorGroups: [one.id, two.id] },
    { managedBy: 'directory.yaml' },
  )
  await groups.delete(one.id)
  assert.deepEqual(world.memory.settings().policy.twoFactorGroups, [two.id])
  assert.equal((await settings.versionOf('policy')).managedBy, 'directory.yaml')
  const changes = await world.store.list.selectFrom('change').select('kind').orderBy('seq', 'desc').limit(2).execute()
  assert.deepEqual(
    changes.map(({ kind }) => kind),
    ['group.deleted', 'setting.changed'],
  )
})

test('admins and owners are always asked, whatever a browser is trusted for', async () => {
  await settings.put('policy', { ...defaultSettings.policy, trustedBrowserDays: 12 })
  const trusted = (['owner', 'admin', 'usermanager', 'user'] as const).map(role =>
    trustedBrowserMs(world.memory, { role }),
  )
  assert.deepEqual(trusted, [0, 0, days(12), days(12)])
})
