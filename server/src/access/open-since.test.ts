import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AppId, GroupId, Millis, UserId } from '#ground'
import type { Reason } from './decide.ts'
import { openSince } from './open-since.ts'

const alice = 'alice' as UserId
const staff = 'staff' as GroupId
const board = 'board' as GroupId
const joined = new Map<GroupId, Millis>([
  [staff, 500],
  [board, 300],
])
const since = (reasons: Reason[], createdAt = 100): Millis =>
  openSince(
    { allowed: true, reasons: [{ code: 'app-enabled', passed: true }, ...reasons] },
    { id: 'app' as AppId, createdAt, grants: [{ user: alice, createdAt: 700 }] },
    alice,
    group => joined.get(group),
  )
const groups = (...through: GroupId[]): Reason => ({ code: 'rule-groups', passed: true, groups: through, through })
const granted = (passed = true): Reason => ({ code: 'rule-granted', passed, until: null, by: 'somebody' })

test('what is open to everybody is open since there is an app', () => {
  assert.equal(since([{ code: 'rule-everyone', passed: true }]), 100)
})

test('a group opens it from the day they came into it, the first of several', () => {
  assert.equal(since([groups(staff)]), 500)
  assert.equal(since([groups(staff, board)]), 300)
})

test('a membership is no older, for an app, than the app', () => {
  assert.equal(since([groups(staff)], 600), 600)
})

test('of several ways in the one that stood first counts, and none that does not hold', () => {
  assert.equal(since([groups(staff), granted()]), 500)
  assert.equal(since([{ code: 'rule-groups', passed: false, groups: [staff], through: [] }, granted()]), 700)
  assert.equal(since([granted(false), groups(staff)]), 500)
})
