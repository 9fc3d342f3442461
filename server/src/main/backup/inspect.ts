import type { Secret } from '#ground'
import { openDump } from '#store'
import { readBackupFile } from './backup-file.ts'

export interface Inspected {
  at: number
  program: string
  schema: string
  people: number
  groups: number
  apps: number
  /** Files that travel with the rows. */
  files: string[]
  rows: number
}

/** Reads a backup from beginning to end, and restores nothing. Throws as `readBackupFile` and `openDump` do. */
export async function inspectBackup(file: string, identity: Secret): Promise<Inspected> {
  const dump = await openDump(readBackupFile(file, identity))
  const { header } = dump
  let rows = 0
  for await (const batch of dump.batches()) rows += batch.rows.length
  const countOf = (table: string): number => header.tables.find(({ name }) => name === table)?.rows ?? 0
  return {
    at: header.at,
    program: header.program,
    schema: header.schema,
    people: countOf('user'),
    groups: countOf('group'),
    apps: countOf('app'),
    files: Object.keys(header.attached),
    rows,
  }
}
