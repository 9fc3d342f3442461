import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SigningKey } from '@doorward/contract'
import { hours, minutes } from '#ground'
import { openApiWorld, type ApiWorld } from './api-world.ts'

let world: ApiWorld
let olivia: string
before(async () => {
  world = await openApiWorld()
  await world.add('olivia', { role: 'owner' })
  await world.add('ada', { role: 'admin' })
  olivia = await world.cookieOf('olivia')
})
after(() => world.dispose())

/** Those of ES256; each algorithm has one from the start. */
async function list(): Promise<SigningKey[]> {
  const { items } = (await world.call(olivia, 'listSigningKeys')).body as { items: SigningKey[] }
  return items.filter(({ algorithm }) => algorithm === 'ES256')
}
const rotate = (body: object) => world.call(olivia, 'rotateSigningKey', { body })
const remove = (kid: string) => world.call(olivia, 'removeSigningKey', { params: { kid } })

test('a rotation is begun, looked at, brought forward and taken back', async () => {
  const { app } = await world.asOperator.apps.create({
    title: 'Immich',
    access: { kind: 'everyone' },
    oidc: { redirectUris: ['https://photos.example.com/cb'], signingAlgorithm: 'ES256' },
  })
  const [first = assert.fail('there is none')] = await list()
  assert.deepEqual([first.phase, first.apps], ['signs', [app.title]])
  const { status, body: next } = await rotate({ algorithm: 'ES256' })
  assert.deepEqual([status, next.phase], [201, 'next'])
  assert.equal(Date.parse(next.signsFrom) - Date.parse(next.createdAt), hours(24))
  assert.equal((await rotate({ algorithm: 'ES256' })).status, 409)
  assert.deepEqual(
    (await list()).map(({ phase }) => phase),
    ['signs', 'next'],
  )
  assert.equal((await remove(first.kid)).status, 409)
  assert.equal((await remove(next.kid)).status, 204)
  assert.equal((await remove(next.kid)).status, 404)
  assert.equal((await list())[0]?.retiredAt, null)

  const { body: later } = await rotate({ algorithm: 'ES256' })
  const { body: now } = await rotate({ algorithm: 'ES256', now: true })
  assert.deepEqual([now.kid, now.phase], [later.kid, 'signs'])
  assert.equal((await remove(first.kid)).status, 204, 'an old one is dropped early')
  assert.equal(JSON.stringify(await list()).includes('"d"'), false)
})

test('input that is none is refused', async () => {
  for (const body of [{}, { algorithm: 'HS256' }, { algorithm: 'none' }, { algorithm: 'RS256', now: 'yes' }])
    assert.equal((await rotate(body)).status, 422)
  for (const kid of ['x', '..', 'a'.repeat(44)]) assert.ok([404, 422].includes((await remove(kid)).status), kid)
})

test('only owners, and only freshly signed in', async () => {
  const ada = await world.cookieOf('ada')
  assert.equal((await world.call(ada, 'listSigningKeys')).status, 403)
  assert.equal((await world.call(ada, 'rotateSigningKey', { body: { algorithm: 'RS256' } })).status, 403)
  world.clock.advance(minutes(11))
  assert.equal((await rotate({ algorithm: 'RS256' })).status, 401)
  assert.equal((await world.call(olivia, 'listSigningKeys')).status, 200)
})
