import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { readConfig, silentLog, type Config } from '#ground'
import {
  findRunningServer,
  findSocketPath,
  openControlSocket,
  type ControlSocket,
} from '../../src/main/cli/control-socket.ts'
import { operatorWorld } from '../../src/main/cli/operator-world.ts'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { run } from './command-line.ts'

describe('the control socket', () => {
  let world: TestWorld
  let config: Config
  let socket: ControlSocket
  let path: string
  before(async () => {
    world = await openTestWorld()
    config = await readConfig({ flags: { data: world.dataFolder }, env: {}, cwd: '/' })
    path = findSocketPath(config.dataFolder, {}) ?? ''
    writeFileSync(path, 'left behind')
    socket = await openControlSocket(path, operatorWorld(world, config), silentLog)
  })
  after(async () => {
    await socket.close()
    await world.dispose()
  })

  const post = (url: string, body: string, method = 'POST') =>
    new Promise<string>((resolve, reject) => {
      const asked = request({ socketPath: path, path: url, method, agent: false }, response => {
        let text = ''
        response.on('data', chunk => (text += String(chunk)))
        response.on('end', () => resolve(text))
      })
      asked.on('error', reject).end(body)
    })

  test('is for its owner alone, in a folder that is', () => {
    assert.equal(statSync(path).mode & 0o777, 0o600)
    assert.equal(statSync(join(world.dataFolder, 'run')).mode & 0o777, 0o700)
  })

  test('refuses what it does not know and what is malformed', async () => {
    for (const url of ['/operations/none', '/operations/constructor', '/', '/operations/showUser/x'])
      assert.match(await post(url, '{}'), /does not know this command/)
    assert.match(await post('/operations/showUser', '', 'GET'), /does not know this command/)
    assert.match(await post('/operations/showUser', '{"value":{"user":"a","more":1}}'), /“more” is not known here/)
    assert.match(await post('/operations/showUser', '{'), /Something went wrong inside/)
  })

  test('another process on the folder is named, and a path too long is moved', async () => {
    await socket.close()
    const { code, err } = await run(['user', 'list', '--data', world.dataFolder])
    assert.deepEqual([code, err.includes(`process ${process.pid}`)], [1, true])
    socket = await openControlSocket(path, operatorWorld(world, config), silentLog)

    const long = join(world.dataFolder, 'x'.repeat(100))
    assert.equal(findSocketPath(long, {}), undefined)
    const runtime = mkdtempSync(join(tmpdir(), 'rt-'))
    const moved = findSocketPath(long, { XDG_RUNTIME_DIR: runtime })
    assert.match(moved ?? '', /\/doorward-[0-9a-f]{16}\.sock$/)
    assert.notEqual(moved, findSocketPath(`${long}y`, { XDG_RUNTIME_DIR: runtime }))
    mkdirSync(runtime, { recursive: true })
    assert.equal(await findRunningServer(moved ?? ''), undefined)
    const elsewhere = await openControlSocket(moved ?? '', operatorWorld(world, config), silentLog)
    assert.ok(await findRunningServer(moved ?? ''))
    await elsewhere.close()
  })
})
