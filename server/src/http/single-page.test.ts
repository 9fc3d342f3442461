import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { silentLog } from '#ground'
import { mountSinglePage } from './single-page.ts'
import { createWeb, type Web } from './web.ts'

describe('a single-page application', () => {
  let web: Web
  let at: URL
  const folder = mkdtempSync(join(tmpdir(), 'doorward-page-'))
  before(async () => {
    mkdirSync(join(folder, 'assets'))
    const files = {
      'index.html': '<html lang="en"><style nonce="__NONCE__"></style>',
      'assets/app-1.js': 'plain',
      'assets/app-1.js.gz': 'zipped',
      'assets/app-1.js.br': 'brotli',
      'assets/font-1.woff2': 'font',
      'assets/.hidden.js': 'hidden',
      'assets/notes.txt': 'notes',
    }
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    web = createWeb({ publicUrl: () => new URL('http://localhost:8080'), trustedProxies: [], log: silentLog })
    mountSinglePage(web.app, { folder, path: '/admin', languageOf: () => 'de' })
    at = await web.listen({ address: '127.0.0.1', port: 0 })
  })
  after(async () => {
    await web.close(1000)
    rmSync(folder, { recursive: true })
  })

  /** As it comes, since `fetch` unpacks it. */
  const ask = (path: string, encoding?: string) =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
      const headers = encoding === undefined ? {} : { 'accept-encoding': encoding }
      get(new URL(path, at), { headers }, answer => {
        let body = ''
        answer.setEncoding('utf8')
        answer.on('data', (text: string) => (body += text))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
      }).on('error', reject)
    })

  test('sends a file in the smallest form the browser takes, to be kept for ever', async () => {
    const forms: [accepted: string, encoding: string | undefined, body: string][] = [
      ['gzip, deflate, br, zstd', 'br', 'brotli'],
      ['gzip, deflate', 'gzip', 'zipped'],
      ['br;q=0, gzip;q=0.5', 'gzip', 'zipped'],
      ['br; q=0.0, gzip;q=0', undefined, 'plain'],
      ['identity', undefined, 'plain'],
      ['x-br', undefined, 'plain'],
      ['', undefined, 'plain'],
    ]
    for (const [accepted, encoding, body] of forms) {
      const answer = await ask('/admin/assets/app-1.js', accepted)
      assert.equal(answer.status, 200)
      assert.equal(answer.body, body, accepted)
      assert.equal(answer.headers['content-encoding'], encoding)
      assert.equal(answer.headers['content-type'], 'text/javascript; charset=utf-8')
      assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable')
      assert.equal(answer.headers.vary, 'accept-encoding')
    }
  })

  test('sends what was not compressed as it is', async () => {
    const answer = await ask('/admin/assets/font-1.woff2', 'gzip, br')
    assert.equal(answer.body, 'font')
    assert.equal(answer.headers['content-encoding'], undefined)
    assert.equal(answer.headers['content-type'], 'font/woff2')
  })

  test('has nothing else in that folder', async () => {
    for (const name of ['app-1.js.br', 'app-1.js.gz', '.hidden.js', 'notes.txt', 'other.js', '..%2Findex.html'])
      assert.equal((await ask(`/admin/assets/${name}`, 'br')).status, 404, name)
  })

  test('is one document at every other address, in the language of whoever asks, never kept', async () => {
    const first = await ask('/admin/people/x')
    assert.equal(first.status, 200)
    assert.match(first.body, /^<html lang="de"><style nonce="[\w+/=]{20,}">/)
    assert.match(first.headers['cache-control'] ?? '', /no-store/)
    const nonce = /nonce="([^"]+)"/.exec(first.body)?.[1] ?? ''
    assert.ok(first.headers['content-security-policy']?.includes(`'nonce-${nonce}'`))
    assert.notEqual((await ask('/admin')).body, first.body)
  })
})
