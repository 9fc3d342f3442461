import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { encodeMessage, SearchScope } from '@doorward/ldap'
import { bindRequest, searchRequest } from '../ldap/raw-client.ts'
import { run } from './command-line.ts'

const captured = Buffer.concat([
  encodeMessage({ messageId: 1, operation: bindRequest('uid=ann,dc=example', 'correct horse') }),
  encodeMessage({
    messageId: 2,
    operation: searchRequest({ base: 'dc=example', scope: SearchScope.wholeSubtree, filter: '(uid=a*)' }),
  }),
])

describe('doorward decode', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'doorward-decode-'))
  after(() => rmSync(cwd, { recursive: true }))
  const decode = (content: string | Uint8Array, ...options: string[]) => {
    writeFileSync(join(cwd, 'frame'), content)
    return run(['decode', ...options, 'frame'], { cwd })
  }

  test('octets as they are, hexadecimal and base64 say the same; the password is told by its length', async () => {
    const { code, out, err } = await decode(captured)
    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /^message 1, [^]*name: uid=ann,dc=example\n[^]*13 octets[^]*\nmessage 2, [^]*\(uid=a\*\)/)
    assert.doesNotMatch(out, /correct horse/)
    const hex = captured.toString('hex')
    const rows = (hex.match(/.{1,32}/g) ?? []).map(
      (row, i) => `${(i * 16).toString(16).padStart(8, '0')}: ${row.replace(/.{4}/g, '$& ')}`,
    )
    for (const [content, ...options] of [
      [hex],
      [`${hex.replace(/../g, '$& ')}\n`, '--hex'],
      [rows.join('\n')],
      [captured.toString('base64')],
      [`${captured.toString('base64')}\r\n`, '--base64'],
    ] as const)
      assert.deepEqual(await decode(content, ...options), { code: 0, out, err: '' })
    assert.deepEqual(await run(['decode', '-'], { cwd, input: captured }), { code: 0, out, err: '' })
  })

  test('where it stops is said, and the exit code is 1; as JSON too', async () => {
    const cut = await decode(captured.subarray(0, -3))
    assert.equal(cut.code, 1)
    assert.match(cut.out, /^message 1, [^]*stops at octet/)
    assert.equal((await decode('this is no capture')).code, 1)
    assert.equal((await decode('')).code, 1)
    const { code, out } = await decode(captured, '--json')
    const { messages, trouble } = JSON.parse(out) as { messages: number; trouble?: unknown }
    assert.deepEqual([code, messages, trouble], [0, 2, undefined])
  })

  test('a file that is not there, too much, and two forms at once', async () => {
    const missing = await run(['decode', 'nowhere'], { cwd })
    assert.equal(missing.code, 1)
    assert.match(missing.err, /nowhere cannot be read/)
    assert.equal((await run(['decode', cwd], { cwd })).code, 1)
    const large = await run(['decode', '-'], { cwd, input: new Uint8Array(16 * 1024 * 1024 + 1) })
    assert.match(large.err, /At most 16 MiB/)
    assert.equal((await decode(captured, '--hex', '--base64')).code, 2)
    assert.equal((await run(['decode'], { cwd })).code, 2)
  })

  test('as a program, piped in, it leaves nothing behind', async () => {
    const bin = new URL('../../bin/doorward.mjs', import.meta.url).pathname
    const out = await new Promise<string>((resolve, reject) => {
      const child = execFile(process.execPath, [bin, 'decode', '-'], { cwd, timeout: 60_000 }, (error, stdout) =>
        error === null ? resolve(stdout) : reject(error),
      )
      child.stdin?.end(captured)
    })
    assert.match(out, /^message 1, /)
    assert.deepEqual(readdirSync(cwd), ['frame'])
  })
})
