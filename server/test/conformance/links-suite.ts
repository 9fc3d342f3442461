import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { days, hours, minutes, Problem, Secret, type GroupId, type UserId } from '#ground'
import type { Actor, Role, User } from '#directory'
import type { Acceptance, By } from '#signin'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import { lettersOf, nearly, queued, tokenIn } from '../world/letters.ts'
import { totpCode } from '../world/totp.ts'
import { cli, operator, password, type TestWorld, type TestWorldOptions } from '../world/open-test-world.ts'

export interface Engine {
  name: string
  skip?: string | false
  open(options: TestWorldOptions): Promise<TestWorld>
}

const visit = { visitor: { address: '192.0.2.7', userAgent: 'test' } }
const another = new Secret('a loud purple window')
const byOperator: By = { actor: operator, origin: cli }
const code = (wanted: string) => (error: unknown) => error instanceof Problem && error.code === wanted
const on = (path: string) => (error: unknown) => error instanceof Problem && error.fields.some(f => f.path === path)

/** What links that work once promise, whatever is behind them. */
export function linksSuite(engine: Engine): void {
  describe(`links that work once, on ${engine.name}`, { skip: engine.skip ?? false }, () => {
    let world: TestWorld
    let clock: FixedClock
    let una: User

    beforeEach(async () => {
      clock = fixedClock()
      world = await engine.open({ clock, mail: queued })
      await world.add('olivia', { role: 'owner' })
      una = await world.add('una')
    })
    afterEach(() => world.dispose())

    const letters = () => lettersOf(world)
    const personOf = (id: UserId): User => world.memory.people.find(id) ?? assert.fail('nobody')
    const as = (user: User): By => ({
      actor: { kind: 'user', id: user.id, role: user.role } satisfies Actor,
      origin: { door: 'dashboard', address: '192.0.2.1' },
    })
    const signIn = (identifier: string, with_ = password) =>
      world.signIn.withPassword({ identifier, password: new Secret(with_), ...visit })
    const audited = async (kind: string): Promise<number> =>
      (await world.store.read.selectFrom('audit').select('id').where('kind', '=', kind).execute()).length

    describe('invitations', () => {
      const invite = (
        input: { email?: string | null; role?: Role; groups?: GroupId[]; mail?: boolean } = {},
        by = byOperator,
      ) =>
        world.signIn.invitations.create(by, {
          displayName: 'Emre Aydin',
          email: 'emre@example.com',
          role: 'user',
          groups: [],
          mail: true,
          ...input,
        })
      const accept = (token: string, wish: Partial<Acceptance> = {}) =>
        world.signIn.invitations.accept(
          token,
          { displayName: 'Emre Aydin', username: 'emre.aydin', with: { password: another }, ...wish },
          visit,
        )

      test('are mailed, and make a person with the role and groups they were made with', async () => {
        const group = await world.asOperator.groups.create({ name: 'Volunteers' })
        const { user, link, mailedTo } = await invite({ role: 'usermanager', groups: [group.id] })
        assert.equal(mailedTo, 'emre@example.com')
        assert.equal(link.expiresAt, clock.now() + days(7))
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
        assert.ok(world.memory.groups.isMember(group.id, user.id, clock.now()))
        assert.equal((await signIn('emre.aydin', another.reveal())).kind, 'signed-in')
        assert.equal(await audited('invitation.link'), 1)
        assert.equal(await audited('user.accepted'), 1)
      })

      test('who is invited is nobody yet: not by name, address or id, with a password or without', async () => {
        const { user } = await invite()
        assert.deepEqual(
          (await world.asOperator.users.list({ state: 'invited' })).items.map(({ id }) => id),
          [user.id],
        )
        assert.deepEqual((await world.asOperator.users.list({ state: 'active' })).items.length, 2)
        for (const identifier of ['emre@example.com', user.id])
          assert.equal((await signIn(identifier)).kind, 'refused', identifier)
        await assert.rejects(world.asOperator.users.setPassword(user.id, another), code('conflict'))
        const bind = await world.signIn.bind({
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
        world.signIn.passwordReset.ask('emre@example.com', visit.visitor)
        await world.signIn.passwordReset.settled()
        assert.equal((await letters()).length, 1)
        await assert.rejects(world.signIn.passwordReset.makeLink(byOperator, user.id), code('conflict'))
        assert.throws(
          () => world.directory.as({ kind: 'user', id: user.id, role: 'user' }, cli),
          code('unauthenticated'),
        )
      })

      test('an invited owner is none: the last one stays, and set-up stays open without one', async () => {
        await invite({ role: 'owner' })
        const olivia = world.memory.people.findByUsername('olivia') as User
        await assert.rejects(world.asOperator.users.disable(olivia.id), code('conflict'))
        const empty = await engine.open({ clock })
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
        const names = await world.store.read
          .selectFrom('name')
          .select('folded')
          .where('folded', 'like', 'emre-%')
          .execute()
        assert.equal(names.length, 1)
      })

      test('a name that is taken, was somebody’s, or is none uses nothing up, and three free ones are known', async () => {
        const gone = await world.add('emre', { email: null })
        await world.asOperator.users.delete(gone.id)
        await world.asOperator.users.erase(gone.id)
        await world.add('emre.aydin', { email: null })
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
        const suggested = await world.signIn.invitations.suggest(user, 'Emre Aydin', 3)
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
        const second = await world.signIn.invitations.renew(byOperator, user.id, { mail: false })
        assert.equal(second.mailedTo, null)
        assert.equal(await accept(first), undefined)
        assert.deepEqual(
          (await world.signIn.invitations.list(byOperator)).map(({ expiresAt }) => expiresAt),
          [second.link.expiresAt],
        )
        clock.advance(days(7) - 1)
        assert.ok(await world.signIn.invitations.find(tokenIn(second.link.url)))
        clock.advance(1)
        assert.equal(await accept(tokenIn(second.link.url)), undefined)
        assert.deepEqual(
          (await world.signIn.invitations.list(byOperator)).map(({ expiresAt }) => expiresAt),
          [null],
        )
        const third = await world.signIn.invitations.renew(byOperator, user.id, { mail: false })
        await world.asOperator.users.disable(user.id)
        assert.equal(await accept(tokenIn(third.link.url)), undefined)
        await world.asOperator.users.enable(user.id)
        assert.equal(await accept(tokenIn(third.link.url)), undefined)
        const fourth = await world.signIn.invitations.renew(byOperator, user.id, { mail: false })
        await world.signIn.invitations.cancel(byOperator, user.id)
        assert.equal(await accept(tokenIn(fourth.link.url)), undefined)
        assert.deepEqual(await world.signIn.invitations.list(byOperator), [])
        // The address is free again.
        await world.add('emre.aydin', { email: 'emre@example.com' })
      })

      test('last as long as the setting says', async () => {
        await world.asOperator.settings.put('invitation', { days: 1 })
        assert.equal((await invite()).link.expiresAt, clock.now() + days(1))
      })

      test('a token that is nearly right, or of another kind, is none', async () => {
        const { link } = await invite()
        const token = tokenIn(link.url)
        for (const wrong of nearly(token)) assert.equal(await accept(wrong), undefined, wrong)
        const reset = tokenIn((await world.signIn.passwordReset.makeLink(byOperator, una.id)).url)
        assert.equal(await accept(reset), undefined)
        assert.equal(await world.signIn.passwordReset.choose(token, another, visit), undefined)
        assert.equal(await world.signIn.emailChange.confirm(token, visit.visitor), undefined)
        assert.equal((await world.signIn.ownerLogin.redeem(token, visit.visitor)).kind, 'refused')
        assert.equal(await world.signIn.setup.isOpen(token), false)
        assert.equal((await accept(token))?.kind, 'signed-in')
        assert.equal(await accept(token), undefined)
      })

      test('who may: user managers invite members, admins up to admin; nobody above themselves', async () => {
        const [mona, adam] = [
          await world.add('mona', { role: 'usermanager' }),
          await world.add('adam', { role: 'admin' }),
        ]
        const admin = await invite({ role: 'admin', email: null }, as(adam))
        await assert.rejects(invite({ role: 'owner', email: null }, as(adam)), code('forbidden'))
        await assert.rejects(invite({ role: 'usermanager', email: null }, as(mona)), code('forbidden'))
        await assert.rejects(invite({ email: null }, as(una)), code('forbidden'))
        await assert.rejects(
          world.signIn.invitations.renew(as(mona), admin.user.id, { mail: false }),
          code('forbidden'),
        )
        await assert.rejects(world.signIn.invitations.cancel(as(mona), admin.user.id), code('forbidden'))
        await assert.rejects(world.signIn.invitations.list(as(una)), code('forbidden'))
        await assert.rejects(world.signIn.invitations.renew(as(adam), una.id, { mail: false }), code('conflict'))
        await assert.rejects(world.signIn.invitations.cancel(as(adam), una.id), code('conflict'))
        assert.equal((await invite({ email: null }, as(mona))).mailedTo, null)
      })

      test('lead on into a second factor that is demanded', async () => {
        await world.asOperator.settings.put('policy', {
          ...world.memory.settings().policy,
          mandatoryTwoFactor: true,
        })
        const { link } = await invite()
        const answer = await accept(tokenIn(link.url))
        assert.deepEqual(answer?.kind === 'next' && answer.step, 'set-up')
      })
    })

    describe('forgotten passwords', () => {
      const ask = async (identifier: string, address = '192.0.2.7'): Promise<number> => {
        const before = (await letters()).length
        world.signIn.passwordReset.ask(identifier, { ...visit.visitor, address })
        await world.signIn.passwordReset.settled()
        return (await letters()).length - before
      }
      const mailed = async (): Promise<string> => {
        await ask('una')
        return tokenIn((await letters()).at(-1)?.text ?? '')
      }
      const choose = (token: string, chosen = another) => world.signIn.passwordReset.choose(token, chosen, visit)

      test('a link by mail lets its reader choose another, ends what was open, and is told of', async () => {
        const before = await signIn('una')
        assert.ok(before.kind === 'signed-in')
        const token = await mailed()
        assert.equal((await world.signIn.passwordReset.find(token))?.id, una.id)
        const answer = await choose(token)
        assert.equal(answer?.kind, 'signed-in')
        assert.equal(await world.signIn.findSession(before.token), undefined)
        assert.equal((await signIn('una')).kind, 'refused')
        assert.equal((await signIn('una', another.reveal())).kind, 'signed-in')
        assert.equal((await letters()).at(-1)?.kind, 'password-changed')
        assert.equal(await choose(token), undefined)
      })

      test('works for an hour, once, of fifty at once', async () => {
        const token = await mailed()
        clock.advance(hours(1) - 1)
        assert.ok(await world.signIn.passwordReset.find(token))
        const answers = await Promise.all(Array.from({ length: 50 }, () => choose(token)))
        assert.equal(answers.filter(answer => answer !== undefined).length, 1)
        const next = await mailed()
        clock.advance(hours(1))
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
        await world.asOperator.users.setPassword(una.id, new Secret('set by an admin 17'))
        assert.equal(await choose(second), undefined)
        const third = await mailed()
        await world.asOperator.users.update(una.id, { email: 'una@elsewhere.example' })
        assert.equal(await choose(third), undefined)
      })

      test('goes to the recovery address where there is one, and to no address that is not proved', async () => {
        await world.asOperator.users.update(una.id, { recoveryEmail: 'una@home.example' })
        await ask('una')
        assert.equal((await letters()).at(-1)?.to, 'una@home.example')
        await world.asOperator.users.update(una.id, { recoveryEmail: null })
        await world.asOperator.users.update(una.id, { email: 'claimed@example.com', emailVerified: false })
        const count = (await letters()).length
        await ask('una')
        assert.equal((await letters()).length, count)
      })

      test('nothing is sent to nobody: unknown, disabled, without a password or an address', async () => {
        const quiet = await world.add('quiet', { email: null })
        const off = await world.add('off')
        await world.asOperator.users.disable(off.id)
        const bare = await world.asOperator.users.create({
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
        assert.ok(await world.signIn.passwordReset.find(tokenIn((await letters()).at(-1)?.text ?? '')))
        for (let at = 0; at < 24; at++) await ask('nobody')
        const bob = await world.add('bob')
        assert.equal(await ask(bob.id), 0)
        assert.equal(await ask(bob.id, '192.0.2.8'), 1)
        clock.advance(hours(1))
        assert.equal(await ask('una'), 1)
      })

      test('an admin’s link needs no mail, and outlives what a stranger asks for', async () => {
        const { url, expiresAt } = await world.signIn.passwordReset.makeLink(byOperator, una.id)
        assert.equal(expiresAt, clock.now() + hours(1))
        assert.equal((await letters()).length, 0)
        const byMail = await mailed()
        assert.ok(await world.signIn.passwordReset.find(tokenIn(url)))
        const newer = await world.signIn.passwordReset.makeLink(byOperator, una.id)
        assert.equal(await world.signIn.passwordReset.find(tokenIn(url)), undefined)
        assert.equal(await world.signIn.passwordReset.find(byMail), undefined)
        assert.ok(await choose(tokenIn(newer.url)))
      })

      test('who may make one, and of whom', async () => {
        const [mona, adam] = [
          await world.add('mona', { role: 'usermanager' }),
          await world.add('adam', { role: 'admin' }),
        ]
        const make = (by: User, id: UserId) => world.signIn.passwordReset.makeLink(as(by), id)
        assert.ok(await make(mona, una.id))
        await assert.rejects(make(mona, adam.id), code('forbidden'))
        await assert.rejects(make(una, una.id), code('forbidden'))
        const olivia = world.memory.people.findByUsername('olivia') as User
        await assert.rejects(make(adam, olivia.id), code('forbidden'))
        await world.asOperator.users.disable(una.id)
        await assert.rejects(make(adam, una.id), code('conflict'))
      })

      test('skips no second factor', async () => {
        const { signIn: auth } = world
        const offer = await auth.factors.offerTotp(una, 'x')
        await auth.factors.addTotp(una, offer, totpCode(offer.secret.reveal(), clock.now()), cli)
        const answer = await choose(await mailed())
        assert.deepEqual(answer?.kind === 'next' && answer.step, 'second-factor')
        const session = await world.store.read.selectFrom('session').select('id').where('endedAt', 'is', null).execute()
        assert.deepEqual(session, [])
      })
    })

    describe('addresses that are proved', () => {
      const dashboard = as
      const request = (email: string, user = personOf(una.id)) =>
        world.signIn.emailChange.request(user, email, dashboard(user).origin)
      const confirm = (token: string) => world.signIn.emailChange.confirm(token, visit.visitor)
      const lastToken = async () => tokenIn((await letters()).at(-1)?.text ?? '')

      test('change when the link is confirmed and not before, and both addresses are told', async () => {
        const waiting = await request('una@new.example')
        assert.deepEqual(waiting, { email: 'una@new.example', expiresAt: clock.now() + days(1) })
        assert.equal((await letters()).at(-1)?.to, 'una@new.example')
        const token = await lastToken()
        assert.equal((await world.signIn.emailChange.find(token))?.email, 'una@new.example')
        assert.equal(personOf(una.id).email, 'una@example.com')
        assert.deepEqual(await world.signIn.emailChange.pendingOf(personOf(una.id)), waiting)
        assert.equal((await confirm(token))?.email, 'una@new.example')
        assert.deepEqual([personOf(una.id).email, personOf(una.id).emailVerified], ['una@new.example', true])
        assert.deepEqual(
          (await letters())
            .slice(-2)
            .map(({ kind, to }) => `${kind} ${to}`)
            .toSorted(),
          ['email-changed una@example.com', 'email-changed una@new.example'],
        )
        assert.equal(await confirm(token), undefined)
        assert.equal(await world.signIn.emailChange.pendingOf(personOf(una.id)), undefined)
        // The one there was is free.
        await world.add('eve', { email: 'una@example.com' })
      })

      test('an address that has become somebody else’s meanwhile is refused, and nothing changes', async () => {
        await request('wanted@example.com')
        await world.add('wanted')
        await assert.rejects(confirm(await lastToken()), on('email'))
        assert.equal(personOf(una.id).email, 'una@example.com')
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
        await world.signIn.emailChange.cancel(personOf(una.id), cli)
        assert.equal(await confirm(second), undefined)
        await request('three@new.example')
        const third = await lastToken()
        await world.asOperator.users.setPassword(una.id, another)
        assert.equal(await confirm(third), undefined)
        clock.advance(hours(1))
        await request('four@new.example')
        const fourth = await lastToken()
        await world.asOperator.users.update(una.id, { email: 'set@by.example' })
        assert.equal(await confirm(fourth), undefined)
        await request('five@new.example')
        const fifth = await lastToken()
        clock.advance(days(1))
        assert.equal(await confirm(fifth), undefined)
      })

      test('what is no address, one’s own, or asked for too often is refused', async () => {
        for (const wrong of ['', 'nothing', 'a@b@c', 'a@b\r\nBcc: x@y.z', 'UNA@example.com'])
          await assert.rejects(request(wrong), on('email'), wrong)
        for (let at = 0; at < 3; at++) await request(`una${at}@new.example`)
        await assert.rejects(request('una4@new.example'), code('too-many'))
        clock.advance(minutes(61))
        await request('una5@new.example')
        await world.asOperator.settings.put('policy', { ...world.memory.settings().policy, lockProfiles: true })
        await assert.rejects(request('una6@new.example'), code('forbidden'))
      })

      test('fifty at once change it once, and a token that is nearly right is none', async () => {
        await request('una@new.example')
        const token = await lastToken()
        for (const wrong of nearly(token)) assert.equal(await confirm(wrong), undefined, wrong)
        assert.equal(await world.signIn.passwordReset.choose(token, another, visit), undefined)
        const answers = await Promise.all(Array.from({ length: 50 }, () => confirm(token)))
        assert.equal(answers.filter(answer => answer !== undefined).length, 1)
      })

      test('without a mail server it is refused, with whom to ask', async () => {
        const quiet = await engine.open({ clock })
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

    test('no token lies in the store, the log or the audit', async () => {
      const made = [
        (await world.signIn.passwordReset.makeLink(byOperator, una.id)).url,
        (
          await world.signIn.invitations.create(byOperator, {
            displayName: 'Emre',
            email: 'emre@example.com',
            role: 'user',
            groups: [],
            mail: true,
          })
        ).link.url,
      ].map(tokenIn)
      const { read } = world.store
      const all = JSON.stringify([
        await read.selectFrom('oneTime').selectAll().execute(),
        await read.selectFrom('audit').selectAll().execute(),
        await read.selectFrom('change').selectAll().execute(),
        await read.selectFrom('mail').selectAll().execute(),
      ])
      for (const token of made) assert.equal(all.includes(token), false)
    })
  })
}
