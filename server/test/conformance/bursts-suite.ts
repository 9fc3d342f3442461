import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days, limits, newUuid } from '#ground'
import type { AuditEvent, DirectoryCommands } from '#directory'
import { fixedClock } from '../world/clock.ts'
import type { TestWorld } from '../world/open-test-world.ts'
import type { Engine } from './directory-suite.ts'

/** Addresses that guess, as Home tells of them, compared with counting the same events one by one. */
export function burstsSuite(engine: Omit<Engine, 'execute'>): void {
  describe(`addresses that guess, on ${engine.name}`, { skip: engine.skip ?? false }, () => {
    const clock = fixedClock()
    let world: TestWorld
    let anna: string
    before(async () => {
      world = await engine.open({ clock })
      anna = (await world.add('anna')).id
      clock.advance(days(30))
    })
    after(() => world.dispose())

    const event = (address: string | null, more: Partial<AuditEvent> = {}): AuditEvent => ({
      id: newUuid(clock),
      at: clock.now() - 1000,
      kind: 'sign-in',
      outcome: 'refused',
      actor: { kind: 'system', name: 'operator' },
      subject: null,
      app: null,
      origin: { door: 'pages', address },
      reference: null,
      ...more,
    })
    const times = (count: number, address: string | null, more: Partial<AuditEvent> = {}): AuditEvent[] =>
      Array.from({ length: count }, (_, i) => event(address, { at: clock.now() - 1000 - i, ...more }))
    const append = (events: AuditEvent[]) =>
      world.store.commands<DirectoryCommands>('directory')('appendEvents', { events })
    const listBursts = () => world.asOperator.activity.listBursts()

    test('the busiest first, with whom they asked for and whether they got in', async () => {
      const { burstMin, burstMs, burstsTold } = limits.activity
      assert.equal(burstsTold, 5)
      const old = { at: clock.now() - burstMs - 1 }
      await append([
        ...times(burstMin, '192.0.2.1'),
        ...times(burstMin + 9, '192.0.2.2', { subject: anna }),
        event('192.0.2.2', { outcome: 'done', subject: anna }),
        ...times(burstMin + 5, '2001:db8::3'),
        event('2001:db8::3', { subject: anna }),
        // Got in, but longer ago, and by another door's kind of event.
        event('2001:db8::3', { ...old, outcome: 'done' }),
        event('2001:db8::3', { kind: 'bind', outcome: 'done' }),
        // None of these are bursts.
        ...times(burstMin - 1, '192.0.2.4'),
        event('192.0.2.4', old),
        ...times(burstMin, '192.0.2.5', { kind: 'bind' }),
        ...times(burstMin, '192.0.2.6', { outcome: 'done' }),
        ...times(burstMin, null),
      ])
      const at = clock.now() - 1000
      assert.deepEqual(await listBursts(), [
        { address: '192.0.2.2', count: burstMin + 9, lastAt: at, allUnknown: false, gotIn: true },
        { address: '2001:db8::3', count: burstMin + 6, lastAt: at, allUnknown: false, gotIn: false },
        { address: '192.0.2.1', count: burstMin, lastAt: at, allUnknown: true, gotIn: false },
      ])
    })

    test('of many only the busiest are told', async () => {
      const { burstMin, burstsTold } = limits.activity
      for (let n = 0; n < 8; n++) await append(times(burstMin + 20 + n, `198.51.100.${n}`))
      const told = await listBursts()
      assert.deepEqual(
        told.map(({ address }) => address),
        [7, 6, 5, 4, 3].map(n => `198.51.100.${n}`),
      )
      assert.equal(told.length, burstsTold)
    })

    test('a week later there are none', async () => {
      clock.advance(limits.activity.burstMs)
      assert.deepEqual(await listBursts(), [])
    })
  })
}
