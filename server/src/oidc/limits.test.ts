import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refreshTokenTtl } from './limits.ts'

const days = 86_400

test('a refresh token lives 30 days from its last use, and its family 180 days in all', () => {
  assert.equal(refreshTokenTtl(0), 30 * days)
  assert.equal(refreshTokenTtl(150 * days), 30 * days)
  assert.equal(refreshTokenTtl(170 * days), 10 * days)
  // The library wants a positive number; a token of that age has itself run out.
  assert.equal(refreshTokenTtl(180 * days), 1)
  assert.equal(refreshTokenTtl(1000 * days), 1)
})
