import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
} from 'kysely'
import { limits, Problem } from '#ground'
import type { Tables } from '../tables.ts'

export interface OpenOptions {
  readOnly: boolean
}

/**
 * Opens the file with the settings durability rests on, and asserts them: WAL with `synchronous=FULL`, or an
 * acknowledged commit could be lost in a power cut.
 */
export function openDatabase(path: string, options: OpenOptions): DatabaseSync {
  let db: DatabaseSync
  try {
    db = new DatabaseSync(path, { readOnly: options.readOnly, timeout: limits.store.busyMs })
    db.exec(
      'pragma trusted_schema = off; pragma foreign_keys = on; pragma synchronous = full; pragma cache_size = -8000',
    )
    if (!options.readOnly) db.exec('pragma journal_mode = wal')
    expectPragma(db, 'journal_mode', 'wal')
    expectPragma(db, 'synchronous', 2)
    expectPragma(db, 'foreign_keys', 1)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Problem(
      'unavailable',
      `The database ${path} cannot be opened: ${reason}. Nothing was changed; if it is damaged, restore a backup.`,
      { cause },
    )
  }
  return db
}

function expectPragma(db: DatabaseSync, name: string, wanted: string | number): void {
  const row = db.prepare(`pragma ${name}`).get()
  const found = row === undefined ? undefined : Object.values(row)[0]
  if (found !== wanted) throw new Error(`pragma ${name} is ${String(found)}, and ${wanted} is required`)
}

/** Runs Kysely's queries on one handle, synchronously, keeping prepared statements by their text. */
export class SqliteConnection implements DatabaseConnection {
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, { statement: StatementSync; returnsRows: boolean }>()
  readonly #isOpen: () => boolean

  constructor(db: DatabaseSync, isOpen: () => boolean = () => true) {
    this.#db = db
    this.#isOpen = isOpen
  }

  /** The same handle and statements, for one transaction that ends when `isOpen` says no. */
  during(isOpen: () => boolean): DatabaseConnection {
    return {
      executeQuery: <R>(query: CompiledQuery) => {
        if (!isOpen()) throw new Error('The transaction is over; a command must await everything it starts.')
        return this.executeQuery<R>(query)
      },
      streamQuery: <R>(query: CompiledQuery) => this.streamQuery<R>(query),
    }
  }

  // The interface is asynchronous; the engine is not. Settling at once is what lets a command run whole.
  // oxlint-disable-next-line typescript/require-await
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.execute<R>(query.sql, query.parameters)
  }

  execute<R>(sql: string, parameters: readonly unknown[]): QueryResult<R> {
    if (!this.#isOpen()) throw new Error('The database is closed.')
    const { statement, returnsRows } = this.#prepare(sql)
    const values = parameters.map(bindable)
    if (returnsRows) return { rows: statement.all(...values) as R[] }
    const { changes, lastInsertRowid } = statement.run(...values)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    // A statement of its own: a cached one could be started again while this is being read.
    const rows = this.#db.prepare(query.sql).iterate(...query.parameters.map(bindable)) as Iterable<R>
    let page: R[] = []
    for (const row of rows) {
      page.push(row)
      if (page.length < 500) continue
      yield { rows: page }
      page = []
    }
    if (page.length > 0) yield { rows: page }
  }

  #prepare(sql: string): { statement: StatementSync; returnsRows: boolean } {
    let entry = this.#statements.get(sql)
    if (entry === undefined) {
      const statement = this.#db.prepare(sql)
      entry = { statement, returnsRows: statement.columns().length > 0 }
      // Statements differ by list lengths (`in (?, ?, …)`), so their number is bounded.
      if (this.#statements.size >= 500) this.#statements.clear()
      this.#statements.set(sql, entry)
    }
    return entry
  }
}

/** node:sqlite binds neither booleans nor undefined. */
function bindable(value: unknown): SQLInputValue {
  if (value === undefined) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  return value as SQLInputValue
}

class ConcurrentSqliteAdapter extends SqliteAdapter {
  // Every query runs whole and at once, so there is nothing to take turns for; without this Kysely queues each query
  // behind a mutex, at a tenth of the rate.
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

/** Kysely over one connection. Transactions are the command groups' business, so the driver offers none. */
export function queryBuilder(connection: DatabaseConnection): Kysely<Tables> {
  const noTransactions = (): Promise<never> => Promise.reject(new Error('Transactions are made by the command groups.'))
  return new Kysely<Tables>({ dialect: dialectOver(connection, noTransactions) })
}

/** Kysely for migrations only: with plain transactions, nothing else running. */
export function migrationBuilder(db: DatabaseSync): Kysely<Tables> {
  const connection = new SqliteConnection(db)
  const run = (sql: string) => () => Promise.resolve(db.exec(sql))
  return new Kysely<Tables>({
    dialect: dialectOver(connection, run('begin immediate'), run('commit'), run('rollback')),
  })
}

function dialectOver(
  connection: DatabaseConnection,
  begin: () => Promise<void>,
  commit: () => Promise<void> = begin,
  rollback: () => Promise<void> = begin,
): Dialect {
  const settled = (): Promise<void> => Promise.resolve()
  return {
    createAdapter: () => new ConcurrentSqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: db => new SqliteIntrospector(db),
    createDriver: () => ({
      init: settled,
      acquireConnection: () => Promise.resolve(connection),
      beginTransaction: begin,
      commitTransaction: commit,
      rollbackTransaction: rollback,
      releaseConnection: settled,
      destroy: settled,
    }),
  }
}
