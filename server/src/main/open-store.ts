import { existsSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { loadSealer, OperatorProblem, type Config, type Log, type Sealer, type Secret } from '#ground'
import { openPostgresStore, openSqliteStore, type Store } from '#store'
import { storeCommands, unorderedCommands } from './store-commands.ts'
import type { WorldCommands } from './world-commands.ts'

/** A database file, in the data folder unless absolute; or PostgreSQL, which other nodes may be using too. */
export type Database = string | { postgres: Secret }

export const databaseOf = ({ storage }: Pick<Config, 'storage'>): Database =>
  'sqlite' in storage ? storage.sqlite : storage

export interface StoreOptions {
  dataFolder: string
  database: Database
  /** Where the master key lies. */
  keysFolder: string
  log: Log
}

/**
 * Opens the store and the key it was written with. The key of a store that is just being made is made too; for one that
 * exists, a missing key or another one is Problem `unavailable`: what it sealed would be lost without a word.
 */
export async function openStore(options: StoreOptions): Promise<{ store: Store; sealer: Sealer }> {
  const { dataFolder, database, keysFolder, log } = options
  if (typeof database === 'string') {
    const path = isAbsolute(database) ? database : join(dataFolder, database)
    const sealer = loadSealer(keysFolder, existsSync(path))
    const store = await openSqliteStore({ path, worker: new URL('store-worker.ts', import.meta.url), log })
    return closeUnless(store, async () => {
      await claimKey(store, sealer, keysFolder)
      return { store, sealer }
    })
  }
  const store = await openPostgresStore({
    url: database.postgres.reveal(),
    commands: storeCommands,
    unordered: unorderedCommands,
    log,
  })
  return closeUnless(store, async () => {
    const known = await store.read.selectFrom('meta').select('key').where('key', '=', 'keyCheck').executeTakeFirst()
    const sealer = loadSealer(keysFolder, known !== undefined)
    await claimKey(store, sealer, keysFolder)
    return { store, sealer }
  })
}

async function closeUnless<T>(store: Store, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await store.close()
    throw error
  }
}

async function claimKey(store: Store, sealer: Sealer, keysFolder: string): Promise<void> {
  const check = sealer.keyedHash('store', 'key-check')
  if (await store.commands<WorldCommands>('world')('claimKey', { keyId: sealer.keyId, check })) return
  throw new OperatorProblem(
    'unavailable',
    `The key ${join(keysFolder, 'master.key')} is not the one this store was written with. Put that one back, from a backup or from another node; nothing was changed.`,
  )
}
