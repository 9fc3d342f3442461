import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import type { ExternalSettings } from '#directory'
import { createConnect } from '#external'
import { systemClock } from '#ground'
import { fixedClock } from '../../world/clock.ts'
import { openTestWorld } from '../../world/open-test-world.ts'
import { entry, letIn, ok, pageEnd, pageOf } from '../scripted/answers.ts'
import { startScripted, type ScriptedServer } from '../scripted/scripted-server.ts'
import { noSecrets } from '../servers/settings.ts'
import { usualSettings } from './people.ts'
import { by } from './run-world.ts'

const people = 4000
const pageSize = 200

describe('failure 35: a directory of thousands', () => {
  let server: ScriptedServer
  /** For each page that was asked for: where it begins. */
  let asked: number[]
  let onPage: (from: number) => void
  let settings: ExternalSettings
  beforeEach(async () => {
    asked = []
    onPage = () => undefined
    server = await startScripted(
      letIn(turn => {
        const from = pageOf(turn)?.from ?? 0
        asked.push(from)
        onPage(from)
        const to = Math.min(people, from + pageSize)
        for (let i = from; i < to; i++) {
          const uid = `p${i}`
          turn.say(entry(`uid=${uid},dc=example,dc=com`, { uid: [uid], entryUUID: [`id ${i}`], cn: [uid] }))
        }
        turn.say({ kind: 'searchResDone', ...ok }, pageEnd(to === people ? undefined : to))
      }),
    )
    settings = { ...usualSettings, urls: [server.url], pageSize }
  })
  afterEach(() => server?.close())

  const everyPage = Array.from({ length: people / pageSize }, (_, i) => i * pageSize)

  test('the next page is asked for when the last one was taken, so that no more than a page is ever held', async () => {
    let taken = 0
    const ahead: number[] = []
    onPage = from => ahead.push(from - taken)
    const upstream = await createConnect({ clock: systemClock })(settings, noSecrets)
    const question = { ...settings.userSearch, attributes: ['uid'] }
    for await (const _entry of upstream.search(question)) {
      taken++
      // Whoever takes them takes their time.
      if (taken % 50 === 0) await new Promise(setImmediate)
    }
    upstream.close()
    assert.equal(taken, people)
    assert.deepEqual(asked, everyPage)
    assert.deepEqual(
      ahead,
      everyPage.map(() => 0),
    )
  })

  test('a run asks for pages of people and for nobody by themselves, the first time and the next', async () => {
    const world = await openTestWorld({ clock: fixedClock() })
    try {
      const { id } = await world.asOperator.externals.create({ name: 'there', settings })
      await world.asOperator.externals.turnOn(id)
      for (const [round, kind] of [
        [1, 'create'],
        [2, 'unchanged'],
      ] as const) {
        asked = []
        const { id: runId } = await world.synchronisation.start(id, by)
        await world.synchronisation.settled(id)
        const run = await world.synchronisation.findRun(id, runId)
        assert.deepEqual(
          [run?.outcome, run?.counts[kind]],
          ['complete', people],
          `${round}: ${JSON.stringify(run?.message)}`,
        )
        assert.deepEqual(asked, everyPage)
      }
      assert.equal(world.memory.people.size, people)
    } finally {
      await world.dispose()
    }
  })
})
