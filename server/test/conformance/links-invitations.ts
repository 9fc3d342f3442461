import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { days, Secret, type GroupId } from '#ground'
import type { Role, User } from '#directory'
import type { Acceptance } from '#signin'
import { nearly, tokenIn } from '../world/letters.ts'
import { cli } from '../world/open-test-world.ts'
import type { Engine } from './links-suite.ts'
import { another, byOperator, code, on, visit, type LinksWorld } from './links-world.ts'

/** Invitations: who may make them, whom they make, and what ends them. */
export function testInvitations(at: LinksWorld, engine: Engine): void {
  const { letters, personOf, as, signIn, audited } = at

  describe('invitations', () => {
    const invite = (
      input: { email?: string | null; role?: Role; groups?: GroupId[]; mail?: boolean } = {},
      by = byOperator,
    ) =>
      at.world.signIn.invitations.create(by, {
        displayName: 'Emre Aydin',
        email: 'emre@example.com',
        role: 'user',
        groups: [],
        mail: true,
        ...input,
      })
    const accept = (token: string, wish: Partial<Acceptance> = {}) =>
      at.world.signIn.invitations.accept(
        token,
        { displayName: 'Emre Aydin', username: 'emre.aydin', with: { password: another }, ...wish },
        visit,
      )

    test('are mailed, and make a person with the role and groups they were made with', async () => {
      const group = await at.world.asOperator.groups.create({ name: 'Volunteers' })
      const { user, link, mailedTo } = await invite({ role: 'usermanager', groups: [group.id] })
      assert.equal(mailedTo, 'emre@example.com')
      assert.equal(link.expiresAt, at.clock.now() + days(7))
      const [letter] = await letters()
      assert.equal(letter?.to, 'emre@example.com')
      assert.equal(tokenIn(letter?.text ?? ''), tokenIn(link.url))
      const answer = await accept(tokenIn(link.url))
      assert.equal(answer?.kind, 'signed-in')
      const after = personOf(user.id)
      assert.deepEqual(
        [after.username, after.subject, after.role, after.emailVerified],
        ['emre.aydin', 'emre.aydin', 'usermanager', true],
      )
      assert.ok(at.world.memory.groups.isMember(group.id, user.id, at.clock.now()))
      assert.equal((await signIn('emre.aydin', another.reveal())).kind, 'signed-in')
      assert.equal(await audited('invitation.link'), 1)
      assert.equal(await audited('user.accepted'), 1)
    })

    test('who is invited is nobody yet: not by name, address or id, with a password or without', async () => {
      const { user } = await invite()
      assert.deepEqual(
        (await at.world.asOperator.users.list({ state: 'invited' })).items.map(({ id }) => id),
        [user.id],
      )
      assert.deepEqual((await at.world.asOperator.users.list({ state: 'active' })).items.length, 2)
      for (const identifier of ['emre@example.com', user.id])
        assert.equal((await signIn(identifier)).kind, 'refused', identifier)
      await assert.rejects(at.world.asOperator.users.setPassword(user.id, another), code('conflict'))
      const bind = await at.world.signIn.bind({
        door: 'ldap',
        view: 'x',
        allowsBare: true,
        identifier: user.id,
        password: another,
        address: '192.0.2.7',
        app: 'directory-server',
        mayOpen: () => true,
      })
      assert.equal(bind.kind, 'refused')
      at.world.signIn.passwordReset.ask('emre@example.com', visit.visitor)
      await at.world.signIn.passwordReset.settled()
      assert.equal((await letters()).length, 1)
      await assert.rejects(at.world.signIn.passwordReset.makeLink(byOperator, user.id), code('conflict'))
      assert.throws(
        () => at.world.directory.as({ kind: 'user', id: user.id, role: 'user' }, cli),
        code('unauthenticated'),
      )
    })

    test('an invited owner is none: the last one stays, and set-up stays open without one', async () => {
      await invite({ role: 'owner' })
      const olivia = at.world.memory.people.findByUsername('olivia') as User
      await assert.rejects(at.world.asOperator.users.disable(olivia.id), code('conflict'))
      const empty = await engine.open({ clock: at.clock })
      try {
        await empty.signIn.invitations.create(byOperator, {
          displayName: 'First',
          email: null,
          role: 'owner',
          groups: [],
          mail: false,
        })
        assert.equal(await empty.directory.isSetUp(), false)
      } finally {
        await empty.dispose()
      }
    })

    test('fifty at once make one', async () => {
      const { link } = await invite()
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, at) => accept(tokenIn(link.url), { username: `emre-${at}` })),
      )
      assert.equal(answers.filter(answer => answer?.kind === 'signed-in').length, 1)
      assert.equal(answers.filter(answer => answer === undefined).length, 49)
      const names = await at.world.store.read
        .selectFrom('name')
        .select('folded')
        .where('folded', 'like', 'emre-%')
        .execute()
      assert.equal(names.length, 1)
    })

    test('a name that is taken, was somebody’s, or is none uses nothing up, and three free ones are known', async () => {
      const gone = await at.world.add('emre', { email: null })
      await at.world.asOperator.users.delete(gone.id)
      await at.world.asOperator.users.erase(gone.id)
      await at.world.add('emre.aydin', { email: null })
      const { user, link } = await invite()
      const token = tokenIn(link.url)
      for (const username of ['una', 'UNA', 'emre', 'emre.aydin', 'una@example.com', 'root', '-x', user.id])
        await assert.rejects(accept(token, { username }), on('username'), username)
      await assert.rejects(accept(token, { displayName: ' ' }), on('displayName'))
      for (const weak of ['short', 'password123', 'emre.neu', 'emre@example.com'])
        await assert.rejects(
          accept(token, { username: 'emre.neu', with: { password: new Secret(weak) } }),
          on('password'),
          weak,
        )
      const suggested = await at.world.signIn.invitations.suggest(user, 'Emre Aydin', 3)
      assert.deepEqual(suggested, ['e.aydin', 'emre-aydin', 'emreaydin'])
      assert.equal((await accept(token, { username: 'e.aydin' }))?.kind, 'signed-in')
    })

    test('of two people who want one name at once, one has it, and the other’s link still works', async () => {
      const [one, two] = [await invite(), await invite({ email: 'two@example.com' })].map(({ link }) =>
        tokenIn(link.url),
      )
      const settled = await Promise.allSettled([accept(one ?? ''), accept(two ?? '')])
      const refused = settled.findIndex(({ status }) => status === 'rejected')
      assert.equal(settled.filter(({ status }) => status === 'rejected').length, 1)
      assert.ok(on('username')((settled[refused] as PromiseRejectedResult).reason))
      assert.equal((await accept([one, two][refused] ?? '', { username: 'other' }))?.kind, 'signed-in')
    })

    test('end by the clock, by a newer one, and with whoever they are for', async () => {
      const { user, link } = await invite()
      const first = tokenIn(link.url)
      const second = await at.world.signIn.invitations.renew(byOperator, user.id, { mail: false })
      assert.equal(second.mailedTo, null)
      assert.equal(await accept(first), undefined)
      assert.deepEqual(
        (await at.world.signIn.invitations.list(byOperator)).map(({ expiresAt }) => expiresAt),
        [second.link.expiresAt],
      )
      at.clock.advance(days(7) - 1)
      assert.ok(await at.world.signIn.invitations.find(tokenIn(second.link.url)))
      at.clock.advance(1)
      assert.equal(await accept(tokenIn(second.link.url)), undefined)
      assert.deepEqual(
        (await at.world.signIn.invitations.list(byOperator)).map(({ expiresAt }) => expiresAt),
        [null],
      )
      const third = await at.world.signIn.invitations.renew(byOperator, user.id, { mail: false })
      await at.world.asOperator.users.disable(user.id)
      assert.equal(await accept(tokenIn(third.link.url)), undefined)
      await at.world.asOperator.users.enable(user.id)
      assert.equal(await accept(tokenIn(third.link.url)), undefined)
      const fourth = await at.world.signIn.invitations.renew(byOperator, user.id, { mail: false })
      await at.world.signIn.invitations.cancel(byOperator, user.id)
      assert.equal(await accept(tokenIn(fourth.link.url)), undefined)
      assert.deepEqual(await at.world.signIn.invitations.list(byOperator), [])
      // The address is free again.
      await at.world.add('emre.aydin', { email: 'emre@example.com' })
    })

    test('last as long as the setting says', async () => {
      await at.world.asOperator.settings.put('invitation', { days: 1 })
      assert.equal((await invite()).link.expiresAt, at.clock.now() + days(1))
    })

    test('a token that is nearly right, or of another kind, is none', async () => {
      const { link } = await invite()
      const token = tokenIn(link.url)
      for (const wrong of nearly(token)) assert.equal(await accept(wrong), undefined, wrong)
      const reset = tokenIn((await at.world.signIn.passwordReset.makeLink(byOperator, at.una.id)).url)
      assert.equal(await accept(reset), undefined)
      assert.equal(await at.world.signIn.passwordReset.choose(token, another, visit), undefined)
      assert.equal(await at.world.signIn.emailChange.confirm(token, visit.visitor), undefined)
      assert.equal((await at.world.signIn.ownerLogin.redeem(token, visit.visitor)).kind, 'refused')
      assert.equal(await at.world.signIn.setup.isOpen(token), false)
      assert.equal((await accept(token))?.kind, 'signed-in')
      assert.equal(await accept(token), undefined)
    })

    test('who may: user managers invite members, admins up to admin; nobody above themselves', async () => {
      const [mona, adam] = [
        await at.world.add('mona', { role: 'usermanager' }),
        await at.world.add('adam', { role: 'admin' }),
      ]
      const admin = await invite({ role: 'admin', email: null }, as(adam))
      await assert.rejects(invite({ role: 'owner', email: null }, as(adam)), code('forbidden'))
      await assert.rejects(invite({ role: 'usermanager', email: null }, as(mona)), code('forbidden'))
      await assert.rejects(invite({ email: null }, as(at.una)), code('forbidden'))
      await assert.rejects(
        at.world.signIn.invitations.renew(as(mona), admin.user.id, { mail: false }),
        code('forbidden'),
      )
      await assert.rejects(at.world.signIn.invitations.cancel(as(mona), admin.user.id), code('forbidden'))
      await assert.rejects(at.world.signIn.invitations.list(as(at.una)), code('forbidden'))
      await assert.rejects(at.world.signIn.invitations.renew(as(adam), at.una.id, { mail: false }), code('conflict'))
      await assert.rejects(at.world.signIn.invitations.cancel(as(adam), at.una.id), code('conflict'))
      assert.equal((await invite({ email: null }, as(mona))).mailedTo, null)
    })

    test('lead on into a second factor that is demanded', async () => {
      await at.world.asOperator.settings.put('policy', {
        ...at.world.memory.settings().policy,
        mandatoryTwoFactor: true,
      })
      const { link } = await invite()
      const answer = await accept(tokenIn(link.url))
      assert.deepEqual(answer?.kind === 'next' && answer.step, 'set-up')
    })
  })
}
