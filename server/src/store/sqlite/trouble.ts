import { Problem, type Words } from '#ground'

/** SQLite's primary result codes (sqlite.org/rescode.html) that speak of the file or the disk, not of the statement. */
const sentences: Record<number, Words> = {
  5: 'Another program holds the database.',
  6: 'Another program holds the database.',
  8: 'The database cannot be written: it, or its folder, is read-only.',
  10: 'The disk of the database failed to do what was asked of it.',
  11: 'The database is damaged. “doorward verify” says where; “doorward restore” makes it whole from a backup.',
  13: 'The disk of the database is full.',
  14: 'The database file cannot be opened.',
  26: 'The database file holds no database: it was overwritten or damaged. “doorward restore” makes it anew from a backup.',
}

const resultCodeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined

/** What the file or the disk did, as a Problem `unavailable`; whatever else went wrong is given back as it is. */
export function explainTrouble(error: unknown): unknown {
  const sentence = sentences[resultCodeOf(error) ?? 0]
  return sentence === undefined ? error : new Problem('unavailable', sentence, { cause: error })
}

/**
 * Whether a COMMIT that failed has surely left nothing behind: SQLite found no room, or was kept out, before the last
 * page of the transaction was written. After a failed flush nobody knows.
 */
export function isNothingWritten(error: unknown): boolean {
  const code = resultCodeOf(error)
  return code === 5 || code === 8 || code === 13
}
