import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { days } from '#ground'
import type { App, DirectoryCommands, Group, User } from '#directory'
import { mayAsk } from '#access'
import { cli } from '../world/open-test-world.ts'
import type { Engine } from './directory-suite.ts'
import { openEachRequests } from './requests-world.ts'

const conflict = { code: 'conflict' }
const forbidden = { code: 'forbidden' }
const missing = { code: 'missing' }

/** Asking to be let into an app, and deciding about it, whatever is behind it. */
export function requestsSuite(engine: Engine): void {
  describe(`access requests, on ${engine.name}`, { skip: engine.skip ?? false }, () => {
    const { at, here, requestsOf, ask, appNow, decision, isOpen, stateOf, auditKinds } = openEachRequests(engine)
    let jonas: User
    let group: Group
    let app: App
    beforeEach(() => {
      jonas = here.jonas
      group = here.group
      app = here.app
    })

    test('who asks is let in until a moment, and is refused again from then on', async () => {
      assert.equal(isOpen(), false)
      assert.equal(mayAsk(decision(), appNow()), true)
      const request = await ask()
      assert.deepEqual(
        [request.state, request.wantedDays, request.reference, request.expiresAt],
        ['open', 7, '7F3K-20QX', at.clock.now() + days(30)],
      )
      const until = at.clock.now() + days(7)
      const { version } = appNow()
      const approved = await requestsOf(jonas).approve(request.id, { until, word: 'Enjoy' })
      assert.deepEqual([approved.state, approved.word, approved.grantedUntil], ['approved', 'Enjoy', until])
      assert.equal(isOpen(), true)
      assert.equal(appNow().version, version, 'who edits the app meanwhile is told of no collision')
      assert.equal(mayAsk(decision(), appNow()), false)
      assert.deepEqual(requestsOf(jonas).listGrants(app.id), [
        { user: at.una.id, expiresAt: until, grantedBy: `user:${jonas.id}`, createdAt: at.clock.now() },
      ])

      at.clock.advance(days(7) - 1)
      assert.equal(isOpen(), true)
      at.clock.advance(1)
      assert.equal(isOpen(), false, 'by the clock, before anything is tidied')
      assert.equal(mayAsk(decision(), appNow()), true)
      await at.world.directory.upkeep.endGrants()
      assert.deepEqual(appNow().grants, [])
      assert.deepEqual(await auditKinds(), [
        'access-request.approved',
        'access-request.made',
        'app.granted',
        'app.grants-ended',
      ])
    })

    test('for good, and after a reopen', async () => {
      const request = await ask(at.una, app.id, null)
      await requestsOf(jonas).approve(request.id, { until: null })
      at.clock.advance(days(4000))
      assert.equal(isOpen(), true)
      at.world = await at.world.reopen()
      assert.equal(isOpen(), true)
    })

    test('one waits for a person and app, and another may when it is over', async () => {
      const request = await ask()
      await assert.rejects(ask(), conflict)
      assert.equal((await requestsOf(at.una).findWaiting(app.id))?.id, request.id)
      await requestsOf(at.una).withdraw(request.id)
      assert.equal(await requestsOf(at.una).findWaiting(app.id), undefined)
      await assert.rejects(requestsOf(at.una).withdraw(request.id), conflict)
      await assert.rejects(requestsOf(jonas).approve(request.id, { until: null }), conflict)
      const again = await ask()
      await requestsOf(jonas).refuse(again.id, { word: 'Use the board instead' })
      assert.equal(isOpen(), false)
      assert.equal((await requestsOf(at.una).listOwn())[0]?.word, 'Use the board instead')
      await ask()
    })

    test('asked twice at once, one waits', async () => {
      const asked = await Promise.allSettled([ask(), ask(), ask()])
      assert.equal(asked.filter(({ status }) => status === 'fulfilled').length, 1)
      assert.equal((await requestsOf(jonas).list({ shown: 'waiting' })).total, 1)
    })

    test('answered by several at once, one of them has answered', async () => {
      const { id } = await ask()
      const admin = await at.world.add('ada', { role: 'admin' })
      const answers = await Promise.allSettled([
        requestsOf(jonas).approve(id, { until: null }),
        requestsOf(admin).refuse(id),
        requestsOf(admin).approve(id, { until: at.clock.now() + days(1) }),
        requestsOf(at.una).withdraw(id),
      ])
      assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
      const state = await stateOf(id)
      assert.equal(isOpen(), state === 'approved')
      assert.equal(appNow().grants.length, state === 'approved' ? 1 : 0)
    })

    test('who decides', async () => {
      const [manager, keeper, admin, other, usermanager] = await Promise.all([
        at.world.add('mona'),
        at.world.add('kim'),
        at.world.add('ada', { role: 'admin' }),
        at.world.add('otto'),
        at.world.add('uma', { role: 'usermanager' }),
      ])
      const owner = at.world.memory.people.findByUsername('olivia')
      assert.ok(owner)
      await at.world.asOperator.groups.changeManagers(group.id, { add: [manager.id] })
      const elsewhere = await at.make('Elsewhere')
      await at.world.asOperator.groups.changeManagers(elsewhere.id, { add: [keeper.id] })
      const rows: [who: string, user: User, plain: boolean, sensitive: boolean][] = [
        ['who looks after it', jonas, true, false],
        ['the manager of a group that opens it', manager, true, false],
        ['the manager of another group', keeper, false, false],
        ['an admin', admin, true, true],
        ['an owner', owner, true, true],
        ['anybody', other, false, false],
        ['a user manager', usermanager, false, false],
      ]
      for (const sensitive of [false, true]) {
        await at.world.asOperator.apps.update(app.id, { sensitive })
        for (const [who, user, plain, whenSensitive] of rows) {
          const may = sensitive ? whenSensitive : plain
          const what = `${who}${sensitive ? ', at a sensitive app' : ''}`
          const asker = await at.world.add(`asks-${rows.findIndex(row => row[1] === user)}-${sensitive ? 1 : 0}`)
          const { id } = await ask(asker)
          const listed = (await requestsOf(user).list({ shown: 'waiting' })).items.map(item => item.id)
          assert.equal(listed.includes(id), may, `${what}: sees it`)
          const input = { id, app: app.id, user: asker.id, word: '', until: null, group: null }
          const run = at.world.store.commands<DirectoryCommands>('directory')
          const deed = {
            actor: { kind: 'user', id: user.id, role: user.role } as const,
            origin: cli,
            at: at.clock.now(),
            eventId: id,
          }
          const answer = run('approveRequest', { ...deed, ...input })
          if (may) await answer
          else await assert.rejects(answer, forbidden, what)
          assert.equal(await stateOf(id), may ? 'approved' : 'open', what)
          if (!may) await assert.rejects(requestsOf(user).approve(id, { until: null }), missing, `${what}: is not told`)
        }
      }
    })

    test('nobody decides about themselves, whatever they are', async () => {
      const admin = await at.world.add('ada', { role: 'admin' })
      await at.world.asOperator.apps.update(app.id, { adminsIncluded: false })
      for (const who of [jonas, admin]) {
        const { id } = await ask(who)
        await assert.rejects(requestsOf(who).approve(id, { until: null }), forbidden)
        await assert.rejects(requestsOf(who).refuse(id), forbidden)
        assert.equal(
          (await requestsOf(who).list({ shown: 'waiting' })).items.some(item => item.id === id),
          false,
        )
        assert.equal(isOpen(who), false)
      }
      const listed = await requestsOf(admin).list({ shown: 'waiting' })
      assert.deepEqual(
        listed.items.map(item => item.userId),
        [jonas.id],
      )
    })

    test('somebody who looks after one app decides about that one alone', async () => {
      const other = await at.world.asOperator.apps.create({ title: 'Gitea', ldap: {} })
      const { id } = await ask(at.una, other.app.id)
      await assert.rejects(requestsOf(jonas).approve(id, { until: null }), missing)
      assert.throws(() => requestsOf(jonas).listGrants(other.app.id), missing)
      await assert.rejects(requestsOf(jonas).endGrant(other.app.id, at.una.id), forbidden)
    })

    test('into a group that opens it, by who may change that one', async () => {
      const { id } = await ask()
      const until = at.clock.now() + days(30)
      await assert.rejects(requestsOf(jonas).approve(id, { until, group: group.id }), forbidden)
      const elsewhere = await at.make('Elsewhere')
      const admin = await at.world.add('ada', { role: 'admin' })
      await assert.rejects(requestsOf(admin).approve(id, { until, group: elsewhere.id }), conflict)
      assert.equal(await stateOf(id), 'open', 'nothing of a refused answer is left')
      await at.world.asOperator.groups.changeManagers(group.id, { add: [jonas.id] })
      await requestsOf(jonas).approve(id, { until, group: group.id })
      assert.deepEqual([at.isIn(group), appNow().grants.length, isOpen()], [true, 0, true])
      at.clock.advance(days(30))
      assert.deepEqual([at.isIn(group), isOpen()], [false, false])
    })

    test('a membership that lasts longer is not made shorter', async () => {
      const { id } = await ask()
      await at.world.asOperator.groups.changeMembers(group.id, { add: [at.una.id] })
      await requestsOf(await at.world.add('ada', { role: 'admin' })).approve(id, {
        until: at.clock.now() + days(1),
        group: group.id,
      })
      at.clock.advance(days(2))
      assert.equal(at.isIn(group), true)
    })

    test('what nobody can be let into by name cannot be asked for', async () => {
      const { apps } = at.world.asOperator
      for (const access of [{ kind: 'single-user', user: jonas.id }, { kind: 'everyone' }] as const) {
        await apps.update(app.id, { access })
        await assert.rejects(ask(), conflict)
        assert.equal(mayAsk(decision(), appNow()), false)
      }
      await apps.update(app.id, { access: { kind: 'nobody' } })
      const { id } = await ask()
      await apps.update(app.id, { access: { kind: 'single-user', user: jonas.id } })
      const admin = await at.world.add('ada', { role: 'admin' })
      await assert.rejects(requestsOf(admin).approve(id, { until: null }), conflict)
      await apps.update(app.id, { access: { kind: 'nobody' }, enabled: false })
      await assert.rejects(ask(jonas), conflict)
      assert.equal(mayAsk(decision(), appNow()), false)
    })

    test('a policy that is in the way is nothing to ask about', async () => {
      const { apps, groups } = at.world.asOperator
      await groups.changeMembers(group.id, { add: [at.una.id] })
      await apps.update(app.id, { requireTwoFactor: true })
      assert.deepEqual([isOpen(), mayAsk(decision(), appNow())], [false, false])
    })

    test('somebody who is disabled asks for nothing', async () => {
      await at.world.asOperator.users.disable(at.una.id)
      const run = at.world.store.commands<DirectoryCommands>('directory')
      const input = { id: at.una.id, app: app.id, reason: 'x', wantedDays: 1, reference: null } as const
      const actor = { kind: 'user', id: at.una.id, role: 'user' } as const
      const deed = { actor, origin: cli, at: at.clock.now(), eventId: 'x' }
      await assert.rejects(run('askForAccess', { ...deed, ...input }), { code: 'unauthenticated' })
    })

    test('what is typed has its limits', async () => {
      const { requests } = at.as(at.una)
      const invalid = (path: string) => (error: unknown) =>
        error instanceof Error && 'fields' in error && (error.fields as { path: string }[])[0]?.path === path
      const askFor = (reason: string, wantedDays: number | null = 1, reference = '') =>
        requests.ask({ app: app.id, reason, wantedDays, reference })
      await assert.rejects(askFor(''), invalid('reason'))
      await assert.rejects(askFor(' \n '), invalid('reason'))
      await assert.rejects(askFor('x'.repeat(501)), invalid('reason'))
      await assert.rejects(askFor('a\u0000b'), invalid('reason'))
      await assert.rejects(askFor('x', 2), invalid('wantedDays'))
      const { id, reason, reference } = await askFor(` ${'x'.repeat(498)}\r\ny `, 1, '<script>')
      assert.deepEqual([reason, reference], [`${'x'.repeat(498)}\ny`, null])
      const { requests: theirs } = at.as(jonas)
      await assert.rejects(theirs.approve(id, { until: at.clock.now() }), invalid('until'))
      await assert.rejects(theirs.approve(id, { until: null, word: 'x'.repeat(501) }), invalid('word'))
      await assert.rejects(theirs.refuse('nothing'), missing)
    })

    test('somebody asks for so many apps in a day, and for more on the next', async () => {
      for (let i = 0; i < 20; i++) await requestsOf(at.una).withdraw((await ask()).id)
      await assert.rejects(ask(), { code: 'too-many' })
      at.clock.advance(days(1) + 1)
      await ask()
    })

    test('a request nobody answers ends after thirty days, and answers are forgotten in the end', async () => {
      const { id } = await ask()
      at.clock.advance(days(30) - 1)
      assert.equal((await requestsOf(jonas).list({ shown: 'waiting' })).total, 1)
      at.clock.advance(1)
      assert.equal((await requestsOf(jonas).list({ shown: 'waiting' })).total, 0, 'by the clock')
      assert.equal(await requestsOf(jonas).countWaiting(), 0)
      await assert.rejects(requestsOf(jonas).approve(id, { until: null }), conflict)
      const again = await ask()
      assert.equal(await stateOf(id), 'expired', 'it makes room before it is tidied')
      at.clock.advance(days(30))
      await at.world.directory.upkeep.endGrants()
      assert.equal(await stateOf(again.id), 'expired')
      at.clock.advance(days(401))
      await at.world.directory.upkeep.endGrants()
      const left = await at.world.store.read.selectFrom('accessRequest').select('id').execute()
      assert.deepEqual(left, [])
    })
  })
}
