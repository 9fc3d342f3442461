import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { test } from 'node:test'
import { serveTest } from '../world/serve-test.ts'
import { createWebClient } from '../world/web-client.ts'
import { openAppTestWorld } from './app-test-world.ts'

test('a server that starts again has lost what listened, and nothing else', async () => {
  const world = await openAppTestWorld()
  const { app } = await world.addApp({ simpleAuth: {} })
  await world.start(app)
  await world.doors.appTests.refresh()
  assert.notEqual(world.doors.appTests.noticed.simpleAuth(), undefined, 'what is kept says so')
  await world.close()
  const again = await serveTest({ clock: world.clock, dataFolder: world.dataFolder })
  const admin = createWebClient(again.origin)
  for (const [name, value] of world.admin.cookies) admin.cookies.set(name, value)
  const path = `/api/v1/apps/${app.id}`
  assert.equal((await admin.send('GET', path)).status, 200)
  assert.equal((await admin.send('GET', `${path}/test`)).status, 404)
  assert.equal((await admin.send('POST', `${path}/test`, {})).status, 200)
  await again.dispose()
  await world.dispose().catch(() => undefined)
  rmSync(world.dataFolder, { recursive: true, force: true })
})
