import { after, before } from 'node:test'
import { silentLog } from '#ground'
import { openPostgresStore } from '#store'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'
import { suiteCommands } from './store-commands.ts'
import { storeSuite } from './store-suite.ts'

let cluster: Cluster
before(async () => {
  if (noPostgres === false) cluster = await startPostgres()
})
after(async () => {
  if (noPostgres === false) await cluster.dispose()
})

const commands = { suite: suiteCommands }
const unordered = new Set<string>()

storeSuite(
  'PostgreSQL',
  () => {
    let url: string | undefined
    const open = async () => {
      url ??= await cluster.newDatabase()
      return openPostgresStore({ url, commands, unordered, log: silentLog })
    }
    return { open, reopen: open }
  },
  { skip: noPostgres },
)
