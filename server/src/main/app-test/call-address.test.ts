import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { callAddress } from './call-address.ts'

for (const address of [
  'http://169.254.169.254/latest/meta-data/',
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://[fe80::1]/',
  'http://[::ffff:169.254.169.254]/',
  'https://100.100.100.200/',
])
  test(`${address} is never called`, async () => {
    const called = await callAddress(new URL(address))
    assert.ok(called.kind === 'failed')
    assert.match(called.words, /link-local or metadata address, which is never called/)
  })

test('an answer is its status and where it leads, and no body is waited for', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(302, { location: '/next' })
    // It never ends.
    response.write('a beginning')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const called = await callAddress(new URL(`http://127.0.0.1:${port}/first`))
  assert.ok(called.kind === 'answered')
  assert.deepEqual([called.status, called.location], [302, '/next'])
  const tls = await callAddress(new URL(`https://127.0.0.1:${port}/`))
  assert.ok(tls.kind === 'failed')
  assert.equal(tls.words, 'It does not speak TLS at this port.')
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  const gone = await callAddress(new URL(`http://127.0.0.1:${port}/`))
  assert.ok(gone.kind === 'failed')
  assert.equal(gone.words, 'Nothing listens there.')
  assert.deepEqual(asked, ['/first'])
})
