import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { minutes, newUuid } from '#ground'
import { enrol } from '../second-factor/enrol.ts'
import { openProfileWorld, password, type ProfileWorld, type Somebody } from './world.ts'

let world: ProfileWorld
before(async () => {
  world = await openProfileWorld()
})
after(() => world.dispose())

const security = '/profile/security'

/** What asks for a sign-in of the last ten minutes: by GET, by POST, and where the person is led back to. */
const sensitive: { path: string; form: Record<string, string> }[] = [
  { path: `${security}/password`, form: { password: 'another quiet green door' } },
  { path: `${security}/authenticator`, form: { sealed: 'x', code: '123456' } },
  { path: `${security}/authenticator/remove`, form: {} },
  { path: `${security}/passkeys/add`, form: { credential: '{}', name: 'Mine' } },
  { path: `${security}/passkeys/PASSKEY`, form: { name: 'Mine' } },
  { path: `${security}/passkeys/PASSKEY/remove`, form: {} },
  { path: `${security}/recovery-codes`, form: {} },
  { path: `${security}/app-passwords/new`, form: { name: 'Mine', app: 'FILMS', days: '0' } },
  { path: `${security}/app-passwords/APP-PASSWORD/revoke`, form: {} },
  { path: '/profile/recovery-email', form: { recoveryEmail: 'mine@home.example', version: 'VERSION' } },
  { path: '/profile/ssh-keys', form: { sshKeys: '', version: 'VERSION' } },
]

/** All there is of somebody that these could change. */
async function everythingOf({ user }: Somebody): Promise<unknown> {
  const { read } = world.world.store
  const of = (table: 'totp' | 'passkey' | 'recoveryCode' | 'appPassword' | 'password') =>
    read.selectFrom(table).selectAll().where('userId', '=', user.id).execute()
  return Promise.all([
    read.selectFrom('user').selectAll().where('id', '=', user.id).execute(),
    ...(['totp', 'passkey', 'recoveryCode', 'appPassword', 'password'] as const).map(of),
  ])
}

describe('what opens an account is changed after a sign-in of the last ten minutes alone', () => {
  let somebody: Somebody
  let fill: (text: string) => string
  before(async () => {
    somebody = await world.somebody()
    const { user } = somebody
    await enrol(world, user.username ?? '', world.clock)
    const passkey = newUuid(world.clock)
    const origin = { door: 'pages', address: null } as const
    const made = await world.world.signIn.appPasswords.make(
      { userId: user.id, app: world.films.id, name: 'TV', expiresAt: null },
      { kind: 'user', id: user.id, role: 'user' },
      origin,
    )
    fill = text =>
      text
        .replace('APP-PASSWORD', made.password.id)
        .replace('PASSKEY', passkey)
        .replace('FILMS', world.films.id)
        .replace('VERSION', String(world.now(user).version))
    world.clock.advance(minutes(10) + 1)
  })

  for (const { path, form } of sensitive)
    test(path, async () => {
      const { browser } = somebody
      const before = await everythingOf(somebody)
      const again = `/sign-in?again=1&next=${encodeURIComponent(fill(path))}`
      const asked = await browser.get(fill(path))
      assert.deepEqual([asked.status, asked.headers.get('location')], [303, again])
      const fields = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, fill(value)]))
      const posted = await browser.post(fill(path), fields)
      assert.deepEqual([posted.status, posted.headers.get('location')], [303, again])
      assert.deepEqual(await everythingOf(somebody), before)
    })

  test('an e-mail address, too, before it is looked at', async () => {
    const answer = await somebody.browser.post('/profile/email', { email: 'nonsense' })
    assert.match(answer.headers.get('location') ?? '', /^\/sign-in\?again=1&next=/)
  })

  test('what a browser is to ask an authenticator is not told either', async () => {
    const answer = await somebody.browser.post(`${security}/passkeys/add/options`, {})
    assert.equal(answer.status, 403)
    assert.match(await answer.text(), /Sign in again first/)
  })

  test('and no page of a profile is there for somebody who is not signed in', async () => {
    const nobody = await world.browser()
    const paths = ['/profile', security, '/profile/devices', '/profile/apps', '/profile/activity']
    for (const path of [...paths, '/sign-out/everywhere', ...sensitive.map(({ path }) => fill(path))]) {
      const answer = await nobody.get(path)
      assert.deepEqual(
        [answer.status, answer.headers.get('location')],
        [303, `/sign-in?next=${encodeURIComponent(path)}`],
        path,
      )
    }
  })

  test('after another sign-in the browser is back where it was going, in the session it had', async () => {
    const own = await world.somebody()
    world.clock.advance(minutes(11))
    const path = `${security}/password`
    const username = own.user.username ?? ''
    const answer = await own.browser.post('/sign-in', { username, password, next: path })
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, path])
    assert.match(await own.page(path), /New password/)
    const rows = await world.world.store.read
      .selectFrom('session')
      .select('id')
      .where('userId', '=', own.user.id)
      .execute()
    assert.equal(rows.length, 1)
  })
})
