import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { OperatorProblem, Problem } from '#ground'

export interface StoreLock {
  release(): void
}

/** Magic numbers of file systems whose locks and flushes cannot be relied on (statfs(2)). */
const networkFileSystems = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0x01021997, '9P'],
])

/**
 * Takes the data folder for this process, for as long as it lives. The lock is SQLite's own on a small file: the kernel
 * drops it with the process, so there is no stale lock to clean up. Throws Problem `conflict` naming the process that
 * holds it, `unsupported` on a network file system, `unavailable` when the folder cannot be written.
 */
export function lockDataFolder(folder: string): StoreLock {
  const run = join(folder, 'run')
  const owner = join(run, 'server.pid')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    mkdirSync(run, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw unwritable(folder, cause)
  }
  const network = networkFileSystems.get(statfsSync(folder).type >>> 0)
  if (network !== undefined)
    throw new OperatorProblem(
      'unsupported',
      `The data folder ${folder} is on a network file system (${network}), where nothing can be promised to be durable. Use a local disk, or PostgreSQL.`,
    )

  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(join(run, 'lock'), { timeout: 0 })
    db.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (cause) {
    db?.close()
    if (isBusy(cause))
      throw new OperatorProblem(
        'conflict',
        `Another Doorward (process ${readOwner(owner)}) is using the data folder ${folder}. Stop it, or name another folder with --data.`,
      )
    throw unwritable(folder, cause)
  }
  const held = db
  try {
    writeFileSync(owner, `${process.pid}\n`, { mode: 0o600 })
  } catch (cause) {
    held.close()
    throw unwritable(folder, cause)
  }
  return {
    release() {
      rmSync(owner, { force: true })
      held.close()
    },
  }
}

function unwritable(folder: string, cause: unknown): Problem {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC'
  const remedy = isFull
    ? 'Free some space on its disk.'
    : 'Make it writable for this user, or name another one with --data.'
  return new OperatorProblem('unavailable', `The data folder ${folder} cannot be written: ${reason}. ${remedy}`, {
    cause,
  })
}

const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === 5

function readOwner(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return 'unknown'
  }
}
