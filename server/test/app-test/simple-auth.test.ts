import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { App } from '#directory'
import { openAppTestWorld, password, statesOf, type AppTestWorld } from './app-test-world.ts'

describe('a test of an app over Simple Auth', () => {
  let world: AppTestWorld
  let app: App
  let clientSecret: string
  before(async () => {
    world = await openAppTestWorld()
    await world.add('karin')
    const made = await world.addApp({ title: 'Radio', simpleAuth: {} })
    app = made.app
    clientSecret = made.secrets.simpleAuth
  })
  beforeEach(async () => void (await world.start(app)))
  after(() => world.dispose())

  /** Undefined takes a field away. */
  async function logIn(fields: Record<string, unknown> = {}, path = '/simple-auth/login'): Promise<number> {
    const usual = { clientId: app.name, clientSecret, username: 'jonas', password }
    const response = await fetch(new URL(path, world.origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...usual, ...fields }),
    })
    return response.status
  }
  const client = () => world.step(app, 'simple-auth.client')

  test('every step of a sign-in that works is told', async () => {
    assert.equal(await logIn(), 200)
    const told = await world.look(app)
    assert.deepEqual(statesOf(told).slice(1), [
      'simple-auth.client passed',
      'simple-auth.password passed',
      'simple-auth.allowed passed',
    ])
    assert.equal(told.passed, true)
    assert.equal(told.steps.at(-1)?.detail, 'jonas, password, as everyone may')
    for (const one of [password, clientSecret]) assert.ok(!JSON.stringify(told).includes(one))
  })

  test('a client that is not heard: unknown, without its secret, with a wrong one, with other fields', async () => {
    assert.equal(await logIn({ clientId: 'radioo' }), 401)
    assert.equal((await client()).title, 'Radio came with an unknown client ID')
    assert.equal(await logIn({ clientSecret: undefined }), 401)
    assert.equal((await client()).title, 'Radio came without its client secret')
    assert.equal(await logIn({ clientSecret: 'a wrong secret of some length' }), 401)
    assert.equal((await client()).title, 'Radio has a wrong client secret')
    assert.equal(await logIn({ username: undefined, user: 'jonas' }), 400)
    const odd = await client()
    assert.equal(odd.title, 'Radio sent other fields than are asked for')
    assert.match(odd.detail ?? '', /clientId, clientSecret, password, user, and was answered: username is required/)
    assert.equal(await logIn({ clientId: undefined, client_id: app.name }), 400)
    assert.match((await client()).detail ?? '', /clientId is required/)
    assert.equal(await logIn({}, '/api/v1/login'), 404)
    assert.equal((await client()).title, 'Radio asked at an address that is switched off')
    const told = JSON.stringify(await world.look(app))
    for (const one of [password, clientSecret, 'a wrong secret']) assert.ok(!told.includes(one))
  })

  test('a wrong password, and somebody who is refused', async () => {
    assert.equal(await logIn({ password: 'a wrong word of mine' }), 401)
    assert.equal((await world.step(app, 'simple-auth.client')).state, 'passed')
    assert.equal((await world.step(app, 'simple-auth.password')).title, 'The password was wrong')
    await world.asOperator.apps.update(app.id, { access: { kind: 'nobody' }, adminsIncluded: false })
    assert.equal(await logIn(), 401)
    const step = await world.step(app, 'simple-auth.allowed')
    await world.asOperator.apps.update(app.id, { access: { kind: 'everyone' }, adminsIncluded: true })
    assert.match(step.detail ?? '', /^jonas: Radio is open to nobody yet\. Reference \S+\.$/)
    assert.equal((await world.step(app, 'simple-auth.password')).state, 'passed')
    assert.ok(!JSON.stringify(await world.look(app)).includes('wrong word'))
  })

  test('what others do is not shown', async () => {
    assert.equal(await logIn({ username: 'karin' }), 200)
    assert.equal(await logIn({ username: 'karin', password: 'wrong' }), 401)
    assert.equal(await logIn({ username: 'karin', clientId: 'radioo' }), 401)
    const told = await world.look(app)
    assert.deepEqual(statesOf(told).slice(1), [
      'simple-auth.client waiting',
      'simple-auth.password waiting',
      'simple-auth.allowed waiting',
    ])
  })
})
