import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * What a command has done to what memory holds, to be applied there once it is durable. `seq` is the change log's; the
 * rest belongs to the module that made it and must survive a structured clone.
 */
export interface Effect {
  seq: number
}

/** A transaction as a command sees it. A command awaits nothing but this. */
export interface Tx {
  readonly db: Kysely<Tables>
  readonly effects: Effect[]
  /** Whether the change log may be appended to: on PostgreSQL only commands that hold its lock may. */
  readonly ordered: boolean
}

/** A transaction: one function, the same text on both databases; input and output are plain data. */
export type Command = (tx: Tx, input: never) => Promise<unknown>
export type Commands = Record<string, Command>

/** Runs one of a module's commands and answers when it is durable and memory has it. */
export type Run<C extends Commands> = <N extends keyof C & string>(
  name: N,
  input: Parameters<C[N]>[1],
) => Promise<Awaited<ReturnType<C[N]>>>
