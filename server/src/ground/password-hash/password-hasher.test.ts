import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createPasswordHasher } from './password-hasher.ts'
import { Secret } from '../secret.ts'

const cheap = { memoryKib: 64, passes: 1, lanes: 1 }
const limits = { concurrency: 1, queueMax: 4, waitMaxMs: 60_000 }
const secret = new Secret('a quiet green door')

describe('hashes', () => {
  const hasher = createPasswordHasher(cheap, limits)

  test('are argon2id in PHC form, with their cost, and a salt of their own', async () => {
    const hash = await hasher.hash(secret, 'a')
    assert.match(hash, /^\$argon2id\$v=19\$m=64,t=1,p=1\$/)
    assert.notEqual(await hasher.hash(secret, 'a'), hash)
    assert.equal(await hasher.verify(hash, secret, 'a'), true)
    assert.equal(await hasher.verify(hash, new Secret('another'), 'a'), false)
  })

  test('take the same password however the keyboard composes it', async () => {
    const hash = await hasher.hash(new Secret('caf\u00e9 au lait'), 'a')
    assert.equal(await hasher.verify(hash, new Secret('cafe\u0301 au lait'), 'a'), true)
  })

  for (const damaged of ['', '*', '!', '$argon2id$', '$argon2id$v=19$m=64,t=1,p=1$AAAA', 'plain', '$2b$10$abc'])
    test(`match nothing when damaged or foreign: ${JSON.stringify(damaged)}`, async () => {
      assert.equal(await hasher.verify(damaged, secret, 'a'), false)
      assert.equal(await hasher.verify(damaged, new Secret(damaged), 'a'), false)
    })

  test('are outdated when any part of the cost has risen', async () => {
    const hash = await hasher.hash(secret, 'a')
    assert.equal(hasher.isOutdated(hash), false)
    for (const cost of [
      { ...cheap, memoryKib: 128 },
      { ...cheap, passes: 2 },
      { ...cheap, lanes: 2 },
    ])
      assert.equal(createPasswordHasher(cost, limits).isOutdated(hash), true)
    assert.equal(hasher.isOutdated('{SSHA}x'), true)
  })
})

describe('the queue', () => {
  test('past its length says busy at once, and serves those who wait', async () => {
    const hasher = createPasswordHasher(cheap, limits)
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => hasher.hash(secret, 'a')))
    assert.equal(answers.filter(answer => answer.status === 'fulfilled').length, 1 + limits.queueMax)
    for (const answer of answers)
      if (answer.status === 'rejected') assert.equal((answer.reason as { code?: string }).code, 'unavailable')
  })

  test('takes turns between addresses', async () => {
    const hasher = createPasswordHasher(cheap, limits)
    const order: string[] = []
    const ask = (from: string) => hasher.hash(secret, from).then(() => order.push(from))
    await Promise.all([ask('flood'), ask('flood'), ask('flood'), ask('flood'), ask('visitor')])
    assert.deepEqual(order, ['flood', 'flood', 'visitor', 'flood', 'flood'])
  })

  test('gives up on those who have waited too long', async () => {
    const slow = createPasswordHasher({ memoryKib: 19_456, passes: 8, lanes: 1 }, { ...limits, waitMaxMs: 1 })
    const [first, second] = await Promise.allSettled([slow.hash(secret, 'a'), slow.hash(secret, 'b')])
    assert.equal(first.status, 'fulfilled')
    assert.ok(second.status === 'rejected' && /Too many passwords/.test(String(second.reason)))
  })
})
