import { days, hours, type Millis } from '#ground'

/** The latest moment at `at` (`HH:MM`, UTC) that is not after `now`. */
export function lastDue(now: Millis, at: string): Millis {
  const [hour = 0, minute = 0] = at.split(':').map(Number)
  const day = now - (now % days(1))
  const today = day + hours(hour) + minute * 60_000
  return today <= now ? today : today - days(1)
}

/** Months since the year 0, UTC. */
const monthOf = (at: Millis): number => {
  const date = new Date(at)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

export interface Keep {
  keepDays: number
  keepMonths: number
}

/**
 * Which copies may go: those older than `keepDays`, but for the first one of each of the `keepMonths` months before this
 * one. The newest copy always stays.
 */
export function chooseOld<Copy extends { startedAt: Millis }>(copies: Copy[], now: Millis, keep: Keep): Copy[] {
  const byAge = copies.toSorted((a, b) => a.startedAt - b.startedAt)
  const months = new Set<number>()
  return byAge.slice(0, -1).filter(({ startedAt }) => {
    const month = monthOf(startedAt)
    const isFirst = !months.has(month)
    months.add(month)
    if (startedAt > now - days(keep.keepDays)) return false
    return !(isFirst && keep.keepMonths > 0 && monthOf(now) - month <= keep.keepMonths)
  })
}

/** `2026-06-12-0200.dwb`, UTC. `n` tells apart those made within a minute. */
export function fileNameOf(at: Millis, n = 1): string {
  const [day = '', time = ''] = new Date(at).toISOString().split('T')
  return `${day}-${time.slice(0, 5).replace(':', '')}${n === 1 ? '' : `-${n}`}.dwb`
}
