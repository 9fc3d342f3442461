import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHostileWorld, type HostileWorld } from './world.ts'

let world: HostileWorld
before(async () => {
  world = await openHostileWorld()
})
after(() => world.dispose())

test('of fifty browsers that open an owner’s link at once, one is signed in', async () => {
  const { token } = await world.world.signIn.ownerLogin.createLink('olivia')
  const answers = await Promise.all(
    Array.from({ length: 50 }, async () => (await world.browser()).post('/owner-login', { token })),
  )
  const cookies = answers.flatMap(answer => answer.headers.getSetCookie())
  assert.equal(cookies.length, 1)
  assert.equal(answers.filter(({ status }) => status === 410).length, 49)
})

test('a link for one purpose is none for another, and none after a character of it has changed', async () => {
  const { token } = await world.world.signIn.ownerLogin.createLink('olivia')
  const other = token.startsWith('A') ? 'B' : 'A'
  for (const wrong of [
    token.slice(0, -1),
    `${token}A`,
    other + token.slice(1),
    token.toUpperCase(),
    `${token} `,
    '',
    '%',
  ])
    assert.equal((await (await world.browser()).post('/owner-login', { token: wrong })).status, 410, wrong)
  const cookie = `doorward-session=${token}`
  assert.equal((await world.raw('/api/v1/session', { headers: { cookie } })).status, 401)
  assert.equal((await (await world.browser()).post('/setup', { token })).status, 410)
  assert.equal((await (await world.browser()).post('/owner-login', { token })).status, 303, 'it is good all the same')
})

test('a frame without an origin is no app’s, also where an app returns to a scheme of its own', async () => {
  await world.asOperator.apps.create({
    title: 'Phone',
    access: { kind: 'everyone' },
    oidc: { clientId: 'phone', authMethod: 'none', redirectUris: ['com.example.phone:/cb'] },
  })
  const body = new URLSearchParams({
    client_id: 'phone',
    grant_type: 'authorization_code',
    code: 'x',
    code_verifier: 'x',
  })
  const answer = await world.raw('/openid/token', { method: 'POST', body, headers: { origin: 'null' } })
  assert.equal(answer.headers.get('access-control-allow-origin'), null)
})
