import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, test } from 'node:test'
import { newUuid } from '#ground'
import type { User } from '#directory'
import type { SigninCommands } from '#signin'
import { enrol } from '../second-factor/enrol.ts'
import { personDN } from '../security/world.ts'
import { totpCode } from '../world/totp.ts'
import { createWebClient } from '../world/web-client.ts'
import { anotherBrowser, openProfileWorld, password, userAgents, type ProfileWorld, type Somebody } from './world.ts'

const security = '/profile/security'
let world: ProfileWorld
before(async () => {
  world = await openProfileWorld()
})
after(() => world.dispose())

const where = (answer: Response) => [answer.status, answer.headers.get('location')]
const isIn = async (browser: Somebody['browser']) => (await browser.get('/api/v1/session')).status === 200
const codesIn = (page: string): string[] =>
  [...page.matchAll(/<li>([A-Z2-9]{4}-[A-Z2-9]{4})<\/li>/g)].map(m => m[1] ?? '')
const amrOf = async (user: User): Promise<string[]> =>
  (
    await world.world.store.read
      .selectFrom('session')
      .select('amr')
      .where('userId', '=', user.id)
      .where('endedAt', 'is', null)
      .execute()
  ).map(({ amr }) => amr)

/** Sets an authenticator app up as the pages do. Answers its secret, and the page that the right code led to. */
async function setUpApp({ browser, page }: Somebody): Promise<{ secret: string; answer: Response }> {
  const form = await page(`${security}/authenticator`)
  const sealed = /name="sealed" value="([^"]+)"/.exec(form)?.[1] ?? ''
  const secret = (/id="totp-key"[^>]*>([^<]+)</.exec(form)?.[1] ?? '').replaceAll(' ', '')
  const code = totpCode(secret, world.clock.now())
  return { secret, answer: await browser.post(`${security}/authenticator`, { sealed, code }) }
}

/** A row, as if a browser had made it; what is in it is nobody's passkey. */
async function givePasskey(user: User, name: string): Promise<string> {
  const id = newUuid(world.clock)
  const origin = { door: 'pages', address: null } as const
  await world.world.store.commands<SigninCommands>('signin')('addPasskey', {
    actor: { kind: 'user', id: user.id, role: user.role },
    origin,
    at: world.clock.now(),
    eventId: newUuid(world.clock),
    passkey: {
      id,
      userId: user.id,
      credentialId: id,
      publicKey: '',
      counter: 0,
      transports: '[]',
      name,
      rpId: 'localhost',
      backedUp: 0,
      createdAt: world.clock.now(),
      lastUsedAt: null,
    },
    codes: { hashes: [`of ${id}`] },
  })
  return id
}

describe('the password', () => {
  test('a new one keeps this browser in, ends the others, and is the one that counts', async () => {
    const { user, browser } = await world.somebody()
    const other = await anotherBrowser(world, user, userAgents.firefox)
    assert.deepEqual(where(await browser.post(`${security}/password`, { password: 'a loud red window' })), [
      303,
      `${security}?done=password`,
    ])
    assert.equal(await isIn(browser), true)
    assert.equal(await isIn(other), false)
    const [old, now] = [createWebClient(world.origin), createWebClient(world.origin)]
    assert.equal((await old.signIn(user.username ?? '', password)).status, 403)
    assert.equal((await now.signIn(user.username ?? '', 'a loud red window')).status, 303)
  })

  test('one that is too short, common or the username is refused beside its field, and nothing ends', async () => {
    const { user, browser } = await world.somebody()
    const other = await anotherBrowser(world, user, userAgents.firefox)
    for (const wrong of ['short', 'password123', user.email ?? '', '']) {
      const answer = await browser.post(`${security}/password`, { password: wrong })
      assert.equal(answer.status, 400, wrong)
      const page = await answer.text()
      assert.match(page, /password-error/)
      assert.equal(wrong !== '' && page.includes(`value="${wrong}"`) && !wrong.includes('@'), false, 'never sent back')
    }
    assert.equal(await isIn(other), true)
  })

  test('somebody who has none sets one', async () => {
    const somebody = await world.somebody()
    await givePasskey(somebody.user, 'Laptop')
    deletePassword(somebody.user)
    assert.match(await somebody.page(security), /You have none and sign in with a passkey[^]*Set a password/)
    await somebody.browser.post(`${security}/password`, { password: 'a loud red window' })
    const browser = createWebClient(world.origin)
    const answer = await browser.signIn(somebody.user.username ?? '', 'a loud red window')
    assert.equal(new URL(answer.headers.get('location') ?? '', world.origin).pathname, '/sign-in/confirm')
  })
})

describe('the authenticator app', () => {
  test('the first one brings ten codes, shown once, and the session has proven it', async () => {
    const somebody = await world.somebody()
    const { answer } = await setUpApp(somebody)
    assert.equal(answer.status, 200)
    const codes = codesIn(await answer.text())
    assert.equal(codes.length, 10)
    assert.deepEqual(await amrOf(somebody.user), ['pwd otp mfa'])
    for (const path of [security, `${security}/recovery-codes`, `${security}/authenticator`])
      assert.deepEqual(codesIn(await somebody.page(path)), [], path)
    assert.match(await somebody.page(security), /10 of 10 left/)
  })

  test('another one takes its place and leaves the codes; the old one’s codes no longer fit', async () => {
    const somebody = await world.somebody()
    const phone = await enrol(world, somebody.user.username ?? '', world.clock)
    const { secret, answer } = await setUpApp(somebody)
    assert.deepEqual(where(answer), [303, `${security}?done=factor`])
    const browser = createWebClient(world.origin)
    await browser.signIn(somebody.user.username ?? '', password)
    const wrong = await browser.post('/sign-in/confirm', { with: 'code', code: phone.nextCode() })
    assert.equal(wrong.status, 403)
    const right = { with: 'code', code: totpCode(secret, world.clock.now()) }
    assert.equal((await browser.post('/sign-in/confirm', right)).status, 303)
  })

  test('a wrong code, and an offer made to another browser or person, add nothing', async () => {
    const [one, two] = [await world.somebody(), await world.somebody()]
    const form = await two.page(`${security}/authenticator`)
    const sealed = /name="sealed" value="([^"]+)"/.exec(form)?.[1] ?? ''
    const secret = (/id="totp-key"[^>]*>([^<]+)</.exec(form)?.[1] ?? '').replaceAll(' ', '')
    const code = totpCode(secret, world.clock.now())
    assert.deepEqual(where(await one.browser.post(`${security}/authenticator`, { sealed, code })), [
      303,
      `${security}/authenticator`,
    ])
    const elsewhere = await anotherBrowser(world, two.user, userAgents.safari)
    assert.equal((await elsewhere.post(`${security}/authenticator`, { sealed, code })).status, 303)
    const wrong = await two.browser.post(`${security}/authenticator`, { sealed, code: '000000' })
    assert.equal(wrong.status, 400)
    assert.match(await wrong.text(), /doesn’t fit/)
    for (const { user } of [one, two]) assert.equal(world.now(user).secondFactor, false)
  })

  test('is removed after a question', async () => {
    const somebody = await world.somebody()
    await setUpApp(somebody)
    assert.match(await somebody.page(`${security}/authenticator/remove`), /Remove your authenticator app\?/)
    assert.equal(world.now(somebody.user).secondFactor, true, 'a GET removes nothing')
    const answer = await somebody.browser.post(`${security}/authenticator/remove`, {})
    assert.deepEqual(where(answer), [303, `${security}?done=factor`])
    assert.equal(world.now(somebody.user).secondFactor, false)
  })

  test('the last one stays where a policy asks for one, and the page says why', async () => {
    const somebody = await world.somebody({ role: 'usermanager' })
    await setUpApp(somebody)
    const { policy } = world.world.memory.settings()
    await world.asOperator.settings.put('policy', { ...policy, twoFactorRoles: ['usermanager'] })
    const answer = await somebody.browser.post(`${security}/authenticator/remove`, {})
    await world.asOperator.settings.put('policy', policy)
    assert.equal(answer.status, 409)
    assert.match(await answer.text(), /role="alert"[^]*this is your last one/)
    assert.equal(world.now(somebody.user).secondFactor, true)
  })
})

describe('recovery codes', () => {
  test('new ones replace the old, are in the answer to the form alone, and the old ones are dead', async () => {
    const somebody = await world.somebody()
    const { answer } = await setUpApp(somebody)
    const old = codesIn(await answer.text())
    assert.deepEqual(codesIn(await somebody.page(`${security}/recovery-codes`)), [])
    const made = await somebody.browser.post(`${security}/recovery-codes`, {})
    assert.match(made.headers.get('cache-control') ?? '', /no-store/)
    const codes = codesIn(await made.text())
    assert.equal(codes.length, 10)
    assert.deepEqual(codesIn(await somebody.page(`${security}/recovery-codes`)), [], 'not again on a reload')
    const browser = createWebClient(world.origin)
    await browser.signIn(somebody.user.username ?? '', password)
    const spend = (code = '') => browser.post('/sign-in/confirm', { with: 'recovery', code })
    assert.equal((await spend(old[0])).status, 403)
    assert.equal((await spend(codes[0])).status, 303)
    assert.match(await somebody.page(security), /9 of 10 left/)
  })

  test('there are none without a second factor', async () => {
    const somebody = await world.somebody()
    const answer = await somebody.browser.post(`${security}/recovery-codes`, {})
    assert.equal(answer.status, 409)
    assert.match(await answer.text(), /Set one up first/)
  })
})

describe('passkeys', () => {
  test('one’s own is renamed and removed; another’s is not there, even for an owner', async () => {
    const somebody = await world.somebody()
    const owner = await world.somebody({ role: 'owner' })
    const id = await givePasskey(somebody.user, 'Work laptop')
    for (const [path, form] of [
      [`${security}/passkeys/${id}`, { name: 'Mine now' }],
      [`${security}/passkeys/${id}/remove`, {}],
    ] as const) {
      assert.equal((await owner.browser.get(path)).status, 404, path)
      assert.equal((await owner.browser.post(path, form)).status, 404, path)
    }
    assert.match(await somebody.page(security), /Work laptop/)
    assert.deepEqual(where(await somebody.browser.post(`${security}/passkeys/${id}`, { name: 'Blue <key>' })), [
      303,
      security,
    ])
    assert.match(await somebody.page(security), /Blue &lt;key&gt;/)
    const unnamed = await somebody.browser.post(`${security}/passkeys/${id}`, { name: ' ' })
    assert.equal(unnamed.status, 400)
    assert.match(await unnamed.text(), /name-error/)
    await somebody.browser.post(`${security}/passkeys/${id}/remove`, {})
    assert.doesNotMatch(await somebody.page(security), /Blue/)
  })

  test('the only way in is not removed', async () => {
    const somebody = await world.somebody()
    const id = await givePasskey(somebody.user, 'Laptop')
    deletePassword(somebody.user)
    const answer = await somebody.browser.post(`${security}/passkeys/${id}/remove`, {})
    assert.equal(answer.status, 409)
    assert.match(await answer.text(), /only way you can sign in/)
  })

  test('an answer nobody was asked for adds none', async () => {
    const somebody = await world.somebody()
    for (const credential of ['', '{}', 'null', '[]', '{"id":"x","response":{}}']) {
      const answer = await somebody.browser.post(`${security}/passkeys/add`, { credential, name: 'Mine' })
      assert.equal(answer.status, 400, credential)
    }
    assert.equal(world.now(somebody.user).secondFactor, false)
  })
})

describe('app passwords', () => {
  test('one is made for an app, shown once, opens that app, and does not once it is revoked', async () => {
    const somebody = await world.somebody()
    const { user, browser, page } = somebody
    await setUpApp(somebody)
    assert.match(await page(`${security}/app-passwords/new`), /<option value="[^"]+">Jellyfin<\/option>/)
    const form = { name: 'Kitchen <radio>', app: 'directory-server', days: '30' }
    const made = await browser.post(`${security}/app-passwords/new`, form)
    assert.equal(made.status, 200)
    const text = /id="app-password"[^>]*>([^<]+)</.exec(await made.text())?.[1] ?? ''
    const bind = async () => {
      const client = await world.connect()
      const answer = await client.bind(personDN(user.username ?? ''), text)
      client.close()
      return answer
    }
    assert.equal(await bind(), 0)
    const list = await page(security)
    assert.match(list, /Kitchen &lt;radio&gt;[^]*For the directory server only[^]*works until/)
    assert.equal(list.includes(text), false)
    const revoke = /href="([^"]+\/revoke)"/.exec(list)?.[1] ?? ''
    assert.match(await page(revoke), /Revoke “Kitchen/)
    const done = await browser.post(revoke, {})
    assert.deepEqual(where(done), [303, `${security}?done=app-password-revoked`])
    assert.equal(await bind(), 49)
    assert.equal((await browser.post(revoke, {})).status, 404)
  })

  test('without a name, or for an app that is not open to them or takes none, none is made', async () => {
    const { user, browser } = await world.somebody()
    const cloud = [...world.world.memory.apps.all()].find(({ title }) => title === 'Nextcloud')
    for (const form of [
      { name: '', app: 'directory-server' },
      { name: 'Mine', app: cloud?.id ?? '' },
      { name: 'Mine', app: newUuid(world.clock) },
      { name: 'Mine', app: '' },
    ]) {
      const answer = await browser.post(`${security}/app-passwords/new`, form)
      assert.equal(answer.status, 400, JSON.stringify(form))
      assert.match(await answer.text(), /(?:name|app)-error/)
    }
    assert.deepEqual(await world.world.signIn.appPasswords.list(user.id), [])
  })

  test('another’s is not there, even for an owner', async () => {
    const [somebody, owner] = [await world.somebody(), await world.somebody({ role: 'owner' })]
    await somebody.browser.post(`${security}/app-passwords/new`, { name: 'TV', app: world.films.id })
    const [made] = await world.world.signIn.appPasswords.list(somebody.user.id)
    const path = `${security}/app-passwords/${made?.id}/revoke`
    assert.equal((await owner.browser.get(path)).status, 404)
    assert.equal((await owner.browser.post(path, {})).status, 404)
    assert.equal((await world.world.signIn.appPasswords.list(somebody.user.id)).length, 1)
  })
})

test('nothing secret is in the log of changes or the audit trail', async () => {
  const somebody = await world.somebody()
  const { secret, answer } = await setUpApp(somebody)
  const [code = ''] = codesIn(await answer.text())
  const { read } = world.world.store
  const rows = JSON.stringify([
    await read.selectFrom('audit').selectAll().execute(),
    await read.selectFrom('change').selectAll().execute(),
  ])
  for (const text of [secret, code, code.replace('-', ''), password]) assert.equal(rows.includes(text), false)
})

function deletePassword({ id }: User): void {
  const db = new DatabaseSync(`${world.dataFolder}/doorward.db`, { timeout: 5_000 })
  try {
    db.prepare('delete from password where "userId" = ?').run(id)
  } finally {
    db.close()
  }
}
