import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasCronForm } from './cron-form.ts'

for (const line of ['0 */4 * * *', '0  2 * * 1-5', '0,30 23 1 * 7'])
  test(`${line} is a cron line`, () => assert.equal(hasCronForm(line), true))

for (const line of [
  '',
  '* * * *',
  '0 0 2 * * *',
  '60 * * * *',
  '0 24 * * *',
  '@daily',
  '2099-01-01T00:00:00',
  '0 0 31 2 *',
])
  test(`“${line}” is none`, () => assert.equal(hasCronForm(line), false))
