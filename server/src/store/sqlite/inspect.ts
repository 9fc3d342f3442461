import { existsSync, statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { limits, OperatorProblem, Problem } from '#ground'
import { markPathOf, readMark } from './mark.ts'
import { openDatabase } from './open.ts'
import { explainTrouble } from './trouble.ts'

/**
 * Looks at a database before anything is written to it, so that a damaged one stays as it is and nothing is made anew
 * where something was. Throws Problem `unavailable` in words for an operator. After a clean stop it reads a page or two;
 * after a crash, when a write-ahead log is there, every page (0.4 s for 100,000 people).
 */
export function inspectDatabase(path: string): void {
  const mark = readMark(path)
  const size = sizeOf(path)
  const logSize = sizeOf(`${path}-wal`)
  if (size === 0) {
    if (mark === undefined && logSize === 0) return
    const what = existsSync(path) ? 'is empty' : 'is missing'
    throw new OperatorProblem(
      'unavailable',
      `The database ${path} ${what}, and there was one here. Put it back, or restore a backup with “doorward restore”. To begin anew, name an empty data folder.`,
    )
  }
  // A first start that was cut short: the file was only being made, and SQLite itself undoes that.
  if (mark === undefined && existsSync(`${path}-journal`)) return
  const db = openDatabase(path, { readOnly: true })
  try {
    if (logSize > 0 && size <= limits.store.startCheckBytesMax) checkPages(db, path)
    if (mark !== undefined) checkAge(db, path, mark)
  } catch (error) {
    throw error instanceof Problem ? error : damaged(path, explainTrouble(error))
  } finally {
    db.close()
  }
}

function checkPages(db: DatabaseSync, path: string): void {
  const found = Object.values(db.prepare('pragma quick_check(1)').get() ?? {})[0]
  if (found !== 'ok') throw damaged(path, new Error(String(found).replace(/^\*{3}.*\*{3}\s*/, '')))
}

function checkAge(db: DatabaseSync, path: string, mark: number): void {
  const log = db.prepare("select 1 from sqlite_master where type = 'table' and name = 'change'").get()
  const last = log && db.prepare("select seq from sqlite_sequence where name = 'change'").get()
  const seq = Number(last?.['seq'] ?? 0)
  if (log !== undefined && seq >= mark) return
  const found = log === undefined ? 'holds nothing of what was in it' : `ends at change ${seq}, and there were ${mark}`
  throw new OperatorProblem(
    'unavailable',
    `The database ${path} ${found}. Either ${path}-wal is missing or damaged, or another file was put in its place. Put back what was there, or restore a backup with “doorward restore”. If this is the state you want, remove ${markPathOf(path)}.`,
  )
}

const damaged = (path: string, found: unknown): Problem =>
  new OperatorProblem(
    'unavailable',
    `The database ${path} is damaged: ${(found instanceof Error ? found.message : String(found)).replace(/\.$/, '')}. Nothing was changed. “doorward verify” says more; “doorward restore” makes it anew from a backup.`,
    { cause: found },
  )

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0
