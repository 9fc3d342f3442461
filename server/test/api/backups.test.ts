import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, beforeEach, test } from 'node:test'
import type { Backup } from '@doorward/contract'
import { minutes } from '#ground'
import { openApiWorld, type ApiWorld } from './api-world.ts'

let world: ApiWorld
let olivia: string
before(async () => {
  world = await openApiWorld()
  await world.add('olivia', { role: 'owner' })
  await world.add('ada', { role: 'admin' })
})
beforeEach(async () => {
  olivia = await world.cookieOf('olivia')
})
after(() => world.dispose())

async function whenDone(id: string): Promise<Backup> {
  for (;;) {
    const { body } = await world.call(olivia, 'getBackups')
    const found = (body.items as Backup[]).find(item => item.id === id)
    if (found !== undefined && found.state !== 'running') return found
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

test('before there is a recovery key nothing is backed up, and the answer says so', async () => {
  const { body } = await world.call(olivia, 'getBackups')
  assert.equal(body.recoveryKey, null)
  assert.match(body.trouble, /no recovery key/)
  assert.deepEqual([body.schedule.at, body.schedule.keepDays, body.schedule.sharesDisk], ['02:00', 14, true])
  assert.equal((await world.call(olivia, 'startBackup')).status, 409)
})

test('a recovery key is shown once, and can be tried', async () => {
  const { status, body } = await world.call(olivia, 'makeRecoveryKey')
  assert.equal(status, 200)
  const key = body.key as string
  assert.match(key, /^AGE-SECRET-KEY-1/)
  const known = async () => (await world.call(olivia, 'getBackups')).body.recoveryKey
  assert.equal((await known()).endsIn.replace('-', ''), key.slice(-8))
  assert.equal((await known()).triedAt, null)
  const check = async (text: string) => world.call(olivia, 'checkRecoveryKey', { body: { key: text } })
  assert.deepEqual((await check(` ${key.toLowerCase()} `)).body, { fits: true })
  assert.ok((await known()).triedAt)
  const other = 'AGE-SECRET-KEY-15VGVKFA4T40Z6HCX75SDP5RUR3VDQCU6796Z8XM2SQELX955MV2SRSHES4'
  assert.deepEqual((await check(other)).body, { fits: false })
  assert.equal((await check('nonsense')).status, 422)
})

test('one is begun at once, followed in the list, and downloaded as it lies', async () => {
  const { status, body } = await world.call(olivia, 'startBackup')
  assert.equal(status, 202)
  assert.equal((await world.call(olivia, 'startBackup')).status, 409)
  const done = await whenDone(body.id as string)
  assert.deepEqual([done.state, done.people, done.startedBy.person?.name], ['checked', 2, 'olivia Example'])
  assert.ok(done.downloadable)

  const response = await world.fetch(`/api/v1/backups/${done.id}/file`, { headers: { cookie: olivia } })
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-disposition'), `attachment; filename="${done.file}"`)
  assert.equal(response.headers.get('content-type'), 'application/octet-stream')
  assert.equal(response.headers.get('cache-control'), 'no-store')
  const file = (await world.backups.get(done.id)).file
  assert.ok(Buffer.from(await response.arrayBuffer()).equals(readFileSync(file)))
  const { body: audit } = await world.call(olivia, 'listAudit', { query: { limit: '3' } })
  assert.ok((audit.items as { kind: string }[]).some(({ kind }) => kind === 'backup.downloaded'))
  const unknown = '01890000-0000-7000-8000-000000000000'
  assert.equal((await world.call(olivia, 'downloadBackup', { params: { id: unknown } })).status, 404)
})

test('the key and the file need a fresh sign-in, and all of it an owner', async () => {
  const ada = await world.cookieOf('ada')
  assert.equal((await world.call(ada, 'getBackups')).status, 403)
  world.clock.advance(minutes(11))
  for (const [name, call] of [
    ['makeRecoveryKey', {}],
    ['downloadBackup', { params: { id: '01890000-0000-7000-8000-000000000000' } }],
  ] as const)
    assert.match((await world.call(olivia, name, call)).body.type, /fresh-sign-in/, name)
  assert.equal((await world.call(olivia, 'getBackups')).status, 200)
})

test('the schedule is changed where it is kept', async () => {
  const { body: before } = await world.call(olivia, 'getBackups')
  const change = { version: before.version as number, body: { at: '23:30', keepMonths: 1 } }
  const { status, body } = await world.call(olivia, 'updateBackupSchedule', change)
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual([body.schedule.at, body.schedule.keepMonths, body.schedule.keepDays], ['23:30', 1, 14])
  assert.equal((await world.call(olivia, 'updateBackupSchedule', change)).status, 412)
  const bad = { version: body.version as number, body: { at: '24:00' } }
  assert.equal((await world.call(olivia, 'updateBackupSchedule', bad)).status, 422)
})
