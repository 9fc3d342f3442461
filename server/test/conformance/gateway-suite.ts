import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { hashToken, newToken, newUuid, Secret, silentLog, type AppId, type SessionId } from '#ground'
import type { User } from '#directory'
import type { GatewayApp, GatewayCommands } from '#gateway'
import type { OidcCommands } from '#oidc'
import { createHostSessions, type HostSessions } from '../../src/gateway/host-sessions.ts'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import { cli, operator, password, type TestWorld } from '../world/open-test-world.ts'
import type { Engine } from './directory-suite.ts'

const host = 'wiki.test'

/** What is promised of codes and of sessions at apps' hosts, whatever keeps them. */
export function gatewaySuite(engine: Engine): void {
  describe(`sessions at apps’ hosts, on ${engine.name}`, { skip: engine.skip ?? false }, () => {
    let clock: FixedClock
    let world: TestWorld
    let sessions: HostSessions
    let app: GatewayApp
    let una: User

    beforeEach(async () => {
      clock = fixedClock()
      world = await engine.open({ clock })
      una = await world.add('una')
      const made = await world.asOperator.apps.create({
        title: 'Wiki',
        access: { kind: 'everyone' },
        gateway: { host },
      })
      app = made.app as GatewayApp
      sessions = sessionsOf(world)
    })
    afterEach(() => world.dispose())

    const runOf = ({ store }: TestWorld) => store.commands<GatewayCommands>('gateway')
    const sessionsOf = (of: TestWorld): HostSessions =>
      createHostSessions({
        ...of,
        clock,
        log: silentLog,
        read: of.store.read,
        run: runOf(of),
        publicUrl: () => new URL('http://localhost'),
        session: { read: () => undefined, print: String, printCleared: String },
        language: { readerOf: () => ({ language: 'en', at: undefined }), ofAnswer: () => 'en' },
        noticed: () => undefined,
        printRefusal: () => '',
        findBearer: async () => undefined,
        signAssertion: async () => '',
      })

    async function signIn(): Promise<SessionId> {
      const visitor = { address: '192.0.2.7', userAgent: '' }
      const answer = await world.signIn.withPassword({ identifier: 'una', password: new Secret(password), visitor })
      return answer.kind === 'signed-in' ? answer.session.id : assert.fail(answer.kind)
    }

    async function makeCode(session: SessionId, state: string, to = app): Promise<string> {
      const code = newToken()
      const user = world.memory.people.find(una.id) ?? assert.fail()
      await runOf(world)('putGatewayCode', {
        hash: hashToken(code),
        userId: una.id,
        credentialVersion: user.credentialVersion,
        at: clock.now(),
        code: {
          session,
          app: to.id,
          host: to.gateway.host,
          state: hashToken(state),
          url: `https://${to.gateway.host}/a`,
        },
      })
      return code
    }

    test('of fifty who show a code at once, one is let in', async () => {
      const [state, session] = [newToken(), await signIn()]
      const code = await makeCode(session, state)
      const answers = await Promise.all(Array.from({ length: 50 }, () => sessions.begin(code, app, state)))
      const begun = answers.filter(({ kind }) => kind === 'begun')
      assert.equal(begun.length, 1)
      assert.equal((await sessions.find(begun[0]?.token, app))?.user.id, una.id)
      for (const { kind, token } of answers)
        if (kind === 'refused') assert.equal(await sessions.find(token, app), undefined)
    })

    test('another state or host uses a code up, and a minute ends it', async () => {
      const [state, session] = [newToken(), await signIn()]
      const elsewhere: GatewayApp = { ...app, gateway: { ...app.gateway, host: 'other.test' } }
      const wrong: ((code: string) => Promise<{ kind: string }>)[] = [
        code => sessions.begin(code, app, newToken()),
        code => sessions.begin(code, elsewhere, state),
      ]
      for (const show of wrong) {
        const code = await makeCode(session, state)
        assert.equal((await show(code)).kind, 'refused')
        assert.equal((await sessions.begin(code, app, state)).kind, 'refused')
      }
      const late = await makeCode(session, state)
      clock.advance(60_000)
      assert.equal((await sessions.begin(late, app, state)).kind, 'refused')
    })

    test('a session at a host ends with the one it stands under, remembered or not', async () => {
      const [state, session] = [newToken(), await signIn()]
      const { token } = await sessions.begin(await makeCode(session, state), app, state)
      const fresh = sessionsOf(world)
      for (let i = 0; i < 2; i++) assert.ok(await sessions.find(token, app))
      await world.signIn.endSession(session, 'signed-out', operator, cli)
      assert.equal(await sessions.find(token, app), undefined)
      assert.equal(await fresh.find(token, app), undefined)
      const late = await makeCode(session, state)
      assert.equal((await sessions.begin(late, app, state)).kind, 'refused')
    })

    test('a row that was read while its session ended is not remembered', async () => {
      const [state, session] = [newToken(), await signIn()]
      const { token } = await sessions.begin(await makeCode(session, state), app, state)
      const finding = sessions.find(token, app)
      await world.signIn.endSession(session, 'signed-out', operator, cli)
      await finding
      assert.equal(await sessions.find(token, app), undefined)
    })

    test('coming back to a host ends what the browser had there before', async () => {
      const [state, session] = [newToken(), await signIn()]
      const first = await sessions.begin(await makeCode(session, state), app, state)
      const second = await sessions.begin(await makeCode(session, state), app, state)
      assert.equal(await sessionsOf(world).find(first.token, app), undefined)
      assert.ok(await sessions.find(second.token, app))
    })

    const newDeed = () => ({ actor: operator, origin: cli, at: clock.now(), eventId: newUuid(clock), app: app.id })
    const endApp = () => world.store.commands<OidcCommands>('oidc')('endAppSessions', newDeed())

    test('an app ended in one browser is ended at its host there alone', async () => {
      const [state, session, other] = [newToken(), await signIn(), await signIn()]
      const here = await sessions.begin(await makeCode(session, state), app, state)
      const there = await sessions.begin(await makeCode(other, state), app, state)
      const count = async (of?: AppId) => (await world.signIn.listSessions(operator, { app: of })).total
      assert.deepEqual([await count(app.id), await count(newUuid(clock) as AppId)], [2, 0])
      for (const { token } of [here, there]) assert.ok(await sessions.find(token, app))
      const run = world.store.commands<OidcCommands>('oidc')
      await run('endAppSession', { ...newDeed(), session })
      assert.equal(await sessions.find(here.token, app), undefined)
      assert.ok(await sessions.find(there.token, app))
      assert.equal(await world.signIn.isSessionLive(session), true, 'who is signed in stays so')
      const [left] = (await world.signIn.listSessions(operator, { app: app.id })).items
      assert.deepEqual([left?.id, left?.apps], [other, [app.id]])
      await assert.rejects(run('endAppSession', { ...newDeed(), session }), { code: 'missing' })
    })

    test('an app ended for everybody is ended at its host, and no other app is', async () => {
      const made = await world.asOperator.apps.create({
        title: 'Diary',
        access: { kind: 'everyone' },
        gateway: { host: 'diary.test' },
      })
      const diary = made.app as GatewayApp
      const [state, one, two] = [newToken(), await signIn(), await signIn()]
      const begun = [
        await sessions.begin(await makeCode(one, state), app, state),
        await sessions.begin(await makeCode(two, state), app, state),
      ]
      const elsewhere = await sessions.begin(await makeCode(one, state, diary), diary, state)
      for (const { token } of begun) assert.ok(await sessions.find(token, app))
      assert.equal(await endApp(), 2)
      for (const { token } of begun) assert.equal(await sessions.find(token, app), undefined)
      assert.ok(await sessions.find(elsewhere.token, diary))
      assert.equal(await endApp(), 0)
      const changes = await world.store.read
        .selectFrom('change')
        .select('seq')
        .where('kind', '=', 'app.session-ended')
        .execute()
      assert.equal(changes.length, 1, 'where nothing ended, nothing is told')
    })

    test('what is over is deleted, and what is not stays', async () => {
      const [state, session] = [newToken(), await signIn()]
      await sessions.begin(await makeCode(session, state), app, state)
      const count = async (): Promise<number> => {
        const rows = await world.store.read.selectFrom('gatewaySession').select('hash').execute()
        const codes = await world.store.read.selectFrom('oneTime').select('hash').execute()
        return rows.length + codes.length
      }
      await sessions.deleteExpired()
      assert.equal(await count(), 2)
      clock.advance(366 * 86_400_000)
      await sessions.deleteExpired()
      assert.equal(await count(), 0)
    })

    if (engine.name === 'PostgreSQL') {
      test('another node that remembers a session hears that the app was ended', async () => {
        const [state, session] = [newToken(), await signIn()]
        const { token } = await sessions.begin(await makeCode(session, state), app, state)
        const other = await world.openBeside()
        try {
          const there = sessionsOf(other)
          assert.ok(await there.find(token, app))
          await endApp()
          await other.store.catchUp(world.memory.seq, 5_000)
          assert.equal(await there.find(token, app), undefined)
        } finally {
          await other.close()
        }
      })

      test('another node that remembers a session hears of its end', async () => {
        const [state, session] = [newToken(), await signIn()]
        const { token } = await sessions.begin(await makeCode(session, state), app, state)
        const other = await world.openBeside()
        try {
          const there = sessionsOf(other)
          assert.ok(await there.find(token, app))
          await world.signIn.endSession(session, 'signed-out', operator, cli)
          await other.store.catchUp(world.memory.seq, 5_000)
          assert.equal(await there.find(token, app), undefined)
        } finally {
          await other.close()
        }
      })
    }
  })
}
