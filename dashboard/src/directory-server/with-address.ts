import { printDay } from '../parts/dates.ts'
import { t } from '../texts/index.ts'

/** The list with one address more, and when it came. */
export function withAddress(allowList: string, address: string, now = new Date()): string {
  const since = t.directoryServer.allow.allowedOn(printDay(now.toISOString()))
  return `${allowList.replace(/\n*$/, '')}\n${address} # ${since}`.replace(/^\n/, '')
}
