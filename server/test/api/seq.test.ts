import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openStaffedWorld } from './staffed-world.ts'

let staffed: Awaited<ReturnType<typeof openStaffedWorld>>
before(async () => {
  staffed = await openStaffedWorld()
})
after(() => staffed.world.dispose())

test('every answer says how far the server knows the log, refusals too', async () => {
  const { world, adam } = staffed
  const made = await world.call(adam, 'createGroup', { body: { name: 'Seq' } })
  assert.equal(Number(made.headers.get('doorward-seq')), made.body.version)
  for (const path of ['/api/v1/session', '/api/v1/nothing', '/api/v1/openapi.json'])
    assert.match((await world.fetch(path)).headers.get('doorward-seq') ?? '', /^\d+$/, path)
})

test('a request that names a change is answered once the server knows it, and with 503 when it does not come', async () => {
  const { world, adam } = staffed
  const seq = world.memory.seq
  const ask = (value: string) => world.call(adam, 'listGroups', { headers: { 'doorward-seq': value } })
  assert.equal((await ask(String(seq))).status, 200)
  const ahead = await ask(String(seq + 1))
  assert.equal(ahead.status, 503)
  assert.equal(ahead.headers.get('retry-after'), '1')
  assert.equal(ahead.body.code, 'unavailable')
})

test('a number that is none is refused', async () => {
  const { world, adam } = staffed
  for (const wrong of ['', '-1', '1.5', 'x', '1e3', '0x10', '1, 2', '9'.repeat(16)]) {
    const { status, body } = await world.call(adam, 'listGroups', { headers: { 'doorward-seq': wrong } })
    assert.equal(status, 400, JSON.stringify(wrong))
    assert.match(body.detail, /Doorward-Seq/)
  }
})
