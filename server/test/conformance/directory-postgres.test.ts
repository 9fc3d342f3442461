import { after, before } from 'node:test'
import { openTestWorld } from '../world/open-test-world.ts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'
import { directorySuite, type Engine } from './directory-suite.ts'
import { externalsSuite } from './externals-suite.ts'
import { gatewaySuite } from './gateway-suite.ts'
import { passkeyOwnerSuite } from './passkey-owner-suite.ts'
import { grantsSuite } from './grants-suite.ts'
import { requestsSuite } from './requests-suite.ts'
import { servicesSuite } from './services-suite.ts'
import { sessionDevicesSuite } from './session-devices-suite.ts'
import { walkSuite } from './walk-suite.ts'

let cluster: Cluster
before(async () => {
  if (noPostgres === false) cluster = await startPostgres()
})
after(async () => {
  if (noPostgres === false) await cluster.dispose()
})

/** Each world's database, by its data folder. */
const urls = new Map<string, string>()

const engine: Engine = {
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
}
directorySuite(engine)
externalsSuite(engine)
requestsSuite(engine)
grantsSuite(engine)
servicesSuite(engine)
passkeyOwnerSuite(engine)
sessionDevicesSuite(engine)
gatewaySuite(engine)
walkSuite(engine)
