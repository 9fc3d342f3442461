import type { CompiledQuery, DatabaseConnection } from 'kysely'
import { limits, Problem, type Log } from '#ground'
import { findCommand } from '../find-command.ts'
import { CommandGroups, createFailureNote, outcomeUnknown, settle, type GroupResult } from '../group.ts'
import { migrate } from '../migrations/index.ts'
import type { Store } from '../store.ts'
import type { Commands, Run, Tx } from '../tx.ts'
import { PostgresEngine } from './engine.ts'
import { Following } from './following.ts'
import { defaultPatience, type PostgresPatience } from './patience.ts'
import { ConnectionPool } from './pool.ts'
import { findPrimary } from './primary.ts'
import { migrationBuilder, queryBuilder } from './query-builder.ts'
import { readSnapshot } from './snapshot.ts'
import { runUnordered } from './unordered.ts'

export interface PostgresStoreOptions {
  /** `postgres://user:password@h1:5432,h2:5432/database` */
  url: string
  /** The commands of each module, by the name under which it asks for them. */
  commands: Record<string, Commands>
  /** Commands (`module.name`) that never append to the change log: each runs in a transaction of its own. */
  unordered: ReadonlySet<string>
  log: Log
  patience?: Partial<PostgresPatience>
}

interface Caller {
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** Opens (and makes or migrates) a store on PostgreSQL, which other nodes may be using too. */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const { url, commands, unordered, log } = options
  const patience: PostgresPatience = { ...defaultPatience, ...options.patience }
  const primary = findPrimary(url, patience, log)

  const migrating = await primary.connect()
  try {
    // Another node may be at it: waiting for that has no end, and neither has a step over a million rows.
    await migrating.query(
      'set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0',
    )
    migrating.answerMs = 2 ** 31 - 1
    await migrate(migrationBuilder(migrating), 'postgres')
  } finally {
    await migrating.close()
  }

  const pool = new ConnectionPool(primary, {
    connectionsMax: limits.store.connectionsMax,
    waitMaxMs: patience.poolMs,
  })
  const engine = new PostgresEngine(primary, patience)
  const following = new Following({
    primary,
    patience,
    log,
    onSilence() {
      pool.distrust(patience.confirmMs)
      engine.distrust(patience.confirmMs)
    },
  })

  const callers = new Map<number, Caller>()
  let lastId = 0
  const running = new Set<Promise<void>>()
  let isClosing = false

  async function deliver(result: GroupResult, memoryHas: Promise<boolean>): Promise<void> {
    const isThere = await memoryHas
    for (const { id, ending } of result.answers) {
      const caller = callers.get(id)
      callers.delete(id)
      // Never answered before memory has it.
      if (caller !== undefined) settle(isThere ? ending : { problem: outcomeUnknown }, caller.resolve, caller.reject)
    }
  }
  const runJob = (tx: Tx, name: string, input: unknown): Promise<unknown> =>
    findCommand(commands, name)(tx, input as never)
  const noteFailure = createFailureNote(log)
  const groups = new CommandGroups(
    engine,
    (tx, job) => runJob(tx, job.name, job.input),
    limits.store,
    result => {
      noteFailure(result)
      if (result.outcomeUnknown) following.doubt()
      const { effects } = result
      track(deliver(result, following.committed({ effects, timeline: engine.timeline, at: engine.committedAt })))
    },
  )
  function track(work: Promise<void>): void {
    running.add(work)
    void work.finally(() => running.delete(work))
  }

  const reading: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery) => pool.read(connection => connection.executeQuery<R>(query)),
    streamQuery: () => {
      throw new Error('Lists are paged, not streamed.')
    },
  }
  const read = queryBuilder(reading)

  return {
    engine: 'postgres',
    read,
    list: read,
    commands<C extends Commands>(module: string): Run<C> {
      const run = (name: string, input: unknown): Promise<unknown> => {
        const full = `${module}.${name}`
        if (isClosing) return Promise.reject(new Problem('unavailable', 'The server is stopping.'))
        if (callers.size + running.size >= limits.store.queueMax)
          return Promise.reject(
            new Problem('unavailable', 'Too many changes are waiting to be written. Try again in a moment.', {
              retryAfterMs: 1000,
            }),
          )
        return new Promise((resolve, reject) => {
          if (unordered.has(full)) {
            const work = runUnordered(pool, patience, tx => runJob(tx, full, input), full)
            track(work.then(ending => settle(ending, resolve, reject)))
            return
          }
          const id = ++lastId
          callers.set(id, { resolve, reject })
          groups.push({ id, name: full, input })
        })
      }
      return run as Run<C>
    },
    snapshot: work => pool.use(connection => readSnapshot(connection, patience, work)),
    follow: follower => following.start(follower),
    isCurrent: () => following.isCurrent(),
    catchUp: (seq, waitMaxMs) => following.catchUp(seq, waitMaxMs),
    tell: word => following.tell(word),
    hear: listener => following.hear(listener),
    async close() {
      isClosing = true
      await groups.idle()
      while (running.size > 0) await Promise.all(running)
      await following.close()
      await Promise.all([pool.close(), engine.close()])
    },
  }
}
