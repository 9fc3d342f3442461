import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { Secret } from '#ground'
import { assertAccessible, withPage } from '../pages/in-browser.ts'
import { password } from '../security/world.ts'
import { launchBrowser, noBrowser as skip } from '../world/browser.ts'
import { another, openLinksWorld, type LinksWorld } from './links-world.ts'

let browser: Browser
let world: LinksWorld
before(async () => {
  if (skip) return
  browser = await launchBrowser()
  world = await openLinksWorld()
  const group = await world.asOperator.groups.create({ name: 'Volunteers' })
  await world.asOperator.apps.create({
    title: 'Nextcloud',
    oidc: { redirectUris: ['https://cloud.example.com/cb'] },
    access: { kind: 'chosen', groups: [group.id], users: [] },
  })
})
after(async () => {
  if (skip) return
  await browser.close()
  await world.dispose()
})

/** An authenticator that looks at who holds it, and says yes. */
async function giveAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['DOORWARD_SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test('an invitation by keyboard alone, with a password', { skip }, async () => {
  const { user, token } = await world.invite()
  await withPage(browser, { baseURL: world.origin }, async page => {
    await page.goto(`/invitation?token=${token}`)
    assert.equal(new URL(page.url()).search, '')
    assert.equal(await page.evaluate('document.activeElement.id'), 'displayName')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#how-password')
    await page.focus('#how-passkey')
    assert.equal(await page.isChecked('#how-passkey'), true)
    assert.equal(await page.isVisible('#password'), false)
    assert.equal(await page.innerText('button.primary'), 'Create a passkey')
    await page.keyboard.press('ArrowDown')
    assert.equal(await page.isVisible('#password'), true)
    assert.equal(await page.innerText('button.primary'), 'Create my account')
    // Back keeps what was chosen.
    await page.click('button[form=back]')
    assert.equal(await page.inputValue('#username'), 'emre.aydin')
    await page.click('button.primary')
    await page.check('#how-password')
    await page.focus('#how-password')
    await page.keyboard.press('Tab')
    await page.keyboard.type(another)
    await page.keyboard.press('Enter')
    await page.waitForSelector('h1:has-text("Hello, Emre Aydin")')
  })
  assert.equal(world.world.memory.people.find(user.id)?.username, 'emre.aydin')
})

test('an invitation with a passkey, which is the way in from then on', { skip }, async () => {
  const { user, token } = await world.invite({ displayName: 'Pia Passkey', email: 'pia@example.com' })
  await withPage(browser, { baseURL: world.origin }, async page => {
    await giveAuthenticator(page)
    await page.goto(`/invitation?token=${token}`)
    await page.click('button.primary')
    assert.equal(await page.isChecked('#how-passkey'), true)
    await page.click('button.primary')
    await page.waitForSelector('#recovery-codes')
    assert.equal(await page.locator('#recovery-codes li').count(), 10)
    await page.check('[name=saved]')
    await page.click('button.primary')
    await page.waitForSelector('h1:has-text("Hello, Pia Passkey")')
    await page.click('summary:has-text("Account menu")')
    await page.click('button:text-is("Sign out")')
    await page.waitForSelector('h1:has-text("You’re signed out")')
    await page.goto('/sign-in')
    await page.waitForSelector('h1:has-text("Hello, Pia Passkey")')
  })
  const row = await world.world.store.read
    .selectFrom('session')
    .select('amr')
    .where('userId', '=', user.id)
    .executeTakeFirstOrThrow()
  assert.match(row.amr, /user mfa/)
})

test('without scripts there is the password alone, and suggestions are buttons', { skip }, async () => {
  await world.add('noa.script', { email: null })
  const { token } = await world.invite({ displayName: 'Noa Script', email: null })
  await withPage(browser, { baseURL: world.origin, javaScriptEnabled: false }, async page => {
    await page.goto(`/invitation?token=${token}`)
    await page.fill('#username', 'noa.script')
    await page.press('#username', 'Enter')
    await page.click('.suggest button >> nth=1')
    assert.equal(await page.isVisible('#how-passkey'), false)
    await page.fill('#password', another)
    await page.press('#password', 'Enter')
    await page.waitForSelector('h1:has-text("Hello, Noa Script")')
  })
  assert.ok(world.world.memory.people.findByUsername('noa-script'))
})

/** The word, how many bars are on, and whether they say that it will be refused. */
async function readMeter(page: Page, typed: string): Promise<[word: string | null, bars: number, isWeak: boolean]> {
  await page.fill('#password', typed)
  return [
    await page.textContent('#password-strength'),
    await page.locator('.meter .on').count(),
    await page.locator('.meter.weak').isVisible(),
  ]
}

test('a new password is measured as it is typed, and what the server refuses is never called fine', {
  skip,
}, async () => {
  const user = await world.add('mira.meter')
  const reset = await world.resetLink(user)
  await withPage(browser, { baseURL: world.origin }, async page => {
    await page.goto(`/reset?token=${reset}`)
    assert.equal(await page.isVisible('.meter'), true)
    const measured = [
      ['', ['', 0, false]],
      ['seven77', ['Too short.', 1, true]],
      // Eight as they are typed, seven as they are counted.
      ['korreo\u0308t', ['Too short.', 1, true]],
      ['password', ['On the list of common passwords.', 1, true]],
      ['PassWord123', ['On the list of common passwords.', 1, true]],
      ['Summer2026!', ['On the list of common passwords.', 1, true]],
      ['p@$$w0rd', ['On the list of common passwords.', 1, true]],
      ['Mira.Meter', ['This is your username.', 1, true]],
      ['korrekt9', ['Fine.', 2, false]],
      ['aaaaaaaaaaaaaaaaaaaaaaaa', ['Fine.', 2, false]],
      ['four words are fine', ['Strong.', 3, false]],
      ['a loud purple window, open', ['Strong.', 4, false]],
    ] as const
    for (const [typed, said] of measured) assert.deepEqual(await readMeter(page, typed), said, typed)
    // It is part of what describes the field, and spoken when it changes; the bars are for eyes.
    assert.equal(await page.getAttribute('#password', 'aria-describedby'), 'password-hint')
    assert.equal(await page.locator('#password-hint > #password-strength[role=status]').count(), 1)
    assert.equal(await page.getAttribute('.meter', 'aria-hidden'), 'true')
    for (const [typed, [, , isRefused]] of measured.filter(([typed]) => typed !== '')) {
      if (!isRefused) continue
      await page.fill('#password', typed)
      await Promise.all([page.waitForEvent('load'), page.press('#password', 'Enter')])
      assert.equal(await page.getAttribute('#password', 'aria-invalid'), 'true', typed)
      assert.equal(await page.getAttribute('#password', 'aria-describedby'), 'password-error password-hint')
    }
    await readMeter(page, 'four words are fine')
    await assertAccessible(page, 'measured')
  })
})

test('every page that takes a new password measures it, and none does without a script', { skip }, async () => {
  const user = await world.add('tom.temporary')
  const tess = await world.add('tess.temporary')
  await world.asOperator.users.setPassword(tess.id, new Secret(another), { mustChange: true })
  const { token } = await world.invite({ displayName: 'Noor Measured', email: null })
  const reset = await world.resetLink(user)
  for (const javaScriptEnabled of [true, false])
    await withPage(browser, { baseURL: world.origin, javaScriptEnabled }, async page => {
      const look = async (what: string) => {
        assert.equal(await page.isVisible('.meter'), javaScriptEnabled, what)
        assert.equal(await page.textContent('#password-strength'), '', what)
        if (javaScriptEnabled) assert.deepEqual(await readMeter(page, 'short'), ['Too short.', 1, true], what)
      }
      await page.goto(`/reset?token=${reset}`)
      await look('reset')
      await page.goto(`/invitation?token=${token}`)
      await page.click('button.primary')
      if (javaScriptEnabled) await page.check('#how-password')
      await look('invitation')
      await page.goto('/sign-in')
      assert.equal(await page.locator('.meter').count(), 0)
      await page.fill('#username', 'tess.temporary')
      await page.fill('#password', another)
      await page.click('button.primary')
      await page.waitForURL('**/sign-in/new-password')
      await look('temporary password')
      await page.goto('/sign-in?switch=1')
      await page.fill('#username', 'tom.temporary')
      await page.fill('#password', password)
      await page.click('button.primary')
      await page.waitForSelector('h1:has-text("Hello")')
      await page.goto('/profile/security/password')
      await look('change of password')
    })
})

for (const [colorScheme, width, height] of [
  ['light', 1440, 900],
  ['dark', 390, 844],
] as const)
  test(`axe finds nothing, ${colorScheme}, ${width} px wide`, { skip }, async () => {
    const name = `Emre ${width}`
    const group = world.world.memory.groups.findByName('Volunteers')
    const made = await world.invite({ displayName: name, email: `emre.${width}@example.com` })
    await world.asOperator.groups.changeMembers(group?.id ?? assert.fail('no group'), { add: [made.user.id] })
    await world.add(`emre.${width}`, { email: null })
    const reset = await world.resetLink(await world.add(`luis.${width}`, { displayName: 'Luis Ferrer' }))
    const una = await world.add(`una.${width}`)
    await world.world.signIn.emailChange.request(una, `una.${width}@new.example`, { door: 'pages', address: null })
    const proof = await world.lastToken()
    await withPage(browser, { baseURL: world.origin, colorScheme, viewport: { width, height } }, async page => {
      const look = async (what: string) => {
        await shoot(page, `${what}-${width}`)
        await assertAccessible(page, what)
      }
      await page.goto(`/invitation?token=${made.token}`)
      await look('17-invitation-1-you')
      await page.fill('#username', `emre.${width}`)
      await page.click('button.primary')
      await look('17-invitation-1-taken')
      await page.click('.suggest button >> nth=0')
      await look('17-invitation-2-passkey')
      await page.check('#how-password')
      await look('17-invitation-2-password')
      await page.click('button.primary')
      await look('17-invitation-2-error')
      await page.goto('/forgot')
      await look('16-forgot-1-ask')
      await page.fill('#username', `luis.${width}`)
      await page.click('button.primary')
      await look('16-forgot-2-mail')
      await page.goto(`/reset?token=${reset}`)
      await look('16-forgot-3-new')
      await page.goto('/reset?token=nothing')
      await look('22-link-used')
      await page.goto(`/confirm-email?token=${proof}`)
      await look('confirm-email')
      await page.click('button.primary')
      await look('confirm-email-done')
      await page.goto('/sign-in')
      await look('01-sign-in')
    })
  })

test('axe finds nothing where no mail is sent', { skip }, async t => {
  const quiet = await openLinksWorld({})
  t.after(() => quiet.dispose())
  const branding = { ...quiet.world.memory.settings().branding, contact: 'Jonas Ekdahl, Office 2.14, extension 31' }
  await quiet.asOperator.settings.put('branding', branding)
  await withPage(browser, { baseURL: quiet.origin, viewport: { width: 390, height: 844 } }, async page => {
    await page.goto('/forgot')
    await shoot(page, '16-forgot-2-no-mail')
    await assertAccessible(page, 'no mail')
  })
})
