import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Secret } from '#ground'
import { packSecrets, unpackSecrets } from './packed.ts'

test('secrets cross a thread at any depth, and everything else as it is', () => {
  const steps = [{ kind: 'create-user', user: { username: 'una', password: { secret: new Secret('four words') } } }]
  const crossed = unpackSecrets(structuredClone(packSecrets({ steps, until: null, count: 2 }))) as {
    steps: typeof steps
  }
  assert.deepEqual(JSON.parse(JSON.stringify(crossed)), JSON.parse(JSON.stringify({ steps, until: null, count: 2 })))
  const [step] = crossed.steps
  assert.ok(step?.user.password.secret instanceof Secret)
  assert.equal(step.user.password.secret.reveal(), 'four words')
})
