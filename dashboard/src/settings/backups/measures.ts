import { t } from '../../texts/index.ts'

const printNumber = (amount: number, decimals: number) =>
  new Intl.NumberFormat(t.locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: false,
  }).format(amount)

/** `38 MB`: as file managers count, in steps of a thousand. */
export const printBytes = (bytes: number) =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${printNumber(bytes / 1_000_000, bytes < 10_000_000 ? 1 : 0)} MB`

export const printSeconds = (ms: number) => `${printNumber(ms / 1000, ms < 10_000 ? 1 : 0)} s`
