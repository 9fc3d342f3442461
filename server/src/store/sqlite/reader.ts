import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import type { CompiledQuery, DatabaseConnection, Kysely, QueryResult } from 'kysely'
import type { Tables } from '../tables.ts'
import { queryBuilder } from './connection.ts'
import type { Question, Reply } from './reader-thread.ts'

export interface Reader {
  query: Kysely<Tables>
  close(): Promise<void>
}

/** Starts the reader's thread when the first list is asked for: a server that only answers doors does without it. */
export function createReader(path: string): Reader {
  let started: { worker: Worker; port: MessagePort } | undefined
  function start(): MessagePort {
    const { port1, port2 } = new MessageChannel()
    const worker = new Worker(new URL('reader-thread.ts', import.meta.url), {
      workerData: { path, port: port2 },
      transferList: [port2],
      resourceLimits: { maxYoungGenerationSizeMb: 4 },
    })
    worker.unref()
    started = { worker, port: port1 }
    return port1
  }
  return {
    query: remoteQueryBuilder(() => started?.port ?? start()),
    async close() {
      started?.port.close()
      await started?.worker.terminate()
    },
  }
}

/** Kysely whose queries run on the reader's thread. */
function remoteQueryBuilder(getPort: () => MessagePort): Kysely<Tables> {
  const waiting = new Map<number, { resolve: (rows: unknown[]) => void; reject: (error: Error) => void }>()
  let port: MessagePort | undefined
  let last = 0

  function open(): MessagePort {
    const opened = getPort()
    opened.on('message', (reply: Reply) => {
      const asker = waiting.get(reply.id)
      waiting.delete(reply.id)
      if (waiting.size === 0) opened.unref()
      if ('rows' in reply) asker?.resolve(reply.rows)
      else asker?.reject(new Error(reply.error))
    })
    return opened
  }

  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
      new Promise((resolve, reject) => {
        const id = ++last
        port ??= open()
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
