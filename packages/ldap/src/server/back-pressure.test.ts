import assert from 'node:assert/strict'
import { afterEach, suite, test } from 'node:test'
import { search } from './raw-client.ts'
import { flood, flooded, start, stopAll, success, turns } from './test-world.ts'

afterEach(stopAll)

suite('back-pressure', () => {
  test('a slow reader holds up the search, not the memory, and gets everything in the end', async () => {
    const entries = 4000
    const world = await start({}, { search: flood(entries) })
    const client = await world.open()
    client.socket.pause()
    client.send(1, search(''))
    let before = -1
    while (flooded.entries !== before) {
      before = flooded.entries
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    // What the kernel's buffers on both sides hold (some megabytes), and the high-water mark.
    assert.ok(
      flooded.entries < entries / 2,
      `${flooded.entries} entries of 10 KB were made for a client that reads nothing`,
    )
    client.socket.resume()
    const answers = await client.receiveShort(entries + 1)
    assert.equal(answers.at(-1), '1 searchResDone 0')
    assert.equal(answers.filter(answer => answer === '1 searchResEntry').length, entries)
  })

  test('requests are not read on and on while their answers are not', async () => {
    const big = [{ type: 'a', values: [new Uint8Array(100_000)] }]
    let answered = 0
    const world = await start(
      {},
      {
        search(_, out) {
          answered++
          out.entry('cn=x', big)
          return success
        },
      },
    )
    const client = await world.open()
    client.socket.pause()
    const requests = 800
    client.send(1, ...Array.from({ length: requests }, () => search('')))
    let before = -1
    while (answered !== before) {
      before = answered
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    assert.ok(answered < requests / 2, `${answered} searches of 100 KB were answered to a client that reads nothing`)
    client.socket.resume()
    assert.equal((await client.receiveShort(requests * 2)).at(-1), `${requests} searchResDone 0`)
  })

  test('a handler that does not wait loses the connection before the memory is gone', async () => {
    let count = 0
    const world = await start(
      { outputBytesMax: 1_000_000 },
      {
        search(operation, out) {
          while (!operation.abandoned && count < 100_000) {
            out.entry('cn=x', [{ type: 'a', values: [new Uint8Array(10_000)] }])
            count++
          }
          return success
        },
      },
    )
    const client = await world.open()
    client.socket.pause()
    client.send(1, search(''))
    await turns(() => world.reasons.length > 0)
    assert.ok(count < 10_000, `${count} entries`)
    assert.match(world.reasons[0]?.message ?? '', /too large/)
  })
})
