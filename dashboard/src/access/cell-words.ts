import type { AccessCell } from '@doorward/contract'

export type Sign = 'open' | 'nested' | 'until' | 'second-factor' | 'no'

/** The five signs of the legend. */
export const signWords: Record<Sign, string> = {
  open: 'Can open',
  nested: 'Through a group in a group',
  until: 'Until a date',
  'second-factor': 'After second factor',
  no: 'Can’t',
}

export const signOf: Record<AccessCell, Sign> = {
  everyone: 'open',
  group: 'open',
  nested: 'nested',
  name: 'open',
  until: 'until',
  admin: 'open',
  'second-factor': 'second-factor',
  no: 'no',
  account: 'no',
  off: 'no',
}

/** What a square says to those who hear it, and in the file. */
export const cellWords: Record<AccessCell, string> = {
  everyone: 'can open, as everyone',
  group: 'can open, through a group',
  nested: 'can open, through a group in a group',
  name: 'can open, by name',
  until: 'can open, until a date',
  admin: 'can open, as an admin',
  'second-factor': 'can open, after second factor',
  no: 'can’t open',
  account: 'can’t open, the account is not enabled',
  off: 'can’t open, the app is switched off',
}
