import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { limits, Secret } from '#ground'
import { openHostileWorld, password, type HostileWorld } from './world.ts'

let world: HostileWorld
before(async () => {
  world = await openHostileWorld()
})
after(() => world.dispose())

let guesses = 0
const guess = (): string => `not the password ${++guesses}`

async function kindOf(identifier: string, address: string, typed: string): Promise<string> {
  const visitor = { address, userAgent: '' }
  return (await world.world.signIn.withPassword({ identifier, password: new Secret(typed), visitor })).kind
}

describe('guessing', () => {
  test('many guesses at once are no way round the pause', async () => {
    await world.add('bruno')
    const typed = [...Array.from({ length: 60 }, guess), password]
    const kinds = await Promise.all(typed.map(text => kindOf('bruno', '192.0.2.9', text)))
    const looked = kinds.filter(kind => kind !== 'paused').length
    // Those being compared when the pause begins are told what they have found.
    assert.ok(looked <= 5 + 2 * limits.passwordHash.concurrency, `${looked} of 61 passwords were looked at`)
    assert.equal(kinds.at(-1), 'paused')
  })

  test('a program that signs in all day does not wipe out what others have guessed', async () => {
    await world.add('carla')
    await kindOf('carla', '192.0.2.1', password)
    const kinds: string[] = []
    for (let i = 0; i < 8; i++) {
      kinds.push(await kindOf('carla', `198.51.100.${i}`, guess()))
      assert.equal(await kindOf('carla', '192.0.2.1', password), 'signed-in')
    }
    assert.deepEqual(kinds.slice(5), ['paused', 'paused', 'paused'])
  })
})
