import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { roles } from '#directory'
import { openProfileWorld, type ProfileWorld, type Somebody } from './world.ts'

let world: ProfileWorld
before(async () => {
  world = await openProfileWorld()
})
after(() => world.dispose())

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGk2Tr0UoLmJzkVx9x4Y3cZJ7k1vOWVtQb4mJxQhTtzB amara@laptop'

/** The form as the page has it, with changes. */
const fields = ({ user }: Somebody, change: Record<string, string> = {}): Record<string, string> => {
  const { displayName, givenName, familyName, phone, locale, zoneinfo, version } = world.now(user)
  return {
    version: String(version),
    displayName,
    givenName,
    familyName,
    phone: phone ?? '',
    locale: locale ?? '',
    zoneinfo: zoneinfo ?? '',
    ...change,
  }
}
/** As the dashboard asks for it, or somebody with the cookie of a browser. */
const patch = ({ browser }: Somebody, { user }: Somebody, body: object): Promise<Response> =>
  world.raw(`/api/v1/users/${user.id}`, {
    method: 'PATCH',
    body: JSON.stringify(body),
    headers: {
      cookie: `doorward-session=${browser.cookies.get('doorward-session')}`,
      origin: world.origin,
      'content-type': 'application/json',
      'if-match': `"${world.now(user).version}"`,
    },
  })
const where = (answer: Response) => [answer.status, answer.headers.get('location')]
const saved = [303, '/profile?done=saved']

async function lock(isLocked: boolean): Promise<void> {
  const { policy } = world.world.memory.settings()
  await world.asOperator.settings.put('policy', { ...policy, lockProfiles: isLocked })
}

describe('details', () => {
  test('are changed and shown, and say so', async () => {
    const somebody = await world.somebody()
    const change = { phone: '+49 30 1234567', zoneinfo: 'Europe/Berlin', 'attributes.pronouns': 'she' }
    assert.deepEqual(where(await somebody.browser.post('/profile', fields(somebody, change))), saved)
    const page = await somebody.page('/profile?done=saved')
    assert.match(page, /role="status"[^]*Saved/)
    assert.match(page, /name="phone"[^>]*value="\+49 30 1234567"/)
    assert.match(page, /name="attributes\.pronouns"[^>]*value="she"/)
    assert.match(page, /name="attributes\.costCentre"[^>]*readonly/)
    assert.equal(world.now(somebody.user).zoneinfo, 'Europe/Berlin')
  })

  test('a new name changes the names that follow from it, unless they were set', async () => {
    const somebody = await world.somebody()
    await somebody.browser.post('/profile', fields(somebody, { displayName: 'Amara N. Mensah' }))
    assert.deepEqual([world.now(somebody.user).givenName, world.now(somebody.user).familyName], ['Amara N.', 'Mensah'])
    await somebody.browser.post('/profile', fields(somebody, { givenName: 'Ama' }))
    await somebody.browser.post('/profile', fields(somebody, { displayName: 'Somebody Else' }))
    assert.equal(world.now(somebody.user).givenName, 'Ama')
  })

  test('what cannot be is said beside its field, with what was typed', async () => {
    const somebody = await world.somebody()
    const typed = fields(somebody, { displayName: '', zoneinfo: 'Europe/Atlantis', phone: '0"><b>' })
    const answer = await somebody.browser.post('/profile', typed)
    assert.equal(answer.status, 400)
    const page = await answer.text()
    assert.match(page, /zoneinfo-error|displayName-error/)
    assert.match(page, /value="Europe\/Atlantis"/)
    assert.match(page, /value="0&quot;&gt;&lt;b&gt;"/)
    assert.deepEqual(world.now(somebody.user), somebody.user)
  })

  test('somebody else’s change in between is shown, and not overwritten', async () => {
    const somebody = await world.somebody()
    const stale = fields(somebody, { phone: '1' })
    await world.asOperator.users.update(somebody.user.id, { phone: '2' })
    const answer = await somebody.browser.post('/profile', stale)
    assert.equal(answer.status, 409)
    const page = await answer.text()
    assert.match(page, /Somebody changed your details meanwhile/)
    assert.match(page, /name="phone"[^>]*value="2"/)
    assert.equal(world.now(somebody.user).phone, '2')
  })

  test('fields nobody offered change nothing', async () => {
    const somebody = await world.somebody()
    const change = {
      phone: '1',
      role: 'owner',
      username: 'root2',
      email: 'else@example.com',
      emailVerified: 'true',
      recoveryEmail: 'else@example.com',
      expiresAt: '0',
      uidNumber: '0',
      sshKeys: key,
      disabledByAdmin: 'false',
      id: '0198c2a4-7f3b-7c1e-9d2a-000000000001',
      'attributes.costCentre': '7',
      'attributes.noSuch': '7',
      attributes: 'x',
    }
    assert.deepEqual(where(await somebody.browser.post('/profile', fields(somebody, change))), saved)
    const { version: _v, updatedAt: _u, phone, ...rest } = world.now(somebody.user)
    const { version: _version, updatedAt: _updatedAt, phone: _phone, ...before } = somebody.user
    assert.deepEqual([phone, rest], ['1', before])
  })

  test('the recovery address and the keys have pages of their own', async () => {
    const somebody = await world.somebody()
    const { browser, user } = somebody
    const version = () => String(world.now(user).version)
    assert.match(await somebody.page('/profile/recovery-email'), /Recovery email address/)
    const wrong = await browser.post('/profile/recovery-email', { recoveryEmail: 'nobody', version: version() })
    assert.equal(wrong.status, 400)
    assert.match(await wrong.text(), /This is not an e-mail address/)
    const right = await browser.post('/profile/recovery-email', {
      recoveryEmail: 'me@home.example',
      version: version(),
    })
    assert.deepEqual(where(right), saved)
    assert.equal(world.now(user).recoveryEmail, 'me@home.example')
    const stale = await browser.post('/profile/recovery-email', { recoveryEmail: '', version: '1' })
    assert.equal(stale.status, 400)

    const nonsense = await browser.post('/profile/ssh-keys', { sshKeys: `${key}\nrubbish`, version: version() })
    assert.equal(nonsense.status, 400)
    assert.match(await nonsense.text(), /sshKeys-error/)
    assert.deepEqual(
      where(await browser.post('/profile/ssh-keys', { sshKeys: `${key}\r\n\r\n`, version: version() })),
      saved,
    )
    assert.deepEqual(world.now(user).sshKeys, [key])
  })

  test('an admin changes addresses where nobody can be sent a link, and the page says so', async () => {
    const somebody = await world.somebody()
    assert.match(await somebody.page('/profile'), /An admin can change it/)
    assert.deepEqual(where(await somebody.browser.get('/profile/email')), [303, '/profile'])
    assert.equal((await somebody.browser.post('/profile/email', { email: 'new@example.com' })).status, 403)
    assert.equal(world.now(somebody.user).email, somebody.user.email)
  })

  test('an account of a file of truth is shown and not changed', async () => {
    const somebody = await world.somebody()
    await world.asOperator.users.update(somebody.user.id, { managedBy: 'people.yaml' })
    const page = await somebody.page('/profile')
    assert.match(page, /kept in people\.yaml/)
    assert.doesNotMatch(page, /Save changes|href="\/profile\/(?:email|recovery-email|ssh-keys)"/)
    assert.equal((await somebody.browser.post('/profile', fields(somebody, { phone: '1' }))).status, 400)
    assert.equal(world.now(somebody.user).phone, null)
  })
})

describe('with profiles locked', () => {
  before(() => lock(true))
  after(() => lock(false))

  for (const role of ['user', 'usermanager'] as const)
    test(`no way leads a ${role} to another name or address: every form, and the API`, async () => {
      const somebody = await world.somebody({ role })
      const { browser, user } = somebody
      const version = String(user.version)
      const page = await somebody.page('/profile')
      assert.match(page, /changed by an admin here/)
      for (const name of ['displayName', 'givenName', 'familyName'])
        assert.match(page, new RegExp(`name="${name}"[^>]* readonly`))
      assert.doesNotMatch(page, /href="\/profile\/(?:email|recovery-email)"/)

      const names: Record<string, string>[] = [
        { displayName: 'The Director' },
        { givenName: 'The' },
        { familyName: 'Director' },
      ]
      for (const change of names)
        assert.equal((await browser.post('/profile', fields(somebody, change))).status, 403, JSON.stringify(change))
      const address = { recoveryEmail: 'me@home.example', email: 'me@home.example', version }
      assert.equal((await browser.post('/profile/recovery-email', address)).status, 403)
      assert.equal((await browser.post('/profile/email', address)).status, 403)
      for (const change of [{ displayName: 'The Director' }, { email: 'me@home.example' }, { givenName: 'The' }])
        assert.equal((await patch(somebody, somebody, change)).status, 403, JSON.stringify(change))
      assert.deepEqual(world.now(user), user)
      assert.deepEqual(where(await browser.post('/profile', fields(somebody, { phone: '1', locale: 'fr' }))), saved)
      assert.deepEqual([world.now(user).phone, world.now(user).locale], ['1', 'fr'])
    })

  test('admins change theirs and others’', async () => {
    const [admin, user] = [await world.somebody({ role: 'admin' }), await world.somebody()]
    const answer = await admin.browser.post('/profile', fields(admin, { displayName: 'Priya Raman' }))
    assert.deepEqual(where(answer), saved)
    const changed = await patch(admin, user, { displayName: 'Kofi Mensah', email: 'kofi@example.com' })
    assert.equal(changed.status, 200)
    assert.equal(world.now(user.user).displayName, 'Kofi Mensah')
  })
})

test('a profile is there for every role', async () => {
  for (const role of roles) {
    const somebody = await world.somebody({ role })
    for (const path of ['/', '/profile', '/profile/security', '/profile/devices', '/profile/apps', '/profile/activity'])
      assert.match(await somebody.page(path), /aria-current="page"/)
  }
})
