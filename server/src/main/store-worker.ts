/** The store's writing thread on SQLite. Started by `openSqliteStore`, never imported. */
import { serveStoreThread } from '#store'
import { storeCommands } from './store-commands.ts'

await serveStoreThread(storeCommands)
