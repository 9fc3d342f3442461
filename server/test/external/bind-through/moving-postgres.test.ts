import { after, before } from 'node:test'
import { openTestWorld } from '../../world/open-test-world.ts'
import { noPostgres, startPostgres, type Cluster } from '../../world/postgres.ts'
import { movingSuite } from './moving-suite.ts'

let cluster: Cluster
before(async () => {
  if (noPostgres === false) cluster = await startPostgres()
})
after(async () => {
  if (noPostgres === false) await cluster.dispose()
})

/** Each world's database, by its data folder. */
const urls = new Map<string, string>()

movingSuite({
  name: 'PostgreSQL',
  skip: noPostgres,
  async open(options) {
    const postgres = await cluster.newDatabase()
    const world = await openTestWorld({ ...options, postgres })
    urls.set(world.dataFolder, postgres)
    return world
  },
  async execute({ dataFolder }, sql) {
    await cluster.query(sql, new URL(urls.get(dataFolder) ?? '').pathname.slice(1))
  },
})
