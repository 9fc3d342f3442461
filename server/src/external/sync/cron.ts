import { Cron } from 'croner'
import type { Millis } from '#ground'

/** The first minute after `now`, in UTC, that a cron line names; null for one that never comes. */
export const nextOfCron = (line: string, now: Millis): Millis | null =>
  new Cron(line, { timezone: 'UTC', mode: '5-part', paused: true }).nextRun(new Date(now))?.getTime() ?? null
