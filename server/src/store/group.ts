import {
  inTurn,
  plainProblem,
  printSaying,
  Problem,
  reviveProblem,
  toSaying,
  type Log,
  type PlainProblem,
  type Saying,
  type Words,
} from '#ground'
import type { Effect, Tx } from './tx.ts'

export interface Job {
  id: number
  name: string
  input: unknown
}

/** How one command of a group ended. `bug` carries the stack for the log; its text never reaches a client. */
export type Ending = { ok: unknown } | { problem: PlainProblem } | { bug: string }

export interface Answer {
  id: number
  ending: Ending
}

export interface GroupResult {
  answers: Answer[]
  /** In commit order. Empty when the group failed. */
  effects: Effect[]
  /** The COMMIT failed: whether its rows are there is unknown, and memory must be read anew. */
  outcomeUnknown: boolean
  /** Why the group failed, for the log. */
  failure?: unknown
}

/** One connection that groups run on. */
export interface GroupEngine {
  begin(): Promise<void>
  /** Throws NothingWritten when that is sure, and anything else when the outcome is unknown. */
  commit(): Promise<void>
  /** A statement around commands. It may be sent without waiting; then its failure is told by the COMMIT. */
  execute(sql: string): Promise<void>
  /** False when the engine has rolled the whole transaction back by itself, as SQLite does after some errors. */
  inTransaction(): boolean
  /** A transaction handle that refuses statements once `isOpen` says no. */
  tx(isOpen: () => boolean): Tx
  /** Settles when a command that awaits only its transaction must have settled. */
  patience(): Promise<unknown>
  /** After a failed COMMIT: a connection that surely sees what is on the disk. Asked again until it succeeds. */
  reopen(): Promise<void>
  /** Whether a command failed only because it met another transaction, and may run again. */
  isCollision?(error: unknown): boolean
}

export interface GroupLimits {
  groupMax: number
}

/** Thrown by an engine that knows that nothing was written, and can say to anybody why. */
export class NothingWritten extends Error {
  override readonly name = 'NothingWritten'
  readonly saying: Saying

  constructor(words: Words, options?: { cause: unknown }) {
    const saying = toSaying(words)
    super(printSaying(saying), options)
    this.saying = saying
  }
}

type RunCommand = (tx: Tx, job: Job) => Promise<unknown>

/** What the caller of a command is told when the store fails before its COMMIT, and in it. */
export const nothingChanged: PlainProblem = {
  code: 'unavailable',
  saying: inTurn('The store is not writable right now.', 'Nothing was changed.'),
  fields: [],
}
export const outcomeUnknown: PlainProblem = {
  code: 'unavailable',
  saying: toSaying(
    'The store could not confirm the change; it may or may not have happened. Look before you try again.',
  ),
  fields: [],
}

/** How often a command is run that meets other transactions each time. */
export const runsMax = 3

const settleAtOnce = (): Promise<unknown> => new Promise(resolve => setImmediate(resolve))

/**
 * Group commit: commands that wait together share one COMMIT, hence one flush of the disk. Each runs in a savepoint, so
 * one refusal does not touch its neighbours. Answers leave only after the COMMIT, refusals too: a refusal may rest on
 * what a predecessor in the group wrote.
 */
export class CommandGroups {
  readonly #engine: GroupEngine
  readonly #run: RunCommand
  readonly #limits: GroupLimits
  readonly #deliver: (result: GroupResult) => void
  readonly #queue: Job[] = []
  readonly #idleWaiters: (() => void)[] = []
  #gathered: (() => void) | undefined
  #running = false
  #mustReopen = false
  #lastSize = 1
  #commitMs = 0

  constructor(engine: GroupEngine, run: RunCommand, limits: GroupLimits, deliver: (result: GroupResult) => void) {
    this.#engine = engine
    this.#run = run
    this.#limits = limits
    this.#deliver = deliver
  }

  push(job: Job): void {
    this.#queue.push(job)
    if (this.#queue.length >= this.#lastSize) this.#gathered?.()
    if (this.#running) return
    this.#running = true
    setImmediate(() => void this.#drain())
  }

  /** Settles when everything pushed so far has been answered. */
  idle(): Promise<void> {
    return new Promise(resolve => {
      if (this.#running) this.#idleWaiters.push(resolve)
      else resolve()
    })
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      await this.#gather()
      this.#deliver(await this.#commitGroup())
      await settleAtOnce()
    }
    this.#running = false
    for (const resolve of this.#idleWaiters.splice(0)) resolve()
  }

  /** Waits a little for as many commands as the last group had: their clients have just been answered. */
  async #gather(): Promise<void> {
    const waitMs = Math.min(5, this.#commitMs / 5)
    if (waitMs >= 1) {
      if (this.#queue.length >= this.#lastSize) return
      await new Promise<void>(resolve => {
        this.#gathered = resolve
        setTimeout(resolve, waitMs)
      })
      this.#gathered = undefined
      return
    }
    // A timer cannot wait for less than a millisecond.
    const until = performance.now() + waitMs
    while (this.#queue.length < this.#lastSize && performance.now() < until) await settleAtOnce()
  }

  async #commitGroup(): Promise<GroupResult> {
    const answers: Answer[] = []
    const effects: Effect[] = []
    let committing = false
    try {
      if (this.#mustReopen) await this.#reopen()
      await this.#engine.begin()
      // From here: other nodes may have held the log's lock for a while, and more commands have come meanwhile.
      const until = performance.now() + Math.max(5, 2 * this.#commitMs)
      for (let job = this.#queue.shift(); job !== undefined; job = this.#next(answers.length, until)) {
        // Pushed before it runs, so that a failure of the group answers this command too.
        const answer: Answer = { id: job.id, ending: { bug: 'not run' } }
        answers.push(answer)
        answer.ending = await this.#runInSavepoint(job, effects)
      }
      committing = true
      const from = performance.now()
      await this.#engine.commit()
      this.#commitMs = performance.now() - from
      this.#lastSize = answers.length
      return { answers, effects, outcomeUnknown: false }
    } catch (error) {
      return this.#failGroup(answers, error, committing)
    }
  }

  #next(size: number, until: number): Job | undefined {
    return size < this.#limits.groupMax && performance.now() < until ? this.#queue.shift() : undefined
  }

  async #runInSavepoint(job: Job, effects: Effect[]): Promise<Ending> {
    for (let run = 1; ; run++) {
      await this.#engine.execute('savepoint command')
      const ended = await attempt(this.#engine, tx => this.#run(tx, job), job.name)
      if (!this.#engine.inTransaction())
        throw new Error('The engine rolled the whole group back.', { cause: ended.error })
      if ('error' in ended) {
        await this.#engine.execute('rollback to savepoint command')
        await this.#engine.execute('release savepoint command')
        if (run < runsMax && this.#engine.isCollision?.(ended.error) === true) continue
        return endingOf(ended.error)
      }
      await this.#engine.execute('release savepoint command')
      effects.push(...ended.effects)
      return { ok: ended.value }
    }
  }

  async #failGroup(answers: Answer[], failure: unknown, committing: boolean): Promise<GroupResult> {
    const isUnknown = committing && !(failure instanceof NothingWritten)
    try {
      if (this.#engine.inTransaction()) await this.#engine.execute('rollback')
    } catch {
      // The connection is reopened below, or before the next group; a rollback that fails has nothing left to undo.
    }
    if (isUnknown) {
      this.#mustReopen = true
      await this.#reopen().catch(() => undefined)
    }
    // A group that could not even begin answers all who wait: they would wait for the next attempt, and the next.
    const waiting = answers.length > 0 ? answers : this.#queue.splice(0)
    const problem = isUnknown ? outcomeUnknown : nothingChangedBecause(failure)
    const failed = waiting.map(({ id }) => ({ id, ending: { problem } }))
    return { answers: failed, effects: [], outcomeUnknown: isUnknown, failure }
  }

  async #reopen(): Promise<void> {
    await this.#engine.reopen()
    this.#mustReopen = false
  }
}

const nothingChangedBecause = (failure: unknown): PlainProblem =>
  failure instanceof NothingWritten
    ? { ...nothingChanged, saying: inTurn(failure.saying, 'Nothing was changed.') }
    : nothingChanged

/** Says once that changes cannot be written, and once that they can be again, however many are asked for meanwhile. */
export function createFailureNote(log: Pick<Log, 'error' | 'warn'>): (result: GroupResult) => void {
  let failed = 0
  return ({ failure, answers }) => {
    if (failure !== undefined && failed === 0) log.error({ err: failure }, 'the store does not take changes')
    if (failure === undefined && failed > 0) log.warn({ failed }, 'the store takes changes again')
    failed = failure === undefined ? 0 : failed + answers.length
  }
}

export type Attempt = { value: unknown; effects: Effect[]; error?: never } | { error: unknown }

/** Runs one command on a transaction of the engine, to its end or to the engine's patience. */
export async function attempt(
  engine: Pick<GroupEngine, 'tx' | 'patience'>,
  run: (tx: Tx) => Promise<unknown>,
  name: string,
): Promise<Attempt> {
  let open = true
  let ended: { value: unknown } | { error: unknown } | undefined
  const tx = engine.tx(() => open)
  const running = run(tx).then(
    value => (ended = { value }),
    (error: unknown) => (ended = { error }),
  )
  await Promise.race([running, engine.patience()])
  open = false
  if (ended === undefined) return { error: new Error(`Command ${name} awaited something that is not its transaction.`) }
  return 'error' in ended ? ended : { value: ended.value, effects: tx.effects }
}

export function endingOf(error: unknown): Ending {
  if (error instanceof Problem) return { problem: plainProblem(error) }
  return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

/** Turns an ending back into what the caller of the command gets. */
export function settle(ending: Ending, resolve: (value: unknown) => void, reject: (error: unknown) => void): void {
  if ('ok' in ending) resolve(ending.ok)
  else if ('problem' in ending) reject(reviveProblem(ending.problem))
  else reject(new Error(ending.bug))
}
