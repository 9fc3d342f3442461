import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import { Problem, reviveProblem } from '#ground'
import type { CompiledQuery, DatabaseConnection, Kysely, QueryResult } from 'kysely'
import type { Tables } from '../tables.ts'
import { queryBuilder } from './connection.ts'
import type { Question, Reply } from './reader-thread.ts'

export interface Reader {
  query: Kysely<Tables>
  close(): Promise<void>
}

interface Waiting {
  resolve: (rows: unknown[]) => void
  reject: (error: Error) => void
}

/**
 * Starts the reader's thread when the first list is asked for: a server that only answers doors does without it. One
 * that ends by itself has answered nothing; the next list starts another.
 */
export function createReader(path: string): Reader {
  let started: { worker: Worker; port: MessagePort } | undefined
  const waiting = new Map<number, Waiting>()
  let lastId = 0

  function start(): MessagePort {
    const { port1, port2 } = new MessageChannel()
    const worker = new Worker(new URL('reader-thread.ts', import.meta.url), {
      workerData: { path, port: port2 },
      transferList: [port2],
      resourceLimits: { maxYoungGenerationSizeMb: 4 },
    })
    worker.unref()
    port1.on('message', (reply: Reply) => {
      const asker = waiting.get(reply.id)
      waiting.delete(reply.id)
      if (waiting.size === 0) port1.unref()
      if ('rows' in reply) asker?.resolve(reply.rows)
      else asker?.reject('problem' in reply ? reviveProblem(reply.problem) : new Error(reply.error))
    })
    let cause: unknown
    worker.on('error', error => (cause = error))
    worker.on('exit', () => {
      if (started?.worker === worker) started = undefined
      port1.close()
      for (const { reject } of waiting.values())
        reject(new Problem('unavailable', 'The store cannot be searched right now. Try again in a moment.', { cause }))
      waiting.clear()
    })
    started = { worker, port: port1 }
    return port1
  }

  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        const port = started?.port ?? start()
        port.ref()
        waiting.set(id, { resolve: rows => resolve({ rows: rows as R[] }), reject })
        port.postMessage({ id, sql: query.sql, parameters: query.parameters } satisfies Question)
      }),
    streamQuery: () => {
      throw new Error('Lists are paged, not streamed.')
    },
  }
  return {
    query: queryBuilder(connection),
    async close() {
      await started?.worker.terminate()
    },
  }
}
