import type { Clock } from '#ground'
import type { Store } from '../store.ts'
import type { AttemptCommands } from './attempt-commands.ts'
import { createMemoryAttempts, type Attempts } from './attempts.ts'
import { createStoredAttempts } from './stored-attempts.ts'

/** Attempts of one kind, kept where every node of the store sees them. Of one process there is no other node. */
export const createAttempts = <Payload>(
  { store, clock }: { store: Pick<Store, 'engine' | 'commands' | 'read'>; clock: Clock },
  kind: string,
  countMax: number,
): Attempts<Payload> =>
  store.engine === 'sqlite'
    ? createMemoryAttempts(clock, countMax)
    : createStoredAttempts(
        { clock, run: store.commands<AttemptCommands>('attempts'), read: store.read },
        kind,
        countMax,
      )
