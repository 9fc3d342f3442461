import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { fixedClock } from '../../world/clock.ts'
import { startSmall, type SmallDirectory } from '../scripted/small-directory.ts'
import { openSeveral, personOf } from './several-world.ts'

/** OpenLDAP's sign of a lock for good. */
const locked = { pwdaccountlockedtime: '000001010000Z' }

describe('a refusal takes the directory the same steps, whatever it is for', () => {
  let small: SmallDirectory
  let at: Awaited<ReturnType<typeof openSeveral>>
  beforeEach(async () => {
    small = await startSmall(personOf('there', 'anna'), personOf('there', 'bert'), personOf('there', 'lou', locked))
    at = await openSeveral({ there: small }, { clock: fixedClock() })
  })
  afterEach(async () => {
    await at?.world.dispose()
    await small?.close()
  })

  async function stepsOf(name: string, password: string): Promise<string[]> {
    small.takeAsked()
    assert.equal(await at.signIn(name, password), 'refused')
    return small.takeAsked()
  }
  const steps = ['bind service', 'search', 'bind person']

  test('failure 29: an unknown name, a wrong password and somebody disabled', async () => {
    assert.deepEqual(await stepsOf('anna', 'wrong'), steps)
    assert.deepEqual(await stepsOf('nobody', 'wrong'), steps)
    assert.deepEqual(await stepsOf('lou', 'wrong'), steps)
    assert.deepEqual(await stepsOf('lou', 'lou of there'), steps)
  })

  test('failure 29: and of those who are known here, a wrong password and somebody disabled since', async () => {
    for (const name of ['anna', 'bert']) assert.equal(await at.signIn(name, `${name} of there`), 'signed-in')
    Object.assign(small.people[1] ?? {}, locked)
    assert.deepEqual(await stepsOf('anna', 'wrong'), steps)
    assert.deepEqual(await stepsOf('bert', 'bert of there'), steps)
  })

  test('failure 30: what was typed for nobody, or for somebody disabled, is not shown to the directory', async () => {
    await stepsOf('nobody', 'typed for nobody')
    await stepsOf('lou', 'typed for lou')
    assert.ok(!small.wasShown('typed for nobody') && !small.wasShown('typed for lou'))
  })
})
