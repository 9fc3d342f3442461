import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { Secret } from '#ground'
import { bindRequest, RawClient, searchRequest } from '../ldap/raw-client.ts'
import { password } from '../world/open-test-world.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

const base = 'dc=example,dc=com'
const secret = 'sixteen letters and more'

describe('the directory server in the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let port: number
  let client: RawClient
  const settings = () => world.memory.settings().directoryServer

  before(async () => {
    world = await openDashboardWorld()
    await world.add('anna')
    const { asOperator } = world
    const owner = { kind: 'directory-server', ownerId: 'directory-server' } as const
    await asOperator.apps.addSecret(owner, { kind: 'typed', value: new Secret(secret) })
    await asOperator.apps.create({ name: 'jellyfin', title: 'Jellyfin', access: { kind: 'everyone' }, ldap: {} })
    await world.directoryServer.start()
    await asOperator.settings.put('directoryServer', { ...settings(), enabled: true, allow: ['127.0.0.1 # apps'] })
    await world.directoryServer.settled()
    const { state } = world.directoryServer
    assert.ok(state.listening === 'listening')
    port = state.ldapPort ?? 0
    world.listening.state = 'listening'
    client = await RawClient.open(port)
  })
  after(async () => {
    client.close()
    await world.dispose()
  })

  const rows = (page: Page) => page.locator('table.queries button[data-row]')
  const texts = async (page: Page) => (await rows(page).allInnerTexts()).map(text => text.trim())
  const until = async (page: Page, holds: () => Promise<boolean>) => {
    while (!(await holds())) await page.evaluate('new Promise(requestAnimationFrame)')
  }
  const count = (page: Page, wanted: number) => until(page, async () => (await rows(page).count()) === wanted)

  test('nothing asked yet: a command to try; then what is asked appears by itself, with its answer', async () => {
    const page = await world.open('/directory-server')
    await page.getByText('Nothing has been asked yet').waitFor()
    assert.match(await page.getByRole('region', { name: 'Command to try' }).innerText(), /^ldapsearch -x -b ou=users/)
    await page.getByText('Listening on port 6360 (LDAPS) and 3890 (LDAP with StartTLS)').waitFor()
    await page.getByText('1 connection now').waitFor()
    assert.equal(await client.bind(`uid=anna,ou=users,cn=jellyfin,ou=apps,${base}`, password), 0)
    await page.getByRole('cell', { name: /^bind uid=anna.* for Jellyfin/ }).waitFor()
    await client.search({
      base: `ou=users,cn=jellyfin,ou=apps,${base}`,
      filter: '(&(objectClass=person)(|(uid=anna)(mail=anna*)))',
    })
    await count(page, 2)
    assert.deepEqual(await texts(page), [
      'search ou=users,cn=jellyfin,ou=apps (&(objectClass=person)(|(uid=anna)(mail=anna*)))',
      'bind uid=anna,ou=users,cn=jellyfin,ou=apps',
    ])
    await page.getByRole('cell', { name: /1 entry/ }).waitFor()
    await page.getByRole('cell', { name: /^ok / }).first().waitFor()
  })

  test('a row opens by keyboard: the filter over several lines, the code in words, and the list holds still', async () => {
    const page = await world.open('/directory-server')
    await client.codeOf(bindRequest(`uid=anna,ou=users,${base}`, 'not hers at all'))
    await count(page, 3)
    await page.locator('body').press('j')
    await page.keyboard.press('Enter')
    await page.getByText('invalidCredentials (49): wrong name or password').waitFor()
    await page.getByText('With a second factor, an app password or a code is needed.').waitFor()
    await page.getByText('Paused').waitFor()
    await client.search({ base: `ou=users,${base}`, filter: '(uid=later)' })
    await page.keyboard.press('k')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Live queries' }).getByText('everything below').waitFor()
    assert.equal(
      await page.locator('.event-details dd.mono', { hasText: 'objectClass' }).innerText(),
      ['(&', '  (objectClass=person)', '  (|', '    (uid=anna)', '    (mail=anna*)', '  )', ')'].join('\n'),
    )
    assert.equal(await rows(page).count(), 3)
    await page.getByRole('button', { name: 'Resume' }).click()
    await count(page, 4)
    assert.match((await texts(page))[0] ?? '', /uid=later/)
    assert.ok(!(await page.content()).includes('not hers at all'))
  })

  test('narrowed to refusals, an operation, a person and a text; and back', async () => {
    const page = await world.open('/directory-server')
    await count(page, 4)
    await page.getByRole('button', { name: 'Refused', exact: true }).click()
    await until(page, async () =>
      (await page.locator('.query-result').allInnerTexts()).every(text => text.startsWith('refused')),
    )
    assert.ok((await rows(page).count()) > 0)
    await page.getByRole('button', { name: 'All', exact: true }).click()
    await page.getByRole('button', { name: 'Operation' }).click()
    await page.getByRole('menuitem', { name: 'Search' }).click()
    await count(page, 2)
    await page.getByRole('searchbox', { name: 'Search the queries' }).fill('jellyfin')
    await count(page, 1)
    await page.getByRole('searchbox', { name: 'Search the queries' }).fill('no such thing')
    await page.getByText('Nothing matches these filters').waitFor()
    await page.getByRole('button', { name: 'Show all' }).click()
    await count(page, 4)
    await rows(page).last().click()
    await page.getByRole('button', { name: 'Only this person' }).click()
    await page.getByRole('button', { name: /Who: anna Example/ }).waitFor()
    await count(page, 3)
  })

  test('an address that was refused is let in with one click, which can be taken back', async () => {
    const knock = async () => {
      const stranger = await RawClient.open(port, '127.0.0.1', '127.0.0.30')
      const code = await stranger.codeOf(searchRequest({}))
      stranger.close()
      return code
    }
    assert.equal(await knock(), 'closed')
    const page = await world.open('/directory-server')
    await page.getByText('was refused 1 time').waitFor()
    await page.getByRole('cell', { name: /connection address not on the list/ }).waitFor()
    await page.getByRole('button', { name: 'Allow 127.0.0.30' }).click()
    await page.getByText('127.0.0.30 may connect').waitFor()
    assert.match(settings().allow.join('\n'), /^127\.0\.0\.1 # apps\n127\.0\.0\.30 # allowed on /)
    assert.equal(await knock(), 32)
    await page.getByText('was refused 1 time').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await until(page, async () => (await page.getByLabel('Addresses and ranges').inputValue()) === '127.0.0.1 # apps')
    assert.deepEqual(settings().allow, ['127.0.0.1 # apps'])

    assert.equal(await knock(), 'closed')
    await page.getByRole('button', { name: 'Ignore 127.0.0.30' }).click()
    assert.equal(await knock(), 'closed')
    await page.reload()
    await page
      .getByRole('cell', { name: /connection address not on the list/ })
      .first()
      .waitFor()
    assert.equal(await page.getByText('was refused').count(), 0)
  })

  test('limits and proxies: what is wrong is named in its place, what is empty is the usual', async () => {
    const page = await world.open('/directory-server')
    await page.getByText('Limits', { exact: true }).click()
    await page.getByLabel('Idle connection').fill('3')
    await page.getByLabel('Entries of one answer').fill('500')
    await page.getByText('Behind a proxy', { exact: true }).click()
    await page.getByLabel('Proxies that speak the PROXY protocol').fill('10.0.0.1 # balancer\nmy proxy')
    await page.getByText('2 unsaved changes').waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Line 2:').waitFor()
    await page.getByLabel('Proxies that speak the PROXY protocol').fill('10.0.0.1 # balancer')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('A whole number from 10 to 86400.').waitFor()
    await page.getByLabel('Idle connection').fill('30')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('The directory server is saved').waitFor()
    const { limits, proxyFrom } = settings()
    assert.deepEqual([limits.idleSeconds, limits.searchEntries, limits.connections], [30, 500, null])
    assert.deepEqual(proxyFrom, ['10.0.0.1 # balancer'])
    await page.getByLabel('Idle connection').fill('')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('1 unsaved change').waitFor({ state: 'detached' })
    assert.equal(settings().limits.idleSeconds, null)
  })

  test('another base says what its entries will be called before it is saved', async () => {
    const page = await world.open('/directory-server')
    await page.getByRole('button', { name: 'Add base DN' }).click()
    await page.getByRole('textbox', { name: 'Base DN 2' }).fill('dc=old,dc=example')
    await page.getByText('uid=leonie.brandt,ou=users,dc=old,dc=example').waitFor()
    await page.getByRole('combobox', { name: 'Profile 2' }).click()
    await page.getByRole('option', { name: 'Cloudron' }).click()
    await page.getByText(/^cn=uid-.*,ou=users,dc=old,dc=example$/).waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('The directory server is saved').waitFor()
    assert.deepEqual(
      settings().views.map(view => [view.base, view.profile]),
      [
        [base, 'standard'],
        ['dc=old,dc=example', 'cloudron'],
      ],
    )
  })

  test('recipes are filled in with the address and the base of this server', async () => {
    const page = await world.open('/directory-server')
    const recipe = page.getByRole('region', { name: /^Configuration of/ })
    await page.getByRole('combobox', { name: 'Program' }).click()
    await page.getByRole('option', { name: 'Dovecot' }).click()
    await page.getByRole('region', { name: 'Configuration of Dovecot' }).waitFor()
    const text = await recipe.innerText()
    assert.match(text, /^uris = ldaps:\/\/id\.example\.com:6360\n/)
    assert.match(text, /\nbase = cn=mail,ou=apps,dc=example,dc=com\n/)
  })

  for (const [how, visit] of [
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['on a phone', { width: 390 }],
  ] as const)
    test(`${how}: with everything open nothing for axe to find, nothing to scroll sideways`, async () => {
      const page = await world.open('/directory-server', visit)
      await rows(page).nth(2).click()
      await page.getByText('Limits', { exact: true }).click()
      await page.getByText('Behind a proxy', { exact: true }).click()
      await page.getByText('Paused').first().waitFor({ state: 'attached' })
      const folder = process.env['SHOTS']
      if (folder !== undefined)
        await page.screenshot({ path: `${folder}/${how.replaceAll(' ', '-')}.png`, fullPage: true })
      await requireAccessible(page)
    })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))
})
