import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { inspect } from 'node:util'
import { Problem, Secret } from '#ground'
import { printStep, type Plan } from '#provisioning'
import { openTestWorld, password, type TestWorld } from '../world/open-test-world.ts'
import { applyFile, applyPlan, findSecret, planFile } from './truth-file.ts'

const whole = `version: 1
settings:
  organisation: { name: Example Org }
  policy: { mandatoryTwoFactor: false, lockProfiles: true }
  signIn: { allowedSources: [local] }
  directoryServer:
    enabled: true
    secret: { env: LDAP_SECRET }
    allow: ["127.0.0.0/8", "::1"]
    views: [ { base: "dc=example,dc=org", profile: standard, writable: false, usersSeeAll: false } ]
    access: { groups: [staff] }
groups:
  - { name: staff, description: Everyone on the payroll }
  - { name: Ops Team }
users:
  - username: alice
    email: alice@example.com
    displayName: Alice Adams
    role: owner
    groups: [staff, ops team]
    password: { value: "a quiet green door" }
  - { username: bob, displayName: Bob Brown, phone: "+1 555", groups: [staff] }
apps:
  - name: grafana
    title: Grafana
    access: { groups: [staff], users: [bob] }
    oidc: { clientSecret: { value: "grafana-secret-0" }, redirectUris: ["https://g.example.com/login/generic_oauth"], postLogoutRedirectUris: [], backchannelLogoutUri: null }
    ldap: { secret: { file: ldap.txt }, allowBarePassword: false }
  - { name: wiki, access: { singleUser: alice }, contact: alice, enabled: false, ldap: { secret: { env: LDAP_SECRET } } }
`

let world: TestWorld

const plan = (text: string, name?: string): Promise<Plan> => planFile(world, text, { name, findSecret })
const apply = (text: string, name?: string): Promise<string[]> => applyFile(world, text, { name, findSecret })
const user = (username: string) => {
  const found = world.memory.people.findByUsername(username)
  assert.ok(found, username)
  return found
}
const groupsOf = (username: string) =>
  world.memory.people
    .groupsOf(user(username).id, 0)
    .map(({ name }) => name)
    .sort()

describe('the file of truth', () => {
  beforeEach(async () => void (world = await openTestWorld()))
  afterEach(() => world.dispose())

  test('makes everything it says, and applied again it changes nothing', async () => {
    assert.deepEqual(await apply(whole), [
      '~ setting organisation: name, owned by the file',
      '~ setting policy: lockProfiles, owned by the file',
      '~ setting signIn: owned by the file',
      '+ group staff',
      '+ group Ops Team',
      '+ user alice (owner)',
      '+ user bob',
      '~ group staff: +alice +bob',
      '~ group ops team: +alice',
      '+ app grafana',
      '+ app wiki',
      '~ directory server: secret',
      '~ directory server: enabled, allow, views, access, owned by the file',
    ])
    assert.deepEqual(groupsOf('alice'), ['Ops Team', 'staff'])
    assert.equal(user('bob').phone, '+1 555')
    assert.equal(user('alice').managedBy, 'directory.yaml')
    assert.ok(await world.directory.isSetUp(), 'an owner made here ends the set-up link')

    const grafana = world.memory.apps.findByName('grafana')
    const wiki = world.memory.apps.findByName('wiki')
    assert.ok(grafana && wiki)
    assert.equal(grafana.access.kind, 'chosen')
    assert.deepEqual([wiki.title, wiki.enabled, wiki.contact], ['wiki', false, user('alice').id])
    const opens = (secret: string) =>
      world.directory.findSecret({ kind: 'oidc', ownerId: grafana.id }, new Secret(secret))
    assert.ok(await opens('grafana-secret-0'))
    const signedIn = await world.signIn.withPassword({
      identifier: 'alice',
      password: new Secret(password),
      visitor: { address: '192.0.2.1', userAgent: '' },
    })
    assert.equal(signedIn.kind, 'signed-in')

    const seq = world.memory.seq
    assert.deepEqual(await apply(whole), [])
    assert.equal(world.memory.seq, seq)

    const demanding = whole.replace('lockProfiles: true', 'lockProfiles: true, twoFactorGroups: [OPS team, staff]')
    assert.deepEqual(await apply(demanding), ['~ setting policy: second factor demanded in OPS team, staff'])
    assert.deepEqual(world.memory.settings().policy.twoFactorGroups, [
      world.memory.groups.findByName('ops team')?.id,
      world.memory.groups.findByName('staff')?.id,
    ])
    const turned = demanding.replace('OPS team, staff', 'staff, Ops Team')
    assert.deepEqual(await apply(turned), [], 'the order means nothing')
    assert.deepEqual(await apply(whole), [], 'absent, they are left as they are')
    assert.deepEqual(await apply(demanding.replace('OPS team, staff', '')), [
      '~ setting policy: second factor demanded in no group',
    ])

    assert.deepEqual(await apply(whole.replace('grafana-secret-0', 'grafana-secret-1')), ['~ app grafana: oidc secret'])
    assert.ok(
      (await opens('grafana-secret-0')) && (await opens('grafana-secret-1')),
      'both are valid while it is rotated',
    )
  })

  test('an absent key is left as it is, an empty list emptied', async () => {
    await apply(whole)
    await world.asOperator.users.update(user('bob').id, { familyName: 'By Hand', phone: '+2' })
    assert.deepEqual(await apply('version: 1\nusers: [ { username: bob, displayName: Bob Brown } ]\n'), [])
    assert.deepEqual(groupsOf('bob'), ['staff'])
    assert.equal(user('bob').phone, '+2')
    assert.deepEqual(await apply('version: 1\nusers: [ { username: bob, groups: [], phone: null } ]\n'), [
      '~ user bob: phone',
      '~ group staff: -bob',
    ])
    const [step] = await apply('version: 1\napps: [ { name: grafana, access: { groups: [] }, ldap: null } ]\n')
    assert.equal(step, '~ app grafana: access, ldap')
    const grafana = world.memory.apps.findByName('grafana')
    assert.deepEqual([grafana?.access, grafana?.ldap], [{ kind: 'nobody' }, null])
  })

  test('a password is set when the person is made, and later only when it is enforced', async () => {
    const file = (text: string, enforce = '') =>
      `version: 1\nusers: [ { username: eve, password: { value: "${text}"${enforce} } } ]\n`
    await apply(file('the first password'))
    assert.deepEqual(await apply(file('another password')), [])
    const enforced = file('another password', ', enforce: true')
    assert.deepEqual(await apply(enforced), ['~ user eve: password'])
    assert.deepEqual(await apply(enforced), [])
  })

  test('a hash is taken over as it is', async () => {
    const hash = await world.hasher.hash(new Secret(password), '')
    await apply(`version: 1\nusers: [ { username: eve, password: { hash: "${hash}" } } ]\n`)
    const request = {
      identifier: 'eve',
      password: new Secret(password),
      visitor: { address: '192.0.2.1', userAgent: '' },
    }
    assert.equal((await world.signIn.withPassword(request)).kind, 'signed-in')
  })

  test('who is in the trash comes back, and who was there is taken over', async () => {
    const bob = await world.add('bob')
    await world.asOperator.users.delete(bob.id)
    await world.add('carol')
    assert.deepEqual(await apply('version: 1\nusers: [ { username: bob }, { username: carol, role: admin } ]\n'), [
      '^ user bob: back from the trash',
      '~ user bob: owned by the file',
      '~ user carol: role, owned by the file',
    ])
    assert.equal(user('bob').id, bob.id)
    assert.equal(user('bob').trashedAt, null)
  })

  test('the last owner is replaced in one file, whatever the order in it', async () => {
    await apply('version: 1\nusers: [ { username: ann, role: owner, password: { value: "a quiet green door" } } ]\n')
    const file = `version: 1
users:
  - { username: ann, role: user }
  - { username: ben, role: owner, password: { value: "a quiet green door" } }
`
    assert.deepEqual(await apply(file), ['+ user ben (owner)', '~ user ann: role'])
  })

  test('what the file once made and names no more stays, and is told', async () => {
    await apply(whole)
    const later = await plan('version: 1\nusers: [ { username: alice } ]\ngroups: [ { name: staff } ]\n')
    assert.deepEqual(later.steps, [])
    assert.deepEqual(later.notes, ['No longer in the file, and left as they are: user bob, group Ops Team.'])
  })

  test('a plan changes nothing, and neither it nor a step prints a secret', async () => {
    const before = world.memory.seq
    const made = await plan(whole)
    assert.equal(world.memory.seq, before)
    const printed = inspect(made, { depth: 9 }) + JSON.stringify(made) + made.steps.map(printStep).join('\n')
    for (const secret of ['quiet green', 'grafana-secret', 'sixteen']) assert.ok(!printed.includes(secret), secret)
  })

  test('what fails on the way says what was done; the rest goes on after it', async () => {
    await world.add('mallory', { email: null })
    const text = `version: 1
groups: [ { name: staff } ]
users:
  - { username: ann, email: ann@example.com }
  - { username: mallory, email: swap@example.com }
  - { username: bob, email: swap@example.org }
apps: [ { name: late, ldap: {} } ]
`
    const made = await plan(text)
    // Somebody takes an address between the plan and its application.
    await world.add('thief', { email: 'swap@example.com' })
    await assert.rejects(
      applyPlan(world, made),
      (error: unknown) =>
        error instanceof Problem &&
        error.code === 'conflict' &&
        /^Stopped at “~ user mallory: email, owned by the file”: .*belongs to somebody else/.test(error.message) &&
        /\d of 5 changes were made and stay/.test(error.message),
    )
    assert.ok(user('ann'))
    assert.equal(world.memory.apps.findByName('late'), undefined)
    await assert.rejects(plan(text), /directory\.yaml:5: users\.1\.email: This address belongs to somebody else, thief/)
    await apply(text.replace('swap@example.com', 'mallory@example.com'))
    assert.ok(world.memory.apps.findByName('late'))
  })

  test('a hundred people at once', async () => {
    const users = Array.from(
      { length: 100 },
      (_, i) => `  - { username: p${i}, groups: [all], password: { value: "a quiet green door" } }`,
    )
    const file = `version: 1\ngroups: [ { name: all } ]\nusers:\n${users.join('\n')}\n`
    assert.equal((await apply(file)).length, 102)
    assert.deepEqual(await apply(file), [])
  })

  test('what another file owns is left to it', async () => {
    await apply('version: 1\nusers: [ { username: ann } ]\n', 'people.yaml')
    await assert.rejects(
      apply('version: 1\nusers: [ { username: ann } ]\n', 'other.yaml'),
      /belongs to another file, people\.yaml/,
    )
  })
})
