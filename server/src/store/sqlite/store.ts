import { Worker } from 'node:worker_threads'
import { limits, OperatorProblem, Problem, type Log } from '#ground'
import { createFailureNote, settle, type GroupResult } from '../group.ts'
import type { Follower, Store } from '../store.ts'
import type { Commands, Run } from '../tx.ts'
import { queryBuilder, SqliteConnection } from './connection.ts'
import { openDatabase } from './open.ts'
import { createReader } from './reader.ts'
import { readSqliteSnapshot } from './snapshot.ts'
import type { FromWriter, ToWriter } from './writer.ts'

export interface SqliteStoreOptions {
  /** The database file. */
  path: string
  /** The module that calls `serveStoreThread` with the command table: `main/store-worker.ts`, or a test's own. */
  worker: URL
  log: Log
}

const reloadAgainMs = 1_000

interface Caller {
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** Opens (and makes or migrates) a SQLite store. The caller holds the lock of its folder. */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { log } = options
  const writer = new Worker(options.worker, {
    workerData: { path: options.path },
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  })
  const tell = (message: ToWriter): void => writer.postMessage(message)
  const callers = new Map<number, Caller>()
  let lastId = 0
  let follower: Follower | undefined
  const listeners: ((word: string) => void)[] = []
  let gone: Error | undefined

  await new Promise<void>((resolve, reject) => {
    writer.once('message', (message: FromWriter) => {
      if (message.kind === 'failed') reject(new OperatorProblem('unavailable', message.message))
      else resolve()
    })
    writer.once('error', reject)
  })
  const reader = createReader(options.path)

  // Groups are delivered one after the other, so that a reload of memory holds back every later answer.
  let delivered: Promise<void> = Promise.resolve()
  const noteFailure = createFailureNote(log)
  async function deliver(result: GroupResult): Promise<void> {
    noteFailure(result)
    if (result.outcomeUnknown || isInDoubt) await reload()
    else if (result.effects.length > 0) follower?.apply(result.effects)
    for (const { id, ending } of result.answers) {
      const caller = callers.get(id)
      callers.delete(id)
      if (caller !== undefined) settle(ending, caller.resolve, caller.reject)
    }
  }
  /** Memory is not known to be where the store is: a reload failed, and is tried again until it does not. */
  let isInDoubt = false
  let retry: NodeJS.Timeout | undefined
  async function reload(): Promise<void> {
    clearTimeout(retry)
    try {
      await follower?.reload()
      isInDoubt = false
    } catch (error) {
      if (!isInDoubt)
        log.error({ err: error }, 'the directory cannot be read again; nothing is decided until it can be')
      isInDoubt = true
      const again = (): Promise<void> => (isInDoubt ? reload() : Promise.resolve())
      retry = setTimeout(() => void (delivered = delivered.then(again)), reloadAgainMs).unref()
    }
  }
  const closed = new Promise<void>(resolve => {
    writer.on('message', (message: FromWriter) => {
      if (message.kind === 'committed') delivered = delivered.then(() => deliver(message.result))
      else if (message.kind === 'closed') resolve()
    })
  })
  const lose = (error: Error): void => {
    gone = error
    for (const caller of callers.values())
      caller.reject(
        new Problem('unavailable', 'The store has stopped; whether the change happened is unknown.', { cause: error }),
      )
    callers.clear()
  }
  writer.on('error', lose)
  writer.on('exit', code => code !== 0 && lose(new Error(`The store's thread ended with ${code}.`)))

  const readHandle = openDatabase(options.path, { readOnly: true })
  const read = queryBuilder(new SqliteConnection(readHandle))

  return {
    engine: 'sqlite',
    read,
    list: reader.query,
    commands<C extends Commands>(module: string): Run<C> {
      const run = (name: string, input: unknown): Promise<unknown> => {
        if (gone !== undefined)
          return Promise.reject(
            new Problem('unavailable', 'The store has stopped. Restart the server.', { cause: gone }),
          )
        if (callers.size >= limits.store.queueMax)
          return Promise.reject(
            new Problem('unavailable', 'Too many changes are waiting to be written. Try again in a moment.', {
              retryAfterMs: 1000,
            }),
          )
        return new Promise((resolve, reject) => {
          const id = ++lastId
          callers.set(id, { resolve, reject })
          tell({ kind: 'run', job: { id, name: `${module}.${name}`, input } })
        })
      }
      return run as Run<C>
    },
    // On a handle of its own: a transaction on the shared one would freeze what point reads see.
    snapshot: work => readSqliteSnapshot(options.path, work),
    follow(newFollower) {
      follower = newFollower
    },
    isCurrent: () => gone === undefined && !isInDoubt,
    // The one writer of this store is ours, so memory is where the store is as soon as anybody has been answered.
    catchUp: seq => Promise.resolve((follower?.seq ?? 0) >= seq),
    tell(word) {
      for (const listener of listeners) listener(word)
    },
    hear: listener => void listeners.push(listener),
    async close() {
      tell({ kind: 'close' })
      await closed
      await delivered
      clearTimeout(retry)
      readHandle.close()
      await Promise.all([reader.close(), writer.terminate()])
    },
  }
}
