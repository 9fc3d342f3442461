import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { noBrowser } from '../world/browser.ts'
import { requireAccessible } from './require-accessible.ts'
import { serveDashboard, type ServedDashboard } from './served-dashboard.ts'

const host = 'status.example.com'

describe('an app behind a proxy is made in the dashboard', { skip: noBrowser }, () => {
  let server: ServedDashboard
  before(async () => {
    server = await serveDashboard({ DOORWARD_TRUSTED_PROXIES: '127.0.0.1' })
  })
  after(() => server.dispose())

  /** As a proxy asks about a visitor’s request. */
  const ask = async (path: string): Promise<number> => {
    const { status } = await fetch(`${server.origin}/gateway/traefik`, {
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        'x-forwarded-method': 'GET',
        'x-forwarded-proto': 'https',
        'x-forwarded-host': host,
        'x-forwarded-uri': path,
      },
    })
    return status
  }
  const gateway = () => server.world.memory.apps.findByName('uptime-kuma')?.gateway

  test('with rules for paths, of which a wrong one is named and the order is the one they were moved to', async () => {
    const page = await server.visit('/admin/apps/add')
    await page.getByLabel('It has no sign-in at all').check()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Uptime Kuma')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Give the address people type, like https://status.example.com.').waitFor()
    await page.getByLabel('Address to protect').fill(`https://${host}`)
    await page.getByText(`Your proxy asks about each request to ${host}.`).waitFor()
    await page.getByText('More settings: open paths').click()
    const rule = (at: number) => page.getByRole('group', { name: `Rule ${at}` })
    await page.getByRole('button', { name: 'Add a path' }).click()
    await page.keyboard.type('push')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('A path starts with /.').waitFor()
    await rule(1).getByLabel('Path', { exact: true }).fill('/push')
    await page.getByRole('button', { name: 'Add a path' }).click()
    await page.keyboard.type('/push/*/delete')
    await rule(2).getByRole('combobox', { name: 'Which paths' }).click()
    await page.getByRole('option', { name: 'Pattern' }).click()
    await rule(2).getByRole('combobox', { name: 'Who may come' }).click()
    await page.getByRole('option', { name: 'Nobody' }).click()
    await requireAccessible(page)
    await page.getByRole('button', { name: 'Move rule 2 up' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Rule 2 is now rule 1 of 2.').waitFor()
    assert.equal(
      await page.evaluate('document.activeElement.getAttribute("aria-label")'),
      'Move rule 1 down',
      'the focus went along with the rule',
    )
    await page.getByLabel('Programs may send an app password').check()
    await page.keyboard.press('Control+Enter')
    await page.getByLabel('Everyone').check()
    await page.getByRole('button', { name: 'Add Uptime Kuma' }).click()
    await page.waitForURL('**/apps/add/configuration/**')
    await page.getByText('Close the side door').waitFor()
    for (const [proxy, asks] of [
      ['nginx', '/gateway/nginx'],
      ['Traefik', '/gateway/traefik'],
      ['Caddy', '/gateway/caddy'],
      ['HAProxy', 'doorward_check'],
      ['Envoy', '/gateway/envoy'],
    ] as const) {
      await page.getByRole('tab', { name: proxy, exact: true }).click()
      assert.ok((await page.getByRole('region', { name: /^Text for / }).innerText()).includes(asks), proxy)
    }
    await page.getByRole('tab', { name: 'Headers the app gets' }).click()
    await page.getByText('X-Authenticated-User').waitFor()
    assert.deepEqual(gateway(), {
      host,
      visibility: 'private',
      paths: [
        { pattern: '/push/*/delete', rule: 'deny' },
        { prefix: '/push', rule: 'public' },
      ],
      acceptAppPasswords: true,
      acceptTokens: false,
      assertion: false,
      usernameForm: 'plain',
      upstream: null,
      verifyUpstream: true,
    })
    await page.context().close()
  })

  test('and a proxy that asks is answered by it', async () => {
    assert.deepEqual([await ask('/push/1'), await ask('/push/1/delete'), await ask('/')], [200, 403, 302])
  })

  test('the last step looks at the proxy, and at the app past it when it is told where that is', async () => {
    const app = server.world.memory.apps.findByName('uptime-kuma')
    assert.ok(app)
    const page = await server.visit(`/admin/apps/add/test/${app.id}`)
    await page.getByText('The proxy leads you to sign in.').waitFor()
    await page.getByText('The proxy asked Doorward').waitFor()
    assert.equal(await page.getByText(/The side door is|answers on this machine/).count(), 0, 'nobody said where it is')
    await page.getByLabel('The app’s own address').fill('10.0.20.31:3001')
    await page.getByText('It starts with http:// or https://.').waitFor()
    await page.getByLabel('The app’s own address').fill(server.origin)
    await page.getByRole('button', { name: 'Check the side door' }).click()
    await page.getByText(/The side door is|answers on this machine/).waitFor()
    await requireAccessible(page)
    await page.getByRole('button', { name: 'Finish without testing' }).click()
    await page.getByRole('heading', { name: 'Uptime Kuma', exact: true }).waitFor()
    await page.context().close()
  })

  test('its page says how it is asked, and changes of it count at once; a wrong host is named', async () => {
    const page = await server.visit('/admin/apps')
    await page.getByRole('link', { name: 'Uptime Kuma' }).click()
    await page.getByText('Forward auth').waitFor()
    await page.getByRole('link', { name: 'Configuration' }).click()
    await page.getByLabel('Host', { exact: true }).fill('https://status.example.com')
    await page.getByRole('button', { name: 'Remove rule 1' }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Give the name alone, like wiki.example.com').waitFor()
    await page.getByLabel('Host', { exact: true }).fill(host)
    await page.getByText('1 unsaved change').waitFor()
    await requireAccessible(page)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Uptime Kuma is saved').waitFor()
    assert.deepEqual(gateway()?.paths, [{ prefix: '/push', rule: 'public' }])
    assert.equal(await ask('/push/1/delete'), 200)
    await page.context().close()
  })

  test('Doorward is made its proxy; an address that cannot be is named, and then nothing is to be pasted', async () => {
    const { id } = server.world.memory.apps.findByName('uptime-kuma') ?? assert.fail()
    const page = await server.visit(`/admin/apps/${id}/configuration`)
    const address = page.getByLabel('Address of the app itself')
    await address.fill('https://app.internal/path')
    await page.getByLabel('Check the certificate of the app').uncheck()
    await page.getByLabel('Programs may send an access token').check()
    await page.getByLabel('Sign who somebody is').check()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText(/^Scheme, name and port alone/).waitFor()
    await address.fill('https://app.internal:8443')
    await requireAccessible(page)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Uptime Kuma is saved').waitFor()
    const { upstream, verifyUpstream, acceptTokens, assertion } = gateway() ?? assert.fail()
    assert.deepEqual(
      { upstream, verifyUpstream, acceptTokens, assertion },
      { upstream: 'https://app.internal:8443', verifyUpstream: false, acceptTokens: true, assertion: true },
    )
    await page.goto(`${server.origin}/admin/apps/add/configuration/${id}`)
    await page.getByText('There is nothing to paste.').waitFor()
    await page.getByRole('tab', { name: 'Doorward’s own proxy' }).waitFor()
    await requireAccessible(page)
    await page.context().close()
  })

  test('on a phone, dark, nothing is too wide and axe finds nothing', async () => {
    const page = await server.visit('/admin/apps/add', { width: 390, colorScheme: 'dark' })
    await page.getByLabel('It has no sign-in at all').check()
    await page.getByText('More settings: open paths').click()
    await page.getByRole('button', { name: 'Add a path' }).click()
    await page.getByText('Step 1 of 4').waitFor()
    await requireAccessible(page)
    await page.context().close()
  })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(server.complaints, []))
})
