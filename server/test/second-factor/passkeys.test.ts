import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import { minutes } from '#ground'
import { assertAccessible, eventuallyIn, withPage as withPageOf } from '../pages/in-browser.ts'
import { password } from '../security/world.ts'
import { launchBrowser, noBrowser as skip } from '../world/browser.ts'
import { totpCode } from '../world/totp.ts'
import { offersInNoField, saysWhenItWaits } from './asking-browser.ts'
import { openPasskeyWorld, type PasskeyWorld } from './passkey-world.ts'

/** Passkeys in a real browser, with an authenticator that is a program (WebAuthn §11.2). */
let browser: Browser
let world: PasskeyWorld
before(async () => {
  if (skip) return
  browser = await launchBrowser()
  world = await openPasskeyWorld()
})
after(async () => {
  if (skip) return
  await browser.close()
  await world.dispose()
})

const withPage = (options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> =>
  withPageOf(browser, { baseURL: world.origin, ...options }, work)

interface Authenticator {
  /** Whether it does what it is asked for, or lets people wait. */
  setPresent(present: boolean): Promise<void>
  countCredentials(): Promise<number>
  /** Forgets every passkey. */
  clear(): Promise<void>
}

/** Like a laptop's own: keeps passkeys, and looks at who holds it unless told otherwise. */
async function addAuthenticator(page: Page, { verifies = true } = {}): Promise<Authenticator> {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: verifies ? 'internal' : 'usb',
      hasResidentKey: verifies,
      hasUserVerification: verifies,
      isUserVerified: verifies,
      automaticPresenceSimulation: true,
    },
  })
  return {
    setPresent: async enabled => {
      await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
    },
    countCredentials: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    clear: async () => {
      await cdp.send('WebAuthn.clearCredentials', { authenticatorId })
    },
  }
}

async function givePassword(page: Page, username: string, path = '/sign-in'): Promise<void> {
  await page.goto(path)
  await page.fill('#username', username)
  await page.fill('#password', password)
  await page.press('#password', 'Enter')
}

const create = 'button:has-text("Create the passkey")'

let count = 0
/** Somebody who must have a second factor sets up a passkey on the way in, and is in. */
async function setUp(page: Page): Promise<{ username: string; codes: string[] }> {
  const username = `walker${++count}`
  await world.add(username, { role: 'usermanager' })
  await givePassword(page, username)
  await page.waitForURL('**/sign-in/set-up')
  await page.click('button:has-text("Continue")')
  await page.fill('#name', 'Work laptop')
  await page.click(create)
  await page.waitForURL('**/sign-in/codes')
  const codes = await page.locator('#recovery-codes li').allInnerTexts()
  await page.check('[name=saved]')
  await page.click('button:has-text("Continue")')
  await page.waitForURL(`${world.origin}/`)
  return { username, codes }
}

async function signOut(page: Page): Promise<void> {
  await page.click('summary:has-text("Account menu")')
  await page.click('button:text-is("Sign out")')
  await page.waitForSelector('h1:has-text("You’re signed out")')
}

const isIn = async (page: Page): Promise<boolean> => (await page.request.get('/api/v1/session')).status() === 200
async function assertIsIn(page: Page): Promise<void> {
  await page.waitForURL(`${world.origin}/`)
  assert.equal(await isIn(page), true)
}

const byPasskey = 'button:has-text("Sign in with a passkey")'

async function setTrustedBrowserDays(trustedBrowserDays: number): Promise<void> {
  await world.asOperator.settings.put('policy', { ...world.world.memory.settings().policy, trustedBrowserDays })
}

describe('a passkey in a browser', { skip }, () => {
  test('is set up on the way in, prefers itself, and leads where the person was going', () =>
    withPage({}, async page => {
      const authenticator = await addAuthenticator(page)
      await world.add('vera', { role: 'usermanager' })
      await givePassword(page, 'vera', '/sign-in?next=/sign-out')
      await page.waitForURL('**/sign-in/set-up?*')
      assert.equal(await page.isChecked('[value=passkey]'), true)
      await page.click('button:has-text("Continue")')
      await page.waitForURL('**/sign-in/set-up/passkey?*')
      await page.click(create)
      assert.equal(await authenticator.countCredentials(), 0, 'it has no name yet')
      await page.fill('#name', 'Work laptop')
      await page.press('#name', 'Enter')
      await page.waitForURL('**/sign-in/codes?*')
      assert.equal(await page.locator('#recovery-codes li').count(), 10)
      assert.equal(await isIn(page), false, 'codes are saved first')
      await page.check('[name=saved]')
      await page.click('button:has-text("Continue")')
      await page.waitForURL('**/sign-out')
      assert.equal(await isIn(page), true)
    }))

  test('signs in by its button, without a name and a password', () =>
    withPage({}, async page => {
      await offersInNoField(page)
      await addAuthenticator(page)
      await setUp(page)
      await signOut(page)
      await page.goto('/sign-in')
      await page.click(byPasskey)
      await assertIsIn(page)
    }))

  test('is offered in the field for the username, and signs in from there', () =>
    withPage({}, async page => {
      await addAuthenticator(page)
      await setUp(page)
      await signOut(page)
      await page.goto('/sign-in')
      // The program takes an offer as soon as it is made.
      await assertIsIn(page)
    }))

  test('is offered anew before the server has forgotten what it asked', () =>
    withPage({}, async page => {
      const authenticator = await addAuthenticator(page)
      await setUp(page)
      await signOut(page)
      await page.clock.install()
      await saysWhenItWaits(page)
      await authenticator.setPresent(false)
      await page.goto('/sign-in')
      await page.waitForSelector('html[data-waits]')
      // Somebody is there only once the first question has been let go of: it is the second that is answered.
      await page.route('**/sign-in/passkey/options', async route => {
        await authenticator.setPresent(true)
        await route.continue()
      })
      world.clock.advance(minutes(4))
      await page.clock.fastForward(minutes(4))
      await assertIsIn(page)
    }))

  test('confirms a password, also one that does not look at who holds it', async () => {
    for (const verifies of [true, false])
      await withPage({}, async page => {
        await offersInNoField(page)
        await addAuthenticator(page, { verifies })
        const { username } = await setUp(page)
        await signOut(page)
        await givePassword(page, username)
        await page.waitForURL('**/sign-in/confirm')
        await page.check('[name=trust]')
        await page.click('button:has-text("Use a passkey")')
        await assertIsIn(page)
        await signOut(page)
        await givePassword(page, username)
        await assertIsIn(page)
      })
  })

  test('that does not look at who holds it is no sign-in, and the page says so and goes on working', () =>
    withPage({}, async page => {
      await addAuthenticator(page, { verifies: false })
      const { username } = await setUp(page)
      await signOut(page)
      await page.goto('/sign-in')
      await page.click(byPasskey)
      await page.waitForSelector('#passkey-failed:not([hidden])')
      assert.equal(await page.evaluate('document.activeElement.id'), 'passkey-failed')
      assert.equal(await isIn(page), false)
      await page.fill('#username', username)
      await page.fill('#password', password)
      await page.press('#password', 'Enter')
      await page.waitForURL('**/sign-in/confirm')
    }))

  test('that was cancelled is told of, can be asked again, and is offered in the field again', () =>
    withPage({}, async page => {
      const authenticator = await addAuthenticator(page)
      await setUp(page)
      await signOut(page)
      await authenticator.setPresent(false)
      // What a browser answers when somebody closes its prompt (WebAuthn §5.1.4).
      await page.addInitScript(`
        const { get } = CredentialsContainer.prototype
        window.asked = []
        CredentialsContainer.prototype.get = function (options) {
          asked.push(options.mediation ?? 'click')
          if (options.mediation || asked.filter(how => how === 'click').length > 2) return get.call(this, options)
          return Promise.reject(new DOMException('', 'NotAllowedError'))
        }`)
      await page.goto('/sign-in')
      for (const times of [1, 2]) {
        await eventuallyIn(page, `asked.length === ${times * 2 - 1}`)
        await page.click(byPasskey)
        await page.waitForSelector('#passkey-failed:not([hidden])')
      }
      await eventuallyIn(page, 'asked.length === 5')
      assert.deepEqual(await page.evaluate('asked'), ['conditional', 'click', 'conditional', 'click', 'conditional'])
      await authenticator.setPresent(true)
      await page.click(byPasskey)
      await assertIsIn(page)
    }))

  test('signs in also where another sign-in is half done', () =>
    withPage({}, async page => {
      await offersInNoField(page)
      await addAuthenticator(page)
      const { username } = await setUp(page)
      await signOut(page)
      await givePassword(page, username)
      await page.waitForURL('**/sign-in/confirm')
      await page.click('text=Not you?')
      await page.click(byPasskey)
      await assertIsIn(page)
    }))

  test('is asked for at once where nothing else is to be said, and can be asked for again', () =>
    withPage({}, async page => {
      await offersInNoField(page)
      const authenticator = await addAuthenticator(page)
      const { username } = await setUp(page)
      await setTrustedBrowserDays(0)
      await signOut(page)
      await authenticator.setPresent(false)
      await givePassword(page, username)
      await page.waitForSelector('#passkey-asking:not([hidden])')
      await assertAccessible(page, 'waiting')
      await authenticator.setPresent(true)
      await page.click('button:has-text("Ask again")')
      await assertIsIn(page)
      await signOut(page)
      await givePassword(page, username)
      await assertIsIn(page)
      await setTrustedBrowserDays(30)
    }))
})

describe('without a script', { skip }, () => {
  test('no passkey is offered, and the codes do', () =>
    withPage({}, async page => {
      await addAuthenticator(page)
      const { username, codes } = await setUp(page)
      await withPage({ javaScriptEnabled: false }, async plain => {
        await plain.goto('/sign-in')
        assert.equal(await plain.isVisible(byPasskey), false)
        await givePassword(plain, username)
        await plain.waitForURL('**/sign-in/confirm')
        assert.equal(await plain.isVisible('button:has-text("Use a passkey")'), false)
        assert.equal(await plain.isVisible('text=Passkeys need a browser that runs scripts'), true)
        await plain.click('text=Use a recovery code')
        await plain.fill('#code', codes[0] ?? '')
        await plain.press('#code', 'Enter')
        await assertIsIn(plain)
      })
    }))

  test('an authenticator app can be set up, and nothing else is offered', () =>
    withPage({ javaScriptEnabled: false }, async page => {
      await world.add('plain', { role: 'usermanager' })
      await givePassword(page, 'plain')
      await page.waitForURL('**/sign-in/set-up')
      assert.equal(await page.isVisible('[value=passkey]'), false)
      await page.click('button:has-text("Continue")')
      await page.waitForURL('**/sign-in/set-up/app')
      const secret = (await page.innerText('#totp-key')).replaceAll(' ', '')
      await page.fill('#code', totpCode(secret, world.clock.now()))
      await page.press('#code', 'Enter')
      await page.waitForURL('**/sign-in/codes')
      await page.goto('/sign-in/set-up/passkey')
      await page.waitForURL('**/sign-in?over=1')
    }))

  test('who comes to the passkey’s page in a browser that knows none is sent back to the choice', () =>
    withPage({}, async page => {
      await page.addInitScript('delete window.PublicKeyCredential')
      await world.add('astray', { role: 'usermanager' })
      await givePassword(page, 'astray')
      await page.goto('/sign-in/set-up/passkey')
      assert.equal(await page.isVisible(create), false)
      assert.equal(await page.isVisible('text=Passkeys need a browser that runs scripts'), true)
      await assertAccessible(page, 'set-up without passkeys')
      await page.click('a:text-is("Back")')
      await page.waitForURL('**/sign-in/set-up')
    }))
})

test('a passkey is set up and used by keyboard alone', { skip }, () =>
  withPage({}, async page => {
    await offersInNoField(page)
    await addAuthenticator(page)
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key)
    }
    const focusOn = async (selector: string): Promise<void> => {
      for (let tabs = 0; tabs < 20; tabs++) {
        if ((await page.locator(`${selector}:focus`).count()) === 1) return
        await press('Tab')
      }
      assert.fail(`${selector} is not reached`)
    }
    await world.add('keys', { role: 'usermanager' })
    await givePassword(page, 'keys')
    await page.waitForURL('**/sign-in/set-up')
    await focusOn('[value=passkey]')
    await press('ArrowDown')
    assert.equal(await page.isChecked('[value=app]'), true)
    await press('ArrowUp', 'Enter')
    await page.waitForURL('**/sign-in/set-up/passkey')
    await focusOn('#name')
    await page.keyboard.type('Security key')
    await focusOn(create)
    await press('Enter')
    await page.waitForURL('**/sign-in/codes')
    await focusOn('[name=saved]')
    await press('Space', 'Enter')
    await assertIsIn(page)
    await signOut(page)
    await page.goto('/sign-in')
    await focusOn(byPasskey)
    await press('Enter')
    await assertIsIn(page)
    await signOut(page)
    await givePassword(page, 'keys')
    await page.waitForURL('**/sign-in/confirm')
    await focusOn('button:has-text("Use a passkey")')
    await press('Enter')
    await assertIsIn(page)
  }),
)

for (const [colorScheme, width, height] of [
  ['light', 1440, 900],
  ['dark', 390, 844],
] as const)
  test(`axe finds nothing where passkeys are, ${colorScheme}, ${width} px wide`, { skip }, () =>
    withPage({ colorScheme, viewport: { width, height } }, async page => {
      const look = (name: string): Promise<void> => assertAccessible(page, name)
      await offersInNoField(page)
      const username = `seen-${colorScheme}`
      await world.add(username, { role: 'usermanager' })
      await givePassword(page, username)
      await page.waitForURL('**/sign-in/set-up')
      await look('choice')
      await page.click('button:has-text("Continue")')
      await page.fill('#name', 'Phone')
      await look('set-up')
      const authenticator = await addAuthenticator(page)
      await page.click(create)
      await page.waitForURL('**/sign-in/codes')
      await page.check('[name=saved]')
      await page.click('button:has-text("Continue")')
      await assertIsIn(page)
      await signOut(page)
      await page.goto('/sign-in')
      await look('sign-in')
      await givePassword(page, username)
      await page.waitForURL('**/sign-in/confirm')
      await look('confirm')
      await authenticator.clear()
      await page.click('button:has-text("Use a passkey")')
      await page.waitForSelector('#passkey-failed:not([hidden])')
      await look('confirm, failed')
    }),
  )
