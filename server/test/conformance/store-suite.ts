import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Problem, sayIn } from '#ground'
import type { Effect, Run, Store } from '#store'
import type { suiteCommands } from './store-commands.ts'

export interface StoreFactory {
  open(): Promise<Store>
  /** Opens what an earlier `open` of this factory wrote. */
  reopen(): Promise<Store>
}

/** What every store promises, whichever database is behind it. */
export function storeSuite(
  name: string,
  makeFactory: () => StoreFactory,
  options: { skip?: string | false } = {},
): void {
  const commandsOf = (store: Store): Run<typeof suiteCommands> => store.commands<typeof suiteCommands>('suite')
  const valueOf = async (store: Store, key: string): Promise<string | undefined> =>
    (await store.read.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst())?.value

  describe(`store: ${name}`, options, () => {
    test('an answered command is there, at once and after a reopen', async () => {
      const factory = makeFactory()
      const store = await factory.open()
      await commandsOf(store)('put', { key: 'a', value: '1' })
      assert.equal(await valueOf(store, 'a'), '1')
      assert.equal(
        (await store.list.selectFrom('meta').select('value').where('key', '=', 'a').executeTakeFirst())?.value,
        '1',
      )
      await store.close()
      const again = await factory.reopen()
      assert.equal(await valueOf(again, 'a'), '1')
      await again.close()
    })

    test('a refusal leaves nothing behind and reaches the caller whole', async () => {
      const store = await makeFactory().open()
      const run = commandsOf(store)
      const [first, refused, last] = await Promise.allSettled([
        run('put', { key: 'before', value: '1' }),
        run('putAndRefuse', { key: 'refused', value: '1' }),
        run('put', { key: 'after', value: '1' }),
      ])
      assert.equal(first.status, 'fulfilled')
      assert.equal(last.status, 'fulfilled')
      assert.ok(refused.status === 'rejected' && refused.reason instanceof Problem)
      assert.equal(refused.reason.code, 'conflict')
      const [field] = refused.reason.fields
      assert.deepEqual([field?.path, field?.message], ['key', 'At most 7 characters.'])
      assert.equal(sayIn('de', field?.saying ?? assert.fail()), 'Höchstens 7 Zeichen.')
      assert.deepEqual(
        [await valueOf(store, 'before'), await valueOf(store, 'refused'), await valueOf(store, 'after')],
        ['1', undefined, '1'],
      )
      await store.close()
    })

    test('a bug in one command does not touch its neighbours, and is not a Problem', async () => {
      const store = await makeFactory().open()
      const run = commandsOf(store)
      const [broken, fine] = await Promise.allSettled([
        run('putAndBreak', { key: 'broken', value: '1' }),
        run('put', { key: 'fine', value: '1' }),
      ])
      assert.ok(broken.status === 'rejected' && !(broken.reason instanceof Problem))
      assert.equal(fine.status, 'fulfilled')
      assert.deepEqual([await valueOf(store, 'broken'), await valueOf(store, 'fine')], [undefined, '1'])
      await store.close()
    })

    test('a command that awaits something else than its transaction is rolled back', async () => {
      const store = await makeFactory().open()
      const run = commandsOf(store)
      await assert.rejects(run('putAndWait', { key: 'slow', value: '1' }), /awaited something/)
      await run('put', { key: 'next', value: '1' })
      assert.equal(await valueOf(store, 'slow'), undefined)
      await store.close()
    })

    test('when the engine rolls the whole group back, everybody in it is told', async () => {
      const store = await makeFactory().open()
      const run = commandsOf(store)
      let shared = 0
      // Which commands share a group is a matter of timing, so it is tried until a neighbour was in it.
      for (let i = 0; i < 100 && shared === 0; i++) {
        const [neighbour, culprit] = await Promise.allSettled([
          run('put', { key: `x${i}`, value: '1' }),
          run('rollBackAll', { key: `y${i}`, value: '1' }),
        ])
        assert.ok(culprit.status === 'rejected' && culprit.reason instanceof Problem)
        assert.equal(culprit.reason.code, 'unavailable')
        assert.equal(await valueOf(store, `x${i}`), neighbour.status === 'fulfilled' ? '1' : undefined)
        if (neighbour.status === 'rejected') shared++
      }
      assert.equal(shared, 1, 'two commands sent together have never shared a group')
      await run('put', { key: 'z', value: '1' })
      assert.equal(await valueOf(store, 'z'), '1')
      await store.close()
    })

    test('followers see effects in the order of the log, before the caller is answered', async () => {
      const store = await makeFactory().open()
      const seen: number[] = []
      store.follow({
        apply: (effects: Effect[]) => seen.push(...effects.map(effect => effect.seq)),
        reload: () => Promise.resolve(),
        readChanges: (_db, changes) => Promise.resolve(changes.map(({ seq }) => ({ seq }))),
        get seq() {
          return seen.at(-1) ?? 0
        },
      })
      const run = commandsOf(store)
      await Promise.all(
        Array.from({ length: 200 }, async (_, i) => {
          const seq = await run('log', { subject: `s${i}` })
          assert.ok(seen.includes(seq), 'answered before memory had it')
        }),
      )
      assert.deepEqual(
        seen,
        Array.from({ length: 200 }, (_, i) => i + 1),
      )
      await store.close()
    })

    test('what waits when the store closes is still written', async () => {
      const factory = makeFactory()
      const store = await factory.open()
      const run = commandsOf(store)
      const pending = Array.from({ length: 50 }, (_, i) => run('put', { key: `k${i}`, value: '1' }))
      await store.close()
      await Promise.all(pending)
      const again = await factory.reopen()
      assert.equal(await valueOf(again, 'k49'), '1')
      await again.close()
    })
  })
}
