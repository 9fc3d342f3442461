import type { Millis } from '#ground'

/** RFC 4517 §3.3.13, to the second: what `createTimestamp` carries. */
export const printGeneralizedTime = (at: Millis): string =>
  `${new Date(at).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`

/** RFC 4517 §3.3.3. */
export const printBoolean = (value: boolean): string => (value ? 'TRUE' : 'FALSE')

const csnEpoch = Date.UTC(2000, 0, 1)

/**
 * A change sequence number as OpenLDAP writes it, made of the change log's number alone: a microsecond after 2000 for
 * each change. Consumers only compare CSNs, and this one never goes back with a clock.
 */
export function printCsn(seq: number): string {
  const micros = seq % 1_000_000
  const seconds = printGeneralizedTime(csnEpoch + Math.floor(seq / 1_000_000) * 1000).slice(0, 14)
  return `${seconds}.${String(micros).padStart(6, '0')}Z#000000#000#000000`
}
