import type { AccessCell } from '@doorward/contract'
import { t } from '../texts/index.ts'

export type Sign = 'open' | 'nested' | 'until' | 'second-factor' | 'no'

/** The five signs of the legend. */
export const signWords: Record<Sign, string> = t.access.signs

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
export const cellWords: Record<AccessCell, string> = t.access.cells
