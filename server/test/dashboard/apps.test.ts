import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'

describe('apps in the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
    const anna = await world.add('anna')
    await world.add('bert')
    const staff = await world.asOperator.groups.create({ name: 'Staff' })
    await world.asOperator.groups.changeMembers(staff.id, { add: [anna.id] })
  })
  after(() => world.dispose())

  test('an OpenID Connect app: who can open it is counted first, its secret is shown once', async () => {
    const page = await world.open('/apps')
    await page.getByRole('link', { name: 'Add app' }).first().click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('alert').getByText('Choose').waitFor()
    await page.getByLabel('It offers “OpenID Connect”').check()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Grafana')
    await page.getByLabel('Redirect addresses').fill('https://g.example.com/cb\nnonsense')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('Line 2:').waitFor()
    await page.getByLabel('Redirect addresses').fill('https://g.example.com/cb')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Some groups and people').check()
    await page.getByRole('button', { name: 'Add a group' }).click()
    await page.getByRole('option', { name: /Staff/ }).click()
    await page.getByText('2 people will be able to open it').waitFor()
    await page.getByRole('button', { name: 'Add Grafana' }).click()
    await page.getByText('The secret is shown once.').waitFor()
    const value = (name: string) => page.locator('.values > div', { hasText: name }).locator('dd').first().innerText()
    const secret = await value('Client secret')
    assert.ok(secret.length >= 32 && !secret.includes('•'))
    assert.equal(await value('Client ID'), 'grafana')
    assert.equal(await value('Issuer'), 'http://localhost:8080/openid')
    await page.getByRole('link', { name: 'I’ve pasted it' }).click()
    await page.getByRole('heading', { name: 'Grafana', exact: true }).waitFor()
    await page.getByRole('link', { name: 'Configuration' }).click()
    await page.getByText('Shown once').waitFor()
    assert.ok(!(await page.content()).includes(secret))
    const [app] = [...world.memory.apps.all()]
    assert.deepEqual(app?.oidc?.redirectUris, ['https://g.example.com/cb'])
  })

  test('redirect addresses and access are changed and saved; leaving with changes asks', async () => {
    const page = await world.open('/apps')
    await page.getByRole('link', { name: 'Grafana' }).click()
    await page.getByRole('link', { name: 'Configuration' }).click()
    await page.getByLabel('Redirect addresses').fill('https://g.example.com/cb\nhttps://g.example.com/cb2')
    await page.getByLabel('Put name, e-mail and groups into the ID token too').check()
    await page.getByText('2 unsaved changes').waitFor()
    await page.getByRole('link', { name: 'Who can open it' }).click()
    await page.getByText('Leave without saving?').waitFor()
    await page.getByRole('button', { name: 'Stay here' }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Grafana is saved').waitFor()
    await page.getByRole('link', { name: 'Who can open it' }).click()
    await page.getByLabel('Everyone').check()
    await page.getByText('3 people').first().waitFor()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('1 unsaved change').waitFor({ state: 'detached' })
    const [app] = [...world.memory.apps.all()]
    assert.equal(app?.oidc?.redirectUris.length, 2)
    assert.equal(app?.oidc?.claimsInIdToken, true)
    assert.equal(app?.access.kind, 'everyone')
  })

  test('the directory server: a wrong line is named, then it is on, with values and secret', async () => {
    const page = await world.open('/directory-server')
    await page.getByLabel('Base DN').fill('dc=fernhill,dc=example')
    await page.getByLabel('Who may connect').fill('127.0.0.1\nten dot something')
    await page.getByRole('button', { name: 'Turn on' }).click()
    await page.getByText('Line 2:').waitFor()
    await page.getByLabel('Who may connect').fill('127.0.0.1 # this machine')
    await page.getByRole('button', { name: 'Turn on' }).click()
    await page.getByText('What to enter in the app').waitFor()
    assert.equal((await page.getByLabel('Bind secret', { exact: true }).innerText()).length, 32)
    assert.match(
      await page.getByRole('region', { name: 'ldapsearch command for' }).innerText(),
      /ldapsearch[^]*dc=fernhill,dc=example/,
    )
    assert.equal(world.memory.settings().directoryServer.enabled, true)
  })

  test('an LDAP app gets a place of its own in the tree', async () => {
    const page = await world.open('/apps/add')
    await page.getByLabel('It offers “LDAP”').check()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Jellyfin')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Nobody yet').check()
    await page.getByRole('button', { name: 'Add Jellyfin' }).click()
    await page.getByText('cn=jellyfin,ou=apps,dc=fernhill,dc=example', { exact: true }).first().waitFor()
  })

  test('an app that can only check a password: what it is told, once with its secret, and that it sees passwords', async () => {
    const page = await world.open('/apps/add')
    await page.getByLabel('It can call a web address to check one password').check()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Old radio')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Everyone').check()
    await page.getByRole('button', { name: 'Add Old radio' }).click()
    await page.getByText('The secret is shown once.').waitFor()
    await page.getByText('http://localhost:8080/simple-auth/login', { exact: true }).waitFor()
    assert.match(await page.getByRole('region', { name: 'curl command' }).innerText(), /curl -u 'old-radio:SECRET'/)
    await page.getByRole('link', { name: 'I’ve pasted it' }).click()
    await page.getByText('Sees the password').waitFor()
    await page.getByRole('link', { name: 'Configuration' }).click()
    await page.getByLabel('The app has to send its secret').uncheck()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Old radio is saved').waitFor()
    const app = world.memory.apps.findByName('old-radio')
    assert.deepEqual(app?.simpleAuth, { clientId: 'old-radio', requireSecret: false })
  })

  test('an organisation name is saved and shown at once', async () => {
    const page = await world.open('/settings')
    await page.getByLabel('Organisation name').fill('Fernhill')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Settings are saved').waitFor()
    await page.getByRole('link', { name: 'Doorward Fernhill' }).waitFor()
  })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))
})
