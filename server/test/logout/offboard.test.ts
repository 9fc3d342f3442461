import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days, minutes, newUuid, type AppId, type SessionId } from '#ground'
import { Problem } from '#ground'
import type { App, User } from '#directory'
import { callback, openOidcWorld, type OidcWorld } from '../oidc/oidc-world.ts'
import { startReceiver, type Receiver } from './receiver.ts'

const origin = { door: 'api', address: null } as const
const refusedWith = (code: string) => (error: unknown) => error instanceof Problem && error.code === code

describe('somebody leaves', () => {
  let at: OidcWorld
  let receiver: Receiver
  let told: { app: App; secret: string }
  let count = 0

  before(async () => {
    at = await openOidcWorld()
    at.oidc.logouts.start()
    receiver = await startReceiver({
      issuer: () => new URL('/openid', at.at).href,
      clientId: () => told.app.oidc?.clientId ?? '',
    })
    told = await at.addApp({ title: 'Diary', oidcInput: { backchannelLogoutUri: receiver.uri } })
  })
  after(async () => {
    await at.oidc.logouts.close()
    await receiver.stop()
    await at.close()
  })

  async function open({ app, secret }: { app: App; secret: string }, user: User, scope = 'openid') {
    const browser = await at.browserOf(user.username ?? '')
    const opened = await at.open(await at.discover(app.oidc?.clientId ?? '', secret), browser, { scope })
    const found = await at.world.signIn.findSession(browser.cookie('doorward-session'))
    assert.ok(found)
    return { browser, opened, session: found.session.id }
  }
  const leaver = () => at.world.add(`leaver${++count}`)
  const userinfo = async (token: string) =>
    (await fetch(new URL('/openid/me', at.at), { headers: { authorization: `Bearer ${token}` } })).status

  test('everything they have here ends, and the receipt lists each', async () => {
    const user = await leaver()
    const { groups, apps, services } = at.world.asOperator
    const kitchen = await groups.create({ name: 'Kitchen rota' })
    await groups.changeMembers(kitchen.id, { add: [{ id: user.id, expiresAt: null }] })
    const led = await groups.create({ name: 'Garden' })
    await groups.changeManagers(led.id, { add: [user.id] })
    const quiet = await at.addApp({
      title: 'Quiet',
      oidcInput: { resources: [{ uri: 'https://api.example.com', scopes: ['read'] }] },
    })
    const { app: jelly } = await apps.create({
      title: 'Jelly',
      access: { kind: 'everyone' },
      ldap: {},
      contact: user.id,
    })
    const { app: closed } = await apps.create({
      title: 'Closed',
      access: { kind: 'chosen', groups: [], users: [] },
      ldap: {},
    })
    await services.create({ name: 'Nightly', contactId: user.id, role: 'user' })
    const itself = { kind: 'user', id: user.id, role: user.role } as const
    await at.world.signIn.appPasswords.make(
      { userId: user.id, app: jelly.id, name: 'Phone', expiresAt: null },
      itself,
      origin,
    )
    await at.world.directory
      .as(itself, origin)
      .tokens.create({ name: 'Script', scopes: ['people:read'], expiresAt: null })
    const first = await open(told, user, 'openid offline_access')
    const second = await open(quiet, user)
    receiver.taken.length = 0

    const receipt = await at.world.asOperator.receipts.offboard(user.id)
    await receiver.hasTaken(1)
    await at.oidc.logouts.wake()
    assert.deepEqual([receiver.refused, receiver.taken.length], [[], 1])
    assert.deepEqual(receipt.sessions.toSorted(), [first.session, second.session].toSorted())
    assert.deepEqual([receipt.appPasswords, receipt.apiTokens], [['Phone'], ['Script']])
    assert.deepEqual(receipt.groups, [{ id: kitchen.id, name: 'Kitchen rota' }])
    assert.deepEqual(receipt.managed, [{ id: led.id, name: 'Garden' }])
    assert.deepEqual(receipt.contactOf, [{ id: jelly.id, name: 'Jelly' }])
    assert.deepEqual(receipt.services, [{ name: 'Nightly' }])
    assert.deepEqual(receipt.ldapApps, [{ id: jelly.id, name: 'Jelly' }], `not ${closed.title}`)

    const now = await at.world.asOperator.receipts.get(receipt.id)
    const answers = Object.fromEntries(now.answers.map(({ title, answer }) => [title, answer.state]))
    assert.equal(answers['Diary'], 'signed-out')
    assert.equal(answers['Quiet'], 'ends-by')
    const left = now.answers.find(({ title }) => title === 'Quiet')
    assert.equal(left?.tokensUntil, now.at + minutes(15))

    const after = at.world.memory.people.find(user.id)
    assert.equal(after?.disabledByAdmin, true)
    assert.deepEqual(at.world.memory.people.groupsOf(user.id, at.clock.now()), [])
    assert.equal(await userinfo(first.opened.tokens.access_token), 401)
    assert.equal(await at.world.signIn.isSessionLive(first.session), false)
    assert.deepEqual(await at.world.signIn.appPasswords.list(user.id), [])
    assert.deepEqual(await at.world.asOperator.receipts.list(user.id), [{ id: receipt.id, at: receipt.at }])
    const trail = await at.world.store.list
      .selectFrom('audit')
      .selectAll()
      .where('kind', '=', 'user.offboarded')
      .execute()
    assert.deepEqual(
      trail.filter(({ subject }) => subject === user.id).map(({ data }) => JSON.parse(data) as unknown),
      [{ receipt: receipt.id }],
    )
  })

  test('an app that does not answer is waited for, and then its last word stands', async () => {
    const user = await leaver()
    await open(told, user)
    await receiver.stop()
    const { id } = await at.world.asOperator.receipts.offboard(user.id, { trash: true })
    await at.oidc.logouts.wake()
    const [waiting] = (await at.world.asOperator.receipts.get(id)).answers
    assert.ok(waiting?.answer.state === 'waiting')
    assert.deepEqual([waiting.answer.tries, waiting.answer.said], [1, 'Nothing listens at its address.'])
    for (let i = 0; i < 60; i++) {
      at.clock.advance(minutes(61))
      await at.oidc.logouts.wake()
    }
    const [given] = (await at.world.asOperator.receipts.get(id)).answers
    assert.deepEqual(given?.answer, { state: 'not-told', said: 'Nothing listens at its address.' })
    assert.notEqual(at.world.memory.people.find(user.id)?.trashedAt, null)
    await receiver.start()
    // Messages are forgotten after a while, and not those a receipt tells of.
    at.clock.advance(days(100))
    await at.oidc.logouts.tidy()
    const [later] = (await at.world.asOperator.receipts.get(id)).answers
    assert.deepEqual(later?.answer, given?.answer)
  })

  test('it is for those who manage the person, never for oneself, and the last owner stays', async () => {
    const [boss, helper] = [
      await at.world.add('boss', { role: 'owner' }),
      await at.world.add('helper', { role: 'usermanager' }),
    ]
    const by = ({ id, role }: User) => at.world.directory.as({ kind: 'user', id, role }, origin).receipts
    const user = await leaver()
    await assert.rejects(by(user).offboard(helper.id), refusedWith('forbidden'))
    await assert.rejects(by(helper).offboard(boss.id), refusedWith('forbidden'))
    await assert.rejects(by(helper).offboard(helper.id), refusedWith('forbidden'))
    await assert.rejects(by(boss).offboard(boss.id), refusedWith('conflict'))
    await assert.rejects(at.world.asOperator.receipts.offboard(boss.id), refusedWith('conflict'))
    assert.equal(at.world.memory.people.find(boss.id)?.disabledByAdmin, false)
    assert.deepEqual(await by(boss).list(boss.id), [])
    const { id } = await by(helper).offboard(user.id)
    assert.equal((await by(boss).get(id)).userId, user.id)
    await assert.rejects(by(await leaver()).get(id), refusedWith('forbidden'))
    await assert.rejects(by(boss).get(newUuid(at.clock)), refusedWith('missing'))
    const { id: mine } = await by(boss).offboard(helper.id)
    await assert.rejects(by(await at.world.add('second', { role: 'usermanager' })).get(mine), refusedWith('forbidden'))
  })

  test('an app is ended in one browser, which goes on, or for everybody', async () => {
    const user = await leaver()
    const [one, two] = [await open(told, user), await open(told, user)]
    receiver.taken.length = 0
    const system = { kind: 'system', name: 'operator' } as const
    await at.oidc.endAppSession(system, origin, told.app.id, one.session)
    await receiver.hasTaken(1)
    assert.deepEqual(
      [await userinfo(one.opened.tokens.access_token), await userinfo(two.opened.tokens.access_token)],
      [401, 200],
    )
    assert.equal(await at.world.signIn.isSessionLive(one.session), true)
    await assert.rejects(at.oidc.endAppSession(system, origin, told.app.id, one.session), refusedWith('missing'))
    await assert.rejects(
      at.oidc.endAppSession(system, origin, newUuid(at.clock) as AppId, newUuid(at.clock) as SessionId),
      refusedWith('missing'),
    )
    const stranger = await leaver()
    await assert.rejects(
      at.oidc.endAppSession({ kind: 'user', id: stranger.id, role: 'user' }, origin, told.app.id, two.session),
      refusedWith('forbidden'),
    )
    // It asks anew, and is told anew.
    await at.open(await at.discover(told.app.oidc?.clientId ?? '', told.secret), one.browser, {
      redirect_uri: callback,
    })
    assert.equal(await at.oidc.endAppSessions(system, origin, told.app.id), 2)
    await receiver.hasTaken(3)
    await at.oidc.logouts.wake()
    assert.deepEqual([receiver.refused, receiver.taken.length], [[], 3])
    assert.equal(await userinfo(two.opened.tokens.access_token), 401)
    const messages = await at.oidc.listMessages(told.app.id)
    assert.ok(messages.slice(0, 2).every(({ toldAt, answer }) => toldAt !== null && answer === 'It answered 200.'))
  })
})
