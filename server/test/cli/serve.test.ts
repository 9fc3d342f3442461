import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { freePort } from '../world/free-port.ts'

const program = fileURLToPath(new URL('../../bin/built.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'doorward-serve-'))
const env = {
  ...process.env,
  DOORWARD_LISTEN_LDAP: '0',
  DOORWARD_LISTEN_LDAPS: '0',
  DOORWARD_LISTEN_ADDRESS: '127.0.0.1',
}
const running: ChildProcess[] = []

after(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

function doorward(...argv: string[]) {
  const child = spawn(process.execPath, [program, ...argv, '--data', folder], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', chunk => (said.out += String(chunk)))
  child.stderr.on('data', chunk => (said.err += String(chunk)))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, ...said }))
  const says = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(said.err)
      if (found !== null) return found
      const end = await Promise.race([once(child.stderr, 'data').then(() => undefined), ended])
      if (end !== undefined && !pattern.test(end.err)) throw new Error(`ended with ${end.code}: ${end.err}${end.out}`)
    }
  }
  return { child, ended, says }
}

test('serve shows where and how to begin, takes commands, keeps its folder, and stops in order', async () => {
  const port = String(await freePort())
  const server = doorward('serve', '--port', port)
  const [, origin = ''] = await server.says(/running at (http:\S+)/)
  assert.equal(origin, `http://localhost:${port}`)
  await server.says(/setup\?token=[\w-]{43}/)
  assert.equal((await fetch(`${origin}/healthz`)).status, 200)

  const list = await doorward('user', 'list').ended
  assert.deepEqual([list.code, list.out], [0, 'Nobody.\n'])
  const second = await doorward('serve', '--port', port).ended
  assert.equal(second.code, 1)
  assert.match(second.err, new RegExp(`Another Doorward \\(process ${server.child.pid}\\)`))

  server.child.kill('SIGTERM')
  const { code, err } = await server.ended
  assert.match(err, /Stopping …/)
  assert.equal(code, 0)
  assert.equal((await doorward('user', 'list').ended).out, 'Nobody.\n')
})

test('a port of 0 leaves the web off, and says so', async () => {
  const server = doorward('serve', '--port', '0')
  await server.says(/The web is switched off/)
  server.child.kill('SIGTERM')
  assert.equal((await server.ended).code, 0)
})
