import { type ImportRow, importBytesMax } from '@doorward/contract'

/** Beside the rows a request holds what is to be done with them. */
const rowBytesMax = importBytesMax - 1024

/** Rows as they are sent one request after another: no more than so many at once, and no more than one may hold. */
export function piecesOf(rows: readonly ImportRow[], atOnce: number, bytesMax = rowBytesMax): ImportRow[][] {
  const pieces: ImportRow[][] = []
  let bytes = 0
  for (const row of rows) {
    // With the comma behind it.
    const size = new TextEncoder().encode(JSON.stringify(row)).length + 1
    const last = pieces.at(-1)
    if (last === undefined || last.length >= atOnce || bytes + size > bytesMax) {
      pieces.push([row])
      bytes = size
    } else {
      last.push(row)
      bytes += size
    }
  }
  return pieces
}
