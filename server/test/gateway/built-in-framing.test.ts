import assert from 'node:assert/strict'
import type { RequestListener } from 'node:http'
import { connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { ask } from './browser.ts'
import { openBuiltInWorld, type GatewayWorld } from './gateway-world.ts'
import { startTcpUpstream, startUpstream, type Upstream } from './upstream.ts'

describe('where a message ends, through the built-in proxy', () => {
  let world: GatewayWorld
  let upstream: Upstream
  let answer: RequestListener = (_request, response) => response.end('ok')
  const port = (): number => Number(new URL(world.site).port)
  const reset = (): Promise<void> => world.set({ upstream: upstream.url })

  before(async () => {
    world = await openBuiltInWorld({ visibility: 'public' })
    upstream = await startUpstream((request, response) => answer(request, response))
    await reset()
  })
  after(async () => {
    await world.dispose()
    await upstream.close()
  })

  test('what is no answer is 502, and so is one that could be read in two ways', async () => {
    for (const bytes of [
      '', 'nonsense\r\n\r\n', 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`,
      'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd', 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      'HTTP/1.1 200 OK\r\nX : 1\r\n\r\n', 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n',
    ]) {
      const odd = await startTcpUpstream(socket => socket.once('data', () => socket.end(bytes)))
      await world.set({ upstream: odd.url })
      assert.equal((await ask(world.site)).status, 502, bytes.slice(0, 60))
      await odd.close()
    } // biome-ignore format: a table
    await reset()
  })

  test('a request that could be read as two is refused, and nothing of it comes to the app', async () => {
    const inner = `GET /smuggled HTTP/1.1\r\nHost: ${world.host}\r\n\r\n`
    const attacks = [
      ['Content-Length: 4', 'Transfer-Encoding: chunked', '', `0\r\n\r\n${inner}`],
      ['Transfer-Encoding: chunked', 'Content-Length: 4', '', `0\r\n\r\n${inner}`],
      ['Transfer-Encoding: gzip, chunked', '', `0\r\n\r\n${inner}`],
      ['Transfer-Encoding: chunked, identity', '', `0\r\n\r\n${inner}`],
      ['Transfer-Encoding: xchunked', '', `0\r\n\r\n${inner}`],
      ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity', '', `0\r\n\r\n${inner}`],
      ['Transfer-Encoding:\x0bchunked', '', `0\r\n\r\n${inner}`],
      ['Transfer-Encoding : chunked', '', `0\r\n\r\n${inner}`],
      ['Content-Length: 4', 'Content-Length: 0', '', inner],
      ['Content-Length: +0', '', inner],
      ['Content-Length: 0x0', '', inner],
      ['Content-Length: 0, 4', '', inner],
      ['Transfer-Encoding: chunked', '', `zz\r\n\r\n${inner}`],
      ['Transfer-Encoding: chunked', '', `1\nx\r\n0\r\n\r\n${inner}`],
      ['Transfer-Encoding: chunked', '', `0x0\r\n\r\n${inner}`],
      ['Transfer-Encoding: chunked', '', `5;a\nb\r\nhello\r\n0\r\n\r\n${inner}`],
      [' Transfer-Encoding: chunked', '', `0\r\n\r\n${inner}`],
      ['X: 1\rTransfer-Encoding: chunked', '', `0\r\n\r\n${inner}`],
      ['X: 1\nContent-Length: 0', '', inner],
    ]
    for (const lines of attacks) {
      const seen: string[] = []
      answer = (incoming, response) => {
        seen.push(incoming.url ?? '')
        incoming.resume().on('end', () => response.end('ok'))
      }
      const text = await talk(['POST / HTTP/1.1', `Host: ${world.host}`, ...lines].join('\r\n'))
      assert.ok(!seen.includes('/smuggled'), `${JSON.stringify(lines)}: ${text}`)
      assert.doesNotMatch(text, /^HTTP\/1\.1 2/, JSON.stringify(lines))
    }
    answer = (_incoming, response) => response.end('ok')
    assert.equal((await ask(world.site)).text, 'ok')
  })

  /** Sends bytes, and reads until the other side ends. */
  function talk(bytes: string): Promise<string> {
    return new Promise(resolve => {
      let text = ''
      const socket = connect(port(), '127.0.0.1', () => socket.end(bytes, 'latin1'))
      socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk))
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(text))
    })
  }
})
