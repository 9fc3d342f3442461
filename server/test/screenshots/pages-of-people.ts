import type { BrowserContext, BrowserContextOptions } from 'playwright-core'
import { Secret } from '#ground'
import { launchBrowser } from '../world/browser.ts'
import { password } from '../world/open-test-world.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'

const kinds = [
  ['', {}],
  ['-dark', { colorScheme: 'dark' }],
  ['-phone', { viewport: { width: 390, height: 844 } }],
] as const satisfies [string, BrowserContextOptions][]
/** These in every kind; the others at a desk by daylight. */
const inEveryKind = ['sign-in', 'my-apps']

interface Shown {
  name: string
  path: string
  as?: string
  /** What somebody does there before the picture is taken. */
  fill?: Record<string, string>
}

/** Pictures of the pages everybody sees: the set-up, signing in, and what is theirs. */
export async function shootPagesOfPeople(folder: string, isWanted: (name: string) => boolean): Promise<void> {
  const server = await serveTest()
  const browser = await launchBrowser()
  /** Everybody has one browser. */
  const browsers = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>()
  async function signIn(username: string) {
    const context = await browser.newContext({ baseURL: server.origin })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.fill('#username', username)
    await page.fill('#password', password)
    await page.press('#password', 'Enter')
    await page.waitForURL(`${server.origin}/`)
    const state = await context.storageState()
    browsers.set(username, state)
    await context.close()
    return state
  }
  async function shoot({ name, path, as, fill }: Shown): Promise<void> {
    if (!isWanted(name)) return
    for (const [kind, options] of kinds) {
      if (kind !== '' && !inEveryKind.includes(name)) continue
      const context = await browser.newContext({
        baseURL: server.origin,
        viewport: { width: 1440, height: 900 },
        locale: 'en-GB',
        reducedMotion: 'reduce',
        ...(as === undefined ? {} : { storageState: browsers.get(as) ?? (await signIn(as)) }),
        ...options,
      })
      const page = await context.newPage()
      await page.goto(path)
      for (const [field, value] of Object.entries(fill ?? {})) await page.fill(field, value)
      if (fill !== undefined) await page.locator('form .btn.primary').first().click()
      await page.locator('h1').waitFor()
      await page.screenshot({ path: `${folder}/${name}${kind}.png` })
      await context.close()
    }
  }

  const { token } = await server.world.signIn.setup.createLink()
  await shoot({ name: 'set-up', path: `/setup?token=${token}` })
  await shoot({ name: 'set-up-ended', path: '/setup?token=of-another-time' })
  const timesheets = await fillServer(server)
  for (const shown of [
    { name: 'sign-in', path: '/sign-in' },
    { name: 'sign-in-failed', path: '/sign-in', fill: { '#username': 'amara.okafor', '#password': 'not this' } },
    { name: 'forgot', path: '/forgot' },
    { name: 'my-apps', path: '/', as: 'amara.okafor' },
    { name: 'no-access', path: timesheets, as: 'amara.okafor' },
    { name: 'profile', path: '/profile', as: 'amara.okafor' },
    { name: 'profile-security', path: '/profile/security', as: 'amara.okafor' },
    { name: 'profile-activity', path: '/profile/activity', as: 'amara.okafor' },
    { name: 'signed-out', path: '/signed-out' },
  ] satisfies Shown[])
    await shoot(shown)
  await browser.close()
  await server.dispose()
}

/** A small organisation with three apps; answers the address of the one Amara may not open. */
async function fillServer({ asOperator }: TestServer): Promise<string> {
  const plain = new Secret(password)
  await asOperator.settings.put('organisation', { name: 'Fernhill Cooperative' })
  await asOperator.users.create({ username: 'jonas', displayName: 'Jonas Ekdahl', role: 'owner', password: { plain } })
  await asOperator.users.create({
    username: 'amara.okafor',
    displayName: 'Amara Okafor',
    email: 'amara@fernhill.example',
    password: { plain },
  })
  for (const [title, icon] of [
    ['Nextcloud', 'nextcloud'],
    ['Immich', 'immich'],
  ] as const)
    await asOperator.apps.create({
      title,
      icon,
      link: `https://${icon}.fernhill.example`,
      access: { kind: 'everyone' },
      oidc: { redirectUris: [`https://${icon}.fernhill.example/callback`] },
    })
  const redirect = 'https://hours.fernhill.example/callback'
  const { app } = await asOperator.apps.create({
    title: 'Timesheets',
    access: { kind: 'nobody' },
    oidc: { redirectUris: [redirect] },
  })
  const query = new URLSearchParams({
    client_id: app.oidc?.clientId ?? '',
    response_type: 'code',
    redirect_uri: redirect,
    scope: 'openid',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  })
  return `/openid/auth?${query.toString()}`
}
