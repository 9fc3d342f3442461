import { printDay } from '../parts/dates.ts'

/** The list with one address more, and when it came. */
export const withAddress = (allowList: string, address: string, now = new Date()): string =>
  `${allowList.replace(/\n*$/, '')}\n${address} # allowed on ${printDay(now.toISOString())}`.replace(/^\n/, '')
