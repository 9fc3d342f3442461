import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
} from 'kysely'
import type { Tables } from '../tables.ts'
import type { PostgresConnection } from './connection.ts'

/** Kysely over one connection. Transactions are the command groups' business, so the driver offers none. */
export function queryBuilder(connection: DatabaseConnection): Kysely<Tables> {
  const refuse = (): Promise<never> => Promise.reject(new Error('Transactions are made by the command groups.'))
  return new Kysely<Tables>({ dialect: dialectOver(connection, refuse, refuse, refuse) })
}

/** The connection for as long as `isOpen` says. */
export function during(connection: PostgresConnection, isOpen: () => boolean): DatabaseConnection {
  return {
    executeQuery: query => {
      if (!isOpen()) throw new Error('The transaction is over; a command must await everything it starts.')
      return connection.executeQuery(query)
    },
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  }
}

/** Kysely for migrations only: with plain transactions, on a connection of its own. */
export function migrationBuilder(connection: PostgresConnection): Kysely<Tables> {
  const run = (sql: string) => async () => {
    await connection.query(sql)
  }
  return new Kysely<Tables>({ dialect: dialectOver(connection, run('begin'), run('commit'), run('rollback')) })
}

function dialectOver(
  connection: DatabaseConnection,
  begin: () => Promise<void>,
  commit: () => Promise<void>,
  rollback: () => Promise<void>,
): Dialect {
  const settled = (): Promise<void> => Promise.resolve()
  return {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: db => new PostgresIntrospector(db),
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
