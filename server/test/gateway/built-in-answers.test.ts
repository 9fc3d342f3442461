import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { silentLog } from '#ground'
import { ask } from './browser.ts'
import { openBuiltInWorld, type GatewayWorld } from './gateway-world.ts'
import { sendRaw } from './raw.ts'
import { startTcpUpstream, startUpstream, type Upstream } from './upstream.ts'

const asPage = { accept: 'text/html', 'sec-fetch-dest': 'document' }

describe('answers of an app behind the built-in proxy', () => {
  let world: GatewayWorld
  let upstream: Upstream
  let answer: RequestListener = (_request, response) => response.end('ok')
  const warned: object[] = []
  const log = Object.assign(Object.create(silentLog) as typeof silentLog, {
    child: () => log,
    isLevelEnabled: () => true,
    warn: (entry: object) => warned.push(entry),
  })
  const port = (): number => Number(new URL(world.site).port)
  const reset = (): Promise<void> => world.set({ upstream: upstream.url })

  before(async () => {
    world = await openBuiltInWorld({ visibility: 'public' }, log)
    upstream = await startUpstream((request, response) => answer(request, response))
    await reset()
  })
  after(async () => {
    await world.dispose()
    await upstream.close()
  })

  /** What was asked, as the app saw it. */
  async function seenBy(run: () => Promise<unknown>): Promise<IncomingMessage[]> {
    const seen: IncomingMessage[] = []
    answer = (request, response) => {
      seen.push(request)
      request.resume()
      response.end('ok')
    }
    await run()
    return seen
  }

  test('of one connection alone is what its headers say of it', async () => {
    const lines = [
      `Host: ${world.host}`, 'Connection: close, X-Secret, Cookie', 'X-Secret: 1', 'Keep-Alive: timeout=9', 'TE: trailers', 'X-Kept: 1',
      'Proxy-Connection: keep-alive', 'Proxy-Authorization: Basic eDp5', 'Upgrade: h2c', 'Trailer: X-Late', 'Cookie: a=1', 'X-Twice: 1', 'X-Twice: 2',
    ] // biome-ignore format: a table
    const [seen] = await seenBy(() => sendRaw(port(), 'GET / HTTP/1.1', lines))
    assert.ok(seen)
    for (const name of [
      'x-secret',
      'keep-alive',
      'te',
      'proxy-connection',
      'proxy-authorization',
      'upgrade',
      'trailer',
      'cookie',
    ])
      assert.equal(seen.headers[name], undefined, name)
    assert.equal(seen.headers['x-kept'], '1')
    assert.deepEqual(seen.rawHeaders.filter(text => /^x-twice$/i.test(text)).length, 2)
    assert.equal(seen.headers.host, world.host)

    answer = (_request, response) => {
      response.writeHead(200, [
        ['Connection', 'X-Internal, close'], ['X-Internal', '1'], ['Keep-Alive', 'timeout=1'], ['Proxy-Authenticate', 'Basic'],
        ['Upgrade', 'h2c'], ['X-Kept', '1'], ['Content-Security-Policy', 'x'], ['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2; Path=/b'],
        ['Set-Cookie', '__Host-doorward=taken; Path=/; Secure'], ['Set-Cookie', ' doorward=taken'], ['Set-Cookie', '=doorward=taken'],
        ['Set-Cookie', 'doorward-state=taken'], ['Set-Cookie', 'DOORWARD=taken'], ['Set-Cookie', 'doorwardish=1'],
      ]) // biome-ignore format: a table
      response.end('ok')
    }
    const { headers } = await ask(world.site)
    for (const name of ['x-internal', 'proxy-authenticate', 'upgrade']) assert.equal(headers[name], undefined, name)
    assert.notEqual(headers['keep-alive'], 'timeout=1')
    assert.equal(headers['x-kept'], '1')
    assert.deepEqual(headers['set-cookie'], ['a=1', 'b=2; Path=/b', 'doorwardish=1'])
    // The app’s, and none of those of our own pages.
    assert.equal(headers['content-security-policy'], 'x')
    for (const name of ['x-content-type-options', 'cache-control', 'cross-origin-opener-policy'])
      assert.equal(headers[name], undefined, name)
  })

  test('where a visitor comes from is ours to say', async () => {
    const forged = [
      'X-Forwarded-For: 6.6.6.6', 'X_Forwarded_For: 6.6.6.6', 'x-forwarded-for: 7.7.7.7', 'X-Forwarded-Proto: https', 'X-Forwarded-Host: evil.test',
      'X-Forwarded-Port: 1', 'X-Forwarded-Prefix: /x', 'Forwarded: for=6.6.6.6', 'X-Real-IP: 6.6.6.6', 'X_Real_IP: 6.6.6.6', 'Proxy: http://evil.test',
      'X-Original-URL: /admin', 'X-Rewrite-URL: /admin', 'True-Client-IP: 6.6.6.6', 'X-Doorward-Hop: 1',
    ] // biome-ignore format: a table
    const [seen] = await seenBy(() => sendRaw(port(), 'GET / HTTP/1.1', [`Host: ${world.host}`, ...forged]))
    assert.ok(seen)
    const told = Object.entries(seen.headers).filter(([name]) =>
      /forward|real|proxy|original|rewrite|client/i.test(name),
    )
    assert.deepEqual(Object.fromEntries(told), {
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': world.host,
    })
    assert.notEqual(seen.headers['x-doorward-hop'], '1')
  })

  test('a name and password are the app’s own, unless app passwords open it', async () => {
    const authorization = `Basic ${Buffer.from('x:y').toString('base64')}`
    const send = () => seenBy(() => ask(world.site, { headers: { authorization } }))
    assert.equal((await send())[0]?.headers.authorization, authorization)
    await world.set({ acceptAppPasswords: true })
    assert.equal((await send())[0]?.headers.authorization, undefined)
    await world.set({ acceptAppPasswords: false })
  })

  test('every method, and no body where there is none', async () => {
    for (const method of [
      'GET',
      'HEAD',
      'POST',
      'PUT',
      'PATCH',
      'DELETE',
      'OPTIONS',
      'PROPFIND',
      'MKCOL',
      'REPORT',
      'PURGE',
      'QUERY',
      'M-SEARCH',
    ]) {
      const [seen] = await seenBy(() => ask(world.site, { method }))
      assert.equal(seen?.method, method)
      assert.equal(seen.headers['transfer-encoding'], undefined, method)
    }
    for (const body of ['', 'some text'])
      for (const headers of [{ 'content-length': String(body.length) }, { 'transfer-encoding': 'chunked' }] as Record<
        string,
        string
      >[])
        for (const method of ['POST', 'DELETE', 'GET', 'PROPFIND']) {
          let got = ''
          answer = (request, response) => {
            request.setEncoding('utf8').on('data', (text: string) => (got += text))
            request.on('end', () => response.end('ok'))
          }
          assert.equal((await ask(world.site, { method, headers, body })).text, 'ok')
          assert.equal(got, body, `${method} ${JSON.stringify(headers)}`)
        }
    for (const method of ['TRACE', 'CONNECT']) {
      const seen = await seenBy(() =>
        sendRaw(port(), `${method} / HTTP/1.1`, [`Host: ${world.host}`]).catch(() => undefined),
      )
      assert.equal(seen.length, 0, method)
    }
  })

  test('HEAD, ranges, what has not changed, and nothing at all come as the app says it', async () => {
    answer = ({ method, headers }, response) => {
      if (headers['if-none-match'] === '"1"') response.writeHead(304, { etag: '"1"' })
      else if (headers['if-match'] !== undefined) response.writeHead(204)
      else if (headers.range === 'bytes=2-4')
        response.writeHead(206, { 'content-range': 'bytes 2-4/10', 'content-length': '3' })
      else response.writeHead(200, { 'content-length': '10', 'accept-ranges': 'bytes' })
      response.end(method === 'HEAD' ? undefined : headers.range === undefined ? '0123456789' : '234')
    }
    const head = await ask(world.site, { method: 'HEAD' })
    assert.deepEqual([head.status, head.headers['content-length'], head.text], [200, '10', ''])
    const part = await ask(world.site, { headers: { range: 'bytes=2-4' } })
    assert.deepEqual([part.status, part.headers['content-range'], part.text], [206, 'bytes 2-4/10', '234'])
    const same = await ask(world.site, { headers: { 'if-none-match': '"1"' } })
    assert.deepEqual([same.status, same.headers.etag, same.text], [304, '"1"', ''])
    const none = await ask(world.site, { headers: { 'if-match': '"1"' } })
    assert.deepEqual([none.status, none.headers['transfer-encoding'], none.text], [204, undefined, ''])
  })

  test('events come one by one, as the app sends them', async () => {
    let next: ServerResponse | undefined
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders()
      next = response
    }
    const sent = request({ port: port(), host: '127.0.0.1', headers: { host: world.host } }).end()
    const [stream] = (await once(sent, 'response')) as [IncomingMessage]
    stream.setEncoding('utf8')
    for (let i = 0; i < 5; i++) {
      next?.write(`data: ${i}\n\n`)
      const [text] = (await once(stream, 'data')) as [string]
      assert.equal(text, `data: ${i}\n\n`)
    }
    // The app hears that nobody listens any more.
    const heard = once(next as ServerResponse, 'close')
    sent.destroy()
    await heard
  })

  test('who asks before sending a body is told by the app, and a body nobody wants is not sent', async () => {
    let wants = true
    let got = ''
    answer = (incoming, response) => {
      incoming.setEncoding('utf8').on('data', (text: string) => (got += text))
      incoming.on('end', () => response.end('ok'))
    }
    upstream.server.on('checkContinue', (incoming: IncomingMessage, response: ServerResponse) => {
      if (wants) {
        response.writeContinue()
        answer(incoming, response)
      } else response.writeHead(413).end('too large')
    })
    const send = async (path: string, more: Record<string, string> = {}) => {
      const headers = { host: world.host, expect: '100-continue', 'content-length': '4', ...more }
      const sent = request({ port: port(), host: '127.0.0.1', method: 'POST', path, headers, agent: false })
      let continued = false
      sent.on('continue', () => {
        continued = true
        sent.end('text')
      })
      sent.on('error', () => undefined)
      sent.flushHeaders()
      const [response] = (await once(sent, 'response')) as [IncomingMessage]
      response.resume()
      sent.destroy()
      return { status: response.statusCode, continued }
    }
    assert.deepEqual(await send('/'), { status: 200, continued: true })
    assert.equal(got, 'text')
    wants = false
    assert.deepEqual(await send('/'), { status: 413, continued: false })
    await world.set({ paths: [{ prefix: '/shut', rule: 'deny' }] })
    assert.deepEqual(await send('/shut'), { status: 403, continued: false })
    await world.set({ paths: [] })
    // Our own addresses want every body they are sent.
    assert.equal((await send('/sign-in', { host: new URL(world.origin).host })).continued, true)
    upstream.server.removeAllListeners('checkContinue')
    // An app that takes no notice of the question.
    const deaf = await startTcpUpstream(socket => {
      let text = ''
      socket.on('data', chunk => {
        text += chunk.toString()
        if (text.endsWith('text')) socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
      })
    })
    await world.set({ upstream: deaf.url })
    assert.deepEqual(await send('/'), { status: 200, continued: true })
    await deaf.close()
    await reset()
  })

  test('a visitor who leaves takes the request to the app with them', async () => {
    const left = new Promise<void>(resolve => {
      answer = (_request, response) => response.on('close', resolve)
    })
    const sent = request({ port: port(), host: '127.0.0.1', headers: { host: world.host } }).end()
    sent.on('error', () => undefined)
    await once(upstream.server, 'request')
    sent.destroy()
    await left
    const cut = new Promise<void>(resolve => {
      answer = incoming => incoming.resume().on('close', resolve)
    })
    const upload = request({ port: port(), host: '127.0.0.1', method: 'POST', headers: { host: world.host } })
    upload.on('error', () => undefined)
    upload.write('half')
    await once(upstream.server, 'request')
    upload.destroy()
    await cut
  })

  test('an app that is not there: a page for people, JSON for programs, and a reference that finds the reason', async () => {
    const gone = await startUpstream(() => undefined)
    await gone.close()
    await world.set({ upstream: gone.url })
    warned.length = 0
    const page = await ask(`${world.site}/x?token=secret`, { headers: { ...asPage, 'accept-language': 'de' } })
    assert.equal(page.status, 502)
    assert.match(String(page.headers['content-type']), /^text\/html/)
    assert.match(page.text, /lang="de"/)
    assert.match(page.text, /Die Anwendung antwortet gerade nicht/)
    assert.ok(!page.text.includes(gone.url) && !page.text.includes('ECONNREFUSED'))
    assert.doesNotMatch(page.text, /(?:href|src|action)="\/(?!\.doorward\/)/)
    const script = await ask(`${world.site}/x`, { headers: { accept: 'application/json' } })
    assert.equal(script.status, 502)
    const { code, reference } = JSON.parse(script.text) as { code: string; reference: string }
    assert.equal(code, 'upstream-down')
    const entry = warned.find(one => (one as { reference?: string }).reference === reference)
    assert.match((entry as { err: Error }).err.message, new RegExp(`${gone.url}.*ECONNREFUSED`))
    assert.doesNotMatch(JSON.stringify(warned), /secret/)
    // A body that was on its way does not keep the connection from the next request.
    const posted = await ask(`${world.site}/x`, {
      method: 'POST',
      body: 'x'.repeat(300_000),
      headers: { accept: 'application/json' },
    })
    assert.equal(posted.status, 502)
    await reset()
  })

  test('an app that breaks off: half an answer never looks like a whole one', async () => {
    for (const [head, whole] of [
      ['Content-Length: 100', false],
      ['Transfer-Encoding: chunked', false],
    ] as const) {
      const dying = await startTcpUpstream(socket => {
        socket.once('data', () =>
          socket.write(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n${head.startsWith('T') ? '4\r\nhalf\r\n' : 'half'}`, () =>
            socket.destroy(),
          ),
        )
      })
      await world.set({ upstream: dying.url })
      await assert.rejects(ask(world.site), /aborted|hang up|ECONNRESET/, String(whole))
      await dying.close()
    }
    await reset()
    answer = (_request, response) => response.end('ok')
    assert.equal((await ask(world.site)).text, 'ok')
  })

  test('an app whose upstream leads back is told so, and asked once', async () => {
    const home = new URL(world.origin)
    await world.set({ upstream: `http://127.0.0.1:${home.port}` })
    const looped = await ask(world.site, { headers: { accept: 'application/json' } })
    assert.equal(looped.status, 508)
    assert.match(looped.text, /"loop"/)
    await reset()
  })

  test('without an upstream nothing of the host is answered here, and our own addresses never are', async () => {
    await world.set({ upstream: null })
    const seen = await seenBy(async () => {
      for (const path of ['/', '/gateway/pass', '/sign-in', '/api/v1/me'])
        assert.equal((await ask(world.site + path)).status, path === '/gateway/pass' ? 403 : 421, path)
    })
    assert.equal(seen.length, 0)
    await reset()
    // Each is the app's: none of ours is answered under its name.
    const paths = [
      '/gateway/pass',
      '/sign-in',
      '/api/v1/me',
      '/healthz',
      '/assets/x',
      '/.well-known/openid-configuration',
    ]
    const asked = await seenBy(async () => {
      for (const path of paths) assert.equal((await ask(world.site + path)).text, 'ok', path)
    })
    assert.deepEqual(
      asked.map(({ url }) => url),
      paths,
    )
    assert.equal((await ask(`${world.origin}/gateway/pass`)).status, 421)
  })
})
