import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose'
import { seconds, type GroupId } from '#ground'
import { dialects } from './dialect-questions.ts'
import { ask, type Answer } from './browser.ts'
import { openGatewayWorld, type GatewayWorld } from './gateway-world.ts'
import { cookieAtHost } from './host-visitor.ts'

let world: GatewayWorld
let group: GroupId
let cookie: string

before(async () => {
  world = await openGatewayWorld()
  const { id } = await world.add('una', { displayName: 'Una Ünal' })
  group = (await world.asOperator.groups.create({ name: 'Readers and writers' })).id
  await world.asOperator.groups.changeMembers(group, { add: [id] })
  cookie = await cookieAtHost(world.origin, 'una')
})
after(() => world.dispose())

const asUna = (more: Record<string, string> = {}): Promise<Answer> => {
  const { path, headers } = dialects['nginx']?.('/') ?? assert.fail()
  return ask(world.origin, { path, headers: { ...headers, cookie, ...more } })
}
const assertionIn = ({ status, headers }: Answer): string => {
  assert.equal(status, 200)
  return String(headers['x-doorward-assertion'])
}
/** The app's address, at the scheme and port of our own pages. */
const audience = (): string => world.origin.replace('localhost', 'wiki.test')
const verify = async (jwt: string): Promise<JWTPayload> => {
  const keys = createRemoteJWKSet(new URL('/openid/jwks', world.origin))
  const settings = { audience: audience(), issuer: world.origin, currentDate: new Date(world.clock.now()) }
  return (await jwtVerify(jwt, keys, settings)).payload
}

test('off unless set: there is nothing to believe', async () => {
  assert.equal(assertionIn(await asUna()), '-')
  assert.equal(assertionIn(await asUna({ 'x-doorward-assertion': 'eyJhbGciOiJub25lIn0.e30.' })), '-')
})

test('an app can check with our published keys who somebody is', async () => {
  await world.set({ assertion: true })
  const jwt = assertionIn(await asUna({ 'x-doorward-assertion': 'eyJhbGciOiJub25lIn0.e30.' }))
  const { iat = 0, exp = 0, ...claims } = await verify(jwt)
  assert.deepEqual(claims, {
    iss: world.origin,
    aud: audience(),
    sub: world.world.memory.people.findByUsername('una')?.id,
    preferred_username: 'una',
    name: 'Una Ünal',
    email: 'una@example.com',
    groups: ['Readers and writers'],
    admin: false,
  })
  assert.equal(exp - iat, 60)
  assert.deepEqual(decodeProtectedHeader(jwt).alg, 'ES256')
  assert.deepEqual(decodeProtectedHeader(jwt).typ, 'doorward-assertion+jwt')
})

test('one goes along for half of its life, and not once what it says is otherwise', async () => {
  const first = assertionIn(await asUna())
  world.clock.advance(seconds(9))
  const known = assertionIn(await asUna())
  world.clock.advance(seconds(31))
  const second = assertionIn(await asUna())
  assert.notEqual(second, known)
  const { exp = 0 } = await verify(second)
  assert.ok(exp * 1000 - world.clock.now() > seconds(29))
  await world.asOperator.groups.update(group, { name: 'Writers' })
  const third = assertionIn(await asUna())
  assert.deepEqual((await verify(third))['groups'], ['Writers'])
  assert.notEqual(third, first)
  for (let i = 0; i < 3; i++) assert.equal(assertionIn(await asUna()), third)
})

test('nobody, and whoever is refused, is stated nothing of', async () => {
  await world.set({ paths: [{ prefix: '/open', rule: 'public' }] })
  const { path, headers } = dialects['nginx']?.('/open') ?? assert.fail()
  assert.equal(assertionIn(await ask(world.origin, { path, headers })), '-')
  await world.asOperator.users.disable(world.world.memory.people.findByUsername('una')?.id ?? assert.fail())
  const refused = await asUna()
  assert.deepEqual([refused.status, refused.headers['x-doorward-assertion']], [401, undefined])
})

test('forty at once are signed for each their own', async () => {
  const names = ['ada', 'ben', 'cy', 'dee']
  for (const name of names) await world.add(name)
  const cookies = await Promise.all(names.map(name => cookieAtHost(world.origin, name)))
  const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => asUna({ cookie: cookies[i % 4] ?? '' })))
  for (const [i, answer] of answers.entries())
    assert.equal((await verify(assertionIn(answer)))['preferred_username'], names[i % 4])
})
