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
