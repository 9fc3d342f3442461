import assert from 'node:assert/strict'
import { afterEach, suite, test } from 'node:test'
import type { Handler } from './handler.ts'
import { search, simpleBind } from './raw-client.ts'
import { bound, notice, start, stopAll, success, turns } from './test-world.ts'

afterEach(stopAll)

let standing = 0
/** A search for `dc=stand` goes on until it is abandoned; any other is answered. */
const handler: { search: Handler<undefined>['search'] } = {
  async search(operation) {
    if (operation.request.baseObject !== 'dc=stand') return success
    await new Promise(resolve => setImmediate(resolve))
    operation.stand()
    standing++
    await new Promise<void>(resolve => operation.signal.addEventListener('abort', () => resolve()))
    standing--
    return success
  },
}

suite('a search that stands', () => {
  test('takes no place among those running, and goes when it is abandoned', async () => {
    standing = 0
    const client = await bound(await start({ runningMax: 2 }, handler))
    client.send(2, search('dc=stand'), search('dc=stand'), search('dc=stand'))
    await turns(() => standing === 3)
    client.send(5, search(''), search(''))
    assert.deepEqual(await client.receiveShort(2), ['5 searchResDone 0', '6 searchResDone 0'])
    client.send(7, { kind: 'abandonRequest', messageId: 3 })
    await turns(() => standing === 2)
    client.send(8, search(''))
    assert.deepEqual(await client.receiveShort(1), ['8 searchResDone 0'])
  })

  test('is abandoned by a bind, which waits for it', async () => {
    standing = 0
    const client = await bound(await start({}, handler))
    client.send(2, search('dc=stand'))
    await turns(() => standing === 1)
    client.send(3, simpleBind('cn=b', 'b'))
    assert.deepEqual(await client.receiveShort(1), ['3 bindResponse 0'])
    assert.equal(standing, 0)
  })

  test('is not idle, and does not hold up a server that closes', async () => {
    standing = 0
    const world = await start({ idleMs: 1_000 }, handler)
    const client = await bound(world)
    client.send(2, search('dc=stand'))
    await turns(() => standing === 1)
    world.clock.advance(10_000)
    assert.equal(standing, 1)
    const closed = world.server.close({ graceMs: 60_000 })
    assert.deepEqual(await client.receiveShort(2), notice)
    await closed
  })
})
