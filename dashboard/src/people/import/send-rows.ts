import { type ImportedRow, importRowsMax } from '@doorward/contract'
import { api } from '../../api/client.ts'
import { forget } from '../../api/queries.ts'
import { piecesOf } from './pieces.ts'
import { type Columns, rowsOf, type Table } from './read-table.ts'

/** How far it is. `rows`: what became of those sent so far, or would. */
export interface Progress {
  applying: boolean
  sent: number
  rows: ImportedRow[]
  unknownGroups: string[]
}

/** Hashing a password takes the server as long as adding twenty people without one. */
const withPasswordsMax = 25
/** Sends rows in pieces and tells how far it is, until `tell` answers that nobody wants more. */
export async function sendRows(
  { table, columns }: { table: Table; columns: Columns },
  { apply, passwords }: { apply: boolean; passwords: boolean },
  tell: (progress: Progress) => boolean,
): Promise<void> {
  const rows = rowsOf(table, columns)
  const atOnce = apply && passwords ? withPasswordsMax : importRowsMax
  let now: Progress = { applying: apply, sent: 0, rows: [], unknownGroups: [] }
  try {
    for (const piece of piecesOf(rows, atOnce)) {
      if (!tell(now)) break
      const told = await api.importUsers({ body: { rows: piece, apply, passwords } })
      now = {
        applying: apply,
        sent: now.sent + piece.length,
        rows: [...now.rows, ...told.rows],
        unknownGroups: [...new Set([...now.unknownGroups, ...told.unknownGroups])],
      }
    }
    tell(now)
  } finally {
    if (apply) await forget('users', 'user', 'groups', 'group', 'overview')
  }
}
