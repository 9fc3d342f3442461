import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import type { CompiledQuery, DatabaseConnection, Kysely, QueryResult } from 'kysely'
import type { Tables } from '../tables.ts'
import { queryBuilder } from './connection.ts'
import type { Question, Reply } from './reader-thread.ts'

export interface Reader {
  query: Kysely<Tables>
  close(): Promise<void>
}

/** Starts the reader's thread. */
export function startReader(path: string): Reader {
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(new URL('reader-thread.ts', import.meta.url), {
    workerData: { path, port: port2 },
    transferList: [port2],
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  })
  worker.unref()
  return {
    query: remoteQueryBuilder(port1),
    async close() {
      port1.close()
      await worker.terminate()
    },
  }
}

/** Kysely whose queries run on the reader's thread. */
function remoteQueryBuilder(port: MessagePort): Kysely<Tables> {
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
