import type { MessagePort } from 'node:worker_threads'
import type { DatabaseSync } from 'node:sqlite'
import { limits, Problem, settleMemory } from '#ground'
import { findCommand } from '../find-command.ts'
import { CommandGroups, NothingWritten, type GroupEngine, type GroupResult, type Job } from '../group.ts'
import { migrate } from '../migrations/index.ts'
import type { Commands, Tx } from '../tx.ts'
import { migrationBuilder, queryBuilder, SqliteConnection } from './connection.ts'
import { inspectDatabase } from './inspect.ts'
import { openMark } from './mark.ts'
import { openDatabase } from './open.ts'
import { explainTrouble, isNothingWritten } from './trouble.ts'

/** What the process sends to the writer's thread, and hears from it. */
export type ToWriter = { kind: 'run'; job: Job } | { kind: 'close' }
export type FromWriter =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { kind: 'committed'; result: GroupResult }
  | { kind: 'closed' }

/** The store's one writer: a thread that owns the writing handle and runs commands whole, in groups. */
export async function serveWriter(path: string, modules: Record<string, Commands>, port: MessagePort): Promise<void> {
  const tell = (message: FromWriter): void => port.postMessage(message)
  try {
    inspectDatabase(path)
    const db = openDatabase(path, { readOnly: false })
    const engine = new SqliteEngine(path, db)
    // What a crash left in the log may never have been flushed, and what is written next would rest on it.
    engine.checkpoint()
    await migrate(migrationBuilder(db), 'sqlite')
    const mark = openMark(path)
    const groups = new CommandGroups(
      engine,
      (tx, job) => findCommand(modules, job.name)(tx, job.input as never),
      limits.store,
      result => {
        const last = result.effects.at(-1)
        if (last !== undefined) mark.note(last.seq)
        tell({ kind: 'committed', result })
      },
    )
    const close = async (): Promise<void> => {
      await groups.idle()
      engine.checkpoint()
      engine.close()
      mark.close()
      tell({ kind: 'closed' })
      port.close()
    }
    port.on('message', (message: ToWriter) => {
      if (message.kind === 'run') groups.push(message.job)
      else void close()
    })
    tell({ kind: 'ready' })
    setTimeout(settleMemory, 1_000).unref()
  } catch (error) {
    const told = explainTrouble(error)
    tell({ kind: 'failed', message: told instanceof Error ? told.message : String(told) })
    port.close()
  }
}

function asNothingWritten(error: unknown): unknown {
  const told = explainTrouble(error)
  return told instanceof Problem ? new NothingWritten(told.saying, { cause: error }) : error
}

/** One SQLite handle that command groups run on. */
export class SqliteEngine implements GroupEngine {
  readonly #path: string
  #db: DatabaseSync
  #connection: SqliteConnection

  constructor(path: string, db: DatabaseSync) {
    this.#path = path
    this.#db = db
    this.#connection = new SqliteConnection(db)
  }

  // oxlint-disable-next-line typescript/require-await -- the interface is asynchronous, SQLite is not
  async begin(): Promise<void> {
    try {
      // Immediate: a deferred transaction that reads first and writes later fails at once when another has written.
      this.#db.exec('begin immediate')
    } catch (error) {
      throw asNothingWritten(error)
    }
  }

  // oxlint-disable-next-line typescript/require-await -- as above
  async commit(): Promise<void> {
    try {
      this.#db.exec('commit')
    } catch (error) {
      throw isNothingWritten(error) ? asNothingWritten(error) : error
    }
  }

  // oxlint-disable-next-line typescript/require-await -- as above
  async execute(sql: string): Promise<void> {
    this.#connection.execute(sql)
  }

  inTransaction(): boolean {
    return this.#db.isTransaction
  }

  tx(isOpen: () => boolean): Tx {
    return { db: queryBuilder(this.#connection.during(isOpen)), effects: [], ordered: true }
  }

  patience(): Promise<unknown> {
    return new Promise(resolve => setImmediate(resolve))
  }

  /**
   * What a failed flush left in the log was never published, but a recovery after a crash would find it. A commit of our
   * own goes over it, so that what nobody could confirm has not happened.
   */
  // oxlint-disable-next-line typescript/require-await -- as above
  async reopen(): Promise<void> {
    this.close()
    this.#db = openDatabase(this.#path, { readOnly: false })
    this.#connection = new SqliteConnection(this.#db)
    this.#db.exec(`begin immediate; insert into meta (key, value) values ('reopened', '1')
      on conflict (key) do update set value = value + 1; commit`)
  }

  /** Brings everything into the file itself; not on a full disk, where the log keeps it. */
  checkpoint(): void {
    try {
      this.#db.exec('pragma wal_checkpoint(truncate)')
    } catch {
      // The next start does it.
    }
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close()
  }
}
