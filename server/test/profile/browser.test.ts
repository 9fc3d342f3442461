import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContextOptions, FileChooser, Page } from 'playwright-core'
import { minutes } from '#ground'
import { ended, plain } from '../api/pictures.ts'
import { assertAccessible, assertNoWider, eventually, withPage as withPageOf } from '../pages/in-browser.ts'
import { enrol } from '../second-factor/enrol.ts'
import { launchBrowser, noBrowser as skip } from '../world/browser.ts'
import { anotherBrowser, openProfileWorld, userAgents, type ProfileWorld, type Somebody } from './world.ts'

let browser: Browser
let world: ProfileWorld
before(async () => {
  if (skip) return
  browser = await launchBrowser()
  world = await openProfileWorld()
})
after(async () => {
  if (skip) return
  await browser.close()
  await world.dispose()
})

/** A window in which this person is signed in. */
const withPage = (
  somebody: Somebody,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<void>,
): Promise<void> =>
  withPageOf(browser, { baseURL: world.origin, ...options }, async page => {
    const value = somebody.browser.cookies.get('doorward-session') ?? ''
    await page.context().addCookies([{ name: 'doorward-session', value, url: world.origin }])
    await work(page)
  })

/** An authenticator of the platform that says yes (WebAuthn automation, §11). */
async function giveAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
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

test('a passkey is added, signs in, is renamed and removed', { skip }, async () => {
  const somebody = await world.somebody()
  await withPage(somebody, {}, async page => {
    await giveAuthenticator(page)
    await page.goto('/profile/security')
    await page.click('text=Add a passkey')
    await page.fill('#name', 'Work laptop')
    await page.click('button:has-text("Create the passkey")')
    await page.waitForSelector('h1:has-text("Save your recovery codes")')
    assert.equal(await page.locator('#recovery-codes li').count(), 10)
    await page.click('button:has-text("Continue")')
    assert.match(page.url(), /passkeys\/add$/, 'the box is to be ticked first')
    await page.check('input[name=saved]')
    await page.click('button:has-text("Continue")')
    await page.waitForSelector('role=status')
    await page.waitForSelector('text=Work laptop')

    // More than ten minutes later the passkey proves who it is, and leads back.
    world.clock.advance(minutes(11))
    await page.click('a[aria-label="Rename: Work laptop"]')
    // The sign-in page offers passkeys in the username's field, and this authenticator says yes at once.
    await page.waitForURL('**/profile/security/passkeys/*')
    await page.fill('#name', 'Laptop at home')
    await page.click('button:has-text("Save the name")')
    await page.waitForSelector('text=Laptop at home')
    await page.waitForSelector('text=last used')

    await page.click('a[aria-label="Remove: Laptop at home"]')
    await page.click('button:has-text("Remove it")')
    await page.waitForSelector('role=status')
    assert.equal(await page.locator('text=Laptop at home').count(), 0)
  })
  assert.equal(world.now(somebody.user).secondFactor, false)
})

test('a passkey that is there already is not made twice, and the page says so', { skip }, async () =>
  withPage(await world.somebody(), {}, async page => {
    await giveAuthenticator(page)
    for (const expected of ['h1:has-text("Save your recovery codes")', '#passkey-failed:visible']) {
      await page.goto('/profile/security/passkeys/add')
      await page.fill('#name', 'Mine')
      await page.click('button:has-text("Create the passkey")')
      await page.waitForSelector(expected)
      if (!expected.startsWith('h1')) continue
      await page.evaluate('window.print = () => { document.title = "printed" }')
      await page.click('button:has-text("Print")')
      assert.equal(await page.title(), 'printed')
    }
  }),
)

test('without scripts all but passkeys works', { skip }, async () => {
  const somebody = await world.somebody()
  await withPage(somebody, { javaScriptEnabled: false }, async page => {
    await page.goto('/?q=jelly')
    assert.deepEqual(await page.locator('.tile b').allTextContents(), ['Jellyfin'])
    await page.click('nav >> text=Profile')
    await page.fill('#phone', '+49 30 1234567')
    await page.click('text=Save changes')
    await page.waitForSelector('role=status')
    await page.click('nav >> text=Security')
    await page.click('text=New app password')
    await page.fill('#name', 'Television')
    await page.selectOption('#app', { label: 'Jellyfin' })
    await page.click('text=Make it')
    assert.match(await page.innerText('#app-password'), /^\S{29}$/)
    await page.click('text=Done')
    await page.click('a[aria-label="Revoke: Television"]')
    await page.click('text=Revoke it')
    await page.waitForSelector('role=status')
    await page.click('a[aria-label="Change: Password"]')
    await page.fill('#password', 'a loud red window')
    await page.click('text=Save the password')
    await page.waitForSelector('text=Your password is changed')
    await page.click('text=Add a passkey')
    assert.equal(await page.isVisible('button:has-text("Create the passkey")'), false)
    assert.equal(await page.isVisible('text=Passkeys need a browser that runs scripts'), true)
    await page.goto('/profile/devices')
    await page.click('summary:has-text("Account menu")')
    await page.click('.menu >> text=Sign out everywhere')
    await page.click('button:has-text("Sign out everywhere")')
    await page.waitForSelector('h1:has-text("You’re signed out everywhere")')
  })
})

test('by keyboard alone: to the menu, into it, and to the tabs', { skip }, async () =>
  withPage(await world.somebody(), {}, async page => {
    await page.goto('/profile')
    const focused = () => page.evaluate<string>('document.activeElement.textContent.trim()')
    const seen: string[] = []
    for (let i = 0; i < 9; i++) {
      await page.keyboard.press('Tab')
      seen.push(await focused())
      if (seen.at(-1)?.includes('Account menu')) await page.keyboard.press('Enter')
    }
    assert.deepEqual(seen.slice(1, 3), ['My apps', 'Profile'])
    assert.deepEqual(seen.slice(4), ['Sign out everywhere', 'Sign out', 'Details', 'Security', 'Devices'])
  }),
)

test('by keyboard alone: a photo is chosen, saved and removed, and what is none is said beside its field', {
  skip,
}, async t => {
  const folder = await mkdtemp(join(tmpdir(), 'doorward-photo-'))
  t.after(() => rm(folder, { recursive: true }))
  const [portrait, drawing] = [join(folder, 'me.jpg'), join(folder, 'me.svg')]
  await writeFile(portrait, await ended(plain(900, 600, '#b5532a').jpeg()))
  await writeFile(drawing, '<svg xmlns="http://www.w3.org/2000/svg"/>')
  const somebody = await world.somebody()
  for (const [width, javaScriptEnabled] of [
    [390, true],
    [1440, true],
    [1440, false],
  ] as const)
    await withPage(somebody, { viewport: { width, height: 844 }, javaScriptEnabled }, async page => {
      // Listened to from the start: the browser is told with a message of its own, which a key pressed at once overtakes.
      const chosen: FileChooser[] = []
      page.on('filechooser', chooser => void chosen.push(chooser))
      await page.goto('/profile')
      // What looks at a page runs in it.
      const look = async (what: string) => javaScriptEnabled && (await assertAccessible(page, `${what}, ${width}`))
      /** From where one is, to what has this text or this id. */
      const tabTo = async (selector: string): Promise<void> => {
        for (let i = 0; i < 40; i++) {
          await page.keyboard.press('Tab')
          if ((await page.locator(`${selector}:focus`).count()) === 1) return
        }
        assert.fail(`${selector} is never reached`)
      }
      const choose = async (file: string): Promise<void> => {
        await tabTo('#picture')
        await page.keyboard.press('Space')
        await eventually(() => chosen.length > 0)
        await chosen.pop()?.setFiles(file)
        await tabTo('button:has-text("Save photo")')
        await page.keyboard.press('Enter')
      }
      await choose(drawing)
      await page.waitForSelector('#picture-error')
      await look('a drawing')
      await choose(portrait)
      await page.waitForSelector('role=status')
      await page.waitForLoadState()
      assert.equal(await page.evaluate('[...document.images].every(image => image.naturalWidth > 0)'), true)
      assert.equal(await page.locator('.av img').count(), 2)
      await look('a photo')
      await tabTo('button:has-text("Remove photo")')
      await page.keyboard.press('Enter')
      await page.waitForSelector('text=Your photo is removed')
      assert.equal(await page.locator('.av img').count(), 0)
    })
})

/** Every page there is, of somebody who has some of everything. */
async function furnish(): Promise<{ somebody: Somebody; paths: string[] }> {
  const somebody = await world.somebody({ displayName: 'Amara Nkechinyere Okafor-Wolfeschlegelsteinhausen' })
  const { user } = somebody
  for (const userAgent of Object.values(userAgents)) await anotherBrowser(world, user, userAgent)
  const { password: made } = await world.world.signIn.appPasswords.make(
    { userId: user.id, app: world.films.id, name: 'Meeting room TV', expiresAt: null },
    { kind: 'user', id: user.id, role: user.role },
    { door: 'pages', address: null },
  )
  await enrol(world, user.username ?? '', world.clock)
  const security = '/profile/security'
  const cards = ['password', 'authenticator', 'authenticator/remove', 'passkeys/add', 'recovery-codes']
  return {
    somebody,
    paths: [
      '/',
      '/?q=nothing',
      '/profile',
      '/profile?done=saved',
      security,
      '/profile/devices',
      '/profile/apps',
      '/profile/activity',
      '/profile/recovery-email',
      '/profile/ssh-keys',
      '/sign-out/everywhere',
      `${security}/app-passwords/new`,
      `${security}/app-passwords/${made.id}/revoke`,
      ...cards.map(card => `${security}/${card}`),
    ],
  }
}

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [390, 1440])
    test(`every page, ${colorScheme} and ${width} px wide, is accessible and no wider`, { skip }, async () => {
      const { somebody, paths } = await furnish()
      await withPage(somebody, { colorScheme, viewport: { width, height: 844 } }, async page => {
        for (const path of paths) {
          await page.goto(path)
          assert.equal(new URL(page.url()).pathname, path.split('?')[0])
          await assertAccessible(page, `${path} ${colorScheme} ${width}`)
        }
        await page.goto('/profile')
        await page.fill('#zoneinfo', 'Europe/Atlantis')
        await page.click('text=Save changes')
        await page.waitForSelector('#zoneinfo-error')
        await assertAccessible(page, 'a refused form')
        await page.click('summary:has-text("Account menu")')
        await assertAccessible(page, 'the account menu')
        await page.goto('/sign-out/everywhere')
        await page.click('button:has-text("Sign out everywhere")')
        await page.waitForSelector('h1:has-text("You’re signed out everywhere")')
        await assertAccessible(page, 'signed out everywhere')
      })
    })

for (const locale of ['de', 'fr', 'es'])
  test(`every page in its own language, ${locale}, is no wider than a phone`, { skip }, async () => {
    const { somebody, paths } = await furnish()
    await withPage(somebody, { locale, viewport: { width: 320, height: 700 } }, async page => {
      for (const path of paths) {
        for (const width of [320, 390]) {
          await page.setViewportSize({ width, height: 700 })
          await page.goto(path)
          await assertNoWider(page, `${path} ${locale} ${width}`)
        }
        assert.equal(await page.getAttribute('html', 'lang'), locale)
      }
      await page.goto('/profile/ssh-keys')
      await page.fill('#sshKeys', 'no key')
      await page.click('button.primary')
      assert.doesNotMatch(await page.innerText('#sshKeys-error'), /^Give/)
      await assertNoWider(page, `a refused form ${locale}`)
    })
  })
