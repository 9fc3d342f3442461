import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { settingsOf } from '#external'
import { seconds, Secret } from '#ground'
import { cli, operator } from '../../world/open-test-world.ts'
import { dnOf, openBindWorld, password, type BindWorld } from '../../ldap/bind-world.ts'
import { base } from '../../ldap/ldap-world.ts'
import { openDirectoryWorld, visitor, type DirectoryWorld } from './directory-world.ts'

// Anna has an authenticator app at the Doorward that is behind this one, Bob has none.
describe('signing in with another Doorward behind, that asks for a second factor', () => {
  let upstream: BindWorld
  let there: DirectoryWorld
  before(async () => {
    upstream = await openBindWorld()
    await upstream.add('olivia', { role: 'owner' })
  })
  after(() => upstream?.dispose())

  beforeEach(async () => {
    const settings = settingsOf('doorward', {
      baseDn: base,
      urls: [`ldaps://127.0.0.1:${upstream.ldapsPort}`],
      tls: { ca: readFileSync(upstream.caPath, 'utf8'), serverName: 'localhost' },
      bindDn: dnOf('olivia'),
      autoCreate: true,
    })
    there = await openDirectoryWorld({ clock: upstream.clock, settings, bindPassword: password })
  })
  afterEach(() => there?.dispose())

  /** One that was not used yet. */
  function nextCode(): string {
    upstream.clock.advance(seconds(30))
    return upstream.phone.code()
  }
  async function signInWithCode(secret: string, code: string) {
    const asked = await there.signIn('anna', secret)
    assert.ok(asked.kind === 'code', asked.kind)
    return there.world.signIn.withDirectoryCode(asked.token, code, { visitor })
  }
  async function signInAnna() {
    const answer = await signInWithCode(password, nextCode())
    assert.ok(answer.kind === 'signed-in', answer.kind)
    return answer
  }

  test('whoever has none comes in with the password', async () => {
    const answer = await there.signIn('bob', password)
    assert.ok(answer.kind === 'signed-in')
    assert.deepEqual(answer.session.amr, ['pwd'])
  })

  test('whoever has one is asked for the code, and both together are two factors', async () => {
    const { session } = await signInAnna()
    assert.deepEqual(session.amr, ['pwd', 'otp', 'mfa'])
    assert.equal(there.get('anna').email, 'anna@example.com')
  })

  test('a wrong code, a code with a wrong password and a code that was used come to nothing', async () => {
    assert.equal((await signInWithCode(password, '000000')).kind, 'refused')
    assert.equal((await signInWithCode('wrong', nextCode())).kind, 'refused')
    const code = nextCode()
    assert.equal((await signInWithCode(password, code)).kind, 'signed-in')
    assert.equal((await signInWithCode(`${password}x`, code)).kind, 'refused')
  })

  test('a code is for one try, and for the sign-in that asked for it', async () => {
    const asked = await there.signIn('anna', password)
    assert.ok(asked.kind === 'code')
    const visit = { visitor }
    assert.equal((await there.world.signIn.withDirectoryCode('another', nextCode(), visit)).kind, 'over')
    assert.equal((await there.world.signIn.withDirectoryCode(asked.token, '000000', visit)).kind, 'refused')
    assert.equal((await there.world.signIn.withDirectoryCode(asked.token, nextCode(), visit)).kind, 'over')
  })

  test('a policy here demands no other factor of them', async () => {
    const policy = there.world.memory.settings().policy
    await there.world.asOperator.settings.put('policy', { ...policy, mandatoryTwoFactor: true })
    const answer = await there.signIn('bob', password)
    assert.equal(answer.kind, 'signed-in')
    assert.ok(answer.kind === 'signed-in' && (await there.world.signIn.findSession(answer.token)) !== undefined)
  })

  test('the directory server takes the code apart or at the end of the password, and no password alone', async () => {
    await signInAnna()
    const answers = {
      apart: await there.bind('anna', password, { code: nextCode() }),
      atEnd: await there.bind('anna', `${password}${nextCode()}`),
      setApart: await there.bind('anna', `${password};${nextCode()}`),
      wrong: await there.bind('anna', `${password}000000`),
      alone: await there.bind('anna', password),
    }
    assert.deepEqual(
      Object.entries(answers).map(([way, answer]) => [way, answer.kind === 'ok' ? answer.amr.join(' ') : answer.kind]),
      [
        ['apart', 'pwd otp mfa'],
        ['atEnd', 'pwd otp mfa'],
        ['setApart', 'pwd otp mfa'],
        ['wrong', 'refused'],
        ['alone', 'refused'],
      ],
    )
  })

  test('no second factor is set up here', async () => {
    await signInAnna()
    const user = there.get('anna')
    const { factors } = there.world.signIn
    assert.ok(factors.areElsewhere(user))
    assert.ok(!factors.areElsewhere(there.get('olivia')))
    await assert.rejects(factors.offerTotp(user, 'session'), { code: 'forbidden' })
  })

  test('an app password made here opens what it is for', async () => {
    await signInAnna()
    const { app } = await there.world.asOperator.apps.create({ title: 'Wiki', access: { kind: 'everyone' }, ldap: {} })
    const input = { userId: there.get('anna').id, app: app.id, name: 'Phone', expiresAt: null }
    const { text } = await there.world.signIn.appPasswords.make(input, operator, cli)
    assert.equal((await there.bind('anna', text.reveal(), { app: app.id })).kind, 'ok')
    assert.equal((await there.bind('anna', text.reveal())).kind, 'refused')
  })

  test('a password for a change is proven with the code at its end', async () => {
    await signInAnna()
    const check = (text: string) =>
      there.world.signIn.checkPassword({
        identifier: there.get('anna').id,
        password: new Secret(text),
        address: visitor.address,
        door: 'pages',
      })
    assert.equal(await check(password), 'wrong')
    assert.equal(await check(`${password}${nextCode()}`), 'right')
  })
})
