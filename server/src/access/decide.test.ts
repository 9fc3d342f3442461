import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { GroupId, UserId } from '#ground'
import type { AccessRule, Role, User } from '#directory'
import { decide, type DecidedApp, type Question } from './decide.ts'

const id = (n: number) => `0198c2a4-7f3b-7c1e-9d2a-00000000000${n}`
const alice = id(1) as UserId
const bob = id(2) as UserId
const staff = id(3) as GroupId
const board = id(4) as GroupId
const now = 1_000

const person = (over: Partial<User> = {}): User => ({
  id: alice,
  username: 'alice',
  subject: 'alice',
  email: null,
  emailVerified: false,
  recoveryEmail: null,
  displayName: 'Alice',
  givenName: 'Alice',
  familyName: '',
  namesSet: false,
  locale: null,
  zoneinfo: null,
  phone: null,
  role: 'user',
  source: 'local',
  disabledByAdmin: false,
  disabledByDirectory: false,
  goneAt: null,
  trashedAt: null,
  expiresAt: null,
  createdAt: 0,
  updatedAt: 0,
  credentialVersion: 1,
  version: 1,
  managedBy: null,
  attributes: {},
  uidNumber: null,
  loginShell: null,
  homeDirectory: null,
  sshKeys: [],
  expiryNotedAt: null,
  secondFactor: false,
  picture: null,
  ...over,
})
const app = (access: AccessRule, over: Partial<DecidedApp> = {}): DecidedApp => ({
  id: 'directory-server',
  enabled: true,
  access,
  adminsIncluded: true,
  requireTwoFactor: false,
  grants: [],
  networks: [],
  sessionMinutes: null,
  ...over,
})
const ask = (over: Partial<Question>): ReturnType<typeof decide> =>
  decide({
    user: person(),
    groups: new Set(),
    app: app({ kind: 'everyone' }),
    at: now,
    amr: ['pwd'],
    address: '192.0.2.7',
    authAt: null,
    ...over,
  })
const codes = (decision: ReturnType<typeof decide>): string[] =>
  decision.reasons.map(reason => `${reason.code}:${reason.passed ? 'yes' : 'no'}`)

describe('the rule', () => {
  const chosen = (groups: GroupId[], users: UserId[]): AccessRule => ({ kind: 'chosen', groups, users })
  const rows: [
    what: string,
    access: AccessRule,
    groups: GroupId[],
    role: Role,
    adminsIncluded: boolean,
    allowed: boolean,
  ][] = [
    ['everyone', { kind: 'everyone' }, [], 'user', true, true],
    ['nobody, member', { kind: 'nobody' }, [], 'user', true, false],
    ['nobody, user manager', { kind: 'nobody' }, [], 'usermanager', true, false],
    ['nobody, admin', { kind: 'nobody' }, [], 'admin', true, true],
    ['nobody, owner', { kind: 'nobody' }, [], 'owner', true, true],
    ['nobody, admin left out', { kind: 'nobody' }, [], 'admin', false, false],
    ['in one of the groups', chosen([staff, board], []), [board], 'user', true, true],
    ['in none of the groups', chosen([staff], []), [board], 'user', true, false],
    ['by name', chosen([], [alice]), [], 'user', true, true],
    ['another by name', chosen([], [bob]), [], 'user', true, false],
    ['group or name', chosen([staff], [alice]), [], 'user', true, true],
    ['admin, not chosen', chosen([staff], [bob]), [], 'admin', true, true],
    ['admin, not chosen, left out', chosen([staff], [bob]), [], 'admin', false, false],
    ['single user', { kind: 'single-user', user: alice }, [], 'user', true, true],
    ['single user, another', { kind: 'single-user', user: bob }, [], 'user', true, false],
    ['single user, an owner who is not meant', { kind: 'single-user', user: bob }, [staff], 'owner', true, false],
  ]
  for (const [what, access, groups, role, adminsIncluded, allowed] of rows)
    test(`${what}: ${allowed ? 'allowed' : 'refused'}`, () => {
      const decision = ask({ user: person({ role }), groups: new Set(groups), app: app(access, { adminsIncluded }) })
      assert.equal(decision.allowed, allowed)
      assert.equal(
        decision.reasons.some(reason => reason.code.startsWith('rule-') && reason.passed),
        allowed,
        'the reasons say the same',
      )
    })
})

describe('nothing makes up for', () => {
  const states: [string, Partial<User>][] = [
    ['a disabled account', { disabledByAdmin: true }],
    ['an account the directory has disabled', { disabledByDirectory: true }],
    ['an account that is gone upstream', { goneAt: 1 }],
    ['an account in the trash', { trashedAt: 1 }],
    ['an account that has run out', { expiresAt: now }],
    ['an invitation not yet accepted', { username: null }],
  ]
  for (const [what, over] of states)
    test(what, () => {
      const decision = ask({ user: person({ role: 'owner', ...over }) })
      assert.equal(decision.allowed, false)
      assert.equal(codes(decision)[0], 'account:no')
    })
  test('an app that is switched off', () =>
    assert.equal(ask({ app: app({ kind: 'everyone' }, { enabled: false }) }).allowed, false))
  test('a missing second factor', () => {
    const strict = app({ kind: 'everyone' }, { requireTwoFactor: true })
    assert.equal(ask({ app: strict }).allowed, false)
    assert.equal(ask({ app: strict, amr: ['pwd', 'otp', 'mfa'] }).allowed, true)
    assert.equal(ask({ app: strict, amr: ['app-password'] }).allowed, true)
  })
})

test('an account that runs out is open until the moment it does', () => {
  assert.equal(ask({ user: person({ expiresAt: now + 1 }) }).allowed, true)
  assert.equal(ask({ user: person({ expiresAt: now }) }).allowed, false)
})

test('the chain names every step in order', () => {
  assert.deepEqual(codes(ask({ app: app({ kind: 'chosen', groups: [staff], users: [bob] }) })), [
    'account:yes',
    'app-enabled:yes',
    'rule-groups:no',
    'rule-by-name:no',
    'rule-admins:no',
  ])
})

describe('let in by name, beside the rule', () => {
  const grant = { user: alice, grantedBy: `user:${bob}`, createdAt: 0 }
  const nobody = (...grants: DecidedApp['grants']) => app({ kind: 'nobody' }, { grants, adminsIncluded: false })
  test('for good', () => assert.equal(ask({ app: nobody({ ...grant, expiresAt: null }) }).allowed, true))
  test('until the moment it ends', () => {
    assert.equal(ask({ app: nobody({ ...grant, expiresAt: now + 1 }) }).allowed, true)
    const over = ask({ app: nobody({ ...grant, expiresAt: now }) })
    assert.equal(over.allowed, false)
    assert.deepEqual(over.reasons.at(-1), { code: 'rule-granted', passed: false, until: now, by: grant.grantedBy })
  })
  test('somebody else', () =>
    assert.equal(ask({ app: nobody({ ...grant, user: bob, expiresAt: null }) }).allowed, false))
  test('an app of one person is theirs alone all the same', () => {
    const single = app({ kind: 'single-user', user: bob }, { grants: [{ ...grant, expiresAt: null }] })
    assert.equal(ask({ app: single }).allowed, false)
  })
  test('it makes up for no policy', () => {
    const strict = { ...nobody({ ...grant, expiresAt: null }), requireTwoFactor: true }
    assert.equal(ask({ app: strict }).allowed, false)
  })
})

describe('networks', () => {
  const office = app({ kind: 'everyone' }, { networks: ['192.0.2.0/24', '2001:db8::/32 # the other office'] })
  const rows: [address: string | null, allowed: boolean][] = [
    ['192.0.2.7', true],
    ['::ffff:192.0.2.7', true],
    ['2001:db8::5', true],
    ['192.0.3.7', false],
    ['2001:db9::5', false],
    ['not an address', false],
    [null, true],
  ]
  for (const [address, allowed] of rows)
    test(`${address ?? 'from nowhere'}: ${allowed ? 'allowed' : 'refused'}`, () => {
      const decision = ask({ app: office, address })
      assert.equal(decision.allowed, allowed)
      assert.equal(
        codes(decision).includes(`network:${allowed ? 'yes' : 'no'}`),
        address !== null,
        'it is among the reasons',
      )
    })
  test('an owner from elsewhere', () =>
    assert.equal(ask({ app: office, user: person({ role: 'owner' }), address: '203.0.113.1' }).allowed, false))
})

describe('how old the sign-in is', () => {
  const careful = app({ kind: 'everyone' }, { sessionMinutes: 30 })
  const minute = 60_000
  test('younger', () => assert.equal(ask({ app: careful, at: 30 * minute - 1, authAt: 0 }).allowed, true))
  test('as old as it may be, and older', () => {
    assert.equal(ask({ app: careful, at: 30 * minute, authAt: 0 }).allowed, false)
    assert.deepEqual(codes(ask({ app: careful, at: 90 * minute, authAt: 0 })).at(-1), 'sign-in-age:no')
  })
  test('just proven', () => assert.equal(ask({ app: careful, at: 90 * minute, authAt: null }).allowed, true))
})
