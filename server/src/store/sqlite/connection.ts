import type { DatabaseSync } from 'node:sqlite'
import {
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
} from 'kysely'
import type { Tables } from '../tables.ts'
import { Statements } from './open.ts'
import { explainTrouble } from './trouble.ts'

/** Runs Kysely's queries on one handle, synchronously. */
export class SqliteConnection implements DatabaseConnection {
  readonly #statements: Statements

  constructor(db: DatabaseSync) {
    this.#statements = new Statements(db)
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
    const { rows, changes, lastRowId } = inWords(() => this.#statements.execute(query.sql, query.parameters))
    return { rows: rows as R[], numAffectedRows: changes, insertId: lastRowId }
  }

  /** A statement of the engine's own: BEGIN, SAVEPOINT, COMMIT. */
  execute(sql: string): void {
    inWords(() => this.#statements.execute(sql, []))
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    let page: R[] = []
    const rows = inWords(() => this.#statements.iterate(query.sql, query.parameters)[Symbol.iterator]())
    try {
      for (let next = inWords(() => rows.next()); next.done !== true; next = inWords(() => rows.next())) {
        page.push(next.value as R)
        if (page.length < 500) continue
        yield { rows: page }
        page = []
      }
      if (page.length > 0) yield { rows: page }
    } finally {
      rows.return?.()
    }
  }
}

function inWords<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw explainTrouble(error)
  }
}

class ConcurrentSqliteAdapter extends SqliteAdapter {
  // Every query runs whole and at once, so there is nothing to take turns for; without this Kysely queues each query
  // behind a mutex, at a tenth of the rate.
  override get supportsMultipleConnections(): boolean {
    return true
  }

  // SQLite rolls back tables as it does rows, so that a migration that was cut short has not begun.
  override get supportsTransactionalDdl(): boolean {
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
