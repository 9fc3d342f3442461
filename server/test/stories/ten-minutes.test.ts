import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { Secret } from '#ground'
import { launchBrowser, noBrowser } from '../world/browser.ts'
import { missing } from '../world/peer.ts'
import { startRelyingParty, type RelyingParty } from '../world/relying-party.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'

const run = promisify(execFile)

/** What a newcomer does first, in one browser, then what a person they added does in another. */
describe('the first ten minutes', { skip: noBrowser }, () => {
  let server: TestServer
  let app: RelyingParty
  let browser: Browser
  let owner: Page
  let personsPassword = ''
  let bindSecret = ''

  before(async () => {
    server = await serveTest()
    app = await startRelyingParty()
    browser = await launchBrowser()
    owner = await newPage()
  })
  after(async () => {
    await browser.close()
    await app.close()
    await server.dispose()
  })

  async function newPage(): Promise<Page> {
    const context = await browser.newContext({ baseURL: server.origin })
    context.setDefaultTimeout(15_000)
    return context.newPage()
  }
  const valueOf = (page: Page, name: string): Promise<string> =>
    page.locator('.values > div', { hasText: name }).locator('dd').first().innerText()

  test('without the link a visitor is told where to find it', async () => {
    const stranger = await newPage()
    await stranger.goto('/')
    await stranger.getByRole('heading', { name: 'Doorward is running and has no owner yet' }).waitFor()
    await stranger.goto('/admin/')
    await stranger.getByRole('heading', { name: 'Doorward is running and has no owner yet' }).waitFor()
  })

  test('the set-up link makes the owner and names the directory', async () => {
    const { token } = await server.world.signIn.setup.createLink()
    await owner.goto(`/setup?token=${token}`)
    await owner.getByLabel('Your name').fill('Jonas Ekdahl')
    await owner.getByLabel('Username').fill('jonas')
    await owner.getByLabel('Email').fill('jonas@fernhill.example')
    await owner.getByLabel('Password', { exact: true }).fill('four quiet green doors')
    await owner.getByRole('button', { name: 'Create owner and continue' }).click()
    await owner.getByLabel('Organisation name').fill('Fernhill Cooperative')
    await owner.getByLabel('Base DN').fill('dc=fernhill,dc=example')
    await owner.getByRole('button', { name: 'Save and continue' }).click()
    await owner.getByRole('heading', { name: /Doorward is running/ }).waitFor()
    assert.doesNotMatch(owner.url(), /token/)
    await owner.getByRole('button', { name: 'Make the recovery key' }).click()
    const key = await owner.locator('#recovery-key').innerText()
    await owner.getByRole('link', { name: 'I have stored it' }).click()
    await owner.getByText('recovery key').waitFor({ state: 'detached' })
    assert.ok(await server.world.backups.tryRecoveryKey(new Secret(key)))
  })

  test('a person is added, with a password made for them', async () => {
    await owner.goto('/admin/')
    await owner.getByRole('link', { name: 'Add person' }).first().click()
    await owner.getByLabel('Display name').fill('Amara Okafor')
    await owner.getByRole('dialog').getByRole('button', { name: 'Add person' }).click()
    await owner.getByText('Amara Okafor was added').waitFor()
    personsPassword = await owner.locator('output').innerText()
    await owner.getByRole('button', { name: 'Done' }).click()
  })

  test('an app is added, and what it needs is pasted into it', async () => {
    await owner.goto('/admin/apps/add')
    await owner.getByLabel('It offers “OpenID Connect”').check()
    await owner.getByRole('textbox', { name: 'Name', exact: true }).fill('Wiki')
    await owner.getByLabel('Redirect addresses').fill(app.callback)
    await owner.getByRole('button', { name: 'Continue' }).click()
    await owner.getByLabel('Everyone').check()
    await owner.getByRole('button', { name: 'Add Wiki' }).click()
    await owner.getByText('The secret is shown once.').waitFor()
    await owner.getByRole('button', { name: 'Show once' }).click()
    await app.connect(
      await valueOf(owner, 'Issuer'),
      await valueOf(owner, 'Client ID'),
      await valueOf(owner, 'Client secret'),
    )
  })

  test('the person signs in to the app', async () => {
    const person = await newPage()
    await person.goto(app.url)
    await person.getByText('Continue to Wiki').waitFor()
    await person.getByLabel('Username or email').fill('amara.okafor')
    await person.getByLabel('Password', { exact: true }).fill(personsPassword)
    await person.getByRole('button', { name: 'Sign in', exact: true }).click()
    // The one they were given was for the first time only.
    await person.getByRole('heading', { name: 'Choose a new password' }).waitFor()
    personsPassword = 'four words of Amara'
    await person.getByLabel('New password').fill(personsPassword)
    await person.getByRole('button', { name: 'Save and sign in' }).click()
    await person.waitForURL(`${app.url}/**`)
    assert.equal(await person.locator('body').innerText(), 'Hello amara.okafor (Amara Okafor), groups: []')

    await person.goto(app.url)
    assert.match(await person.locator('body').innerText(), /^Hello amara/, 'the second time without a password')
  })

  test('the directory server is switched on, and the command it shows works with the same password', {
    skip: missing('/usr/bin/ldapsearch'),
  }, async () => {
    await owner.goto('/admin/directory-server')
    await owner.getByRole('button', { name: 'Turn on' }).click()
    await owner.getByText('What to enter in the app').waitFor()
    bindSecret = await owner.getByLabel('Bind secret', { exact: true }).innerText()
    const command = (await owner.getByRole('region', { name: 'ldapsearch command for' }).innerText()).replaceAll(
      '\\\n',
      ' ',
    )
    assert.match(command, /^LDAPTLS_CACERT=|^ldapsearch/m)
    // As printed, but for the secret, which it asks for on the terminal.
    const asked = command.replace(/ -W\b/, ` -w '${bindSecret}'`)
    assert.notEqual(asked, command)
    const { stdout } = await run('bash', ['-c', asked])
    assert.match(stdout, /dn: uid=amara\.okafor,ou=users,dc=fernhill,dc=example/)

    const { stdout: who } = await run('ldapwhoami', [
      '-x',
      '-H',
      `ldap://127.0.0.1:${server.ldapPort}`,
      '-D',
      'uid=amara.okafor,ou=users,dc=fernhill,dc=example',
      '-w',
      personsPassword,
    ])
    assert.equal(who.trim(), 'dn:uid=amara.okafor,ou=users,dc=fernhill,dc=example')
  })

  test('the person has no business in the dashboard, and signs out', async () => {
    const person = await newPage()
    await person.goto('/sign-in')
    await person.getByLabel('Username or email').fill('amara.okafor')
    await person.getByLabel('Password', { exact: true }).fill(personsPassword)
    await person.getByRole('button', { name: 'Sign in', exact: true }).click()
    await person.getByText('Wiki').first().waitFor()
    await person.goto('/admin/')
    await person.getByText('The dashboard is for people who run this server').waitFor()
    await person.goto('/sign-out')
    await person.getByRole('button', { name: 'Sign out' }).click()
    await person.getByRole('heading', { name: 'You’re signed out' }).waitFor()
  })
})
