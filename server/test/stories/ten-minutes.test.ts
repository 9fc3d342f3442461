import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { parse } from 'yaml'
import { launchBrowser, noBrowser } from '../world/browser.ts'
import { missing } from '../world/peer.ts'
import { startRelyingParty, type RelyingParty } from '../world/relying-party.ts'
import { startAsNpmDoes, type Started } from './as-npm-start.ts'

/** For whoever wants to look at what a newcomer sees. */
const shots = process.env['DOORWARD_SHOTS']

const noLdapsearch = missing('/usr/bin/ldapsearch') || missing('/usr/bin/script')

/** A command as somebody types it on a terminal, with what they answer when it asks. */
async function typeOnTerminal(command: string, answer: string): Promise<string> {
  const terminal = spawn('script', ['-qefc', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'inherit'] })
  let shown = ''
  let isAnswered = false
  terminal.stdout.on('data', (text: Buffer) => {
    shown += text.toString()
    if (isAnswered || !/password:/i.test(shown)) return
    isAnswered = true
    terminal.stdin.write(`${answer}\n`)
  })
  const code = await new Promise<number | null>(resolve => terminal.once('close', resolve))
  assert.equal(code, 0, shown)
  return shown
}

/**
 * What somebody does who has cloned this and typed `npm start`: no mail server, no certificate, no setting. Nothing is
 * reached past the pages and the terminal.
 */
describe('the first ten minutes', { skip: noBrowser }, () => {
  let server: Started
  let app: RelyingParty
  let browser: Browser
  let owner: Page
  let amara: Page
  let origin = ''
  let setupLink = ''
  let invitation = ''
  let bindSecret = ''
  const amarasPassword = 'four words of Amara'
  const clicks = new Map<string, number>()
  const complaints: string[] = []
  const begun = Date.now()

  before(async () => {
    server = await startAsNpmDoes()
    app = await startRelyingParty('/login/generic_oauth')
    browser = await launchBrowser()
  })
  after(async () => {
    const counted = [...clicks].map(([who, count]) => `${count} clicks by ${who}`).join(', ')
    console.log(`The first ten minutes took ${Math.round((Date.now() - begun) / 1000)} s and ${counted}.`)
    await browser.close()
    await app.close()
    await server.stop()
  })

  /** A browser of somebody's own. */
  async function browserOf(who: string): Promise<BrowserContext> {
    const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } })
    context.setDefaultTimeout(20_000)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    clicks.set(who, 0)
    await context.exposeBinding('countClick', () => void clicks.set(who, (clicks.get(who) ?? 0) + 1))
    await context.addInitScript(`addEventListener('pointerdown', () => countClick(), true)`)
    context.on('page', page => {
      page.on('pageerror', error => complaints.push(`${page.url()}: ${error.message}`))
      page.on('console', message => {
        if (/content security policy/i.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`)
      })
    })
    return context
  }
  const clipboard = (): Promise<string> => owner.evaluate('navigator.clipboard.readText()')
  async function shoot(page: Page, name: string): Promise<void> {
    if (shots !== undefined) await page.screenshot({ path: `${shots}/ten-${name}.png`, fullPage: true })
  }

  test('it starts without any setting, and prints a link to begin with', async () => {
    ;[, setupLink = ''] = await server.prints(/(http:\/\/localhost:\d+\/setup\?token=[\w-]+)/)
    origin = new URL(setupLink).origin
    assert.match(server.printed(), new RegExp(`running at ${origin}`))
    assert.doesNotMatch(server.printed(), /password/i)
  })

  test('a stranger without the link is told where to find it', async () => {
    const stranger = await (await browserOf('a stranger')).newPage()
    for (const path of ['/', '/admin/']) {
      await stranger.goto(path)
      await stranger.getByRole('heading', { name: 'Doorward is running and has no owner yet' }).waitFor()
    }
    await stranger.context().close()
    clicks.delete('a stranger')
  })

  test('the link makes the owner, names the organisation, and gives the key of the backups', async () => {
    owner = await (await browserOf('the owner')).newPage()
    await owner.goto(setupLink)
    await owner.getByLabel('Your name').fill('Jonas Ekdahl')
    await owner.getByLabel('Username').fill('jonas')
    await owner.getByLabel('Email').fill('jonas@fernhill.example')
    await owner.getByLabel('Password', { exact: true }).fill('four quiet green doors')
    await shoot(owner, '1-owner')
    await owner.getByRole('button', { name: 'Create owner and continue' }).click()
    await owner.getByLabel('Organisation name').fill('Fernhill Cooperative')
    await owner.getByLabel('Base DN').fill('dc=fernhill,dc=example')
    await shoot(owner, '2-domain')
    await owner.getByRole('button', { name: 'Save and continue' }).click()
    await owner.getByRole('heading', { name: /Doorward is running/ }).waitFor()
    assert.doesNotMatch(owner.url(), /token/)
    await shoot(owner, '3-next')
    await owner.getByRole('button', { name: 'Make the recovery key' }).click()
    assert.match(await owner.locator('#recovery-key').innerText(), /^AGE-SECRET-KEY-1/)
    await owner.getByRole('link', { name: 'I have stored it' }).click()
    await owner.getByText('recovery key').waitFor({ state: 'detached' })
    await owner.getByRole('link', { name: 'Add a passkey' }).waitFor()
    await shoot(owner, '4-next')
  })

  test('somebody is invited by a link, and by a picture of it, without mail', async () => {
    await owner.getByRole('link', { name: 'Add your people' }).click()
    await shoot(owner, '5-people')
    await owner.getByRole('button', { name: 'Invite' }).click()
    const dialog = owner.getByRole('dialog')
    await dialog.getByLabel('Display name').fill('Amara Okafor')
    await shoot(owner, '6-invite')
    await dialog.getByRole('button', { name: 'Make the invitation' }).click()
    await owner.getByText('Amara Okafor is invited').waitFor()
    await owner.getByRole('img', { name: 'QR code of the link for Amara Okafor' }).waitFor()
    await shoot(owner, '7-invited')
    await dialog.getByRole('button', { name: 'Copy link' }).click()
    invitation = await clipboard()
    await owner.getByRole('button', { name: 'Done' }).click()
  })

  test('they open it in a browser of theirs and choose their username and password', async () => {
    amara = await (await browserOf('Amara')).newPage()
    await amara.goto(invitation)
    await amara.getByRole('heading', { name: 'Welcome to Fernhill Cooperative' }).waitFor()
    assert.equal(await amara.getByLabel('Username').inputValue(), 'amara.okafor')
    await shoot(amara, '8-invitation')
    await amara.getByRole('button', { name: 'Continue' }).click()
    await amara.getByRole('radio', { name: 'Password' }).check()
    await amara.getByLabel('Password', { exact: true }).last().fill(amarasPassword)
    await shoot(amara, '9-invitation')
    await amara.getByRole('button', { name: 'Create my account' }).click()
    await amara.getByRole('heading', { name: 'Hello, Amara Okafor' }).waitFor()
    await shoot(amara, '10-no-apps')
  })

  test('an app is added by its recipe, for that person', async () => {
    await owner.getByRole('link', { name: /^Apps \d/ }).click()
    await owner.getByRole('link', { name: 'Add app' }).first().click()
    await owner.getByRole('radio', { name: 'Grafana OpenID Connect' }).check()
    await owner.getByLabel('Address people open').fill(app.url)
    await owner.getByText(app.callback).waitFor()
    await owner.getByRole('button', { name: 'Continue with Grafana' }).click()
    await owner.getByLabel('Some groups and people').check()
    await owner.getByRole('button', { name: 'Add a person' }).click()
    await owner.getByRole('option', { name: 'Amara Okafor' }).click()
    await shoot(owner, '11-access')
    await owner.getByRole('button', { name: 'Add Grafana' }).click()
    await owner.getByText('The values behind it').waitFor()
    await shoot(owner, '12-configuration')
  })

  test('what the page shows is pasted into the app', async () => {
    await owner.getByRole('button', { name: 'Copy with the secret' }).click()
    await owner.getByRole('status').getByText('Copied').first().waitFor({ state: 'attached' })
    const { environment } = parse(await clipboard()) as { environment: Record<string, string> }
    const setting = (name: string): string => environment[`GF_AUTH_GENERIC_OAUTH_${name}`] ?? assert.fail(name)
    assert.equal(environment['GF_SERVER_ROOT_URL'], `${app.url}/`)
    const issuer = setting('AUTH_URL').replace(/\/auth$/, '')
    await app.connect(issuer, setting('CLIENT_ID'), setting('CLIENT_SECRET'))
  })

  test('they sign in at the app, and the page of the owner that stayed open turns green', async () => {
    await owner.getByText('I’ve pasted it').click()
    await owner.getByText('Listening for 10 more minutes.').waitFor()
    await owner.getByRole('button', { name: 'Watch somebody else' }).click()
    await owner.getByRole('option', { name: 'Amara Okafor' }).click()
    await owner.getByText('Ask Amara Okafor to open Grafana and sign in.').waitFor()
    await shoot(owner, '13-test')
    await amara.goto(app.url)
    assert.equal(await amara.locator('body').innerText(), 'Hello amara.okafor (Amara Okafor), groups: []')
    await owner.getByText('All 6 steps passed').waitFor()
    await owner.getByText('Amara Okafor signed in and was allowed').waitFor()
    await owner.getByText('amara.okafor, one-time link, named in the rule').waitFor()
    await owner.getByText('Grafana is ready').waitFor()
    await shoot(owner, '14-passed')
    await owner.getByRole('button', { name: 'Finish', exact: true }).click()
    await owner.getByRole('heading', { name: 'Grafana', exact: true }).waitFor()
  })

  test('the directory server shows a command that answers with them', { skip: noLdapsearch }, async () => {
    await owner.getByRole('link', { name: 'Directory server' }).click()
    await owner.getByRole('button', { name: 'Turn on' }).click()
    await owner.getByText('What to enter in the app').waitFor()
    bindSecret = await owner.getByLabel('Bind secret', { exact: true }).innerText()
    await shoot(owner, '15-directory-server')
    const command = await owner.getByRole('region', { name: 'ldapsearch command for' }).innerText()
    const answer = await typeOnTerminal(command, bindSecret)
    assert.match(answer, /dn: uid=amara\.okafor,ou=users,dc=fernhill,dc=example/)
    assert.match(answer, /displayName: Amara Okafor/)
  })

  test('with the password they chose they are somebody at LDAP too', { skip: noLdapsearch }, async () => {
    const dn = 'uid=amara.okafor,ou=users,dc=fernhill,dc=example'
    const url = `ldap://127.0.0.1:${server.ldapPort}`
    assert.match(await typeOnTerminal(`ldapwhoami -x -W -H ${url} -D ${dn}`, amarasPassword), new RegExp(`dn:${dn}`))
  })

  test('backups are made every night without another word', async () => {
    await owner.getByRole('link', { name: 'Settings' }).click()
    await owner.getByRole('link', { name: 'Backups' }).click()
    await owner.getByRole('heading', { name: 'Recovery key' }).waitFor()
    assert.ok(await owner.getByLabel('Back up every day').isChecked())
    await owner.getByRole('button', { name: 'Back up now' }).click()
    await owner.getByText(/^Restored in /).waitFor()
    await shoot(owner, '16-backups')
  })

  test('the doctor finds nothing wrong, and what is to be looked at says what to do', async () => {
    await owner.getByRole('link', { name: 'Health' }).click()
    await owner.locator('.health-part').first().waitFor()
    await shoot(owner, '17-health')
    assert.equal(await owner.locator('[data-verdict=wrong]').count(), 0)
    for (const finding of await owner.locator('[data-verdict=look]').all())
      assert.ok((await finding.locator('p').innerText()).length > 20, await finding.innerText())
    const { code, printed } = await server.command('doctor')
    assert.equal(code, 0, printed)
  })

  test('the person has no business in the dashboard, and signs out', async () => {
    await amara.goto('/')
    await amara.getByRole('link', { name: 'Grafana' }).waitFor()
    await shoot(amara, '18-my-apps')
    await amara.goto('/admin/')
    await amara.getByText('The dashboard is for people who run this server').waitFor()
    await amara.goto('/sign-out')
    await amara.getByRole('button', { name: 'Sign out' }).click()
    await amara.getByRole('heading', { name: 'You’re signed out' }).waitFor()
  })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(complaints, []))
})
