import assert from 'node:assert/strict'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, test } from 'node:test'
import { minutes } from '#ground'
import { aGroup, everybody, someone } from './far-end.ts'
import { directoryId } from './people.ts'
import { by, inGroups, RunWorld } from './run-world.ts'

/** More than a run of these people has. */
const commandsMax = 40

describe('a run that is killed', () => {
  for (const isDone of [false, true])
    test(`at any command, ${isDone ? 'after' : 'before'} it was done, removes nobody and is made good by the next`, async () => {
      let wasWhole = false
      for (let n = 1; n < commandsMax && !wasWhole; n++) {
        const at = await RunWorld.open({ groupSearch: inGroups, syncGroups: true })
        try {
          at.far.people = everybody(8)
          at.far.groups = [aGroup('Staff', ['p0', 'p1', 'p2'])]
          await at.run()
          // Somebody is new, two change names, one leaves, one moves to another group.
          at.far.people = [
            someone('p1', { id: 'id-p0' }),
            someone('p0', { id: 'id-p1' }),
            ...everybody(5, 2),
            someone('new'),
          ]
          at.far.groups = [aGroup('Staff', ['p0', 'p1']), aGroup('Crew', ['p2', 'new'])]
          const doomed = at.another('doomed', n, isDone)
          void doomed.start(directoryId, by).catch(() => undefined)
          await untilStill(at)
          wasWhole = at.died.length === 0
          const [interrupted] = await at.sync.runs(directoryId, 1)
          // Only who left is gone; whoever is there may come in, at every moment.
          const active = await at.active()
          for (const name of ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6'])
            assert.ok(active.includes(name), `${n}: ${name}`)
          if (!wasWhole && interrupted?.finishedAt === null)
            await assert.rejects(at.sync.start(directoryId, by), /under way/, `${n}: ${at.died.join()}`)
          at.clock.advance(minutes(2))
          const run = await at.run()
          assert.equal(run.outcome, 'complete', `${n}: ${JSON.stringify(run.message)}`)
          assert.deepEqual(await at.active(), ['new', 'p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6'])
          assert.deepEqual([at.groupsOf('p0'), at.groupsOf('p2'), at.groupsOf('new')], [['Staff'], ['Crew'], ['Crew']])
          assert.equal(at.find('p0').email, 'p0@there.example')
          const again = await at.run()
          assert.equal(again.counts.unchanged, 8, `${n}`)
          const unfinished = (await at.sync.runs(directoryId, 10)).filter(({ finishedAt }) => finishedAt === null)
          assert.deepEqual(unfinished, [])
        } finally {
          await at.dispose()
        }
      }
      assert.ok(wasWhole, 'a run had more commands than were tried')
    })
})

/** Until the node has died, or its run has ended: nothing is on its way any more. */
async function untilStill(at: RunWorld): Promise<void> {
  for (;;) {
    if (at.died.length > 0) break
    const [run] = await at.sync.runs(directoryId, 1)
    if (run !== undefined && run.finishedAt !== null && run.counts.unchanged !== undefined && run.counts.create === 1)
      break
    await turn()
  }
}
