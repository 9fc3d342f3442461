import { after, before } from 'node:test'
import { openTestWorld } from '../world/open-test-world.ts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'
import { auditSuite } from './audit-suite.ts'
import { burstsSuite } from './bursts-suite.ts'

let cluster: Cluster
before(async () => {
  if (noPostgres === false) cluster = await startPostgres()
})
after(async () => {
  if (noPostgres === false) await cluster.dispose()
})

for (const suite of [auditSuite, burstsSuite])
  suite({
    name: 'PostgreSQL',
    skip: noPostgres,
    open: async options => openTestWorld({ ...options, postgres: await cluster.newDatabase() }),
  })
