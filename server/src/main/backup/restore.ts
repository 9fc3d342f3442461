import { existsSync, rmSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { loadSealer, minutes, OperatorProblem, type Clock, type Secret } from '#ground'
import {
  fillPostgres,
  lockDataFolder,
  makeSqliteFile,
  openDump,
  readDump,
  removeCompanions,
  type EmptyStore,
  type Finding,
  type OpenDump,
} from '#store'
import { explainDisk, readBackupFile, syncFolder } from './backup-file.ts'
import { endEverything, type Ended } from './end-everything.ts'
import { requireKeyFilesFit, writeKeyFiles, type KeyFolders } from './key-files.ts'
import { readRefused, readRefusedSince, readStandings, type PersonTold } from './people-told.ts'
import { readSnapshot, type Place } from './place.ts'
import { verifyEverything } from './verify.ts'

export interface RestoreOptions {
  file: string
  identity: Secret
  dataFolder: string
  folders: KeyFolders
  place: Place
  clock: Clock
  /** A newer store, to tell who was disabled after the backup. */
  compare: Place | undefined
}

export interface Restored {
  backupAt: number
  program: string
  people: number
  apps: number
  ended: Ended
  /** Who may not sign in, as the backup says. */
  refused: PersonTold[]
  /** Who may, and was disabled or deleted since; null when there was nothing to compare with. */
  refusedSince: PersonTold[] | null
  findings: Finding[]
}

/**
 * Puts a backup where no store is yet. The store appears under its name when everything is in it and on the disk; after
 * a failure or a power cut at any moment there is none, and the same can be done again. Throws Problem `conflict` where
 * there is a store or another key, `forbidden` for a recovery key that does not fit, `invalid` for a damaged file.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { file, identity, dataFolder, folders, place, clock } = options
  const lock = lockDataFolder(dataFolder)
  try {
    if (place.engine === 'sqlite' && existsSync(place.path))
      throw new OperatorProblem(
        'conflict',
        `There is a store in ${dataFolder} already, and it is left as it is. Name an empty folder with --data.`,
      )
    const dump = await openDump(readBackupFile(file, identity))
    const { attached, at: backupAt, program, tables } = dump.header
    requireKeyFilesFit(folders, attached)
    // Before anything is written: a store that cannot be read is found out while there is nothing to undo.
    const newer = options.compare === undefined ? null : await readSnapshot(options.compare, readStandings)
    const ended = await fillStore(place, dump, clock, () => writeKeyFiles(folders, attached))

    return await readSnapshot(place, async (db, engine) => ({
      backupAt,
      program,
      people: tables.find(({ name }) => name === 'user')?.rows ?? 0,
      apps: tables.find(({ name }) => name === 'app')?.rows ?? 0,
      ended,
      refused: await readRefused(db),
      refusedSince: newer === null ? null : await readRefusedSince(db, newer),
      findings: await verifyEverything({ db, engine, sealer: loadSealer(folders.keys, true) }),
    }))
  } catch (error) {
    throw explainDisk(error, dataFolder)
  } finally {
    lock.release()
  }
}

/** `complete` runs when the rows are safe, and before there is a store that could be opened without it. */
async function fillStore(place: Place, dump: OpenDump, clock: Clock, complete: () => Promise<void>): Promise<Ended> {
  let ended: Ended | undefined
  const fill = (empty: EmptyStore): Promise<void> =>
    readDump(dump, empty, async db => {
      ended = await endEverything(db, empty.engine, dump.header, clock)
    })
  if (place.engine === 'postgres') {
    // The rows appear with the end of their transaction, so the keys come first. Alone they are no harm.
    await complete()
    await fillPostgres(place.url, async empty => {
      await requireNobodyServes(empty, clock)
      await fill(empty)
    })
  } else await fillFile(place.path, fill, complete)
  if (ended === undefined) throw new Error('The backup was read, and nothing was done with it.')
  return ended
}

async function fillFile(
  path: string,
  fill: (empty: EmptyStore) => Promise<void>,
  complete: () => Promise<void>,
): Promise<void> {
  const unfinished = `${path}.restoring`
  const remove = (): void => {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + suffix, { force: true })
  }
  remove()
  try {
    await makeSqliteFile(unfinished, fill)
    await complete()
    // Of a damaged one that was taken away: its log must not be taken for this one's.
    removeCompanions(path)
    await rename(unfinished, path)
    await syncFolder(dirname(path))
  } catch (error) {
    remove()
    throw error
  }
}

/** A node that runs on an empty database would not learn that it has become another one. */
async function requireNobodyServes({ db }: EmptyStore, clock: Clock): Promise<void> {
  if (!(await db.introspection.getTables()).some(({ name }) => name === 'node')) return
  const seen = await db
    .selectFrom('node')
    .select('name')
    .where('seenAt', '>', clock.now() - minutes(1))
    .limit(1)
    .executeTakeFirst()
  if (seen !== undefined)
    throw new OperatorProblem('conflict', `A server runs on this database, on ${seen.name}. Stop it first.`)
}

/** The database of a data folder, the file itself, or one on PostgreSQL by its address. */
export function placeToCompare(text: string, cwd: string): Place {
  if (/^postgres(?:ql)?:\/\//.test(text)) return { engine: 'postgres', url: text }
  const path = resolve(cwd, text)
  const inside = join(path, 'doorward.db')
  const file = existsSync(inside) ? inside : path
  if (!existsSync(file)) throw new OperatorProblem('missing', `There is no store at ${path} to compare with.`)
  return { engine: 'sqlite', path: file }
}
