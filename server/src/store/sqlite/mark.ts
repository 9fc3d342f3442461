import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * A line beside the database: that one was made here, and the change log's last number. It is written after every
 * commit and never flushed, so it may lag after a power cut and is never ahead of what is durable. A database that is
 * missing, empty or older than its mark has lost what was acknowledged.
 */
export interface Mark {
  /** Never fails: a mark that lags is only less strict. */
  note(seq: number): void
  close(): void
}

export const markPathOf = (path: string): string => `${path}.mark`

const digits = 16

/** The number the database had come to; undefined where none was made, 0 where a power cut left the line empty. */
export function readMark(path: string): number | undefined {
  let text: string
  try {
    text = readFileSync(markPathOf(path), 'utf8')
  } catch {
    return undefined
  }
  const seq = Number(text)
  return Number.isSafeInteger(seq) ? seq : 0
}

export function openMark(path: string): Mark {
  const place = markPathOf(path)
  if (readMark(path) === undefined) {
    writeFileSync(place, `${'0'.repeat(digits)}\n`, { mode: 0o600, flush: true })
    const folder = openSync(dirname(place), 'r')
    fsyncSync(folder)
    closeSync(folder)
  }
  const file = openSync(place, 'r+')
  return {
    note(seq) {
      try {
        writeSync(file, `${String(seq).padStart(digits, '0')}\n`, 0)
      } catch {
        // The commit is durable all the same.
      }
    },
    close: () => closeSync(file),
  }
}

/** Removes what belonged to a database that is no longer there, before another takes its name. */
export function removeCompanions(path: string): void {
  for (const companion of [`${path}-wal`, `${path}-shm`, `${path}-journal`, markPathOf(path)])
    rmSync(companion, { force: true })
}
