import type { Matrix, MatrixQuery } from '@doorward/contract'
import { api } from '../api/client.ts'
import { cellWords } from './cell-words.ts'

/** What begins like this is a formula to a spreadsheet, not a name. */
const formula = /^[=+\-@\t\r]/

const printField = (text: string): string => {
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows in pieces of this many. */
const atOnce = 200

/** Every row that is shown on any page, as comma-separated values (RFC 4180). */
export async function readMatrixFile(query: MatrixQuery): Promise<Blob> {
  const lines: string[] = []
  let cursor: string | undefined
  do {
    const page: Matrix = await api.readMatrix({ query: { ...query, cursor, limit: atOnce } })
    if (cursor === undefined) lines.push(['', ...page.apps.map(({ name }) => name)].map(printField).join(','))
    for (const { name, cells } of page.items)
      lines.push([name, ...cells.map(cell => cellWords[cell])].map(printField).join(','))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/csv' })
}
