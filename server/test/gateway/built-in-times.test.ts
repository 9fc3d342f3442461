import assert from 'node:assert/strict'
import { request, type RequestListener } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { silentLog } from '#ground'
import type { DirectoryMemory } from '#directory'
import { createWeb, type Web } from '#http'
import { findStandIn, mountBuiltIn } from '../../src/gateway/built-in/built-in.ts'
import { nobodysHeaders } from '../../src/gateway/identity-headers.ts'
import type { BuiltInApp } from '../../src/gateway/parts.ts'
import { ask } from './browser.ts'
import { startTcpUpstream, startUpstream, type Upstream } from './upstream.ts'

const host = 'wiki.test'

describe('how long the built-in proxy waits', () => {
  const publicUrl = new URL('http://id.test')
  const door = { host, upstream: '', verifyUpstream: false, acceptAppPasswords: false }
  const app = { id: 'wiki', gateway: door } as unknown as BuiltInApp
  const memory = {
    apps: { findByHost: (name: string) => (name === host ? app : undefined) },
    watch: () => undefined,
  } as unknown as DirectoryMemory
  let web: Web
  let site: string
  const opened: { close(): Promise<void> }[] = []

  before(async () => {
    const standIn = findStandIn(memory)
    const isProtectedHost = (name: string): boolean => name === host
    web = createWeb({
      publicUrl: () => publicUrl,
      trustedProxies: [],
      log: silentLog,
      standIn,
      isProtectedHost,
      headersMs: 100,
      requestMs: 200,
    })
    web.app.post('/body', { config: { sameOrigin: 'off' } }, () => 'whole')
    void web.app.register(async scope =>
      mountBuiltIn(scope, {
        memory,
        log: silentLog,
        noticed: () => undefined,
        sealer: { keyedHash: () => 'a hash of some length' },
        check: () => Promise.resolve({ kind: 'open', app, user: null, headers: nobodysHeaders }),
        answer: () => assert.fail('everybody is let in'),
        placeOf: ({ originalUrl, method }) => ({
          scheme: 'http',
          host,
          authority: host,
          method,
          target: originalUrl,
          app,
        }),
        times: { connectMs: 150, answerMs: 300, idleMs: 400, continueMs: 50 },
      }),
    )
    const { port } = await web.listen({ address: '127.0.0.1', port: 0 })
    site = `http://${host}:${port}`
  })
  after(async () => {
    await web.close(1000)
    for (const one of opened) await one.close()
  })

  async function be(upstream: Promise<Pick<Upstream, 'url' | 'close'>>, scheme = 'http'): Promise<void> {
    const { url, close } = await upstream
    opened.push({ close })
    door.upstream = url.replace(/^http/, scheme)
  }
  const beApp = (answer: RequestListener): Promise<void> => be(startUpstream(answer))

  test('for a connection: 504', async () => {
    // There is somebody, and they never begin TLS.
    await be(
      startTcpUpstream(() => undefined),
      'https',
    )
    const { status, text } = await ask(site)
    assert.equal(status, 504)
    assert.match(text, /"upstream-slow"/)
  })

  test('for an answer that never comes, and for a head that comes letter by letter: 504', async () => {
    await beApp(() => undefined)
    assert.equal((await ask(site)).status, 504)
    assert.equal((await ask(site, { method: 'POST', body: 'x' })).status, 504)
    await be(
      startTcpUpstream(socket => {
        const letters = `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(1000)}`.split('')
        const timer = setInterval(() => socket.write(letters.shift() ?? ''), 20)
        socket.on('close', () => clearInterval(timer))
      }),
    )
    assert.equal((await ask(site)).status, 504)
  })

  test('for the next part of an answer, however long the whole takes', async () => {
    await beApp((_request, response) => {
      let left = 8
      const timer = setInterval(() => {
        response.write('part ')
        if (--left === 0) response.end()
        if (left === 0) clearInterval(timer)
      }, 150)
    })
    assert.equal((await ask(site)).text, 'part '.repeat(8))
    await beApp((_request, response) => response.write('half'))
    await assert.rejects(ask(site), /aborted|hang up|ECONNRESET/)
  })

  /** Sends a body in parts that take longer, all together, than a request of ours may. */
  const upload = (url: string, parts: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const { port, pathname: path, host } = new URL(url)
      const sent = request(
        {
          host: '127.0.0.1',
          port,
          path,
          method: 'POST',
          headers: { host, 'content-type': 'application/json' },
          agent: false,
        },
        answer => {
          answer.resume()
          resolve(answer.statusCode ?? 0)
        },
      )
      sent.on('error', reject)
      // Otherwise the head would leave with the first part, and late for a head.
      sent.flushHeaders()
      const timer = setInterval(() => {
        if (parts-- > 0) sent.write('part ')
        else sent.end()
        if (parts < 0) clearInterval(timer)
      }, 150)
      sent.on('close', () => clearInterval(timer))
    })

  test('for the next part of a body, however long the whole takes; for one of ours it waits no longer', async () => {
    let got = ''
    await beApp((incoming, response) => {
      incoming.setEncoding('utf8').on('data', (text: string) => (got += text))
      incoming.on('end', () => response.end('ok'))
    })
    assert.equal(await upload(site, 10), 200)
    assert.equal(got, 'part '.repeat(10))
    const ours = await upload(`http://id.test:${new URL(site).port}/body`, 30).catch(() => 408)
    assert.equal(ours, 408)
  })
})
