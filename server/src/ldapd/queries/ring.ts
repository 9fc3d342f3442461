import { queryLimits } from './limits.ts'
import { emptyRow, type Row } from './row.ts'

/**
 * The last rows, in memory that is taken once. A row whose octets have been written over is gone as a whole, and so is
 * every row before it.
 */
export class Ring {
  readonly #rowsMax: number
  readonly #octetsMax: number
  readonly #rows: Row[] = []
  #octets: Buffer | undefined
  /** Octets ever kept, with what was left out at the end of each round. */
  #written = 0
  #count = 0

  constructor(rowsMax: number, octetsMax: number = queryLimits.octetsMax) {
    this.#rowsMax = rowsMax
    this.#octetsMax = octetsMax
  }

  /** The row to fill: a new one, or the oldest. It is in the list as soon as this returns. */
  next(seq: number): Row {
    const at = this.#count++ % this.#rowsMax
    const row = (this.#rows[at] ??= emptyRow())
    row.seq = seq
    return row
  }

  /** Keeps a copy of octets for a row, in place of those kept longest ago. */
  keep(row: Row, bytes: Uint8Array, start: number, end: number): void {
    const length = end - start
    this.#octets ??= Buffer.allocUnsafeSlow(this.#octetsMax)
    let at = this.#written % this.#octetsMax
    if (at + length > this.#octetsMax) {
      this.#written += this.#octetsMax - at
      at = 0
    }
    this.#octets.set(bytes.subarray(start, end), at)
    row.octetsAt = this.#written
    row.octetsLength = length
    this.#written += length
  }

  /** Rows from the newest to the oldest. */
  *newestFirst(): Generator<Row> {
    for (let i = this.#count - 1; i >= Math.max(0, this.#count - this.#rowsMax); i--) {
      const row = this.#rows[i % this.#rowsMax] as Row
      if (row.octetsAt >= 0 && this.#written - row.octetsAt > this.#octetsMax) return
      yield row
    }
  }

  octetsOf(row: Row): Uint8Array | undefined {
    if (row.octetsAt < 0) return undefined
    const at = row.octetsAt % this.#octetsMax
    return this.#octets?.subarray(at, at + row.octetsLength)
  }
}
