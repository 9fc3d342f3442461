import type { Millis } from '#ground'

/** RFC 4517 §3.3.13, to the second: what `createTimestamp` carries. */
export const printGeneralizedTime = (at: Millis): string =>
  `${new Date(at).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`

/** RFC 4517 §3.3.3. */
export const printBoolean = (value: boolean): string => (value ? 'TRUE' : 'FALSE')

/** The moment CSNs count from. */
export const csnEpoch: Millis = Date.UTC(2000, 0, 1)

/**
 * A change sequence number as OpenLDAP writes it, made of the change log's number alone: a microsecond after 2000 for
 * each change. Consumers only compare CSNs, and this one never goes back with a clock.
 */
export function printCsn(seq: number): string {
  const micros = seq % 1_000_000
  const seconds = printGeneralizedTime(csnEpoch + Math.floor(seq / 1_000_000) * 1000).slice(0, 14)
  return `${seconds}.${String(micros).padStart(6, '0')}Z#000000#000#000000`
}

const csnForm = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\.(\d{6})Z#000000#000#000000$/

/** The change log's number in a CSN; undefined for one that `printCsn` has not written. */
export function parseCsn(csn: string): number | undefined {
  const parts = csnForm.exec(csn)?.slice(1).map(Number)
  if (parts === undefined) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, micros = 0] = parts
  const seq = ((Date.UTC(year, month - 1, day, hour, minute, second) - csnEpoch) / 1000) * 1_000_000 + micros
  return seq >= 0 && printCsn(seq) === csn ? seq : undefined
}
