import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { readConfig, silentLog } from '#ground'
import { findSocketPath, openControlSocket, type ControlSocket } from '../../src/main/cli/control-socket.ts'
import { operatorWorld } from '../../src/main/cli/operator-world.ts'
import { openAppTestWorld, password, type AppTestWorld } from '../app-test/app-test-world.ts'
import { openTestWorld } from '../world/open-test-world.ts'
import { run } from './command-line.ts'

describe('an app tested on the command line', () => {
  let world: AppTestWorld
  let socket: ControlSocket
  let data: string[]
  before(async () => {
    world = await openAppTestWorld()
    await world.add('karin')
    const config = await readConfig({ flags: { data: world.dataFolder }, env: {}, cwd: world.dataFolder })
    const path = findSocketPath(world.dataFolder, {}) ?? ''
    socket = await openControlSocket(path, operatorWorld(world.world, config, world.doors), silentLog)
    data = ['--data', world.dataFolder]
    await world.addApp({ title: 'Radio', name: 'radio', simpleAuth: { requireSecret: false } })
  })
  after(async () => {
    await socket.close()
    await world.dispose()
  })

  test('each step is said as it stands when it is stopped', async () => {
    const { code, out, err } = await run(['test-app', 'radio', 'jonas', ...data])
    assert.equal(code, 3, err)
    assert.match(err, /^passed {5}Radio is reachable from here\n {11}http:\/\/127\.0\.0\.1:\d+ answered 200$/m)
    assert.match(err, /^waiting {4}Your password was checked\n {11}Waiting$/m)
    assert.match(out, /^Not seen through\. Not seen: Radio asked, and proved who it is\./)
    const again = await world.admin.send('GET', `/api/v1/apps/${world.world.memory.apps.findByName('radio')?.id}/test`)
    assert.equal(again.status, 404, 'it listens no more')
  })

  test('it ends by itself when every step has passed', async () => {
    const said = run(['test-app', 'radio', 'jonas', '--json', ...data], { stopped: () => new Promise(() => undefined) })
    const app = world.world.memory.apps.findByName('radio') ?? assert.fail()
    while ((await world.admin.send('GET', `/api/v1/apps/${app.id}/test`)).status === 404);
    const answer = await fetch(new URL('/simple-auth/login', world.origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientId: 'radio', username: 'jonas', password }),
    })
    assert.equal(answer.status, 200)
    const { code, out, err } = await said
    assert.equal(code, 0, err)
    assert.equal((JSON.parse(out) as { passed: boolean }).passed, true)
    assert.ok(!(out + err).includes(password))
  })

  test('who is no admin has no attempts that are shown; nor has an app that is not there', async () => {
    assert.match((await run(['test-app', 'radio', 'karin', ...data])).err, /karin is none/)
    assert.match((await run(['test-app', 'tv', 'jonas', ...data])).err, /There is no app “tv”/)
    const wrong = await run(['test-app', 'radio', 'jonas', '--own-address', 'file:///etc/passwd', ...data])
    assert.equal(wrong.code, 1)
  })

  test('without a server there are no doors to watch', async () => {
    const other = await openTestWorld()
    await other.add('jonas', { role: 'owner' })
    await other.asOperator.apps.create({ title: 'Radio', simpleAuth: {} })
    await other.close()
    const { code, err } = await run(['test-app', 'radio', 'jonas', '--data', other.dataFolder])
    assert.equal(code, 1)
    assert.match(err, /none runs here/)
  })
})
