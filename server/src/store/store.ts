import type { Kysely, Selectable } from 'kysely'
import type { Millis } from '#ground'
import type { Dialect } from './migrations/index.ts'
import type { ChangeRow, Tables } from './tables.ts'
import type { Commands, Effect, Run } from './tx.ts'

/** Told, in commit order and before anybody is answered, what commands have done. */
export interface Follower {
  /** The change log's number up to which it is current. */
  readonly seq: number
  apply(effects: Effect[]): void
  /** Reads everything again: after a commit of unknown outcome, or when the log no longer reaches back to `seq`. */
  reload(): Promise<void>
  /**
   * PostgreSQL: what rows of the change log, oldest first, have done. Their commands may have run on another node, so
   * what they name is read from `db`, which stands at one moment at or after the last of them.
   */
  readChanges(db: Kysely<Tables>, changes: readonly Selectable<ChangeRow>[]): Promise<Effect[]>
}

/** The store as modules see it, whichever database is behind. */
export interface Store {
  readonly engine: Dialect
  /** The commands of one module, by the name under which `main/store-commands.ts` lists it. */
  commands<C extends Commands>(module: string): Run<C>
  /** Point reads by key, at once; never sees a row before it is durable. */
  readonly read: Kysely<Tables>
  /** Lists and searches, which may take their time. */
  readonly list: Kysely<Tables>
  /** Reads many rows as of one moment, streaming. */
  readonly snapshot: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>
  follow(follower: Follower): void
  /**
   * Whether memory is known to be where the store is: confirmed within `limits.store.confirmMs`. A node that is not
   * must not decide anything: 503, or `unavailable` (52) in LDAP. Always true on SQLite while its writer lives.
   */
  isCurrent(): boolean
  /** Resolves to whether the follower reached `seq` within `waitMaxMs`. Read-your-writes for clients that name a seq. */
  catchUp(seq: number, waitMaxMs: Millis): Promise<boolean>
  /**
   * Says a word to all who hear at this store, on every node and here. It is said once, to whoever is there, and nothing
   * may rest on its arriving.
   */
  tell(word: string): void
  hear(listener: (word: string) => void): void
  /** Waits for what has been accepted, then closes. */
  close(): Promise<void>
}
