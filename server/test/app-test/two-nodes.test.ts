import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '#directory'
import type { OidcSeen } from '#oidc'
import { createAppTests, type AppTests } from '../../src/main/app-test/app-tests.ts'
import { fixedClock } from '../world/clock.ts'
import { openTestWorld, type TestWorld } from '../world/open-test-world.ts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'

describe('a test of an app on two nodes', { skip: noPostgres }, () => {
  let cluster: Cluster
  let here: TestWorld
  let there: TestWorld
  let app: App
  const clock = fixedClock()
  const from = '192.0.2.7'
  before(async () => {
    cluster = await startPostgres()
    here = await openTestWorld({ clock, postgres: await cluster.newDatabase() })
    there = await here.openBeside()
  })
  after(async () => {
    await there.dispose()
    await here.dispose()
    await cluster.dispose()
  })

  const testsOf = (world: TestWorld): AppTests =>
    createAppTests({
      ...world,
      publicUrl: () => new URL('https://id.example.com'),
      call: () => Promise.resolve({ kind: 'answered', status: 200, location: null, ms: 1 }),
    })

  test('what one node begins the other sees, and what happens there is told here', async () => {
    const jonas = await here.add('jonas', { role: 'owner' })
    const made = await here.asOperator.apps.create({
      title: 'Grafana',
      link: 'https://grafana.example.com',
      access: { kind: 'everyone' },
      oidc: { redirectUris: ['https://grafana.example.com/cb'] },
    })
    app = made.app
    await there.store.catchUp(here.memory.seq, 5000)
    const [one, other] = [testsOf(here), testsOf(there)]
    const asked = {
      clientId: 'grafana',
      redirectUri: 'https://grafana.example.com/cb',
      scopes: ['openid'],
      unknownScopes: [],
      pkce: 'S256',
    }
    const letIn: Extract<OidcSeen, { kind: 'let-in' }> = {
      kind: 'let-in',
      app: app.id,
      from: { address: from, user: jonas.id },
      asked,
      isFirst: true,
      amr: ['pwd'],
      authAt: clock.now(),
      code: 'the hash of a code',
    }

    assert.equal(one.needsRefresh, true)
    assert.equal(other.noticed.oidc(), undefined)
    await one.start(app, { user: jonas.id, address: from })
    await one.settled()
    assert.equal(other.noticed.oidc(), undefined, 'not heard of yet')
    await other.refresh()
    other.noticed.oidc()?.(letIn)
    await other.settled()
    const stateOf = async (tests: AppTests, id: string) =>
      (await tests.find(app.id, jonas.id))?.steps.find(step => step.id === id)?.state
    assert.equal(await stateOf(one, 'oidc.allowed'), 'passed')
    assert.equal(await stateOf(other, 'reachable'), 'passed')
    // The app shows the code to the node that did not make it.
    one.noticed.oidc()?.({ kind: 'exchanged', app: app.id, code: letIn.code, idToken: { sub: 'jonas' } })
    one.noticed.oidc()?.({ kind: 'exchanged', app: app.id, code: 'another', idToken: { sub: 'karin' } })
    await one.settled()
    assert.equal(await stateOf(other, 'oidc.exchanged'), 'passed')
    assert.ok(!JSON.stringify(await other.find(app.id, jonas.id)).includes('karin'))

    await other.stop(app.id, jonas.id)
    assert.equal(await one.find(app.id, jonas.id), undefined)
    await one.refresh()
    assert.equal(one.noticed.oidc(), undefined)

    await one.start(app, { user: jonas.id, address: from })
    clock.advance(600_000)
    assert.equal(await other.find(app.id, jonas.id), undefined)
    await one.close()
    await other.close()
  })
})
