import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { App } from '#directory'
import { startBackend } from '../gateway/backend.ts'
import { ask, Browser } from '../gateway/browser.ts'
import { nginxPath, startNginx } from '../gateway/proxy.ts'
import { freePort } from '../world/free-port.ts'
import { missing } from '../world/peer.ts'
import { openAppTestWorld, password, statesOf, type AppTestWorld } from './app-test-world.ts'

/** The name the app is reached under; its probes go there, so it is one this machine knows. */
const host = '127.0.0.1'
const here = '10.9.9.9'

describe('a test of an app behind the gateway', () => {
  let world: AppTestWorld
  let app: App
  before(async () => {
    world = await openAppTestWorld({ DOORWARD_TRUSTED_PROXIES: '127.0.0.1' }, { 'x-forwarded-for': here })
    await world.add('karin')
    const made = await world.addApp({ title: 'Wiki', gateway: { host } })
    app = made.app
  })
  beforeEach(async () => {
    world.site.status = 200
    world.site.location = null
    world.site.seen = []
    await world.start(app)
    await world.look(app)
  })
  after(() => world.dispose())

  /** A question as Traefik puts it. */
  const asks = (target: string, more: Record<string, string> = {}) =>
    ask(world.origin, {
      path: '/gateway/traefik',
      headers: {
        accept: 'text/html',
        'x-forwarded-method': 'GET',
        'x-forwarded-proto': 'http',
        'x-forwarded-host': host,
        'x-forwarded-uri': target,
        'x-forwarded-for': here,
        ...more,
      },
    })

  test('the steps there are, and the side door where its address was said', async () => {
    const steps = ['asked', 'address', 'allowed', 'forged'].map(step => `gateway.${step}`)
    assert.deepEqual(
      (await world.look(app)).steps.map(({ id }) => id),
      ['reachable', ...steps],
    )
    await world.start(app, { ownAddress: world.site.url })
    assert.deepEqual(
      (await world.look(app)).steps.map(({ id }) => id),
      ['reachable', ...steps, 'gateway.side-door'],
    )
    for (const ownAddress of ['ftp://10.0.0.1', 'file:///etc/passwd', 'not an address', 7])
      assert.equal((await world.admin.send('POST', `/api/v1/apps/${app.id}/test`, { ownAddress })).status, 422)
  })

  test('what the proxy asks about is told without its query', async () => {
    assert.equal((await asks('/start?token=a-secret-of-mine')).status, 302)
    assert.equal((await world.step(app, 'gateway.asked')).detail, 'Traefik at 127.0.0.1, with /gateway/traefik')
    assert.equal((await world.step(app, 'gateway.address')).detail, `http://${host}/start`)
    assert.equal((await world.step(app, 'gateway.allowed')).state, 'waiting')
    assert.ok(!JSON.stringify(await world.look(app)).includes('a-secret'))
  })

  test('another host, a path that can be read in two ways, a path that is shut, missing headers', async () => {
    await asks('/', { 'x-forwarded-host': 'wiki.internal' })
    const other = await world.step(app, 'gateway.address')
    assert.equal(other.title, 'The proxy asks about another host')
    assert.match(other.detail ?? '', /no app here has the host wiki\.internal\. This one has 127\.0\.0\.1/)
    await asks('/a%2fb')
    assert.equal((await world.step(app, 'gateway.address')).title, 'The path can be read in two ways')
    await world.asOperator.apps.update(app.id, { gateway: { paths: [{ prefix: '/shut', rule: 'deny' }] } })
    await asks('/shut')
    await world.asOperator.apps.update(app.id, { gateway: { paths: [] } })
    assert.equal((await world.step(app, 'gateway.allowed')).title, 'A rule shuts this path for everybody')
    await ask(world.origin, { path: '/gateway/caddy', headers: { 'x-forwarded-for': here } })
    assert.equal((await world.step(app, 'gateway.asked')).title, 'A proxy asked, and did not say about what')
  })

  test('what comes from elsewhere is not shown', async () => {
    await asks('/', { 'x-forwarded-for': '10.9.9.8' })
    assert.equal((await world.step(app, 'gateway.asked')).state, 'waiting')
  })

  test('forged headers: in every spelling, and an app that answers them is told', async () => {
    const open = await world.step(app, 'gateway.forged')
    assert.equal(open.state, 'failed')
    assert.equal(open.title, 'Somebody who is not signed in gets in')
    const probe = world.site.seen.find(({ headers }) => 'remote-user' in headers)
    for (const name of ['x-authenticated-user', 'x_authenticated_user', 'x_authenticated-user', 'remote_groups'])
      assert.equal(probe?.headers[name], 'forged-by-a-test', name)
    assert.equal(probe?.headers['x_authenticated_admin'], 'true')
    assert.ok(!('cookie' in (probe?.headers ?? {})))

    world.site.status = 302
    world.site.location = `${world.origin}/gateway/sign-in?request=x`
    await world.start(app)
    assert.equal((await world.step(app, 'gateway.forged')).state, 'passed')
    world.site.location = 'https://login.example.com/?next=secret'
    world.site.seen = []
    await world.start(app)
    const elsewhere = await world.step(app, 'gateway.forged')
    assert.equal(elsewhere.title, 'It leads elsewhere than to Doorward')
    assert.match(elsewhere.detail ?? '', /led to https:\/\/login\.example\.com \(302\)\.$/)
    assert.equal(world.site.seen.length, 2, 'one to see whether it is there, one with forged headers, none elsewhere')
  })

  test('nothing forged can be tried where every path is public, and that is said', async () => {
    await world.asOperator.apps.update(app.id, { gateway: { visibility: 'public' } })
    await world.start(app)
    const step = await world.step(app, 'gateway.forged')
    await world.asOperator.apps.update(app.id, { gateway: { visibility: 'private' } })
    assert.equal(step.state, 'attention')
    assert.match(step.detail ?? '', /only Wiki itself can show/)
  })

  test('somebody who is refused is told why', async () => {
    await world.asOperator.apps.update(app.id, { access: { kind: 'nobody' }, adminsIncluded: false })
    const way = await asks('/')
    const page = await world.admin.get(way.location ?? '')
    const step = await world.step(app, 'gateway.allowed')
    await world.asOperator.apps.update(app.id, { access: { kind: 'everyone' }, adminsIncluded: true })
    assert.equal(page.status, 403)
    const [, reference = ''] = /Reference (\S+)\./.exec(step.detail ?? '') ?? []
    assert.ok(reference !== '' && (await page.text()).includes(reference), step.detail ?? '')
  })
})

describe('a proxy that is not listed', () => {
  let world: AppTestWorld
  before(async () => {
    world = await openAppTestWorld()
  })
  after(() => world.dispose())

  test('it is told with the setting to change, where it is known to be in front of this app', async () => {
    const { app } = await world.addApp({ title: 'Wiki', gateway: { host } })
    await world.start(app)
    const asks = (target: string, address: string) =>
      ask(world.origin, {
        path: '/gateway/nginx',
        headers: {
          'x-original-url': `http://${host}${target}`,
          'x-original-method': 'GET',
          'x-forwarded-for': address,
        },
      })
    assert.equal((await asks('/', '10.1.1.1')).status, 403)
    assert.equal((await world.step(app, 'gateway.asked')).state, 'waiting', 'a stranger is nobody')
    const mark = new URL(world.site.seen.at(-1)?.url ?? '', world.site.url).search
    assert.match(mark, /^\?doorward-test=[\w-]{43}$/)
    await asks(`/${mark}`, '10.1.1.1')
    const step = await world.step(app, 'gateway.asked')
    assert.equal(step.title, 'A proxy asked that is not listed')
    assert.match(step.fix ?? '', /If 127\.0\.0\.1 is your proxy, add it to trustedProxies/)
    await world.start(app)
    await asks('/', '127.0.0.1')
    assert.equal((await world.step(app, 'gateway.asked')).state, 'failed', 'or says it comes for whoever tests')
  })
})

describe('a test of an app behind nginx', { skip: missing(nginxPath) }, () => {
  test('every step passes, the probes through the proxy among them', async () => {
    const world = await openAppTestWorld({ DOORWARD_TRUSTED_PROXIES: '127.0.0.1' })
    const backend = await startBackend()
    const port = await freePort()
    const proxy = await startNginx(port, {
      host: `${host}:${port}`,
      app: backend.port,
      doorward: Number(new URL(world.origin).port),
    })
    try {
      const site = `http://${host}:${port}`
      const { app } = await world.addApp({ title: 'Wiki', link: site, gateway: { host } })
      await world.start(app, { ownAddress: `http://127.0.0.1:${await freePort()}` })
      const begun = await world.look(app)
      assert.deepEqual(statesOf(begun), [
        'reachable passed',
        'gateway.asked passed',
        'gateway.address passed',
        'gateway.allowed waiting',
        'gateway.forged passed',
        'gateway.side-door passed',
      ])
      assert.match(begun.steps.find(({ id }) => id === 'gateway.forged')?.detail ?? '', /led to sign in \(302\)/)
      const browser = new Browser()
      const page = await browser.open(`${site}/page`)
      await browser.signIn(page, 'jonas', password)
      const done = await world.look(app)
      assert.equal(done.passed, true, JSON.stringify(done.steps))
      const allowed = done.steps.find(({ id }) => id === 'gateway.allowed')
      assert.match(
        allowed?.detail ?? '',
        /^jonas, as everyone may\. The app is told X-Authenticated-User: jonas; Remote-User: jonas;/,
      )
      assert.equal(done.steps.find(({ id }) => id === 'gateway.address')?.detail, `${site}/page`)
    } finally {
      await proxy.close()
      await backend.close()
      await world.dispose()
    }
  })
})
