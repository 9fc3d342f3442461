import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { decodeJwt } from 'jose'
import { days, minutes, newUuid, Secret, type SessionId } from '#ground'
import type { App, DirectoryCommands, OidcInput, User } from '#directory'
import type { Browser } from '../oidc/browser.ts'
import { openOidcWorld, type OidcWorld, type Opened } from '../oidc/oidc-world.ts'
import { cli, operator } from '../world/open-test-world.ts'
import { startReceiver, type Receiver } from './receiver.ts'

const goodbye = 'https://cloud.example.com/goodbye'

/** An app with an address to be told at, opened in a browser by somebody of its own. */
interface Stage {
  receiver: Receiver
  app: App
  secret: string
  user: User
  browser: Browser
  opened: Opened
  session: SessionId
}

describe('an app is told when a session ends', () => {
  let at: OidcWorld
  let admin: User
  let count = 0
  const receivers: Receiver[] = []

  before(async () => {
    at = await openOidcWorld()
    admin = await at.world.add('olga', { role: 'owner' })
    at.oidc.logouts.start()
  })
  afterEach(async () => {
    for (const receiver of receivers.splice(0)) await receiver.stop()
  })
  after(async () => {
    await at.oidc.logouts.close()
    await at.close()
  })

  async function addToldApp(oidcInput: Partial<OidcInput> = {}) {
    let clientId = ''
    const receiver = await startReceiver({
      issuer: () => new URL('/openid', at.at).href,
      clientId: () => clientId,
    })
    receivers.push(receiver)
    const { app, secret } = await at.addApp({
      title: `App ${++count}`,
      oidcInput: { backchannelLogoutUri: receiver.uri, postLogoutRedirectUris: [goodbye], ...oidcInput },
    })
    clientId = app.oidc?.clientId ?? ''
    return { receiver, app, secret }
  }

  async function setStage(oidcInput: Partial<OidcInput> = {}, params: Record<string, string> = {}): Promise<Stage> {
    const { receiver, app, secret } = await addToldApp(oidcInput)
    const user = await at.world.add(`person${count}`)
    const browser = await at.browserOf(user.username ?? '')
    const opened = await at.open(await at.discover(app.oidc?.clientId ?? '', secret), browser, params)
    const found = await at.world.signIn.findSession(browser.cookie('doorward-session'))
    assert.ok(found)
    return { receiver, app, secret, user, browser, opened, session: found.session.id }
  }

  /** Exactly one token, of this session and this person, and nothing that was not understood. */
  async function assertToldOnce({ receiver, opened }: Stage): Promise<void> {
    await receiver.hasTaken(1)
    await at.oidc.logouts.wake()
    assert.deepEqual(receiver.refused, [])
    const claims = decodeJwt(opened.tokens.id_token ?? '')
    assert.equal(receiver.taken.length, 1)
    assert.equal(receiver.taken[0]?.payload.sid, claims['sid'])
    assert.equal(receiver.taken[0]?.payload.sub, claims.sub)
  }

  const asAdmin = () => ({ kind: 'user', id: admin.id, role: admin.role }) as const
  const origin = { door: 'api', address: null } as const

  const deeds: Record<string, (stage: Stage) => Promise<unknown>> = {
    'sign-out from the app, with its ID token': ({ browser, opened }) =>
      browser.open(
        `/openid/session/end?${new URLSearchParams({ id_token_hint: opened.tokens.id_token ?? '', post_logout_redirect_uri: goodbye }).toString()}`,
      ),
    async 'sign-out from an app, confirmed'({ browser }) {
      const page = await browser.open('/openid/session/end')
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
      await browser.submit('/openid/session/end/confirm', { xsrf, logout: 'yes' })
    },
    'sign-out from our own pages': ({ session, user }) =>
      at.world.signIn.endSession(session, 'signed-out', { kind: 'user', id: user.id, role: user.role }, origin),
    'the session ended by its person': ({ session, user }) =>
      at.world.signIn.endSessionFor({ kind: 'user', id: user.id, role: user.role }, origin, session),
    'the session ended by an admin': ({ session }) => at.world.signIn.endSessionFor(asAdmin(), origin, session),
    'signed out everywhere by an admin': ({ user }) => at.world.signIn.endSessionsOf(asAdmin(), origin, user.id),
    'everybody signed out': () => at.world.signIn.endEverySession(asAdmin(), origin, null),
    'signed in as somebody else in the same browser': ({ browser }) => at.signIn(browser, 'olga'),
    disabled: ({ user }) => at.world.asOperator.users.disable(user.id),
    'moved to the trash': ({ user }) => at.world.asOperator.users.delete(user.id),
    async 'the account’s end is reached'({ user }) {
      await at.world.asOperator.users.update(user.id, { expiresAt: at.clock.now() + minutes(1) })
      at.clock.advance(minutes(2))
      await at.world.directory.upkeep.endExpired()
    },
    'a new password': ({ user }) => at.world.asOperator.users.setPassword(user.id, new Secret('another quiet door')),
    'factors reset': ({ user }) => at.world.asOperator.users.resetFactors(user.id),
    'the app switched off': ({ app }) => at.world.asOperator.apps.update(app.id, { enabled: false }),
  }
  for (const [deed, act] of Object.entries(deeds))
    test(deed, async () => {
      const stage = await setStage()
      await act(stage)
      await assertToldOnce(stage)
    })

  test('a lowered role', async () => {
    const stage = await setStage()
    await at.world.asOperator.users.update(stage.user.id, { role: 'admin' })
    await at.world.asOperator.users.update(stage.user.id, { role: 'user' })
    await assertToldOnce(stage)
  })

  test('an agreement taken back tells its app alone', async () => {
    const stage = await setStage({ askConsent: false })
    const other = await addToldApp()
    await at.open(await at.discover(other.app.oidc?.clientId ?? '', other.secret), stage.browser)
    await at.oidc.revokeConsent(stage.user, stage.app.id, origin)
    // There was none to take back, so nobody is told.
    await at.oidc.logouts.wake()
    assert.deepEqual([stage.receiver.count, other.receiver.count], [0, 0])
    await at.world.signIn.endSession(stage.session, 'signed-out', asAdmin(), origin)
    await assertToldOnce(stage)
    await other.receiver.hasTaken(1)
    assert.equal(other.receiver.taken.length, 1)
    assert.notEqual(other.receiver.taken[0]?.payload.sid, stage.receiver.taken[0]?.payload.sid)
  })

  test('every kind of subject, and tokens that outlive the browser', async () => {
    for (const subject of ['username', 'uuid', 'pairwise'] as const) {
      const stage = await setStage({ subject }, { scope: 'openid offline_access', prompt: 'consent' })
      assert.ok(stage.opened.tokens.refresh_token)
      await at.world.signIn.endSession(stage.session, 'signed-out', asAdmin(), origin)
      await assertToldOnce(stage)
    }
  })

  test('in the algorithm of the app', async () => {
    for (const signingAlgorithm of ['RS256', 'ES256', 'EdDSA'] as const) {
      const stage = await setStage({ signingAlgorithm })
      await at.world.signIn.endSession(stage.session, 'signed-out', asAdmin(), origin)
      await assertToldOnce(stage)
      assert.equal(stage.receiver.taken[0]?.algorithm, signingAlgorithm)
    }
  })

  test('two sessions of one person are told apart', async () => {
    const stage = await setStage()
    const second = await at.browserOf(stage.user.username ?? '')
    const opened = await at.open(await at.discover(stage.app.oidc?.clientId ?? '', stage.secret), second)
    await at.world.signIn.endSession(stage.session, 'signed-out', asAdmin(), origin)
    await assertToldOnce(stage)
    assert.notEqual(decodeJwt(opened.tokens.id_token ?? '')['sid'], stage.receiver.taken[0]?.payload.sid)
    assert.equal(
      (
        await fetch(new URL('/openid/me', at.at), {
          headers: { authorization: `Bearer ${opened.tokens.access_token}` },
        })
      ).status,
      200,
    )
  })

  test('an app without an address is told nothing, and its tokens name no session', async () => {
    const stage = await setStage({ backchannelLogoutUri: null })
    assert.equal('sid' in decodeJwt(stage.opened.tokens.id_token ?? ''), false)
    await at.world.signIn.endSession(stage.session, 'signed-out', asAdmin(), origin)
    await at.oidc.logouts.wake()
    assert.equal(stage.receiver.count, 0)
    assert.deepEqual(await at.oidc.logouts.listTold([stage.session]), [])
  })

  test('nobody is told twice of one end, or of a session that never opened them', async () => {
    const stage = await setStage()
    const other = await at.browserOf('olga')
    const found = await at.world.signIn.findSession(other.cookie('doorward-session'))
    assert.ok(found)
    await at.world.signIn.endSession(found.session.id, 'signed-out', asAdmin(), origin)
    await at.oidc.logouts.wake()
    assert.equal(stage.receiver.count, 0)
    await at.world.signIn.endSession(stage.session, 'signed-out', asAdmin(), origin)
    await at.world.signIn.endSession(stage.session, 'signed-out', asAdmin(), origin)
    await at.world.asOperator.users.disable(stage.user.id)
    await at.world.asOperator.users.delete(stage.user.id)
    await assertToldOnce(stage)
  })

  describe('an app that does not take it', () => {
    let stage: Stage
    beforeEach(async () => {
      stage = await setStage()
    })
    const end = () => at.world.signIn.endSession(stage.session, 'signed-out', asAdmin(), origin)
    const told = async () => {
      const [row] = await at.oidc.logouts.listTold([stage.session])
      assert.ok(row)
      return row
    }

    test('one that was down is told when it is back, once', async () => {
      await stage.receiver.stop()
      await end()
      await at.oidc.logouts.wake()
      const row = await told()
      assert.deepEqual([row.tries, row.toldAt, row.answer], [1, null, 'Nothing listens at its address.'])
      await stage.receiver.start()
      at.clock.advance((row.nextAt ?? 0) - at.clock.now())
      await at.oidc.logouts.wake()
      await assertToldOnce(stage)
      const after = await told()
      assert.deepEqual([after.tries, after.nextAt, after.answer], [2, null, 'It answered 200.'])
      at.clock.advance(days(2))
      await at.oidc.logouts.wake()
      assert.equal(stage.receiver.count, 1)
    })

    test('one that fails is tried less and less often, for a day', async () => {
      stage.receiver.answering = (_request, response) => void response.writeHead(500).end()
      await end()
      const waits: number[] = []
      const from = at.clock.now()
      for (;;) {
        await at.oidc.logouts.wake()
        const row = await told()
        assert.equal(row.answer, 'It answered 500.')
        if (row.nextAt === null) break
        waits.push(row.nextAt - (row.answeredAt ?? 0))
        at.clock.advance(row.nextAt - at.clock.now())
      }
      assert.deepEqual(waits.slice(0, 4), [5000, 10_000, 20_000, 40_000])
      assert.ok(waits.every((wait, i) => i === 0 || wait >= (waits[i - 1] ?? 0)))
      assert.equal(waits.at(-1), 3_600_000)
      const tried = at.clock.now() - from
      assert.ok(tried > days(1) - 2 * 3_600_000 && tried <= days(1))
      assert.equal((await told()).toldAt, null)
    })

    test('a redirect is no yes', async () => {
      const elsewhere = await setStage()
      stage.receiver.answering = (_request, response) =>
        void response.writeHead(307, { location: elsewhere.receiver.uri }).end()
      await end()
      await at.oidc.logouts.wake()
      assert.match((await told()).answer ?? '', /leads elsewhere/)
      assert.equal(elsewhere.receiver.count, 0)
    })

    test('a link-local address is not kept for it, however it is written', async () => {
      const { redirectUris = [] } = stage.app.oidc ?? {}
      for (const backchannelLogoutUri of [
        'https://169.254.169.254/bye',
        'https://[fe80::1]/bye',
        'https://[::ffff:169.254.169.254]/bye',
        'https://2852039166/bye',
        'https://[fd00:ec2::254]/bye',
        'myapp:/bye',
      ])
        await assert.rejects(
          at.world.asOperator.apps.update(stage.app.id, { oidc: { redirectUris, backchannelLogoutUri } }),
          { name: 'Problem', code: 'invalid' },
        )
    })

    test('one that hangs keeps nobody else from being told', async () => {
      stage.receiver.answering = () => undefined
      const others = [await setStage(), await setStage()]
      await end()
      await stage.receiver.hasSeen(1)
      for (const other of others) {
        await at.world.signIn.endSession(other.session, 'signed-out', asAdmin(), origin)
        await other.receiver.hasTaken(1)
        assert.deepEqual([other.receiver.taken.length, other.receiver.refused.length], [1, 0])
      }
      assert.equal((await told()).answeredAt, null)
    })

    test('one that is deleted meanwhile is given up', async () => {
      await stage.receiver.stop()
      await end()
      await at.oidc.logouts.wake()
      await at.world.asOperator.apps.delete(stage.app.id)
      at.clock.advance(minutes(1))
      await at.oidc.logouts.wake()
      const row = await told()
      assert.deepEqual([row.nextAt, row.toldAt, row.answer], [null, null, 'The app is no more.'])
      await stage.receiver.start()
    })
  })

  test('an app that registered itself is not told at a private address, however that came to be its own', async () => {
    const { app, receiver, session } = await setStage()
    const oidc = { ...(app.oidc ?? assert.fail('it is an app of OpenID Connect')), registeredWith: 'Pipeline' }
    const run = at.world.store.commands<DirectoryCommands>('directory')
    const deed = { actor: operator, origin: cli, at: at.clock.now(), eventId: newUuid(at.clock) }
    await run('updateApp', { ...deed, id: app.id, patch: { oidc } })
    await at.world.signIn.endSession(session, 'signed-out', asAdmin(), origin)
    await at.oidc.logouts.wake()
    const row = await at.world.store.list
      .selectFrom('logout')
      .selectAll()
      .where('appId', '=', app.id)
      .executeTakeFirstOrThrow()
    assert.match(String(row.answer), /not public/)
    assert.deepEqual(receiver.taken, [])
  })
})
