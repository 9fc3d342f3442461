import { randomInt } from 'node:crypto'
import { after, before } from 'node:test'
import { openTestWorld } from '../world/open-test-world.ts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'
import { memoryEqualsTables } from './memory-suite.ts'

let cluster: Cluster
before(async () => {
  if (noPostgres === false) cluster = await startPostgres()
})
after(async () => {
  if (noPostgres === false) await cluster.dispose()
})

/** One that is always the same, and one of its own each time; `DOORWARD_SEED` repeats a failure. */
const given = process.env['DOORWARD_SEED']
const [seed = 1, other = randomInt(2 ** 31)] = given === undefined ? [] : [Number(given), Number(given)]

memoryEqualsTables('SQLite', async clock => [await openTestWorld({ clock, endsByItself: false })], {
  seed: other,
  changes: 2500,
})

memoryEqualsTables(
  'two nodes on PostgreSQL',
  async clock => {
    const world = await openTestWorld({ clock, postgres: await cluster.newDatabase(), endsByItself: false })
    return [world, await world.openBeside()]
  },
  { seed, changes: 1500, skip: noPostgres },
)
