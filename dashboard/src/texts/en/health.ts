import { createCounter } from '../plural.ts'

const count = createCounter('en-GB')

/** What the doctor found; its own sentences come from the server. */
export const health = {
  title: 'Health',
  lead: (amount: number, made: string) =>
    `${count(amount, 'check', 'checks')} of the running server, made ${made}. “doorward doctor” prints the same.`,
  copy: 'Copy report',
  again: 'Run all again',
  what: 'checks',
  verdict: { ok: 'Passed', look: 'To look at', wrong: 'Failed' },
  checks: (amount: number) => count(amount, 'check', 'checks'),
  checksPassed: (amount: number) => `${count(amount, 'check', 'checks')} passed`,
  checksFailed: (amount: number) => `${count(amount, 'check', 'checks')} failed`,
  failed: (amount: number) => `${amount} failed`,
  toLookAt: (amount: number) => `${amount} to look at`,
  passed: (amount: number) => `${amount} passed`,
  allPassed: 'All passed',
  nothing: 'Nothing needs you here.',
  first: 'Put this right first.',
  aside: {
    mark: 'Put aside',
    count: (amount: number) => `${amount} put aside`,
    remind: 'Remind me',
    later: {
      1: (day: string) => `Tomorrow, on ${day}`,
      7: (day: string) => `In a week, on ${day}`,
      31: (day: string) => `In a month, on ${day}`,
    },
    accept: 'Accept',
    acceptTitle: 'Accept this warning',
    acceptText:
      'It leaves Home and stays listed here with your reason. It comes back by itself when it says something else.',
    reason: 'Why it is meant to be so',
    reasonMissing: 'Say why, for whoever reads this later.',
    accepted: (by: string, day: string, reason: string) => `Accepted by ${by} on ${day}: ${reason}`,
    putOff: (by: string, day: string) => `Put off by ${by} until ${day}.`,
    takeBack: 'Take back',
    acceptedNow: 'Warning accepted',
    putOffNow: (day: string) => `It comes back on ${day}`,
    takenBack: 'It needs somebody again',
    failed: 'Nothing was changed.',
  },
  parts: {
    system: 'Machine',
    data: 'Data folder',
    keys: 'Keys',
    store: 'Store',
    clock: 'Clock',
    web: 'Public address',
    gateway: 'Proxy and forged headers',
    'directory-server': 'Directory server',
    backups: 'Backups',
    people: 'People and directories',
    mail: 'Mail',
  },
}
