import { days, minutes, type Millis } from '#ground'

/** Minute, hour, day of the month, month, day of the week: which values each field lets through. */
type Line = readonly ReadonlySet<number>[]

const ranges = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
] as const

/** A cron line of five fields with numbers, lists, ranges, steps and `*`, whose form was checked when it was set. */
function readLine(line: string): Line {
  const fields = line.trim().split(/\s+/)
  return ranges.map(([min, max], i) => {
    const values = new Set<number>()
    for (const part of (fields[i] ?? '*').split(',')) {
      const [range = '*', step = '1'] = part.split('/')
      const [from, to] = range === '*' ? [min, max] : range.split('-').map(Number)
      const last = to ?? (part.includes('/') ? max : (from ?? min))
      // 7 is Sunday too.
      for (let at = from ?? min; at <= last; at += Math.max(1, Number(step))) values.add(i === 4 ? at % 7 : at)
    }
    return values
  })
}

/** The first minute after `now`, in UTC, that a cron line names; null for one that never comes. */
export function nextOfCron(line: string, now: Millis): Millis | null {
  const fields = readLine(line)
  const [minute, hour, day, month, weekday] = fields
  const [dayField = '*', , weekdayField = '*'] = line.trim().split(/\s+/).slice(2)
  // Of day and weekday either is enough where both are given, as cron has it.
  const isEither = dayField !== '*' && weekdayField !== '*'
  const until = now + days(366 * 5)
  let at = Math.floor(now / minutes(1)) * minutes(1) + minutes(1)
  while (at < until) {
    const date = new Date(at)
    const hasDay = day?.has(date.getUTCDate()) ?? true
    const hasWeekday = weekday?.has(date.getUTCDay()) ?? true
    const isDay =
      (isEither ? hasDay || hasWeekday : hasDay && hasWeekday) && (month?.has(date.getUTCMonth() + 1) ?? true)
    if (!isDay) at = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1)
    else if (!(hour?.has(date.getUTCHours()) ?? true)) at = Math.floor(at / 3_600_000) * 3_600_000 + 3_600_000
    else if (minute?.has(date.getUTCMinutes()) ?? true) return at
    else at += minutes(1)
  }
  return null
}
