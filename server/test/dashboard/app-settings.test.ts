import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { AppId } from '#ground'
import { eventuallyIn } from '../pages/in-browser.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld, type Visit } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

/** For whoever wants to look at them beside the drawings. */
const shots = process.env['DOORWARD_SHOTS']
const shoot = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

const sections = [
  'How the app proves itself',
  'How people are named',
  'What the app is told',
  'Tokens',
  'How the app asks',
]
const publicKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
}

describe('every setting of an OpenID Connect app', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let id: AppId
  let count = 0
  before(async () => {
    world = await openDashboardWorld()
    const anna = await world.add('anna')
    await world.add('bert')
    const { asOperator } = world
    await asOperator.attributes.declare({ name: 'department', title: 'Department', seenBy: 'everyone' })
    await asOperator.attributes.declare({ name: 'room', title: 'Room', seenBy: 'everyone' })
    const staff = await asOperator.groups.create({ name: 'Data team' })
    await asOperator.groups.changeMembers(staff.id, { add: [anna.id] })
    await asOperator.users.update(anna.id, { attributes: { department: ['Gardens'], room: ['3.14'] } })
  })
  after(async () => {
    assert.deepEqual(world.complaints, [])
    await world.dispose()
  })
  beforeEach(async () => {
    const { app } = await world.asOperator.apps.create({
      title: `Grafana ${++count}`,
      access: { kind: 'everyone' },
      oidc: { redirectUris: ['https://g.example.com/cb'] },
    })
    id = app.id
  })
  const oidc = () => world.memory.apps.find(id)?.oidc ?? assert.fail('no app')
  const openTab = (tab: string, visit: Visit = {}) => world.open(`/apps/${id}/${tab}`, visit)
  const openSection = (page: Page, name: string) => page.locator('summary', { hasText: name }).click()
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click()
  const saved = (page: Page) => page.getByText('is saved').first().waitFor()

  test('a newcomer sees the usual ones; all others are closed, and none is lost by saving', async () => {
    const page = await openTab('configuration')
    await page.getByLabel('Redirect addresses').waitFor()
    for (const label of ['Client ID', 'Groups are told by', 'Insist on PKCE', 'ID tokens are signed with'])
      assert.equal(await page.getByLabel(label, { exact: true }).first().isVisible(), false, label)
    const before = structuredClone(oidc())
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Grafana renamed')
    await save(page)
    await saved(page)
    assert.deepEqual(oidc(), before)
    await page.context().close()
  })

  test('each is set, kept and shown again', async () => {
    const page = await openTab('configuration')
    for (const name of sections) await openSection(page, name)
    const choose = async (label: string, option: string) => {
      await page.getByRole('combobox', { name: label }).click()
      await page.getByRole('option', { name: option }).click()
    }
    await choose('How the app proves itself', 'A signature of its own key')
    await page.getByLabel('Public keys (JWKS)').fill(JSON.stringify({ keys: [publicKey] }))
    await choose('What the app calls people by', 'An id no other app knows')
    await choose('Groups are told by', 'Their codes')
    await page.getByLabel('Only groups that open this app').check()
    await page.getByLabel('Only these, under the names').check()
    await page.getByRole('button', { name: 'Add a field' }).click()
    await page.getByRole('group', { name: 'Field 1' }).getByLabel('Claim in the app').fill('dept')
    await page.getByRole('button', { name: 'Add a field' }).click()
    await page.getByRole('button', { name: 'Remove field 2' }).click()
    await page.getByLabel('Access tokens live').fill('5')
    await page.getByLabel('ID tokens live').fill('10')
    await page.getByLabel('Refresh tokens live').fill('7')
    await choose('ID tokens are signed with', 'ES256')
    await page.getByLabel('Bind tokens to a key').check()
    await page.getByRole('button', { name: 'Add an API' }).click()
    await page.getByRole('group', { name: 'API 1' }).getByLabel('Address').fill('https://api.example.com')
    await page.getByRole('group', { name: 'API 1' }).getByLabel('Scopes').fill('read  write')
    for (const label of ['Insist on PKCE', 'Ask people before', 'Insist on pushed requests', 'The app may get tokens'])
      await page.getByLabel(label).check()
    await shoot(page, 'app-configuration-all')
    await save(page)
    await saved(page)
    const { authMethod, jwks, subject, groupsAs, onlyItsGroups, attributeClaims, resources, signingAlgorithm } = oidc()
    assert.deepEqual(
      { authMethod, jwks, subject, groupsAs, onlyItsGroups, attributeClaims, resources, signingAlgorithm },
      {
        authMethod: 'private_key_jwt',
        jwks: { keys: [publicKey] },
        subject: 'pairwise',
        groupsAs: 'codes',
        onlyItsGroups: true,
        attributeClaims: [{ attribute: 'department', claim: 'dept' }],
        resources: [{ uri: 'https://api.example.com', scopes: ['read', 'write'] }],
        signingAlgorithm: 'ES256',
      },
    )
    const { accessTokenMinutes, idTokenMinutes, refreshTokenDays } = oidc()
    assert.deepEqual([accessTokenMinutes, idTokenMinutes, refreshTokenDays], [5, 10, 7])
    const { requireDpop, requirePkce, askConsent, requirePar, clientCredentials } = oidc()
    assert.deepEqual([requireDpop, requirePkce, askConsent, requirePar, clientCredentials], Array(5).fill(true))
    // What is to be pasted follows.
    await page.locator('.values > div', { hasText: 'Pushed requests (PAR)' }).waitFor()
    assert.equal(await page.locator('.values > div', { hasText: 'Client secret' }).count(), 0)
    await page.reload()
    for (const name of sections) await openSection(page, name)
    assert.equal(await page.getByLabel('Access tokens live').inputValue(), '5')
    assert.equal(await page.getByRole('group', { name: 'API 1' }).getByLabel('Scopes').inputValue(), 'read write')
    // An empty lifetime is the server's own again.
    await page.getByLabel('Access tokens live').fill('')
    await save(page)
    await saved(page)
    assert.equal(oidc().accessTokenMinutes, null)
    await page.context().close()
  })

  test('what would break sign-ins is said before anything is saved, and taken back with the change', async () => {
    const page = await openTab('configuration')
    await openSection(page, 'How people are named')
    await page.getByRole('combobox', { name: 'What the app calls people by' }).click()
    await page.getByRole('option', { name: 'An id that says nothing' }).click()
    const stranger = page.getByRole('status').getByText(`Everybody becomes a stranger to Grafana ${count}`)
    await stranger.waitFor()
    await openSection(page, 'How the app proves itself')
    await page.getByLabel('Client ID', { exact: true }).fill('grafana-anew')
    await page.locator('.note', { hasText: 'until it has the new client ID' }).waitFor()
    await page.locator('.save-bar', { hasText: 'until it has the new client ID' }).waitFor()
    await page.getByLabel('Redirect addresses').fill('https://g.example.com/other')
    await page.locator('.note', { hasText: 'Sign-ins that return to https://g.example.com/cb are refused' }).waitFor()
    await shoot(page, 'app-configuration-consequences')
    await requireAccessible(page)
    assert.equal(oidc().subject, 'username')
    await page.getByRole('button', { name: 'Undo' }).click()
    await stranger.waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('errors stand at their fields and open what hides them, the server’s own among them', async () => {
    const page = await openTab('configuration')
    await openSection(page, 'Tokens')
    await page.getByRole('button', { name: 'Add an API' }).click()
    await page.getByRole('group', { name: 'API 1' }).getByLabel('Address').fill('https://api.example.com/#part')
    await page.getByRole('group', { name: 'API 1' }).getByLabel('Scopes').fill('re"ad')
    await openSection(page, 'Tokens')
    await save(page)
    const api = page.getByRole('group', { name: 'API 1' })
    await api.getByText('Scopes are plain words.').waitFor()
    await api.getByLabel('Scopes').fill('read')
    await openSection(page, 'Tokens')
    await save(page)
    await api.getByText('Give a whole address without #.').waitFor()
    await eventuallyIn(page, 'document.activeElement.dataset.path === "oidc.resources.0.uri"')
    await api.getByLabel('Address').fill('https://api.example.com')

    await openSection(page, 'What the app is told')
    await page.getByLabel('Only these, under the names').check()
    await page.getByRole('button', { name: 'Add a field' }).click()
    await page.getByRole('group', { name: 'Field 1' }).getByLabel('Claim in the app').fill('email')
    await save(page)
    await page.getByRole('group', { name: 'Field 1' }).getByText('“email” says something else already.').waitFor()
    await page.getByRole('button', { name: 'Remove field 1' }).click()

    await openSection(page, 'How the app proves itself')
    await page.getByRole('combobox', { name: 'How the app proves itself' }).click()
    await page.getByRole('option', { name: 'A signature of its own key' }).click()
    await page.getByLabel('Public keys (JWKS)').fill('{ "keys": [')
    await save(page)
    await page.getByText('This is no JWK Set.').waitFor()
    await page.getByLabel('Public keys (JWKS)').fill('')
    await save(page)
    await page.getByText('Give the public keys the app signs with.').waitFor()
    await page.getByLabel('Public keys (JWKS)').fill(JSON.stringify({ ...publicKey, d: 'secret' }))
    await save(page)
    await page.getByText('This is a private key, which only the app may have.').waitFor()
    await requireAccessible(page)
    assert.equal(oidc().authMethod, 'client_secret_basic', 'nothing of it is saved')
    await page.getByLabel('Public keys (JWKS)').fill(JSON.stringify(publicKey))
    await save(page)
    await saved(page)
    assert.deepEqual(oidc().jwks, { keys: [publicKey] })
    await page.context().close()
  })

  test('by keyboard alone: a section is opened, a field added, told its name and removed', async () => {
    const page = await openTab('configuration')
    await page.locator('summary', { hasText: 'What the app is told' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('All that everyone may see').focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('button', { name: 'Add a field' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: 'Field 1' }).getByLabel('Claim in the app').focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('abteilung')
    await page.keyboard.press('Enter')
    await saved(page)
    assert.deepEqual(oidc().attributeClaims, [{ attribute: 'department', claim: 'abteilung' }])
    await page.getByRole('button', { name: 'Remove field 1' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Save', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('unsaved change').waitFor({ state: 'detached' })
    assert.deepEqual(oidc().attributeClaims, [])
    await page.context().close()
  })

  for (const [how, visit] of [
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['on a phone', { width: 390 }],
  ] as [string, Visit][])
    test(`every section open, ${how}: nothing for axe to find, nothing to scroll sideways`, async () => {
      await world.asOperator.apps.update(id, {
        oidc: {
          attributeClaims: [{ claim: 'dept', attribute: 'department' }],
          resources: [{ uri: 'https://api.example.com', scopes: ['read'] }],
          authMethod: 'private_key_jwt',
          jwks: { keys: [publicKey] },
        },
      })
      const page = await openTab('configuration', visit)
      for (const name of sections) await openSection(page, name)
      await shoot(page, `app-configuration-${how.replaceAll(' ', '-')}`)
      await requireAccessible(page)
      await page.goto(`/admin/apps/${id}/receives`)
      await page.getByText('can open').first().waitFor()
      await shoot(page, `app-receives-${how.replaceAll(' ', '-')}`)
      await requireAccessible(page)
      await page.context().close()
    })

  test('an app that is kept in a file is shown and not changed', async () => {
    const { app } = await world.asOperator.apps.create({
      title: 'Kept',
      managedBy: 'doorward.yaml',
      oidc: { redirectUris: ['https://kept.example.com/cb'] },
    })
    const page = await world.open(`/apps/${app.id}/configuration`)
    await page.getByText('Kept in doorward.yaml').first().waitFor()
    await openSection(page, 'How the app asks')
    assert.equal(await page.getByLabel('Insist on PKCE').isDisabled(), true)
    await page.context().close()
  })

  test('what it receives: of anybody, of the scopes it asks for, at each place, and nothing where they may not', async () => {
    await world.asOperator.apps.update(id, { oidc: { claimsInIdToken: false, subject: 'uuid' } })
    const page = await openTab('receives')
    const told = async () => JSON.parse(await page.locator('pre').innerText()) as Record<string, unknown>
    await page.getByRole('button', { name: /^For olga/ }).click()
    await page.getByLabel('Find a person').fill('anna')
    await page.getByRole('option', { name: /anna/ }).click()
    await page.getByText('anna Example can open').waitFor()
    const anna = world.memory.people.findByUsername('anna')
    const idToken = await told()
    assert.deepEqual([idToken['sub'], idToken['aud'], idToken['email']], [anna?.id, oidc().clientId, undefined])
    await page.getByText('Userinfo', { exact: true }).click()
    await page.getByText('anna@example.com').waitFor()
    assert.deepEqual((await told())['groups'], ['Data team'])
    assert.equal((await told())['department'], 'Gardens')
    await page.getByLabel('email', { exact: true }).uncheck()
    await page.getByText('anna@example.com').waitFor({ state: 'detached' })
    await page.getByText('Introspection', { exact: true }).click()
    await page.getByText('"active": true').waitFor()
    assert.deepEqual(await told(), { active: true, sub: anna?.id })

    await world.asOperator.apps.update(id, { access: { kind: 'nobody' } })
    await page.reload()
    await page.getByRole('button', { name: /^For anna/ }).click()
    await page.getByLabel('Find a person').fill('bert')
    await page.getByRole('option', { name: /bert/ }).click()
    await page.getByText('bert Example can’t open').waitFor()
    await page.getByText('The app is open to nobody yet.').waitFor()
    await shoot(page, 'app-receives-refused')
    await requireAccessible(page)
    await page.context().close()
  })

  test('what an app without tokens is told of somebody, from their page', async () => {
    const { app } = await world.asOperator.apps.create({
      title: 'Almanac',
      access: { kind: 'everyone' },
      gateway: { host: 'almanac.example.com' },
      ldap: {},
      simpleAuth: { requireSecret: false },
    })
    const anna = world.memory.people.findByUsername('anna') ?? assert.fail()
    const page = await world.open(`/people/${anna.id}`)
    await page.getByRole('link', { name: /^What it is told\s*: Almanac$/ }).press('Enter')
    await page.waitForURL(new RegExp(`/apps/${app.id}/receives\\?user=${anna.id}`))
    await page.getByText('anna Example can open Almanac').waitFor()
    const told = () => page.locator('pre').innerText()
    assert.match(await told(), /^X-Authenticated-User: anna$/m)
    assert.match(await told(), /^Remote-Groups: Data team$/m)
    await shoot(page, 'app-receives-headers')
    await requireAccessible(page)
    await page.getByRole('radiogroup', { name: 'Where' }).getByText('Simple Auth').click()
    await page.getByText('“user” of the answer').waitFor()
    assert.equal((JSON.parse(await told()) as { username: string }).username, 'anna')
    await page.getByText('LDAP entry', { exact: true }).click()
    await page.getByText('The directory server is switched off').waitFor()
    await requireAccessible(page)
    await page.context().close()
  })
})
