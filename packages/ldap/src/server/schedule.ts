import type { Operation } from './operation.ts'

/**
 * The order of one connection's operations. Searches and compares run side by side; everything else runs alone, and
 * what follows waits, so that nothing overtakes a bind. A bind abandons what was running before it (RFC 4511 §4.2.1)
 * and waits until that has stopped. What stands (a search that goes on for as long as the client listens) takes nobody's
 * place among those running.
 */
export class Schedule<State> {
  readonly #runningMax: number
  readonly #start: (operation: Operation<State>) => void
  /** Begun or waiting, and not answered, by message id. What is answered at once is never in here. */
  readonly #outstanding = new Map<number, Operation<State>>()
  #waiting: { operation: Operation<State>; bytes: number }[] = []
  #running = 0
  readonly #standing = new Set<Operation<State>>()
  #alone = false
  #advancing = false
  /** Bytes of the messages waiting. */
  waitingBytes = 0

  constructor(runningMax: number, start: (operation: Operation<State>) => void) {
    this.#runningMax = runningMax
    this.#start = start
  }

  get outstanding(): number {
    return this.#outstanding.size
  }

  /** Whether nothing is under way but what stands. */
  get idle(): boolean {
    return this.#outstanding.size === this.#standing.size
  }

  /** Whether something runs that must run alone, such as a bind. */
  get runsAlone(): boolean {
    return this.#alone
  }

  has(messageId: number): boolean {
    return this.#outstanding.has(messageId)
  }

  /** Starts an operation, or has it wait its turn. `bytes` is what it keeps in memory meanwhile. */
  admit(operation: Operation<State>, bytes: number): void {
    if (this.#waiting.length === 0 && this.#mayStart(operation)) return this.#start(operation)
    this.#outstanding.set(operation.messageId, operation)
    this.#waiting.push({ operation, bytes })
    this.waitingBytes += bytes
    this.#advance()
  }

  /** Notes that a started operation will be answered later. */
  started(operation: Operation<State>): void {
    this.#outstanding.set(operation.messageId, operation)
    this.#running++
    if (!sharesConnection(operation)) this.#alone = true
  }

  /** Notes that a search under way will go on until it is abandoned, and starts what waited for its place. */
  stand(operation: Operation<State>): void {
    if (this.#standing.has(operation) || this.#outstanding.get(operation.messageId) !== operation) return
    this.#standing.add(operation)
    this.#running--
    this.#advance()
  }

  /** Notes that such an operation has settled, and starts what waited for it. */
  settled(operation: Operation<State>): void {
    if (this.#outstanding.get(operation.messageId) === operation) this.#outstanding.delete(operation.messageId)
    if (!this.#standing.delete(operation)) this.#running--
    if (!sharesConnection(operation)) this.#alone = false
    this.#advance()
  }

  /**
   * RFC 4511 §4.11: abandons a search or compare, or anything that has not started. Bind, StartTLS and changes under
   * way are answered all the same.
   */
  abandon(messageId: number): void {
    const operation = this.#outstanding.get(messageId)
    if (operation === undefined) return
    const at = this.#waiting.findIndex(waiting => waiting.operation === operation)
    if (at >= 0 && operation.request.kind !== 'bindRequest') {
      this.waitingBytes -= this.#waiting[at]?.bytes ?? 0
      this.#waiting.splice(at, 1)
      this.#outstanding.delete(messageId)
      operation.abandon()
    } else if (sharesConnection(operation)) operation.abandon()
  }

  /** The connection is gone: nobody waits for anything. */
  abandonAll(): void {
    for (const operation of this.#outstanding.values()) operation.abandon()
    this.#waiting = []
    this.waitingBytes = 0
  }

  #mayStart(operation: Operation<State>): boolean {
    if (this.#alone) return false
    if (operation.request.kind !== 'bindRequest') return this.#running < this.#runningMax
    return this.#running + this.#standing.size === 0
  }

  #advance(): void {
    if (this.#advancing) return
    this.#advancing = true
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const { operation, bytes } = next
      if (!this.#mayStart(operation)) {
        if (operation.request.kind === 'bindRequest' && !this.#alone) this.#abandonRunning(operation)
        break
      }
      this.#waiting.shift()
      this.waitingBytes -= bytes
      this.#outstanding.delete(operation.messageId)
      this.#start(operation)
    }
    this.#advancing = false
  }

  #abandonRunning(bind: Operation<State>): void {
    for (const operation of this.#outstanding.values()) {
      if (operation === bind) return
      operation.abandon()
    }
  }
}

function sharesConnection({ request }: { request: { kind: string } }): boolean {
  return request.kind === 'searchRequest' || request.kind === 'compareRequest'
}
