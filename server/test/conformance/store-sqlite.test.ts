import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '#store'
import { storeSuite } from './store-suite.ts'

storeSuite('SQLite', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'doorward-store-')), 'doorward.db')
  const open = () => openSqliteStore({ path, worker: new URL('store-thread.ts', import.meta.url) })
  return { open, reopen: open }
})
