import type { MessagePort } from 'node:worker_threads'
import type { DatabaseSync } from 'node:sqlite'
import { limits, settleMemory } from '#ground'
import { findCommand } from '../find-command.ts'
import { CommandGroups, type GroupEngine, type GroupResult, type Job } from '../group.ts'
import { migrate } from '../migrations/index.ts'
import type { Commands, Tx } from '../tx.ts'
import { migrationBuilder, queryBuilder, SqliteConnection } from './connection.ts'
import { openDatabase } from './open.ts'

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
    const db = openDatabase(path, { readOnly: false })
    await migrate(migrationBuilder(db), 'sqlite')
    const engine = new SqliteEngine(path, db)
    const groups = new CommandGroups(
      engine,
      (tx, job) => findCommand(modules, job.name)(tx, job.input as never),
      limits.store,
      result => tell({ kind: 'committed', result }),
    )
    const close = async (): Promise<void> => {
      await groups.idle()
      engine.close()
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
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
    port.close()
  }
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

  begin(): Promise<void> {
    // Immediate: a deferred transaction that reads first and writes later fails at once when another has written.
    return this.execute('begin immediate')
  }

  commit(): Promise<void> {
    return this.execute('commit')
  }

  // oxlint-disable-next-line typescript/require-await -- the interface is asynchronous, SQLite is not
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

  // oxlint-disable-next-line typescript/require-await -- as above
  async reopen(): Promise<void> {
    this.#db.close()
    this.#db = openDatabase(this.#path, { readOnly: false })
    this.#connection = new SqliteConnection(this.#db)
  }

  close(): void {
    this.#db.close()
  }
}
