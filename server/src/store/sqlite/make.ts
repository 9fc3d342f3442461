import { closeSync, fsyncSync, openSync } from 'node:fs'
import type { EmptyStore } from '../dump-read.ts'
import { migrationBuilder } from './connection.ts'
import { openDatabase } from './open.ts'

/** Makes a database file and leaves it closed, whole in this one file, and on the disk. */
export async function makeSqliteFile(path: string, fill: (empty: EmptyStore) => Promise<void>): Promise<void> {
  closeSync(openSync(path, 'wx', 0o600))
  const handle = openDatabase(path, { readOnly: false })
  try {
    await fill({ db: migrationBuilder(handle), engine: 'sqlite' })
    handle.exec('pragma wal_checkpoint(truncate)')
  } finally {
    handle.close()
  }
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}
