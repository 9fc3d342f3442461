import { Client, DatabaseError, types, type CustomTypesConfig, type QueryResult } from 'pg'
import type { CompiledQuery, DatabaseConnection, QueryResult as KyselyResult } from 'kysely'
import { OperatorProblem, type Millis } from '#ground'
import { asProblem, ConnectionLost } from './failure.ts'

/**
 * Rows look as they do on SQLite: whole numbers are numbers (every one we keep is below 2^53), truth is 0 or 1. For
 * this client alone; the driver's global table is not touched.
 */
const parsers = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, Number],
  [types.builtins.NUMERIC, Number],
  [types.builtins.BOOL, text => (text === 't' ? 1 : 0)],
])
const typeParsers: CustomTypesConfig = {
  // Only text is asked for.
  getTypeParser: oid => parsers.get(oid) ?? types.getTypeParser(oid, 'text'),
}

function bindable(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string' && value.includes('\0'))
    throw new OperatorProblem('invalid', 'A text here cannot hold the character NUL.')
  return value
}

/** What another connection, or this one, has told those that listen. */
interface Notification {
  process: number
  channel: string
  word: string
}

export interface ConnectionOptions {
  url: string
  connectMs: Millis
  /** After so long without an answer the connection is given up. */
  answerMs: Millis
}

/** One session. Statements are sent in the order given, without waiting for the answers of those before. */
export class PostgresConnection implements DatabaseConnection {
  readonly #client: Client
  readonly #idleWaiters = new Set<() => void>()
  #lost: ConnectionLost | undefined
  #inFlight = 0
  /** When the last answer came, or the first question it is waiting for was asked; by the monotonic clock. */
  #heardAt = 0
  #cursors = 0
  /** Told once, when the connection has gone however that came. */
  onLost: (reason: ConnectionLost) => void = () => undefined
  onNotification: (from: Notification) => void = () => undefined
  /** Raised by each promotion of a standby: what another timeline has lost is not seen by its numbers. */
  timeline = 0

  /** After so long without an answer the connection is given up. */
  answerMs: Millis

  private constructor(client: Client, answerMs: Millis) {
    this.#client = client
    this.answerMs = answerMs
    client.on('error', error => this.#lose(error))
    client.on('end', () => this.#lose(new Error('the connection was closed')))
    client.on('notification', ({ processId, channel, payload = '' }) =>
      this.onNotification({ process: processId, channel, word: payload }),
    )
  }

  static async open({ url, connectMs, answerMs }: ConnectionOptions): Promise<PostgresConnection> {
    const client = new Client({
      connectionString: url,
      application_name: 'doorward',
      connectionTimeoutMillis: connectMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      pipeline: true,
      types: typeParsers,
    })
    const connection = new PostgresConnection(client, answerMs)
    await client.connect()
    return connection
  }

  get isLost(): boolean {
    return this.#lost !== undefined
  }

  /** The server's process, as its own messages name it. */
  get process(): number | undefined {
    return (this.#client as unknown as { processID?: number }).processID
  }

  /** As of the last answer: false also when the connection has gone, and the transaction with it. */
  get isInTransaction(): boolean {
    return this.#lost === undefined && this.#client.getTransactionStatus() !== 'I'
  }

  /** Sends one statement, or several without parameters. Throws ConnectionLost, or what PostgreSQL answered. */
  async query<R extends object>(
    sql: string,
    parameters: readonly unknown[] = [],
    answerMs: Millis = this.answerMs,
  ): Promise<QueryResult<R>> {
    const values = parameters.map(bindable)
    if (this.#lost !== undefined) throw new ConnectionLost('the connection has gone', { cause: this.#lost })
    const timer = setTimeout(() => this.destroy(`no answer for ${answerMs} ms`, { isSilence: true }), answerMs)
    if (this.#inFlight++ === 0) this.#heardAt = performance.now()
    try {
      return values.length === 0 ? await this.#client.query<R>(sql) : await this.#client.query<R>(sql, values)
    } catch (error) {
      // What the server has answered has a severity; after a FATAL one it says nothing more.
      const severity = error instanceof DatabaseError ? error.severity : undefined
      if (severity === 'FATAL' || severity === 'PANIC') this.destroy((error as Error).message)
      else if (this.#lost === undefined && severity !== undefined) throw error
      throw new ConnectionLost(error instanceof Error ? error.message : String(error), { cause: error })
    } finally {
      clearTimeout(timer)
      this.#inFlight--
      this.#heardAt = performance.now()
      if (this.#inFlight === 0 && this.#idleWaiters.size > 0) setImmediate(() => this.#tellIdle())
    }
  }

  /**
   * Resolves when nothing is on its way for a turn of the event loop, or the connection has gone: whoever awaits only
   * this connection has gone on, or has settled, by then.
   */
  idle(): Promise<void> {
    return new Promise(resolve => {
      this.#idleWaiters.add(resolve)
      setImmediate(() => this.#tellIdle())
    })
  }

  #tellIdle(): void {
    if (this.#inFlight > 0 && this.#lost === undefined) return
    for (const resolve of this.#idleWaiters) resolve()
    this.#idleWaiters.clear()
  }

  async executeQuery<R>(query: CompiledQuery): Promise<KyselyResult<R>> {
    try {
      const { rows, rowCount, command } = await this.query<R & object>(query.sql, query.parameters)
      if (command === 'SELECT') return { rows }
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) }
    } catch (error) {
      throw asProblem(error)
    }
  }

  /** Within a transaction only: a cursor ends with it. */
  async *streamQuery<R>(query: CompiledQuery, chunkSize = 500): AsyncIterableIterator<KyselyResult<R>> {
    const cursor = `doorward_${++this.#cursors}`
    try {
      await this.query(`declare ${cursor} no scroll cursor for ${query.sql}`, query.parameters)
      for (;;) {
        const { rows } = await this.query<R & object>(`fetch ${chunkSize} from ${cursor}`)
        if (rows.length > 0) yield { rows }
        if (rows.length < chunkSize) break
      }
      await this.query(`close ${cursor}`)
    } catch (error) {
      throw asProblem(error)
    }
  }

  /** Ends the session politely. */
  async close(): Promise<void> {
    if (this.#lost !== undefined) return
    const timer = setTimeout(() => this.destroy('closing took too long'), 1_000)
    await this.#client.end().catch(() => undefined)
    clearTimeout(timer)
    this.#lose(new Error('closed'))
  }

  /** Ends the session without a word to the other side, which may not be there. */
  destroy(why: string, { isSilence = false } = {}): void {
    if (this.#lost !== undefined) return
    const { stream } = (this.#client as unknown as { connection: { stream: { destroy(error?: Error): void } } })
      .connection
    this.#lose(new Error(why), isSilence)
    stream.destroy()
  }

  /** Another connection to the same place has fallen silent: this one ends too, unless it was heard of lately. */
  distrust(silentMs: Millis): void {
    if (this.#inFlight === 0 || performance.now() - this.#heardAt > silentMs)
      this.destroy('another connection fell silent')
  }

  #lose(error: Error, isSilence = false): void {
    if (this.#lost !== undefined) return
    this.#lost = new ConnectionLost(error.message, { cause: error })
    this.#lost.isSilence = isSilence
    this.#tellIdle()
    this.onLost(this.#lost)
  }
}
