import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { seconds } from '#ground'
import { fixedClock, type FixedClock } from '../../world/clock.ts'
import { startSmall, type SmallDirectory } from '../scripted/small-directory.ts'
import { by } from '../sync/run-world.ts'
import { openSeveral, personOf } from './several-world.ts'

// Both directories have an Anna, who are two; the second alone has Bert.
describe('signing in with two directories behind', () => {
  let clock: FixedClock
  let first: SmallDirectory
  let second: SmallDirectory
  let at: Awaited<ReturnType<typeof openSeveral>>
  beforeEach(async () => {
    clock = fixedClock()
    first = await startSmall(personOf('first', 'anna'))
    second = await startSmall(personOf('second', 'anna'), personOf('second', 'bert'))
    at = await openSeveral({ first, second }, { clock })
  })
  afterEach(async () => {
    await at?.world.dispose()
    await first?.close()
    await second?.close()
  })
  const find = (username: string) => at.world.memory.people.findByUsername(username)

  test('the first that knows a name decides, and the second is not asked', async () => {
    assert.equal(await at.signIn('anna', 'anna of second'), 'refused')
    assert.deepEqual(second.takeAsked(), [])
    assert.equal(find('anna'), undefined)
    assert.equal(await at.signIn('anna', 'anna of first'), 'signed-in')
    assert.equal(find('anna')?.source, at.externals['first']?.id)
    assert.equal(await at.signIn('anna', 'anna of second'), 'refused')
    assert.deepEqual(second.takeAsked(), [])
  })

  test('whom the first does not know is asked for at the second, and the password is shown there alone', async () => {
    assert.equal(await at.signIn('bert', 'bert of second'), 'signed-in')
    assert.equal(find('bert')?.source, at.externals['second']?.id)
    assert.ok(!first.wasShown('bert of second') && second.wasShown('bert of second'))
    assert.equal(await at.signIn('nobody', 'of any'), 'refused')
    assert.ok(!first.wasShown('of any') && !second.wasShown('of any'))
  })

  test('failure 6: while the first does not answer, its namesake at the second is not let in as somebody new', async () => {
    assert.equal(await at.signIn('bert', 'bert of second'), 'signed-in')
    second.takeAsked()
    first.isDown = true
    for (const password of ['anna of second', 'anna of first', 'wrong'])
      assert.equal(await at.signIn('anna', password), 'unreachable')
    assert.deepEqual(second.takeAsked(), [])
    assert.equal(find('anna'), undefined)
    // Whoever is of the second already has nothing to do with the first.
    assert.equal(await at.signIn('bert', 'bert of second'), 'signed-in')
    first.isDown = false
    clock.advance(seconds(120))
    assert.equal(await at.signIn('anna', 'anna of first'), 'signed-in')
  })

  test('a directory that may not sign people in is not asked, and the order is the settings’', async () => {
    await at.order('local', 'first')
    assert.equal(await at.signIn('bert', 'bert of second'), 'refused')
    assert.deepEqual(second.takeAsked(), [])
    first.takeAsked()
    await at.order('second', 'first', 'local')
    assert.equal(await at.signIn('anna', 'anna of second'), 'signed-in')
    assert.deepEqual(first.takeAsked(), [])
    await at.order('first', 'local')
    assert.equal(await at.signIn('anna', 'anna of second'), 'refused')
    assert.equal(await at.signIn('anna', 'anna of first'), 'refused')
    assert.deepEqual(first.takeAsked(), [])
  })

  for (const [how, meet] of [
    ['their first sign-in', async () => assert.equal(await at.signIn('BERT', 'bert of second'), 'signed-in')],
    [
      'a synchronisation',
      async () => {
        const id = at.externals['second']?.id ?? ''
        await at.world.synchronisation.start(id, by)
        assert.equal((await at.world.synchronisation.settled(id))?.outcome, 'complete')
      },
    ],
  ] as const)
    test(`whoever was made for a directory beforehand is linked by ${how}, and that is no conflict`, async () => {
      const source = at.externals['second']?.id ?? ''
      const input = { username: 'Bert', displayName: 'Made beforehand', source }
      const { id } = await at.world.asOperator.users.create(input)
      await meet()
      const bert = find('bert')
      assert.deepEqual([bert?.id, bert?.displayName, bert?.source], [id, 'bert of second', source])
      const { read } = at.world.store
      assert.deepEqual(await read.selectFrom('externalConflict').selectAll().execute(), [])
      const links = await read.selectFrom('externalLink').select('localId').where('localId', '=', id).execute()
      assert.equal(links.length, 1)
    })

  test('whoever was made for the second is not the first’s namesake', async () => {
    const source = at.externals['second']?.id ?? ''
    await at.world.asOperator.users.create({ username: 'anna', displayName: 'Anna', source })
    assert.equal(await at.signIn('anna', 'anna of first'), 'refused')
    assert.deepEqual(first.takeAsked(), [])
    assert.equal(await at.signIn('anna', 'anna of second'), 'signed-in')
  })
})
