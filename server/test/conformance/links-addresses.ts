import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { days, hours, minutes } from '#ground'
import { nearly, tokenIn } from '../world/letters.ts'
import { cli } from '../world/open-test-world.ts'
import type { Engine } from './links-suite.ts'
import { another, code, on, visit, type LinksWorld } from './links-world.ts'

/** Addresses that are somebody’s once a link sent there was opened. */
export function testProvedAddresses(at: LinksWorld, engine: Engine): void {
  const { letters, personOf, as } = at

  describe('addresses that are proved', () => {
    const dashboard = as
    const request = (email: string, user = personOf(at.una.id)) =>
      at.world.signIn.emailChange.request(user, email, dashboard(user).origin)
    const confirm = (token: string) => at.world.signIn.emailChange.confirm(token, visit.visitor)
    const lastToken = async () => tokenIn((await letters()).at(-1)?.text ?? '')

    test('change when the link is confirmed and not before, and both addresses are told', async () => {
      const waiting = await request('una@new.example')
      assert.deepEqual(waiting, { email: 'una@new.example', expiresAt: at.clock.now() + days(1) })
      assert.equal((await letters()).at(-1)?.to, 'una@new.example')
      const token = await lastToken()
      assert.equal((await at.world.signIn.emailChange.find(token))?.email, 'una@new.example')
      assert.equal(personOf(at.una.id).email, 'una@example.com')
      assert.deepEqual(await at.world.signIn.emailChange.pendingOf(personOf(at.una.id)), waiting)
      assert.equal((await confirm(token))?.email, 'una@new.example')
      assert.deepEqual([personOf(at.una.id).email, personOf(at.una.id).emailVerified], ['una@new.example', true])
      assert.deepEqual(
        (await letters())
          .slice(-2)
          .map(({ kind, to }) => `${kind} ${to}`)
          .toSorted(),
        ['email-changed una@example.com', 'email-changed una@new.example'],
      )
      assert.equal(await confirm(token), undefined)
      assert.equal(await at.world.signIn.emailChange.pendingOf(personOf(at.una.id)), undefined)
      // The one there was is free.
      await at.world.add('eve', { email: 'una@example.com' })
    })

    test('an address that has become somebody else’s meanwhile is refused, and nothing changes', async () => {
      await request('wanted@example.com')
      await at.world.add('wanted')
      await assert.rejects(confirm(await lastToken()), on('email'))
      assert.equal(personOf(at.una.id).email, 'una@example.com')
      // Asking for somebody else's tells nothing either.
      await request('olivia@example.com')
      await assert.rejects(confirm(await lastToken()), on('email'))
    })

    test('end with a newer one, a cancellation, a new password, an admin’s word and the clock', async () => {
      await request('one@new.example')
      const first = await lastToken()
      await request('two@new.example')
      const second = await lastToken()
      assert.equal(await confirm(first), undefined)
      await at.world.signIn.emailChange.cancel(personOf(at.una.id), cli)
      assert.equal(await confirm(second), undefined)
      await request('three@new.example')
      const third = await lastToken()
      await at.world.asOperator.users.setPassword(at.una.id, another)
      assert.equal(await confirm(third), undefined)
      at.clock.advance(hours(1))
      await request('four@new.example')
      const fourth = await lastToken()
      await at.world.asOperator.users.update(at.una.id, { email: 'set@by.example' })
      assert.equal(await confirm(fourth), undefined)
      await request('five@new.example')
      const fifth = await lastToken()
      at.clock.advance(days(1))
      assert.equal(await confirm(fifth), undefined)
    })

    test('what is no address, one’s own, or asked for too often is refused', async () => {
      for (const wrong of ['', 'nothing', 'a@b@c', 'a@b\r\nBcc: x@y.z', 'UNA@example.com'])
        await assert.rejects(request(wrong), on('email'), wrong)
      for (let at = 0; at < 3; at++) await request(`at.una${at}@new.example`)
      await assert.rejects(request('una4@new.example'), code('too-many'))
      at.clock.advance(minutes(61))
      await request('una5@new.example')
      await at.world.asOperator.settings.put('policy', { ...at.world.memory.settings().policy, lockProfiles: true })
      await assert.rejects(request('una6@new.example'), code('forbidden'))
    })

    test('fifty at once change it once, and a token that is nearly right is none', async () => {
      await request('una@new.example')
      const token = await lastToken()
      for (const wrong of nearly(token)) assert.equal(await confirm(wrong), undefined, wrong)
      assert.equal(await at.world.signIn.passwordReset.choose(token, another, visit), undefined)
      const answers = await Promise.all(Array.from({ length: 50 }, () => confirm(token)))
      assert.equal(answers.filter(answer => answer !== undefined).length, 1)
    })

    test('without a mail server it is refused, with whom to ask', async () => {
      const quiet = await engine.open({ clock: at.clock })
      try {
        const eve = await quiet.add('eve')
        await assert.rejects(quiet.signIn.emailChange.request(eve, 'eve@new.example', cli), /administrator/)
        quiet.signIn.passwordReset.ask('eve', visit.visitor)
        await quiet.signIn.passwordReset.settled()
        assert.deepEqual(await quiet.store.read.selectFrom('oneTime').select('hash').execute(), [])
      } finally {
        await quiet.dispose()
      }
    })
  })
}
