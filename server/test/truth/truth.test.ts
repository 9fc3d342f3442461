import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { inspect } from 'node:util'
import { Problem, Secret } from '#ground'
import { printStep, type FindSecretText, type Plan } from '#provisioning'
import { openTestWorld, password, type TestWorld } from '../world/open-test-world.ts'
import { applyFile, applyPlan, planFile } from './truth-file.ts'

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

const findSecret: FindSecretText = source => {
  const found = 'env' in source ? { LDAP_SECRET: 'sixteen letters and more' }[source.env] : 'from a file, sixteen'
  if (found === undefined) throw new Problem('invalid', 'not set')
  return found
}

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

describe('refused before anything is changed', () => {
  before(async () => void (world = await openTestWorld()))
  after(() => world.dispose())

  const wrong: [what: string, text: string, says: RegExp][] = [
    ['an empty file', '', /directory\.yaml:1: version: Expected 1/],
    ['another version', 'version: 2\n', /:1: version: Expected 1/],
    ['an unknown key', 'version: 1\nuser: []\n', /:2: user: .*Did you mean “users”/],
    [
      'an unknown key inside',
      'version: 1\nusers:\n  - username: a\n    emial: x\n',
      /:4: users\.0\.emial: .*Did you mean “email”/,
    ],
    [
      'an impossible username',
      'version: 1\nusers:\n  - { username: "-a" }\n',
      /:3: users\.0\.username: A username has/,
    ],
    ['a reserved username', 'version: 1\nusers: [ { username: admin } ]\n', /kept for the system/],
    [
      'a role there is not',
      'version: 1\nusers: [ { username: a, role: admn } ]\n',
      /users\.0\.role: Allowed: .*Did you mean “admin”/,
    ],
    [
      'a common password',
      'version: 1\nusers: [ { username: a, password: { value: password123 } } ]\n',
      /users\.0\.password: .*common/,
    ],
    ['a short password', 'version: 1\nusers: [ { username: a, password: { value: short } } ]\n', /8 to 256 characters/],
    [
      'a password that is the name',
      'version: 1\nusers: [ { username: alice.adams, password: { value: Alice.Adams } } ]\n',
      /cannot be the username/,
    ],
    [
      'a damaged hash',
      'version: 1\nusers: [ { username: a, password: { hash: "{SSHA}x" } } ]\n',
      /users\.0\.password\.hash: This \{SSHA\} hash is damaged/,
    ],
    [
      'a hash of an unknown form',
      'version: 1\nusers: [ { username: a, password: { hash: "{SASL}a@example.com" } } ]\n',
      /users\.0\.password\.hash: A \{SASL\} entry holds no password/,
    ],
    [
      'two passwords',
      'version: 1\nusers: [ { username: a, password: { value: 12345678a, env: LDAP_SECRET } } ]\n',
      /Give one of value, env and file/,
    ],
    [
      'a secret that is not there',
      'version: 1\nsettings: { directoryServer: { secret: { env: NONE } } }\n',
      /:2: settings\.directoryServer\.secret: not set/,
    ],
    [
      'one person twice',
      'version: 1\nusers:\n  - { username: a }\n  - { username: A }\n',
      /:4: users\.1\.username: “a” stands in line 3 already/,
    ],
    [
      'one address twice',
      'version: 1\nusers: [ { username: a, email: x@e.org }, { username: b, email: X@E.ORG } ]\n',
      /users\.1\.email: .* already/,
    ],
    ['one group twice', 'version: 1\ngroups: [ { name: Staff }, { name: staff } ]\n', /groups\.1\.name: .* already/],
    [
      'one client id twice',
      'version: 1\napps: [ { name: a, oidc: { redirectUris: ["https://a/"] } }, { name: b, oidc: { clientId: a, redirectUris: ["https://a/"] } } ]\n',
      /apps\.1\.oidc\.clientId: .* already/,
    ],
    [
      'a group nobody knows',
      'version: 1\nusers: [ { username: a, groups: [staf] } ]\n',
      /users\.0\.groups\.0: There is no group “staf”/,
    ],
    [
      'access for nobody known',
      'version: 1\napps: [ { name: a, access: { users: [zoe] }, ldap: {} } ]\n',
      /apps\.0\.access\.users\.0: There is nobody called “zoe”/,
    ],
    [
      'two kinds of access',
      'version: 1\napps: [ { name: a, access: { everyone: true, groups: [] }, ldap: {} } ]\n',
      /apps\.0\.access: Give one of/,
    ],
    [
      'a redirect pattern',
      'version: 1\napps: [ { name: a, oidc: { redirectUris: ["https://*.e.org/"] } } ]\n',
      /apps\.0\.oidc\.redirectUris\.0: .*patterns are not matched/,
    ],
    [
      'no redirect',
      'version: 1\napps: [ { name: a, oidc: {} } ]\n',
      /apps\.0\.oidc.*: Give at least one redirect address/,
    ],
    [
      'a bad line of the allow-list',
      'version: 1\nsettings:\n  directoryServer:\n    allow:\n      - 10.0.0.0/8\n      - nonsense\n',
      /:6: settings\.directoryServer\.allow\.1: This is neither/,
    ],
    [
      'a bad line of the proxies',
      'version: 1\nsettings:\n  directoryServer:\n    proxyFrom:\n      - my balancer\n',
      /:5: settings\.directoryServer\.proxyFrom\.0: This is neither/,
    ],
    [
      'a limit out of its range',
      'version: 1\nsettings:\n  directoryServer:\n    limits:\n      idleSeconds: 9\n',
      /:5: settings\.directoryServer\.limits\.idleSeconds: A whole number from 10 to 86400/,
    ],
    [
      'a limit nobody knows',
      'version: 1\nsettings: { directoryServer: { limits: { idleMinutes: 9 } } }\n',
      /settings\.directoryServer\.limits\.idleMinutes/,
    ],
    [
      'a directory server without a secret',
      'version: 1\nsettings: { directoryServer: { enabled: true } }\n',
      /enabled: The directory server needs a secret/,
    ],
    [
      'a directory server for nobody',
      'version: 1\nsettings: { directoryServer: { enabled: true, allow: [], secret: { env: LDAP_SECRET } } }\n',
      /Nobody may connect/,
    ],
    [
      'a base that is no DN',
      'version: 1\nsettings: { directoryServer: { views: [ { base: example.com } ] } }\n',
      /views\.0\.base: Give a base DN/,
    ],
    [
      'a browser trusted for longer than a year',
      'version: 1\nsettings: { policy: { mandatoryTwoFactor: true, trustedBrowserDays: 400 } }\n',
      /policy\.trustedBrowserDays: A whole number from 0 to 365/,
    ],
    [
      'another source',
      'version: 1\nsettings: { signIn: { allowedSources: [local, corp] } }\n',
      /Not in this version: external directories/,
    ],
    [
      'external directories',
      'version: 1\nexternalDirectories: [ { name: corp } ]\n',
      /externalDirectories.*: Not in this version/,
    ],
    [
      'the gateway',
      'version: 1\napps: [ { name: a, gateway: { host: x }, ldap: {} } ]\n',
      /apps\.0\.gateway: Not in this version: the gateway/,
    ],
    [
      'Simple Auth',
      'version: 1\napps: [ { name: a, simpleAuth: {}, ldap: {} } ]\n',
      /apps\.0\.simpleAuth: Not in this version/,
    ],
  ]
  for (const [what, text, says] of wrong)
    test(what, async () => {
      const before = world.memory.seq
      await assert.rejects(apply(text), (error: unknown) => {
        assert.ok(error instanceof Problem, String(error))
        assert.match(error.message, says)
        return error.code === 'invalid'
      })
      assert.equal(world.memory.seq, before)
    })
})
