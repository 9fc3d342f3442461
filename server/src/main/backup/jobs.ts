import { join } from 'node:path'
import { loadSealer, Problem, type Millis } from '#ground'
import { writeDump, type DumpHeader, type Finding } from '#store'
import { explainDisk, writeBackupFile } from './backup-file.ts'
import { readKeyFiles, type KeyFolders } from './key-files.ts'
import { readSnapshot, type Place } from './place.ts'
import { newRecoveryKey } from './recovery-key.ts'
import { tryRestore } from './trial.ts'
import { verifyEverything, wrongOf } from './verify.ts'

export interface MakeJob {
  kind: 'make'
  store: Place
  folders: KeyFolders
  /** Where a copy is restored to be checked. */
  trials: string
  path: string
  recipient: string
  program: string
  at: Millis
}

export interface Made {
  path: string
  bytes: number
  people: number
  apps: number
  /** How long restoring it and checking what came out took; null when that failed, and `trouble` says why. */
  checkedMs: Millis | null
  checks: number
  trouble: string | null
}

export interface VerifyJob {
  kind: 'verify'
  store: Place
  folders: KeyFolders
}

export type Job = MakeJob | VerifyJob
export type Done<J extends Job> = J extends MakeJob ? Made : Finding[]

export const runJob = (job: Job): Promise<Made | Finding[]> =>
  job.kind === 'make'
    ? make(job)
    : readSnapshot(job.store, (db, engine) =>
        verifyEverything({ db, engine, sealer: loadSealer(job.folders.keys, true) }),
      )

/**
 * Writes a backup, and restores it from the disk to see that it can be. The file is also encrypted to a key that lives
 * as long as this does, since the recovery key is nowhere here.
 */
async function make({ store, folders, trials, path, recipient, program, at }: MakeJob): Promise<Made> {
  const trialKey = await newRecoveryKey()
  let header: DumpHeader | undefined
  const bytes = await readSnapshot(store, (db, engine) =>
    writeBackupFile({
      path,
      recipients: [recipient, trialKey.recipient],
      dump: writeDump(db, engine, { program, at, attached: readKeyFiles(folders) }, told => {
        header = told
      }),
    }),
  )
  const rowsOf = (table: string): number => header?.tables.find(({ name }) => name === table)?.rows ?? 0
  const made = { path, bytes, people: rowsOf('user'), apps: rowsOf('app') }
  try {
    const { findings, tookMs } = await tryRestore(path, trialKey.text, trials)
    const wrong = wrongOf(findings)
    const trouble = wrong.length === 0 ? null : `Restored, and not all of it is right. ${wrong.join(' ')}`
    return { ...made, checkedMs: trouble === null ? tookMs : null, checks: findings.length, trouble }
  } catch (error) {
    const told = explainDisk(error, join(trials, 'trial'))
    if (!(told instanceof Problem)) throw error
    return { ...made, checkedMs: null, checks: 0, trouble: `Written, and it could not be restored. ${told.message}` }
  }
}
