import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import { password } from '../world/open-test-world.ts'
import { openBuiltInWorld, type GatewayWorld } from './gateway-world.ts'
import { startTcpUpstream, startUpstream, type Upstream } from './upstream.ts'
import { echo, openWebSocket } from './web-socket.ts'

describe('WebSockets and event streams through the built-in proxy', () => {
  let world: GatewayWorld
  let upstream: Upstream
  const seen: IncomingMessage[] = []
  let asked: string[] = []

  before(async () => {
    world = await openBuiltInWorld()
    for (const person of ['una', 'cleo']) await world.add(person)
    upstream = await startUpstream((incoming, response) => {
      asked.push(`${incoming.method} ${incoming.headers.upgrade ?? 'no upgrade'}`)
      if (incoming.url === '/events')
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n')
      else response.end('ok')
    })
    upstream.server.on('upgrade', (incoming, socket, head) => {
      seen.push(incoming)
      if (incoming.url === '/no')
        (socket as Socket).end('HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno')
      else
        echo(incoming, socket as Socket, head, [
          'Sec-WebSocket-Protocol: chat',
          'Set-Cookie: doorward=taken',
          'Set-Cookie: a=1',
        ])
    })
    await world.set({ upstream: upstream.url })
  })
  after(async () => {
    await world.dispose()
    await upstream.close()
  })

  const port = (): number => Number(new URL(world.site).port)
  async function headersOf(username: string): Promise<string[]> {
    const browser = await world.opened(username)
    return [`Host: ${world.host}`, `Cookie: a=1; ${browser.cookieOf(world.host)}`, `Origin: ${world.site}`]
  }

  test('what either side says comes to the other, and the app knows who it is', async () => {
    seen.length = 0
    const forged = [
      'Remote_User: owner',
      'X-Authenticated-User: owner',
      'X-Forwarded-For: 6.6.6.6',
      'Sec-WebSocket-Protocol: chat',
    ]
    const socket = await openWebSocket(port(), [...(await headersOf('una')), ...forged], '/socket?x=1', 'first')
    assert.equal(socket.status, 101)
    assert.match(socket.head, /sec-websocket-accept: /i)
    assert.match(socket.head, /sec-websocket-protocol: chat/i)
    assert.match(socket.head, /set-cookie: a=1/i)
    assert.doesNotMatch(socket.head, /taken/)
    assert.equal(await socket.next(), 'hello')
    assert.equal(await socket.next(), 'first')
    for (const text of ['one', 'two', 'Grüße']) {
      socket.send(text)
      assert.equal(await socket.next(), text)
    }
    const [{ headers, url } = {} as IncomingMessage] = seen
    assert.equal(url, '/socket?x=1')
    assert.equal(headers['remote-user'], 'una')
    assert.equal(headers['x-authenticated-user'], 'una')
    assert.equal(headers['remote_user'], undefined)
    assert.equal(headers['x-forwarded-for'], '127.0.0.1')
    assert.equal(headers.cookie, 'a=1')
    assert.equal(headers.origin, world.site)
    assert.equal(headers['sec-websocket-protocol'], 'chat')
    socket.socket.end()
    await socket.closed
  })

  test('nobody, and nothing but a WebSocket, is upgraded', async () => {
    seen.length = 0
    const nobody = await openWebSocket(port(), [`Host: ${world.host}`, 'Accept: text/html'])
    await nobody.closed
    assert.equal(nobody.status, 401)
    assert.match(nobody.body, /Nobody is signed in here/)
    const headers = await headersOf('una')
    await world.set({ paths: [{ prefix: '/shut', rule: 'deny' }] })
    const shut = await openWebSocket(port(), headers, '/shut')
    await shut.closed
    assert.equal(shut.status, 403)
    await world.set({ paths: [] })
    // At our own host there is nothing to upgrade.
    const ours = await openWebSocket(port(), [`Host: ${new URL(world.origin).host}`, 'Connection: close'], '/healthz')
    assert.equal(ours.status, 200)
    ours.socket.destroy()
    assert.equal(seen.length, 0)
    // The app says no itself.
    const no = await openWebSocket(port(), headers, '/no')
    await no.closed
    assert.deepEqual([no.status, no.body], [403, 'no'])
    // Another protocol is not spoken past us, nor a WebSocket with a body before it.
    asked = []
    const odd = [['h2c', 'GET', ''], ['websocket, h2c', 'GET', ''], ['websocket', 'POST', ''], ['websocket', 'GET', 'body'], ['TLS/1.0', 'OPTIONS', '']] as const // biome-ignore format: a table
    for (const [protocol, method, body] of odd) {
      const more = body === '' ? {} : { 'content-length': String(body.length) }
      const [host, cookie] = headers.map(line => line.replace(/^\w+: /, ''))
      const sent = request({ port: port(), host: '127.0.0.1', method, headers: { host, cookie, connection: 'Upgrade', upgrade: protocol, ...more } }) // biome-ignore format: short
      sent.end(body)
      const [answer] = (await once(sent, 'response')) as [IncomingMessage]
      answer.resume()
      assert.equal(answer.statusCode, 200, protocol)
      await once(answer, 'end')
    }
    assert.deepEqual(
      asked,
      odd.map(([, method]) => `${method} no upgrade`),
    )
  })

  test('an app that has no WebSocket, or breaks off', async () => {
    const headers = await headersOf('una')
    const plain = await startUpstream((_incoming, response) => response.end('only this'))
    await world.set({ upstream: plain.url })
    const answered = await openWebSocket(port(), headers)
    await answered.closed
    assert.equal(answered.status, 200)
    assert.match(answered.body, /only this/)
    await plain.close()
    const down = await openWebSocket(port(), headers)
    await down.closed
    assert.equal(down.status, 502)
    const dying = await startTcpUpstream(socket => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', () =>
          socket.destroy(),
        )
      })
    })
    await world.set({ upstream: dying.url })
    const broken = await openWebSocket(port(), headers)
    assert.equal(broken.status, 101)
    await broken.closed
    await dying.close()
    await world.set({ upstream: upstream.url })
  })

  test('a visitor who goes ends it at the app', async () => {
    const socket = await openWebSocket(port(), await headersOf('una'))
    const there = seen.at(-1)?.socket
    assert.ok(there)
    const gone = once(there, 'close')
    socket.socket.destroy()
    await gone
  })

  /** Each resolves once it is begun, with what resolves once it is over. */
  const open = {
    'a WebSocket': async (headers: string[]) => {
      const { status, closed } = await openWebSocket(port(), headers)
      assert.equal(status, 101)
      return { closed }
    },
    'an event stream': async (lines: string[]) => {
      const headers = Object.fromEntries(lines.map(line => line.split(': ', 2) as [string, string]))
      const sent = request({ port: port(), host: '127.0.0.1', path: '/events', headers }).end()
      const [answer] = (await once(sent, 'response')) as [IncomingMessage]
      assert.equal(answer.statusCode, 200)
      answer.resume().on('error', () => undefined)
      return { closed: new Promise<void>(resolve => answer.on('close', resolve)) }
    },
  }
  for (const [what, begin] of Object.entries(open))
    test(`${what} ends with what let it begin, and not with what is another’s`, async () => {
      const cleo = world.world.memory.people.findByUsername('cleo')
      assert.ok(cleo)
      const unas = await openWebSocket(port(), await headersOf('una'))
      assert.equal(await unas.next(), 'hello')
      const deeds: Record<string, () => Promise<unknown>> = {
        'the account is disabled': () => world.asOperator.users.disable(cleo.id),
        'the password is another one': () => world.asOperator.users.setPassword(cleo.id, new Secret(password)),
        'the app is another’s': () =>
          world.asOperator.apps.update(world.app.id, { access: { kind: 'single-user', user: unaId() } }),
      }
      for (const [deed, end] of Object.entries(deeds)) {
        const { closed } = await begin(await headersOf('cleo'))
        await end()
        await closed
        unas.send(deed)
        assert.equal(await unas.next(), deed)
        await world.asOperator.users.enable(cleo.id).catch(() => undefined)
        await world.asOperator.apps.update(world.app.id, { access: { kind: 'everyone' } })
      }
      await world.asOperator.apps.update(world.app.id, { enabled: false })
      await unas.closed
      await world.asOperator.apps.update(world.app.id, { enabled: true })
    })
  const unaId = () => world.world.memory.people.findByUsername('una')?.id ?? assert.fail('una is gone')

  test('a server that stops ends them', async () => {
    const other = await openBuiltInWorld({ visibility: 'public', upstream: upstream.url })
    const socket = await openWebSocket(Number(new URL(other.site).port), [`Host: ${other.host}`])
    assert.equal(socket.status, 101)
    await other.dispose()
    await socket.closed
  })
})
