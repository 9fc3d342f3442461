import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { prepareProcess, type DoorwardProcess } from '../world/process.ts'
import { createWebClient } from '../world/web-client.ts'

const root = process.getuid?.() === 0

describe('a start that cannot work says why, changes nothing, and ends with 1', () => {
  const cases: {
    what: string
    prepare: (folder: string) => Promise<Partial<{ env: Record<string, string>; undo: () => void }>>
    says: RegExp
    skip?: string | false
  }[] = [
    {
      what: 'an unknown key in the configuration',
      prepare: async folder => {
        writeFileSync(join(folder, 'doorward.yaml'), 'listen:\n  web: 8080\n  webb: 1\n')
        return {}
      },
      says: /doorward\.yaml.*3.*webb/s,
    },
    {
      what: 'a value that is not allowed',
      prepare: async () => ({ env: { DOORWARD_LISTEN_WEB: 'eighty' } }),
      says: /DOORWARD_LISTEN_WEB.*0.*65535/s,
    },
    {
      what: 'a public URL without https',
      prepare: async () => ({ env: { DOORWARD_PUBLIC_URL: 'http://id.example.com' } }),
      says: /https/,
    },
    {
      what: 'a data folder that cannot be made',
      prepare: async folder => {
        writeFileSync(join(folder, 'file'), '')
        return { env: { DOORWARD_DATA: join(folder, 'file', 'data') } }
      },
      says: /file\/data cannot be written/,
    },
    {
      what: 'a data folder that belongs to somebody else',
      prepare: async folder => {
        chmodSync(folder, 0o500)
        return { undo: () => chmodSync(folder, 0o700) }
      },
      says: /cannot be written/,
      skip: root && 'root may write everywhere',
    },
    {
      what: 'a database that is none',
      prepare: async folder => {
        mkdirSync(join(folder, 'keys'), { recursive: true })
        writeFileSync(join(folder, 'keys', 'master.key'), `${Buffer.alloc(32, 7).toString('base64url')}\n`)
        writeFileSync(
          join(folder, 'doorward.db'),
          'this is no database, and it is long enough to be looked at twice'.repeat(20),
        )
        return {}
      },
      says: /doorward\.db cannot be opened.*“doorward restore” makes it anew from a backup/s,
    },
    {
      what: 'a database whose key is missing',
      prepare: async folder => {
        writeFileSync(join(folder, 'doorward.db'), '')
        return {}
      },
      says: /master\.key is missing/,
    },
  ]
  for (const { what, prepare, says, skip = false } of cases)
    test(what, { skip }, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'doorward-bad-'))
      const { env = {}, undo } = await prepare(folder)
      const doorward = await prepareProcess({ dataFolder: folder, env })
      await assert.rejects(doorward.start(), error => {
        assert.match(String(error), /ended with 1/)
        assert.match(String(error), says)
        assert.doesNotMatch(String(error), /\n\s+at /, 'a sentence, not a stack')
        return true
      })
      undo?.()
      await doorward.dispose()
    })

  test('a port that is in use', async () => {
    const taken = createServer()
    await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve))
    const address = taken.address()
    assert.ok(typeof address === 'object' && address !== null)
    const doorward = await prepareProcess({ env: { DOORWARD_LISTEN_WEB: String(address.port) } })
    await assert.rejects(doorward.start(), new RegExp(`Port ${address.port}.*in use`))
    taken.close()
    await doorward.dispose()
  })
})

describe('a running server stays up', () => {
  let doorward: DoorwardProcess
  before(async () => {
    doorward = await prepareProcess({ env: { LDAP_SECRET: 'the directory secret' } })
    const file = join(doorward.dataFolder, 'directory.yaml')
    writeFileSync(
      file,
      `version: 1
settings: { directoryServer: { enabled: true, secret: { env: LDAP_SECRET }, allow: ["127.0.0.1"], views: [{ base: "dc=example,dc=com" }] } }
users: [{ username: olivia, displayName: Olivia, role: owner, password: { value: "a quiet green door" } }]
`,
    )
    const applied = await doorward.command('apply', '-f', file)
    assert.equal(applied.code, 0, applied.stderr)
    await doorward.start()
  })
  after(async () => {
    const client = createWebClient(doorward.origin)
    assert.equal((await client.signIn('olivia', 'a quiet green door')).status, 303, 'it still signs people in')
    await doorward.dispose()
  })

  test('a second server on the same data names the first and goes away', async () => {
    const second = await prepareProcess({ dataFolder: doorward.dataFolder })
    await assert.rejects(second.start(), /Another Doorward \(process \d+\) is using/)
    assert.equal((await fetch(`${doorward.origin}/readyz`)).status, 200)
  })

  /** Sends bytes and answers what came back before the other side closed, or what there was after a second. */
  const raw = (port: number, bytes: Uint8Array | string): Promise<Buffer> =>
    new Promise(resolve => {
      const chunks: Uint8Array[] = []
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
      socket.on('data', (chunk: Buffer) => chunks.push(chunk))
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(Buffer.concat(chunks)))
      socket.setTimeout(1_000, () => socket.destroy())
    })

  const webPort = (): number => Number(new URL(doorward.origin).port)
  for (const [what, request, status] of [
    ['a request that is no HTTP', 'hello\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`, 431],
    ['an address without end', `GET /${'a'.repeat(9_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 414],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n', 400],
    ['another host', 'GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n', 421],
    [
      'two lengths',
      'POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      400,
    ],
  ] as const)
    test(`web: ${what}`, async () => {
      const answer = (await raw(webPort(), request)).toString()
      assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `))
    })

  for (const [what, body, contentType, status] of [
    ['JSON that is none', '{"username": ', 'application/json', 400],
    ['an unknown key', '{"username":"x1","displayName":"X","isOwner":true}', 'application/json', 422],
    ['a wrong type', '{"username":5,"displayName":"X"}', 'application/json', 422],
    [
      'a body too large',
      JSON.stringify({ username: 'x', displayName: 'x'.repeat(2_000_000) }),
      'application/json',
      413,
    ],
    ['a prototype', '{"__proto__":{"role":"owner"},"username":"x2","displayName":"X"}', 'application/json', 400],
    ['another kind of body', 'username=x', 'application/x-www-form-urlencoded', 415],
  ] as const)
    test(`api: ${what}`, async () => {
      const client = createWebClient(doorward.origin)
      await client.signIn('olivia', 'a quiet green door')
      const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const headers = { 'content-type': contentType, cookie, origin: doorward.origin }
      const answer = await fetch(`${doorward.origin}/api/v1/users`, { method: 'POST', body, headers })
      assert.equal(answer.status, status)
      assert.match(answer.headers.get('content-type') ?? '', /application\/problem\+json/)
      const problem = (await answer.json()) as { title: string; detail: string }
      assert.ok(problem.detail.length > 10, 'says what is wrong')
    })

  const notice = '1.3.6.1.4.1.1466.20036'
  const nested = (depth: number): Uint8Array => {
    // (!(!(!…(cn=*)))) in a search request, built from the inside.
    let filter: Buffer = Buffer.from([0x87, 2, 0x63, 0x6e])
    const wrap = (tag: number, inner: Buffer): Buffer =>
      Buffer.concat([Buffer.from([tag, 0x84, ...[24, 16, 8, 0].map(shift => (inner.length >>> shift) & 0xff)]), inner])
    for (let i = 0; i < depth; i++) filter = wrap(0xa2, filter)
    const search = wrap(
      0x63,
      Buffer.concat([
        Buffer.from([4, 0, 10, 1, 2, 10, 1, 0, 2, 1, 0, 2, 1, 0, 1, 1, 0]),
        filter,
        Buffer.from([0x30, 0]),
      ]),
    )
    return wrap(0x30, Buffer.concat([Buffer.from([2, 1, 1]), search]))
  }
  for (const [what, bytes, ends] of [
    ['bytes that are no LDAP', Buffer.from('GET / HTTP/1.1\r\n\r\n'), true],
    ['a length beyond every limit', Buffer.from('30847fffffff', 'hex'), true],
    ['the indefinite form', Buffer.from('3080020101', 'hex'), true],
    ['a message cut in the middle', Buffer.from('300c02010160070201030400', 'hex'), false],
    ['a filter twenty deep that names nothing', nested(20), false],
    ['a filter a thousand deep', nested(1_000), true],
  ] as const)
    test(`ldap: ${what}`, async () => {
      const answer = await raw(doorward.ldapPort, bytes)
      assert.equal(answer.includes(notice), ends, answer.toString('hex').slice(0, 200))
    })

  test('nothing of all this was a bug', () => assert.doesNotMatch(doorward.output(), /"level":50|TypeError|ERR_/))
})
