import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { errors, type Adapter, type AdapterPayload } from 'oidc-provider'

export interface AdapterWorld {
  adapterOf(model: string): Adapter
  /** Runs as a browser in which this person is signed in. */
  asBrowserOf<T>(accountId: string, work: () => Promise<T>): Promise<T>
  /** The client id of an app that both people may open. */
  clientId: string
  /** Two people who are signed in, each in a browser of their own. */
  accountIds: [string, string]
  close(): Promise<void>
}

/** What the library rests on, and what we promise beyond it, whichever database is behind. */
export function oidcAdapterSuite(
  name: string,
  open: () => Promise<AdapterWorld>,
  options: { skip?: string | false } = {},
): void {
  describe(`OIDC storage: ${name}`, options, () => {
    let world: AdapterWorld
    let alice: string
    beforeEach(async () => {
      world = await open()
      ;[alice] = world.accountIds
    })
    afterEach(() => world.close())

    const now = () => Math.floor(Date.now() / 1000)
    const payload = (more: AdapterPayload): AdapterPayload => ({ iat: now(), exp: now() + 60, ...more })
    const put = (model: string, id: string, more: AdapterPayload, accountId = alice) =>
      world.asBrowserOf(accountId, async () =>
        world.adapterOf(model).upsert(id, payload({ jti: id, kind: model, accountId, ...more }), 60),
      )
    const putGrant = (id: string) => put('Grant', id, { clientId: world.clientId })
    const putToken = (model: string, id: string, grantId: string) =>
      put(model, id, { grantId, clientId: world.clientId, scope: 'openid' })
    const find = (model: string, id: string) => world.adapterOf(model).find(id)

    test('what nobody has written is not found', async () => {
      for (const model of [
        'Session',
        'Grant',
        'AuthorizationCode',
        'AccessToken',
        'RefreshToken',
        'Interaction',
        'Client',
      ])
        assert.equal(await find(model, 'nothing'), undefined)
      assert.equal(await world.adapterOf('Session').findByUid('nothing'), undefined)
      for (const model of ['AccessToken', 'Grant']) await world.adapterOf(model).destroy('nothing')
    })

    test('what is written is found as it was, in its own model only', async () => {
      await putGrant('g1')
      const claims = { userinfo: { name: null, email: { essential: true } } }
      await put('AccessToken', 't1', { grantId: 'g1', clientId: world.clientId, claims, scope: 'openid ünïcode 🚪' })
      const found = await find('AccessToken', 't1')
      assert.ok(found)
      assert.deepEqual([found.jti, found.scope, found.claims], ['t1', 'openid ünïcode 🚪', claims])
      assert.equal(await find('RefreshToken', 't1'), undefined)
    })

    test('a session is found by its uid, is replaced when written again, and keeps to its browser', async () => {
      const [, bob] = world.accountIds
      await put('Session', 's1', { uid: 'u1', amr: ['pwd'] })
      await put('Session', 's1', { uid: 'u1', amr: ['pwd', 'otp', 'mfa'] })
      assert.deepEqual((await world.adapterOf('Session').findByUid('u1'))?.amr, ['pwd', 'otp', 'mfa'])
      assert.ok(await world.asBrowserOf(alice, async () => find('Session', 's1')))
      assert.equal(await world.asBrowserOf(bob, async () => find('Session', 's1')), undefined)
      await world.adapterOf('Session').destroy('s1')
      assert.equal(await world.adapterOf('Session').findByUid('u1'), undefined)
    })

    test('a session nobody is signed in to is found, becomes somebody’s, and is theirs alone from then on', async () => {
      const sessions = world.adapterOf('Session')
      await sessions.upsert('s1', payload({ jti: 's1', uid: 'u1', state: { secret: 'x' } }), 60)
      assert.deepEqual((await sessions.find('s1'))?.state, { secret: 'x' })
      await put('Session', 's1', { uid: 'u1' })
      assert.equal((await world.asBrowserOf(alice, async () => sessions.find('s1')))?.accountId, alice)
      assert.equal(await world.asBrowserOf(world.accountIds[1], async () => sessions.find('s1')), undefined)
      await sessions.upsert('s2', payload({ jti: 's2', uid: 'u2' }), 60)
      await sessions.destroy('s2')
      assert.equal(await sessions.find('s2'), undefined)
    })

    test('nothing is written for somebody who is not signed in in the browser that asks', async () => {
      const [, bob] = world.accountIds
      for (const model of ['Session', 'Grant'])
        await assert.rejects(
          world.asBrowserOf(bob, async () =>
            world.adapterOf(model).upsert('x', payload({ jti: 'x', accountId: alice, uid: 'ux' }), 60),
          ),
          errors.SessionNotFound,
        )
    })

    for (const model of ['AuthorizationCode', 'RefreshToken'])
      test(`${model}: of eight uses at once one succeeds, and the use is remembered`, async () => {
        await putGrant('g1')
        await putToken(model, 'c1', 'g1')
        assert.equal((await find(model, 'c1'))?.consumed, undefined)
        const uses = await Promise.allSettled(
          Array.from({ length: 8 }, async () => world.adapterOf(model).consume('c1')),
        )
        assert.equal(uses.filter(use => use.status === 'fulfilled').length, 1)
        for (const use of uses)
          assert.ok(use.status === 'fulfilled' || use.reason instanceof errors.InvalidGrant, JSON.stringify(use))
        assert.ok((await find(model, 'c1'))?.consumed)
        await assert.rejects(async () => world.adapterOf(model).consume('c1'), errors.InvalidGrant)
      })

    test('what was never written cannot be used', async () => {
      await assert.rejects(async () => world.adapterOf('AuthorizationCode').consume('nothing'), errors.InvalidGrant)
    })

    test('revoking a grant takes everything of it, of every model, and nothing of another', async () => {
      const models = ['AuthorizationCode', 'AccessToken', 'RefreshToken']
      for (const grant of ['g1', 'g2']) {
        await putGrant(grant)
        for (const model of models) await putToken(model, `${model}-${grant}`, grant)
      }
      await world.adapterOf('AccessToken').revokeByGrantId('g1')
      for (const model of models) {
        assert.equal(await find(model, `${model}-g1`), undefined)
        assert.ok(await find(model, `${model}-g2`))
      }
    })

    test('no token is written on a grant that is gone', async () => {
      await putGrant('g1')
      await world.adapterOf('Grant').destroy('g1')
      for (const model of ['AuthorizationCode', 'AccessToken', 'RefreshToken'])
        await assert.rejects(putToken(model, 't1', 'g1'), errors.InvalidGrant)
    })

    test('a sign-in in progress is kept as it was written, and ends when it is deleted', async () => {
      const attempts = world.adapterOf('Interaction')
      const params = { client_id: world.clientId, state: 'x' }
      await attempts.upsert('i1', { params, returnTo: '/back' }, 60)
      params.state = 'changed afterwards'
      assert.deepEqual((await attempts.find('i1'))?.params, { client_id: world.clientId, state: 'x' })
      await attempts.destroy('i1')
      assert.equal(await attempts.find('i1'), undefined)
    })

    test('a proof that may be used once: of eight at once one is new, and later it is known', async () => {
      const proofs = world.adapterOf('ReplayDetection')
      assert.equal(await proofs.find('p1'), undefined)
      const uses = await Promise.allSettled(
        Array.from({ length: 8 }, async () => proofs.upsert('p1', payload({ jti: 'p1', iss: world.clientId }), 60)),
      )
      assert.equal(uses.filter(use => use.status === 'fulfilled').length, 1)
      for (const use of uses)
        assert.ok(use.status === 'fulfilled' || use.reason instanceof errors.InvalidRequest, JSON.stringify(use))
      assert.ok(await proofs.find('p1'))
    })

    test('a machine’s token is found by its value, and stands on no person', async () => {
      const tokens = world.adapterOf('ClientCredentials')
      await tokens.upsert('m1', payload({ jti: 'm1', clientId: world.clientId, scope: 'read' }), 60)
      assert.deepEqual([(await tokens.find('m1'))?.jti, (await tokens.find('m1'))?.scope], ['m1', 'read'])
      await tokens.destroy('m1')
      assert.equal(await tokens.find('m1'), undefined)
    })

    test('many at once, in commits they share: each is whole, and those that are refused harm no other', async () => {
      await putGrant('g1')
      await putGrant('gone')
      await world.adapterOf('Grant').destroy('gone')
      const writes = await Promise.allSettled(
        Array.from({ length: 200 }, async (_, i) => putToken('AccessToken', `t${i}`, i % 10 === 0 ? 'gone' : 'g1')),
      )
      for (const [i, write] of writes.entries()) {
        assert.equal(write.status, i % 10 === 0 ? 'rejected' : 'fulfilled', `t${i}`)
        assert.equal((await find('AccessToken', `t${i}`))?.jti, i % 10 === 0 ? undefined : `t${i}`)
      }
    })

    test('a pushed request is used by one of many, and is found as used by all who took it up', async () => {
      const pushed = world.adapterOf('PushedAuthorizationRequest')
      await pushed.upsert('p1', payload({ jti: 'p1', kind: 'PushedAuthorizationRequest', request: 'x.y.' }), 60)
      assert.equal((await pushed.find('p1'))?.['request'], 'x.y.')
      const uses = await Promise.allSettled(Array.from({ length: 8 }, () => pushed.consume('p1')))
      assert.equal(uses.filter(({ status }) => status === 'fulfilled').length, 1)
      assert.ok((await pushed.find('p1'))?.consumed)
    })

    test('a device waits under what is typed, and of several who say yes one is heard', async () => {
      const [, bob] = world.accountIds
      const codes = world.adapterOf('DeviceCode')
      const waiting = { jti: 'd1', kind: 'DeviceCode', clientId: world.clientId, userCode: 'BCDFGHJK' }
      await codes.upsert('d1', payload(waiting), 60)
      assert.deepEqual([(await codes.findByUserCode('BCDFGHJK'))?.jti, (await codes.find('d1'))?.jti], ['d1', 'd1'])
      assert.equal(await codes.findByUserCode('BCDFGHJL'), undefined)
      await putGrant('g1')
      await put('Grant', 'g2', { clientId: world.clientId }, bob)
      const answers = await Promise.allSettled([
        put('DeviceCode', 'd1', { ...waiting, grantId: 'g1' }),
        put('DeviceCode', 'd1', { ...waiting, grantId: 'g2' }, bob),
      ])
      assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
      const winner = (await codes.find('d1'))?.accountId
      assert.equal(winner, answers[0].status === 'fulfilled' ? alice : bob)
      const uses = await Promise.allSettled(Array.from({ length: 8 }, () => codes.consume('d1')))
      assert.equal(uses.filter(({ status }) => status === 'fulfilled').length, 1)
    })

    test('a device that was told no is told so once', async () => {
      const codes = world.adapterOf('DeviceCode')
      const told = { jti: 'd1', kind: 'DeviceCode', clientId: world.clientId, userCode: 'BCDFGHJK' }
      await codes.upsert('d1', payload({ ...told, error: 'access_denied' }), 60)
      assert.equal((await codes.find('d1'))?.error, 'access_denied')
      const uses = await Promise.allSettled([codes.consume('d1'), codes.consume('d1')])
      assert.deepEqual(uses.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
      assert.equal(await codes.find('d1'), undefined)
    })

    test('clients are the apps, and the library never writes them', async () => {
      const client = await find('Client', world.clientId)
      assert.equal(client?.client_id, world.clientId)
      await assert.rejects(async () => world.adapterOf('Client').upsert('x', {}, 60))
    })
  })
}
