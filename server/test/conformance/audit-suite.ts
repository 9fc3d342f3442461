import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days, newUuid, Secret } from '#ground'
import type { AuditEvent, AuditFilter, DirectoryCommands, User } from '#directory'
import { fixedClock } from '../world/clock.ts'
import { password, type TestWorld } from '../world/open-test-world.ts'
import type { Engine } from './directory-suite.ts'

const owner = { kind: 'system', name: 'operator' } as const
const cli = { door: 'cli', address: null } as const

/** What the trail and the list of sessions answer, whichever index they go along and whatever is behind them. */
export function auditSuite(engine: Omit<Engine, 'execute'>): void {
  describe(`the audit trail and the sessions, on ${engine.name}`, { skip: engine.skip ?? false }, () => {
    const clock = fixedClock()
    const people: User[] = []
    const events: AuditEvent[] = []
    let world: TestWorld
    before(async () => {
      world = await engine.open({ clock })
      for (const name of ['anna', 'bert', 'cara']) people.push(await world.add(name))
      clock.advance(days(1))
      const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T
      for (let i = 0; i < 300; i++) {
        const who = pick(people, i)
        events.push({
          id: newUuid(clock),
          // Several at one moment, so that pages end between them.
          at: clock.now() - Math.floor(i / 7),
          kind: pick(['bind', 'sign-in', 'app.opened', 'user.updated', 'passkey.added'], i * 7),
          outcome: pick(['done', 'done', 'refused'], i * 5),
          actor: i % 4 === 0 ? owner : { kind: 'user', id: pick(people, i + 1).id, role: 'user' },
          subject: who.id,
          app: pick(['directory-server', null], i),
          origin: { door: pick(['ldap', 'pages', 'cli'], i), address: pick(['192.0.2.1', '2001:db8::1', null], i * 3) },
          reference: i === 42 ? '7F3K-20QX' : null,
        })
      }
      await world.store.commands<DirectoryCommands>('directory')('appendEvents', { events })
    })
    after(() => world.dispose())

    /** As the filter says it, without any index. */
    const matches = (
      event: AuditEvent,
      { user, actor, app, door, address, outcome, reference, from, to }: AuditFilter,
    ) => {
      const by = event.actor.kind === 'user' ? event.actor.id : null
      return (
        (user === undefined || event.subject === user || by === user) &&
        (actor === undefined || by === actor) &&
        (app === undefined || event.app === app) &&
        (door === undefined || event.origin.door === door) &&
        (address === undefined || event.origin.address === address) &&
        (outcome === undefined || event.outcome === outcome) &&
        (reference === undefined || event.reference === reference) &&
        (from === undefined || event.at >= from) &&
        (to === undefined || event.at < to)
      )
    }
    const expected = (filter: AuditFilter, kinds?: string[]): string[] =>
      events
        .filter(event => matches(event, filter) && (kinds === undefined || kinds.includes(event.kind)))
        .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
        .map(({ id }) => id)

    async function walk(filter: AuditFilter, limit: number): Promise<string[]> {
      const made = new Set(events.map(({ id }) => id))
      const walked: string[] = []
      let cursor: string | undefined
      do {
        const page = await world.asOperator.audit.list({ ...filter, limit, cursor })
        assert.ok(page.items.length <= limit)
        walked.push(...page.items.map(({ id }) => id).filter(id => made.has(id)))
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      return walked
    }

    test('every filter, and any two, answer what they say, page by page', async () => {
      const [anna, bert] = people as [User, User]
      const single: AuditFilter[] = [
        { user: anna.id },
        { actor: bert.id },
        { app: 'directory-server' },
        { door: 'ldap' },
        { address: '2001:db8::1' },
        { outcome: 'refused' },
        { outcome: 'done' },
        { reference: '7F3K-20QX' },
        { from: clock.now() - 20 },
        { to: clock.now() - 20 },
      ]
      for (const one of single)
        for (const other of [{}, ...single]) {
          const filter = { ...one, ...other }
          assert.deepEqual(await walk(filter, 50), expected(filter), JSON.stringify(filter))
        }
      for (const limit of [1, 3, 200])
        assert.deepEqual(await walk({ user: anna.id }, limit), expected({ user: anna.id }))
    })

    test('topics, of kinds it knows and of those it does not', async () => {
      assert.deepEqual(await walk({ topics: ['access'] }, 20), expected({}, ['app.opened']))
      assert.deepEqual(
        await walk({ topics: ['sign-ins', 'credentials'] }, 20),
        expected({}, ['bind', 'sign-in', 'passkey.added']),
      )
      assert.deepEqual(await walk({ topics: ['server'] }, 20), [])
      assert.deepEqual(
        await walk({ topics: ['access'], outcome: 'refused', search: 'anna' }, 20),
        expected({ user: (people[0] as User).id, outcome: 'refused' }, ['app.opened']),
      )
    })

    test('what is old goes, a slice at a time, and nothing else', async () => {
      await world.asOperator.settings.put('audit', { days: 1 })
      clock.advance(days(1) - 20)
      const gone = new Set(expected({ to: clock.now() - days(1) }))
      assert.ok(gone.size > 0 && gone.size < events.length)
      await world.directory.upkeep.pruneAudit()
      assert.deepEqual(
        await walk({}, 200),
        expected({}).filter(id => !gone.has(id)),
      )
    })

    test('sessions are listed, found by device, and ended all at once', async () => {
      const [anna] = people as [User]
      for (const userAgent of ['Mozilla/5.0 (X11; Linux) Firefox/143.0', 'curl/8.5.0'])
        await world.signIn.withPassword({
          identifier: 'anna',
          password: new Secret(password),
          visitor: { address: '192.0.2.1', userAgent },
        })
      const open = (filter = {}) => world.signIn.listSessions(owner, filter)
      assert.deepEqual(
        (await open()).items.map(({ device }) => device.name),
        ['curl', 'Firefox on Linux'],
      )
      assert.equal((await open()).devices, 2)
      assert.equal((await open({ search: 'on linux' })).total, 1)
      assert.equal((await open({ search: 'anna', secondFactor: 'without', idleMs: 0 })).total, 2)
      assert.equal(await world.signIn.endSessionsOf(owner, cli, anna.id), 2)
      assert.deepEqual(await open(), { items: [], nextCursor: null, total: 0, devices: 0 })
      assert.deepEqual(await world.signIn.endEverySession(owner, cli, null), { people: 0, sessions: 0, peopleLeft: 0 })
    })
  })
}
