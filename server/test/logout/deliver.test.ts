import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, test } from 'node:test'
// One file of the door by itself: what it does to the network is tried without the rest.
import { deliver } from '../../src/oidc/logout/deliver.ts'

describe('posting a logout token', () => {
  const servers: ReturnType<typeof createServer>[] = []
  after(() => {
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
  })

  async function serve(listener: RequestListener): Promise<URL> {
    const server = createServer(listener)
    servers.push(server)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/bye`)
  }
  const answering = (status: number, headers = {}) =>
    serve((request, response) => {
      request.resume()
      response.writeHead(status, headers).end()
    })

  test('200 and 204 are a yes, and nothing else is', async () => {
    for (const [status, taken] of [
      [200, true],
      [204, true],
      [202, false],
      [400, false],
      [401, false],
      [404, false],
      [500, false],
      [503, false],
    ] as const)
      assert.deepEqual(await deliver((await answering(status)).href, 't'), { taken, answer: `It answered ${status}.` })
  })

  test('the token is sent as a form, once', async () => {
    const seen: unknown[] = []
    const uri = await serve((request, response) => {
      let body = ''
      request.on('data', (part: Buffer) => (body += part.toString()))
      request.on('end', () => {
        seen.push([request.method, request.url, request.headers['content-type'], request.headers.cookie, body])
        response.end('ok')
      })
    })
    await deliver(uri.href, 'a.b-c_d')
    assert.deepEqual(seen, [['POST', '/bye', 'application/x-www-form-urlencoded', undefined, 'logout_token=a.b-c_d']])
  })

  test('a redirect is not followed', async () => {
    let asked = 0
    const elsewhere = await serve((_request, response) => {
      asked++
      response.end()
    })
    for (const status of [301, 302, 303, 307, 308]) {
      const { taken, answer } = await deliver((await answering(status, { location: elsewhere.href })).href, 't')
      assert.equal(taken, false)
      assert.match(answer, /leads elsewhere/)
    }
    assert.equal(asked, 0)
  })

  test('an app that hangs, before or within its answer, is not waited for', async () => {
    const silent = await serve(request => request.resume())
    const halting = await serve((request, response) => {
      request.resume()
      response.writeHead(200, { 'content-length': '10' }).write('x')
    })
    for (const uri of [silent, halting]) {
      const answer = await deliver(uri.href, 't', { wholeMs: 200 })
      assert.deepEqual(answer, { taken: false, answer: 'It gave no answer within 0.2 seconds.' })
    }
  })

  test('an answer without end is cut off, and its status counts', async () => {
    let sent = 0
    const closed = Promise.withResolvers<void>()
    const uri = await serve((request, response) => {
      request.resume()
      response.writeHead(200)
      response.on('close', () => closed.resolve())
      const more = (): void => {
        if (response.destroyed) return
        sent += 65_536
        if (response.write(Buffer.alloc(65_536))) setImmediate(more)
        else response.once('drain', more)
      }
      more()
    })
    assert.deepEqual(await deliver(uri.href, 't'), { taken: true, answer: 'It answered 200.' })
    await closed.promise
    assert.ok(sent < 64 * 1024 * 1024, `${sent} bytes`)
  })

  test('link-local and metadata addresses are never called, in the address or behind a name', async () => {
    const forbidden = {
      taken: false,
      answer: 'The address leads to a link-local or metadata address, which is never called.',
    }
    for (const host of [
      '169.254.169.254',
      '[fe80::1]',
      '[fd00:ec2::254]',
      '[::ffff:169.254.169.254]',
      '[::ffff:a9fe:a9fe]',
      // The same address as browsers and libraries read it.
      '2852039166',
      '0xa9fea9fe',
      '0251.0376.0251.0376',
      '169.254.43518',
    ])
      for (const scheme of ['http', 'https'])
        assert.deepEqual(await deliver(`${scheme}://${host}/`, 't'), forbidden, host)
    for (const addresses of [
      [{ address: '169.254.169.254', family: 4 }],
      [{ address: '::ffff:169.254.169.254', family: 6 }],
      [{ address: 'fd00:ec2::254', family: 6 }],
      // One good address does not make up for a bad one: the connection might go to either.
      [
        { address: '127.0.0.1', family: 4 },
        { address: 'fe80::1', family: 6 },
      ],
    ])
      assert.deepEqual(
        await deliver('http://app.test/', 't', { resolve: (_host, answer) => answer(null, addresses) }),
        forbidden,
      )
  })

  test('the connection goes to the address that was looked at, which may be private, and a name is asked once', async () => {
    const uri = await answering(200)
    let asked = 0
    const answer = await deliver(`http://app.test:${uri.port}/`, 't', {
      resolve(host, answer) {
        assert.equal(host, 'app.test')
        // A second question would get another answer, as in DNS rebinding.
        const address = asked++ === 0 ? '127.0.0.1' : '169.254.169.254'
        answer(null, [{ address, family: 4 }])
      },
    })
    assert.deepEqual([answer.taken, asked], [true, 1])
  })

  test('what cannot be reached is told in words', async () => {
    const uri = await answering(200)
    const closed = servers.pop()
    closed?.closeAllConnections()
    await new Promise<void>(resolve => closed?.close(() => resolve()) ?? resolve())
    assert.equal((await deliver(uri.href, 't')).answer, 'Nothing listens at its address.')
    assert.equal(
      (
        await deliver('http://app.test/', 't', {
          resolve: (_host, answer) => answer(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []),
        })
      ).answer,
      'The name of its address is not known.',
    )
    for (const odd of ['ftp://app.test/', 'myapp:/bye', ''])
      assert.equal((await deliver(odd, 't')).answer, 'The app’s sign-out address is no web address.')
  })

  test('for an app that registered itself, public addresses only, however many a name has', async () => {
    const forbidden = {
      taken: false,
      answer: 'The address leads to one that is not public, and the app registered itself.',
    }
    const ours = await answering(200)
    const options = { publicOnly: true }
    for (const uri of [ours.href, `http://localhost:${ours.port}/`, `http://[::1]:${ours.port}/`, 'http://10.0.0.1/'])
      assert.deepEqual(await deliver(uri, 't', options), forbidden, uri)
    for (const address of ['127.0.0.1', '192.168.1.1', '169.254.169.254', '::ffff:10.0.0.1', 'fd00::1'])
      assert.deepEqual(
        await deliver(`http://app.test:${ours.port}/`, 't', {
          ...options,
          resolve: (_host, answer) =>
            answer(null, [
              { address: '1.1.1.1', family: 4 },
              { address, family: address.includes(':') ? 6 : 4 },
            ]),
        }),
        forbidden,
        address,
      )
  })
})
