import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openSealer, OperatorProblem, type Millis, type Sealer, type Secret } from '#ground'
import { makeSqliteFile, openDump, readDump, readSqliteSnapshot, type DumpHeader, type Finding } from '#store'
import { readBackupFile } from './backup-file.ts'
import { verifyEverything } from './verify.ts'

export interface Trial {
  header: DumpHeader
  findings: Finding[]
  tookMs: Millis
}

/** Restores a backup into an empty store of its own, checks it there, and leaves nothing behind. */
export async function tryRestore(path: string, identity: Secret, parent: string): Promise<Trial> {
  const since = performance.now()
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  const folder = mkdtempSync(join(parent, 'trial-'))
  try {
    const store = join(folder, 'doorward.db')
    const dump = await openDump(readBackupFile(path, identity))
    await makeSqliteFile(store, empty => readDump(dump, empty))
    const findings = await readSqliteSnapshot(store, db =>
      verifyEverything({ db, engine: 'sqlite', sealer: sealerOf(dump.header) }),
    )
    return { header: dump.header, findings, tookMs: Math.round(performance.now() - since) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The key that is inside the backup, which must open what is sealed in it. */
function sealerOf({ attached }: DumpHeader): Sealer {
  const key = attached['keys/master.key']
  if (key === undefined) throw new OperatorProblem('invalid', 'This backup holds no master key.')
  return openSealer(Buffer.from(Buffer.from(key, 'base64').toString().trim(), 'base64url'))
}
