import type { Secret } from '#ground'
import type { User } from '#directory'
import type { Connection } from '@doorward/ldap'
import type { Session } from '../session.ts'
import type { AskerParts } from './asker.ts'
import type { LocateParts } from './locate.ts'

/** What changes are made with. */
export interface WriteParts extends AskerParts, LocateParts {
  /** Whether it is somebody's password, counted as every door counts. */
  checkPassword: (user: User, password: Secret, address: string) => Promise<'right' | 'wrong' | 'busy' | 'unreachable'>
  /** Waits, not for ever, until memory has seen a change: an entry's version is the number of its last one. */
  catchUp: (seq: number) => Promise<unknown>
  /** Whether who is bound may still be here; ends the connection if not. */
  check: (connection: Connection<Session>) => boolean
}
