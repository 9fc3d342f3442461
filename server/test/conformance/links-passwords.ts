import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { hours, Secret, type UserId } from '#ground'
import type { User } from '#directory'
import { tokenIn } from '../world/letters.ts'
import { cli } from '../world/open-test-world.ts'
import { totpCode } from '../world/totp.ts'
import { another, byOperator, code, on, visit, type LinksWorld } from './links-world.ts'

/** Links with which somebody chooses another password. */
export function testForgottenPasswords(at: LinksWorld): void {
  const { letters, as, signIn } = at

  describe('forgotten passwords', () => {
    const ask = async (identifier: string, address = '192.0.2.7'): Promise<number> => {
      const before = (await letters()).length
      at.world.signIn.passwordReset.ask(identifier, { ...visit.visitor, address })
      await at.world.signIn.passwordReset.settled()
      return (await letters()).length - before
    }
    const mailed = async (): Promise<string> => {
      await ask('una')
      return tokenIn((await letters()).at(-1)?.text ?? '')
    }
    const choose = (token: string, chosen = another) => at.world.signIn.passwordReset.choose(token, chosen, visit)

    test('a link by mail lets its reader choose another, ends what was open, and is told of', async () => {
      const before = await signIn('una')
      assert.ok(before.kind === 'signed-in')
      const token = await mailed()
      assert.equal((await at.world.signIn.passwordReset.find(token))?.id, at.una.id)
      const answer = await choose(token)
      assert.equal(answer?.kind, 'signed-in')
      assert.equal(await at.world.signIn.findSession(before.token), undefined)
      assert.equal((await signIn('una')).kind, 'refused')
      assert.equal((await signIn('una', another.reveal())).kind, 'signed-in')
      assert.equal((await letters()).at(-1)?.kind, 'password-changed')
      assert.equal(await choose(token), undefined)
    })

    test('works for an hour, once, of fifty at once', async () => {
      const token = await mailed()
      at.clock.advance(hours(1) - 1)
      assert.ok(await at.world.signIn.passwordReset.find(token))
      const answers = await Promise.all(Array.from({ length: 50 }, () => choose(token)))
      assert.equal(answers.filter(answer => answer !== undefined).length, 1)
      const next = await mailed()
      at.clock.advance(hours(1))
      assert.equal(await choose(next), undefined)
    })

    test('a weak password uses nothing up', async () => {
      const token = await mailed()
      for (const weak of ['short', 'password123', 'una@example.com'])
        await assert.rejects(choose(token, new Secret(weak)), on('password'), weak)
      assert.ok(await choose(token))
    })

    test('ends with a newer one, with any change of credentials, and with a change of address', async () => {
      const first = await mailed()
      const second = await mailed()
      assert.equal(await choose(first), undefined)
      await at.world.asOperator.users.setPassword(at.una.id, new Secret('set by an admin 17'))
      assert.equal(await choose(second), undefined)
      const third = await mailed()
      await at.world.asOperator.users.update(at.una.id, { email: 'una@elsewhere.example' })
      assert.equal(await choose(third), undefined)
    })

    test('goes to the recovery address where there is one, and to no address that is not proved', async () => {
      await at.world.asOperator.users.update(at.una.id, { recoveryEmail: 'una@home.example' })
      await ask('una')
      assert.equal((await letters()).at(-1)?.to, 'una@home.example')
      await at.world.asOperator.users.update(at.una.id, { recoveryEmail: null })
      await at.world.asOperator.users.update(at.una.id, { email: 'claimed@example.com', emailVerified: false })
      const count = (await letters()).length
      await ask('una')
      assert.equal((await letters()).length, count)
    })

    test('nothing is sent to nobody: unknown, disabled, without a password or an address', async () => {
      const quiet = await at.world.add('quiet', { email: null })
      const off = await at.world.add('off')
      await at.world.asOperator.users.disable(off.id)
      const bare = await at.world.asOperator.users.create({
        username: 'bare',
        displayName: 'Bare',
        email: 'b@example.com',
      })
      for (const identifier of [
        'nobody',
        'nobody@example.com',
        '',
        quiet.id,
        'off',
        'off@example.com',
        bare.id,
        'bare',
      ])
        assert.equal(await ask(identifier), 0, identifier)
    })

    test('three an hour and no more, and not more than thirty from one address', async () => {
      const sent: number[] = []
      for (let at = 0; at < 6; at++) sent.push(await ask('una'))
      assert.deepEqual(sent, [1, 1, 1, 0, 0, 0])
      // The link of the last message is not ended by those that sent none.
      assert.ok(await at.world.signIn.passwordReset.find(tokenIn((await letters()).at(-1)?.text ?? '')))
      for (let at = 0; at < 24; at++) await ask('nobody')
      const bob = await at.world.add('bob')
      assert.equal(await ask(bob.id), 0)
      assert.equal(await ask(bob.id, '192.0.2.8'), 1)
      at.clock.advance(hours(1))
      assert.equal(await ask('una'), 1)
    })

    test('an admin’s link needs no mail, and outlives what a stranger asks for', async () => {
      const { url, expiresAt } = await at.world.signIn.passwordReset.makeLink(byOperator, at.una.id)
      assert.equal(expiresAt, at.clock.now() + hours(1))
      assert.equal((await letters()).length, 0)
      const byMail = await mailed()
      assert.ok(await at.world.signIn.passwordReset.find(tokenIn(url)))
      const newer = await at.world.signIn.passwordReset.makeLink(byOperator, at.una.id)
      assert.equal(await at.world.signIn.passwordReset.find(tokenIn(url)), undefined)
      assert.equal(await at.world.signIn.passwordReset.find(byMail), undefined)
      assert.ok(await choose(tokenIn(newer.url)))
    })

    test('who may make one, and of whom', async () => {
      const [mona, adam] = [
        await at.world.add('mona', { role: 'usermanager' }),
        await at.world.add('adam', { role: 'admin' }),
      ]
      const make = (by: User, id: UserId) => at.world.signIn.passwordReset.makeLink(as(by), id)
      assert.ok(await make(mona, at.una.id))
      await assert.rejects(make(mona, adam.id), code('forbidden'))
      await assert.rejects(make(at.una, at.una.id), code('forbidden'))
      const olivia = at.world.memory.people.findByUsername('olivia') as User
      await assert.rejects(make(adam, olivia.id), code('forbidden'))
      await at.world.asOperator.users.disable(at.una.id)
      await assert.rejects(make(adam, at.una.id), code('conflict'))
    })

    test('skips no second factor', async () => {
      const { signIn: auth } = at.world
      const offer = await auth.factors.offerTotp(at.una, 'x')
      await auth.factors.addTotp(at.una, offer, totpCode(offer.secret.reveal(), at.clock.now()), cli)
      const answer = await choose(await mailed())
      assert.deepEqual(answer?.kind === 'next' && answer.step, 'second-factor')
      const session = await at.world.store.read
        .selectFrom('session')
        .select('id')
        .where('endedAt', 'is', null)
        .execute()
      assert.deepEqual(session, [])
    })
  })
}
