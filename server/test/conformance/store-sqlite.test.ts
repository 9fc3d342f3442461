import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { silentLog } from '#ground'
import { openSqliteStore } from '#store'
import type { suiteCommands } from './store-commands.ts'
import { storeSuite } from './store-suite.ts'

const newPath = (): string => join(mkdtempSync(join(tmpdir(), 'doorward-store-')), 'doorward.db')
const worker = new URL('store-thread.ts', import.meta.url)

storeSuite('SQLite', () => {
  const path = newPath()
  const open = () => openSqliteStore({ path, worker, log: silentLog })
  return { open, reopen: open }
})

test('SQLite: locked by another program, writers are told after a while, reads go on, and it heals', async () => {
  const path = newPath()
  const store = await openSqliteStore({ path, worker, log: silentLog })
  const run = store.commands<typeof suiteCommands>('suite')
  await run('put', { key: 'before', value: '1' })
  const other = new DatabaseSync(path)
  other.exec('begin immediate')
  const refused = Promise.all(
    ['a', 'b'].map(key => assert.rejects(run('put', { key, value: '1' }), { code: 'unavailable' })),
  )
  const rows = await store.read.selectFrom('meta').select('key').where('key', '=', 'before').execute()
  assert.equal(rows.length, 1)
  await refused
  other.exec('rollback')
  other.close()
  await run('put', { key: 'after', value: '1' })
  await store.close()
})
