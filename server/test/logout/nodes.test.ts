import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { decodeJwt } from 'jose'
import { limits, type SessionId } from '#ground'
import type { Oidc, OidcCommands } from '#oidc'
import { openOidc, openOidcWorld, type OidcWorld } from '../oidc/oidc-world.ts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'
import { startReceiver, type Receiver } from './receiver.ts'

const operator = { kind: 'system', name: 'operator' } as const
const origin = { door: 'cli', address: null } as const

/** Somebody with an app open that is to be told. */
async function setStage(at: OidcWorld, username: string) {
  let clientId = ''
  const receiver: Receiver = await startReceiver({
    issuer: () => new URL('/openid', at.at).href,
    clientId: () => clientId,
  })
  const { app, secret } = await at.addApp({ title: username, oidcInput: { backchannelLogoutUri: receiver.uri } })
  clientId = app.oidc?.clientId ?? ''
  await at.world.add(username)
  const browser = await at.browserOf(username)
  const opened = await at.open(await at.discover(clientId, secret), browser)
  const found = await at.world.signIn.findSession(browser.cookie('doorward-session'))
  assert.ok(found)
  const sid = decodeJwt(opened.tokens.id_token ?? '')['sid']
  return { receiver, session: found.session.id, sid }
}

const end = (at: OidcWorld, session: SessionId) => at.world.signIn.endSession(session, 'signed-out', operator, origin)

describe('a server that ends before apps were told', () => {
  let at: OidcWorld
  before(async () => {
    at = await openOidcWorld()
  })
  after(() => at.close())

  test('the next one tells them', async () => {
    const { receiver, session, sid } = await setStage(at, 'alice')
    // Nothing leaves: the door was never started, as if the process had been killed right after the commit.
    await end(at, session)
    assert.equal(receiver.count, 0)
    at.oidc.logouts.start()
    await receiver.hasTaken(1)
    assert.deepEqual([receiver.refused, receiver.taken.map(({ payload }) => payload.sid)], [[], [sid]])
    await at.oidc.logouts.close()
    await receiver.stop()
  })

  test('one killed while it was telling an app leaves it to the next, once its time is over', async () => {
    const { receiver, session } = await setStage(at, 'bob')
    await end(at, session)
    const run = at.world.store.commands<OidcCommands>('oidc')
    const { leaseMs } = limits.logout
    assert.ok(await run('claimLogout', { at: at.clock.now(), leaseMs, except: [] }))
    const next = await openOidc(at.world, at.web, () => at.publicUrl)
    next.logouts.start()
    await next.logouts.wake()
    assert.equal(receiver.count, 0)
    at.clock.advance(leaseMs)
    await next.logouts.wake()
    await next.logouts.wake()
    assert.deepEqual([receiver.refused, receiver.taken.length], [[], 1])
    await next.logouts.close()
    await receiver.stop()
  })

  test('one that is closed while an app hangs leaves it to the next', async () => {
    const { receiver, session } = await setStage(at, 'carol')
    receiver.answering = () => undefined
    const first = await openOidc(at.world, at.web, () => at.publicUrl)
    first.logouts.start()
    await end(at, session)
    await receiver.hasSeen(1)
    await first.logouts.close()
    const [row] = await at.oidc.logouts.listTold([session])
    assert.deepEqual([row?.toldAt, row?.nextAt === null], [null, false])
    receiver.answering = undefined
    at.clock.advance(limits.logout.leaseMs)
    const next = await openOidc(at.world, at.web, () => at.publicUrl)
    next.logouts.start()
    await next.logouts.wake()
    assert.deepEqual([receiver.refused, receiver.taken.length], [[], 1])
    await next.logouts.close()
    await receiver.stop()
  })
})

describe('several nodes on PostgreSQL', { skip: noPostgres }, () => {
  let cluster: Cluster
  let at: OidcWorld
  let beside: Awaited<ReturnType<OidcWorld['world']['openBeside']>>
  let other: Oidc

  before(async () => {
    cluster = await startPostgres()
    at = await openOidcWorld({ postgres: await cluster.newDatabase() })
    beside = await at.world.openBeside()
    other = await openOidc(beside, at.web, () => at.publicUrl)
    at.oidc.logouts.start()
    other.logouts.start()
  })
  after(async () => {
    await at.oidc.logouts.close()
    await other.logouts.close()
    await beside.dispose()
    await at.close()
    await cluster.dispose()
  })

  test('each app is told once, whichever node ends the session', async () => {
    for (const [username, signIn] of [
      ['alice', at.world.signIn],
      ['bob', beside.signIn],
    ] as const) {
      const { receiver, session, sid } = await setStage(at, username)
      await signIn.endSession(session, 'signed-out', operator, origin)
      await Promise.all([at.oidc.logouts.wake(), other.logouts.wake()])
      await receiver.hasTaken(1)
      await Promise.all([at.oidc.logouts.wake(), other.logouts.wake()])
      assert.deepEqual([receiver.refused, receiver.taken.map(({ payload }) => payload.sid)], [[], [sid]])
      await receiver.stop()
    }
  })

  test('of ten that look for the same thing at once, one gets it', async () => {
    await Promise.all([at.oidc.logouts.close(), other.logouts.close()])
    const { receiver, session } = await setStage(at, 'carol')
    await end(at, session)
    const runs = [at.world, beside].map(world => world.store.commands<OidcCommands>('oidc'))
    const claims = await Promise.all(
      Array.from({ length: 5 }, () => runs)
        .flat()
        .map(run => run('claimLogout', { at: at.clock.now(), leaseMs: limits.logout.leaseMs, except: [] })),
    )
    assert.equal(claims.filter(claim => claim !== null).length, 1)
    await receiver.stop()
  })
})
