import assert from 'node:assert/strict'
import { afterEach, suite, test } from 'node:test'
import { LdapError } from '../error.ts'
import { ResultCode } from '../message/result-code.ts'
import { search, simpleBind } from './raw-client.ts'
import { bound, notice, start, stopAll, success } from './test-world.ts'

afterEach(stopAll)

suite('observed', () => {
  test('every answer is told: what was asked, its code, entries sent, how long it took', async () => {
    const told: unknown[] = []
    const world = await start(
      {},
      {
        search(operation, out) {
          world.clock.advance(7)
          if (operation.request.baseObject === 'cn=refused') throw new LdapError(ResultCode.noSuchObject, 'no')
          out.entry('cn=a', [])
          out.reference(['ldap://elsewhere.example'])
          out.entry('cn=b', [])
          return success
        },
      },
      {
        observe: {
          answered({ request, entriesSent }, { resultCode }, tookMs) {
            told.push([request.kind, resultCode, entriesSent, tookMs])
          },
        },
      },
    )
    const client = await world.open()
    client.send(1, simpleBind('cn=a', 'b'), search('cn=found'), search('cn=refused'), {
      kind: 'compareRequest',
      entry: 'cn=a',
      attribute: 'a',
      value: Buffer.from('b'),
    })
    await client.receiveShort(7)
    assert.deepEqual(told, [
      ['bindRequest', 0, 0, 0],
      ['searchRequest', 0, 2, 7],
      ['searchRequest', ResultCode.noSuchObject, 0, 7],
      ['compareRequest', ResultCode.unwillingToPerform, 0, 0],
    ])
  })

  test('an answer given later is told when it is there', async () => {
    const told: number[] = []
    let answer = () => {}
    const world = await start(
      {},
      { search: () => new Promise(resolve => (answer = () => resolve(success))) },
      { observe: { answered: (_, { resultCode }, tookMs) => void told.push(resultCode, tookMs) } },
    )
    const client = await bound(world)
    told.length = 0
    client.send(2, search(''))
    while (world.server.connections.values().next().value?.outstanding !== 1)
      await new Promise(resolve => setImmediate(resolve))
    assert.deepEqual(told, [])
    world.clock.advance(90)
    answer()
    await client.receiveShort(1)
    assert.deepEqual(told, [0, 90])
  })
})

suite('limits that are changed', () => {
  test('count for connections that are open, and go back to the usual ones', async () => {
    const world = await start({ idleMs: 1000 })
    const first = await bound(world)
    world.server.setLimits({ idleMs: 5000, connectionsMax: 1 })
    world.clock.advance(2000)
    first.send(2, search(''))
    assert.deepEqual(await first.receiveShort(1), ['2 searchResDone 0'])
    const second = await world.open()
    assert.deepEqual(await second.receiveShort(2), notice)
    assert.deepEqual(world.turnedAway, ['too many connections'])
    world.clock.advance(6000)
    assert.deepEqual(await first.receiveShort(1), ['closed'])
    world.server.setLimits({})
    const third = await bound(world)
    const fourth = await bound(world)
    world.clock.advance(6000)
    for (const client of [third, fourth]) {
      client.send(2, search(''))
      assert.deepEqual(await client.receiveShort(1), ['2 searchResDone 0'])
    }
  })
})
