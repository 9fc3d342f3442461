import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { CompiledQuery, DatabaseConnection, Kysely, QueryResult } from 'kysely'
import type { Tables } from '../tables.ts'
import { openDatabase, queryBuilder, SqliteConnection } from './connection.ts'

interface Question {
  id: number
  sql: string
  parameters: readonly unknown[]
}

type Reply = { id: number; rows: unknown[] } | { id: number; error: string }

/** The second thread: lists and searches, which would hold up every door if they ran beside them. Reads only. */
export function serveReader(path: string, port: MessagePort): void {
  const connection = new SqliteConnection(openDatabase(path, { readOnly: true }))
  port.on('message', ({ id, sql, parameters }: Question) => {
    let reply: Reply
    try {
      // Rows have a null prototype; the structured clone gives them back as plain objects.
      reply = { id, rows: connection.execute(sql, parameters).rows }
    } catch (error) {
      reply = { id, error: error instanceof Error ? error.message : String(error) }
    }
    port.postMessage(reply)
  })
}

/** Kysely whose queries run on the reader's thread. */
export function remoteQueryBuilder(port: MessagePort): Kysely<Tables> {
  const waiting = new Map<number, { resolve: (rows: unknown[]) => void; reject: (error: Error) => void }>()
  let last = 0
  port.on('message', (reply: Reply) => {
    const asker = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (waiting.size === 0) port.unref()
    if ('rows' in reply) asker?.resolve(reply.rows)
    else asker?.reject(new Error(reply.error))
  })
  port.unref()
  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
      new Promise((resolve, reject) => {
        const id = ++last
        port.ref()
        waiting.set(id, { resolve: rows => resolve({ rows: rows as R[] }), reject })
        port.postMessage({ id, sql: query.sql, parameters: query.parameters } satisfies Question)
      }),
    streamQuery: () => {
      throw new Error('Lists are paged, not streamed.')
    },
  }
  return queryBuilder(connection)
}

export const readerChannel = (): MessageChannel => new MessageChannel()
