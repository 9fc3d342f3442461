import { Problem, type Millis } from '#ground'
import type { PostgresConnection } from './connection.ts'
import { asProblem, ConnectionLost } from './failure.ts'
import type { Primary } from './primary.ts'

interface Waiter {
  resolve: (connection: PostgresConnection) => void
  reject: (error: unknown) => void
  timer: NodeJS.Timeout
}

export interface PoolLimits {
  connectionsMax: number
  waitMaxMs: Millis
}

/** Sessions that are lent out. Those that have gone, or speak to a server that was replaced, are never lent again. */
export class ConnectionPool {
  readonly #primary: Primary
  readonly #limits: PoolLimits
  readonly #idle: PostgresConnection[] = []
  readonly #open = new Set<PostgresConnection>()
  readonly #waiting = new Set<Waiter>()
  /** Open or being opened. */
  #count = 0

  constructor(primary: Primary, limits: PoolLimits) {
    this.#primary = primary
    this.#limits = limits
  }

  async use<T>(work: (connection: PostgresConnection) => Promise<T>): Promise<T> {
    const connection = await this.#acquire()
    try {
      return await work(connection)
    } finally {
      this.#release(connection)
    }
  }

  /** Reads, once more on another connection when the first has gone meanwhile: reading twice changes nothing. */
  async read<T>(work: (connection: PostgresConnection) => Promise<T>): Promise<T> {
    try {
      return await this.use(work)
    } catch (error) {
      const lost = error instanceof Problem && error.cause instanceof ConnectionLost
      if (!lost) throw error
      return this.use(work)
    }
  }

  /** One connection to the same place has fallen silent, and these may have too. */
  distrust(silentMs: Millis): void {
    for (const connection of this.#open) connection.distrust(silentMs)
  }

  async close(): Promise<void> {
    for (let waiter = this.#takeWaiter(); waiter !== undefined; waiter = this.#takeWaiter())
      waiter.reject(new Problem('unavailable', 'The store is closed.'))
    await Promise.all(this.#idle.map(connection => connection.close()))
  }

  async #acquire(): Promise<PostgresConnection> {
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      if (this.#isUsable(idle)) return idle
      idle.destroy('its server was replaced')
    }
    if (this.#count < this.#limits.connectionsMax) return this.#connect()
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiter)
        reject(new Problem('unavailable', 'The store is too busy. Try again in a moment.', { retryAfterMs: 1000 }))
      }, this.#limits.waitMaxMs)
      const waiter: Waiter = { resolve, reject, timer }
      this.#waiting.add(waiter)
    })
  }

  async #connect(): Promise<PostgresConnection> {
    this.#count++
    try {
      const connection = await this.#primary.connect()
      this.#open.add(connection)
      connection.onLost = () => {
        this.#count--
        this.#open.delete(connection)
        const at = this.#idle.indexOf(connection)
        if (at >= 0) this.#idle.splice(at, 1)
        this.#serveWaiter()
      }
      return connection
    } catch (error) {
      this.#count--
      this.#serveWaiter()
      throw asProblem(error)
    }
  }

  #release(connection: PostgresConnection): void {
    if (connection.isLost) return
    if (!this.#isUsable(connection) || connection.isInTransaction) {
      connection.destroy('it cannot be used again')
      return
    }
    const waiter = this.#takeWaiter()
    if (waiter === undefined) this.#idle.push(connection)
    else waiter.resolve(connection)
  }

  /** Room for a new connection is a waiter's. */
  #serveWaiter(): void {
    if (this.#count >= this.#limits.connectionsMax) return
    const waiter = this.#takeWaiter()
    if (waiter !== undefined) this.#connect().then(waiter.resolve, waiter.reject)
  }

  #takeWaiter(): Waiter | undefined {
    const [waiter] = this.#waiting
    if (waiter === undefined) return undefined
    this.#waiting.delete(waiter)
    clearTimeout(waiter.timer)
    return waiter
  }

  #isUsable(connection: PostgresConnection): boolean {
    return !connection.isLost && connection.timeline >= this.#primary.timeline
  }
}
