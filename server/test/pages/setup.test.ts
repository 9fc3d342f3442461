import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { startPages, visit, type PagesWorld } from './world.ts'

let world: PagesWorld
const opened: PagesWorld[] = []
beforeEach(async () => {
  world = await startPages({ people: [], setupToken: 'setup-token', settingUp: true, organisation: 'Doorward' })
  opened.push(world)
})
after(() => Promise.all(opened.map(one => one.close())))

const owner = {
  displayName: 'Jonas Ekdahl',
  username: 'jonas.ekdahl',
  email: 'jonas@example.com',
  password: 'correct horse battery',
}
const domain = { organisation: 'Fernhill', publicUrl: 'http://localhost:8080', baseDn: 'dc=example,dc=com' }

/** What apps will see, as the page says it. */
const seenIn = (page: string): (string | undefined)[] =>
  [...page.matchAll(/<dd data-sees="[^"]+">([^<]+)<\/dd>/g)].map(([, text]) => text)

test('without an owner every page leads to how to set up', async () => {
  const browser = visit(world)
  assert.match((await browser.get('/')).page, /has no owner yet[^]*npx doorward setup-link/)
  assert.equal((await browser.get('/sign-in')).headers.get('location'), '/')
})

test('the link leads through the three steps', async () => {
  const browser = visit(world)
  const first = await browser.get('/setup?token=setup-token')
  assert.equal(first.headers.get('referrer-policy'), 'strict-origin')
  assert.equal(first.headers.get('cache-control'), 'no-store')
  assert.match(first.page, /<input type="hidden" name="token" value="setup-token">/)
  assert.doesNotMatch(first.page, /id="code"/)
  assert.match(
    first.page,
    /<details[^]*Restore from a backup instead[^]*npx doorward restore backup\.dwb --data restored/,
  )
  const made = await browser.post('/setup', { ...owner, token: 'setup-token' })
  assert.equal(made.headers.get('location'), '/setup/domain')
  const second = await browser.get('/setup/domain', { referer: `${world.at.origin}/` })
  assert.match(second.page, new RegExp(`value="${world.at.origin}"`))
  assert.match(second.page, /value="dc=example,dc=com"/)
  assert.deepEqual(seenIn(second.page), [
    `${world.at.origin}/openid`,
    'ou=users,dc=example,dc=com',
    'ou=groups,dc=example,dc=com',
    'uid=jonas.ekdahl,ou=users,dc=example,dc=com',
  ])
  const saved = await browser.post('/setup/domain', domain)
  assert.equal(saved.headers.get('location'), '/setup/next')
  assert.deepEqual(world.saved, domain)
  assert.match((await browser.get('/setup/next')).page, /Doorward is running at localhost:8080/)
})

test('without the link the code is asked for, alone or inside the pasted link', async () => {
  const browser = visit(world)
  assert.match((await browser.get('/setup')).page, /id="code"/)
  const wrong = await browser.post('/setup', { ...owner, code: 'wrong' })
  assert.equal(wrong.status, 400)
  assert.match(wrong.page, /This code is not right/)
  assert.match(wrong.page, /value="jonas\.ekdahl"/)
  const code = 'http://localhost:8080/setup?token=setup-token'
  assert.equal((await browser.post('/setup', { ...owner, code })).headers.get('location'), '/setup/domain')
})

test('a link that has run out says how to make another', async () => {
  for (const answer of [
    await visit(world).get('/setup?token=old'),
    await visit(world).post('/setup', { ...owner, token: 'old' }),
  ]) {
    assert.equal(answer.status, 410)
    assert.match(
      answer.page,
      /has run out[^]*npx doorward setup-link[^]*docker compose exec doorward doorward setup-link/,
    )
  }
})

test('once there is an owner the link does nothing', async () => {
  await visit(world).post('/setup', { ...owner, token: 'setup-token' })
  world.setupToken = 'setup-token'
  assert.equal((await visit(world).get('/setup?token=setup-token')).status, 410)
  const second = await visit(world).post('/setup', { ...owner, username: 'eve', token: 'setup-token' })
  assert.equal(second.status, 410)
  assert.equal(world.people.length, 1)
})

test('what is wrong is said beside its field, and nothing typed is lost but the password', async () => {
  const answer = await visit(world).post('/setup', { ...owner, password: 'seven 7', token: 'setup-token' })
  assert.equal(answer.status, 400)
  assert.match(answer.page, /aria-describedby="password-error" aria-invalid="true"/)
  assert.match(answer.page, /id="password-error">[^]*A password has at least 8 characters\./)
  assert.match(answer.page, /value="Jonas Ekdahl"/)
  assert.doesNotMatch(answer.page, /seven 7/)
  const raced = await visit(world).post('/setup', { ...owner, email: 'x', token: 'setup-token' })
  assert.match(raced.page, /Somebody else was faster\./)
})

test('steps 2 and 3 are for a freshly signed-in owner', async () => {
  const stranger = visit(world)
  assert.equal((await stranger.get('/setup/domain')).headers.get('location'), '/sign-in?next=%2Fsetup%2Fdomain')
  assert.equal(
    (await stranger.post('/setup/domain', domain)).headers.get('location'),
    '/sign-in?next=%2Fsetup%2Fdomain',
  )
  const browser = visit(world)
  await browser.post('/setup', { ...owner, token: 'setup-token' })
  world.now += 11 * 60_000
  assert.equal((await browser.get('/setup/next')).headers.get('location'), '/sign-in?again=1&next=%2Fsetup%2Fnext')
  assert.match((await browser.get('/sign-in?again=1&next=%2Fsetup%2Fnext')).page, /Confirm that it’s you/)
  world.people.push({ ...(world.people[0] as (typeof world.people)[0]), username: 'amara', role: 'user' })
  const person = visit(world)
  await person.post('/sign-in', { username: 'amara', password: owner.password })
  assert.equal((await person.get('/setup/domain')).status, 403)
  assert.equal(world.saved, undefined)
})

test('an address that would move the server is confirmed first', async () => {
  const browser = visit(world)
  await browser.post('/setup', { ...owner, token: 'setup-token' })
  const away = { ...domain, publicUrl: 'https://id.example.com' }
  const asked = await browser.post('/setup/domain', away)
  assert.equal(asked.status, 200)
  assert.equal(world.saved, undefined)
  assert.match(asked.page, /From now on the server answers at https:\/\/id\.example\.com/)
  const other = await browser.post('/setup/domain', { ...away, confirmed: 'https://other.example.com' })
  assert.equal(other.status, 200)
  const saved = await browser.post('/setup/domain', { ...away, confirmed: 'https://id.example.com' })
  assert.equal(saved.headers.get('location'), 'https://id.example.com/setup/next')
})

test('when the address in use becomes the public one, the session goes on under the new cookie', async () => {
  const browser = visit(world)
  await browser.post('/setup', { ...owner, token: 'setup-token' })
  const before = browser.cookies.get('doorward-session')
  await browser.post('/setup/domain', { ...domain, publicUrl: 'https://localhost' })
  assert.equal(browser.cookies.get('__Host-doorward-session'), before)
  assert.equal((await browser.get('/setup/next')).status, 200)
})

test('what is wrong is said beside its field, or above all of them', async () => {
  const browser = visit(world)
  await browser.post('/setup', { ...owner, token: 'setup-token' })
  const answer = await browser.post('/setup/domain', { ...domain, baseDn: 'nonsense' })
  assert.equal(answer.status, 400)
  assert.match(answer.page, /id="baseDn-error">[^]*This is no DN\./)
  assert.equal(seenIn(answer.page).at(-1), 'uid=jonas.ekdahl,ou=users,nonsense')
  const nested = await browser.post('/setup/domain', { ...domain, organisation: ' ' })
  assert.match(nested.page, /id="organisation-error">[^]*Give the organisation a name\./)
  const elsewhere = await browser.post('/setup/domain', { ...domain, organisation: 'elsewhere' })
  assert.match(elsewhere.page, /role="alert">[^]*Another thing is wrong\./)
})

test('the recovery key is made in the last step, shown once, and never by a look', async () => {
  const browser = visit(world)
  await browser.post('/setup', { ...owner, token: 'setup-token' })
  await browser.get('/setup/next')
  assert.match((await browser.get('/setup/next')).page, /Make the recovery key/)
  assert.deepEqual(world.recoveryKeys, [])
  const shown = await browser.post('/setup/next', {})
  assert.equal(shown.status, 200)
  assert.equal(shown.headers.get('cache-control'), 'no-store')
  assert.match(shown.page, /<pre[^>]*>AGE-SECRET-KEY-10<\/pre>/)
  assert.match(shown.page, /href="data:text\/plain;charset=utf-8,AGE-SECRET-KEY-10%0A" download=/)
  assert.match(shown.page, /I have stored it/)
  const again = await browser.post('/setup/next', {})
  assert.equal(again.headers.get('location'), '/setup/next')
  assert.doesNotMatch((await browser.get('/setup/next')).page, /recovery key/i)
  assert.equal(world.recoveryKeys.length, 1)
})

test('the owner is asked to add a passkey once the key is stored, until there is one', async () => {
  const browser = visit(world)
  await browser.post('/setup', { ...owner, token: 'setup-token' })
  assert.doesNotMatch((await browser.get('/setup/next')).page, /Protect the owner account first/)
  await browser.post('/setup/next', {})
  assert.match((await browser.get('/setup/next')).page, /Protect the owner account first[^]*passkeys\/add/)
  Object.assign(world.people[0] ?? assert.fail(), { secondFactor: true })
  assert.doesNotMatch((await browser.get('/setup/next')).page, /Protect the owner account first/)
})
