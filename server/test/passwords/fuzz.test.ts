import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { describe, test } from 'node:test'
import { createPasswordHasher, limits, parsePasswordHash, Problem, Secret } from '#ground'
import { cheapHash } from '../world/open-test-world.ts'
import { randomFrom } from '../world/random.ts'
import { oneOfEach } from './vectors.ts'

const hasher = createPasswordHasher(cheapHash, limits.passwordHash)
const given = process.env['DOORWARD_SEED']
const seeds = given === undefined ? [1, randomInt(2 ** 31)] : [Number(given)]
const characters = [
  ...Array.from('$${}=,.+/:*!\0 \n"-_AZaz09é🚪'),
  'v=19',
  '$argon2id$',
  '{CRYPT}',
  '$2b$',
  '{"',
  'rounds=',
]

/** What the parser makes of it: anything but a refusal or a known form is a fault. */
function parses(text: string): boolean {
  try {
    return parsePasswordHash(text).kind !== undefined
  } catch (error) {
    assert.ok(error instanceof Problem && error.code === 'invalid', `${JSON.stringify(text)}: ${String(error)}`)
    return false
  }
}

async function storedForms(): Promise<string[]> {
  const stored = await Promise.all(oneOfEach.map(({ hash }) => hasher.importHash(hash, '')))
  return [...new Set([...oneOfEach.map(({ hash }) => hash), ...stored.map(one => one.stored)])]
}

describe('damaged hashes', () => {
  test('cut at every character are known or refused', async () => {
    for (const text of await storedForms())
      for (let length = 0; length < text.length; length++) {
        parses(text.slice(0, length))
        parses(text.slice(length))
      }
  })

  for (const seed of seeds)
    test(`changed at random are known or refused, and match nothing (DOORWARD_SEED=${seed})`, async () => {
      const random = randomFrom(seed)
      for (const text of await storedForms())
        for (let i = 0; i < 60; i++) {
          let mutant = text
          for (let change = 0; change <= random.below(3); change++) {
            const at = random.below(mutant.length + 1)
            mutant = mutant.slice(0, at) + random.pick(characters) + mutant.slice(at + random.below(3))
          }
          parses(mutant)
        }
    })

  for (const seed of seeds)
    test(`changed at their end never let a wrong password in, and never throw (DOORWARD_SEED=${seed})`, async () => {
      const random = randomFrom(seed)
      for (const text of await storedForms())
        for (let i = 0; i < 4; i++) {
          // The end is key or digest: a changed cost could be the most that is allowed, which takes a minute.
          const at = text.length - 1 - random.below(12)
          const mutant = text.slice(0, at) + random.pick(characters) + text.slice(at + random.below(3))
          for (const wrong of ['wrong password', mutant])
            assert.equal(await hasher.verify(mutant, new Secret(wrong), ''), false, JSON.stringify(mutant))
        }
    })
})
