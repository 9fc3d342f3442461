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
  ...over,
})
const ask = (over: Partial<Question>): ReturnType<typeof decide> =>
  decide({ user: person(), groups: new Set(), app: app({ kind: 'everyone' }), at: now, amr: ['pwd'], ...over })
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
