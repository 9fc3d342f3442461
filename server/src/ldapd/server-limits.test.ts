import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualLdapLimits } from '#directory'
import { serverLimits } from '@doorward/ldap'
import { searchMaximaOf, serverLimitsOf } from './server-limits.ts'

test('what is not set is what the server loop has by itself', () => {
  assert.deepEqual({ ...serverLimits, ...serverLimitsOf(usualLdapLimits) }, serverLimits)
})

test('what is set counts in its own unit, and leaves the rest as it is', () => {
  const set = { ...usualLdapLimits, idleSeconds: 30, messageKib: 100, searchEntries: 7, searchSeconds: 2 }
  assert.deepEqual(
    { ...serverLimits, ...serverLimitsOf(set) },
    { ...serverLimits, idleMs: 30_000, pduBytesMax: 102_400 },
  )
  assert.deepEqual(searchMaximaOf(set), { entries: 7, timeMs: 2000 })
})
