import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'
import type { Commands, Effect, Run } from './tx.ts'

/** Told, in commit order and before anybody is answered, what commands have done. */
export interface Follower {
  apply(effects: Effect[]): void
  /** After a commit of unknown outcome: read everything again. Nothing is answered until it settles. */
  reload(): Promise<void>
}

/** The store as modules see it, whichever database is behind. */
export interface Store {
  /** The commands of one module, by the name under which `main/store-worker.ts` lists it. */
  commands<C extends Commands>(module: string): Run<C>
  /** Point reads by key, at once; never sees a row before it is durable. */
  readonly read: Kysely<Tables>
  /** Lists and searches, which may take their time. */
  readonly list: Kysely<Tables>
  /** Reads many rows as of one moment, streaming. */
  readonly snapshot: <T>(work: (db: Kysely<Tables>) => Promise<T>) => Promise<T>
  follow(follower: Follower): void
  /** Waits for what has been accepted, then closes. */
  close(): Promise<void>
}
