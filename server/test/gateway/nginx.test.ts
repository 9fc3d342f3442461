import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { missing } from '../world/peer.ts'
import { openGatewayWorld, type GatewayWorld } from './gateway-world.ts'
import { nginxPath, startNginx } from './proxy.ts'
import { proxySuite } from './proxy-suite.ts'
import { echo, openWebSocket } from './web-socket.ts'

proxySuite('nginx', startNginx, missing(nginxPath))

describe('WebSockets through nginx', { skip: missing(nginxPath) }, () => {
  let world: GatewayWorld
  /** Those an app was asked to upgrade. */
  const asked: IncomingMessage[] = []
  before(async () => {
    world = await openGatewayWorld(startNginx)
    await world.add('una')
    world.backend.server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
      asked.push(request)
      socket.on('error', () => socket.destroy())
      echo(request, socket, head)
    })
  })
  after(() => world.dispose())

  const port = (): number => Number(new URL(world.site).port)
  async function headersOf(username: string): Promise<string[]> {
    const browser = await world.opened(username)
    return [`Host: ${world.host}`, `Cookie: a=1; ${browser.cookieOf(world.host)}`, `Origin: ${world.site}`]
  }

  test('what either side says comes to the other, and the app knows who it is', async () => {
    const headers = await headersOf('una')
    const socket = await openWebSocket(port(), [...headers, 'Remote-User: owner'], '/socket?x=1')
    assert.equal(socket.status, 101, socket.head)
    assert.equal(await socket.next(), 'hello')
    for (const text of ['one', 'two', 'Grüße']) {
      socket.send(text)
      assert.equal(await socket.next(), text)
    }
    const request = asked.at(-1)
    assert.equal(request?.url, '/socket?x=1')
    assert.equal(request?.headers['remote-user'], 'una')
    assert.match(request?.headers.cookie ?? '', /^a=1;?$/)
    assert.equal(request?.headers.upgrade, 'websocket')
    socket.socket.end()
    await socket.closed
  })

  test('nobody is upgraded, nor somebody who may not open the app', async () => {
    const before = asked.length
    const nobody = await openWebSocket(port(), [`Host: ${world.host}`])
    assert.notEqual(nobody.status, 101)
    nobody.socket.destroy()
    const headers = await headersOf('una')
    await world.asOperator.apps.update(world.app.id, { access: { kind: 'nobody' } })
    const shut = await openWebSocket(port(), headers)
    assert.equal(shut.status, 403)
    shut.socket.destroy()
    await world.asOperator.apps.update(world.app.id, { access: { kind: 'everyone' } })
    assert.equal(asked.length, before)
  })

  test('another protocol is not spoken past the question', async () => {
    const before = asked.length
    const headers = await headersOf('una')
    for (const protocol of ['h2c', 'websocket, h2c', 'TLS/1.0']) {
      const plain = await openWebSocket(port(), headers, '/plain', undefined, protocol)
      assert.equal(plain.status, 200, protocol)
      const ended = once(plain.socket, 'close')
      plain.socket.destroy()
      await ended
    }
    assert.equal(asked.length, before)
    const last = world.backend.seen.at(-1)
    assert.equal(last?.headers.upgrade, undefined)
  })
})
