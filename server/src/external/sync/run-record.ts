import type { Clock } from '#ground'
import type { Run } from '#store'
import type { ExternalCommands } from '../commands.ts'
import type { Applied } from './apply.ts'
import { countSteps, type Counts } from './counts.ts'
import type { RunLine, RunPhase } from './run-commands.ts'
import type { Step, StepKind } from './step.ts'

/** The run was taken over by another node, or ended by somebody: nothing of it goes on. */
export class Superseded extends Error {
  override readonly name = 'Superseded'
}

/** Somebody has asked for its end: what is in hand is done, and nothing after it. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

/** How often the run says that it goes on. */
const beatMs = 10_000
/** Lines that wait to be written. */
const linesMax = 500
/** Of the steps of one entry the one its line goes by. */
const order: readonly StepKind[] = [
  'conflict',
  'delete',
  'gone',
  'missing',
  'create',
  'disable',
  'restore',
  'link',
  'update',
]

/** What is written down of a run while it goes on: how far it is, counts, and a line for each entry it did something about. */
export class RunRecord {
  readonly id: string
  readonly counts: Counts = {}
  readonly #parts: { run: Run<ExternalCommands>; clock: Clock }
  readonly #timer: NodeJS.Timeout
  readonly #stop: AbortController
  #phase: RunPhase = 'read'
  #stepsDone = 0
  #stepsTotal = 0
  #lines: RunLine[] = []
  #line = 0
  #isSuperseded = false

  constructor(parts: { run: Run<ExternalCommands>; clock: Clock }, id: string, stop: AbortController) {
    this.#parts = parts
    this.#stop = stop
    this.id = id
    // A beat that cannot be written is followed by another; a run nobody hears of for longer is taken over.
    this.#timer = setInterval(() => void this.write().catch(() => undefined), beatMs)
    this.#timer.unref()
  }

  /** Throws like `advance`. */
  async enter(phase: RunPhase, stepsTotal = this.#stepsTotal): Promise<void> {
    this.#phase = phase
    this.#stepsTotal = stepsTotal
    await this.write()
    this.#stop.signal.throwIfAborted()
  }

  /** Throws Superseded and Cancelled as soon as that is known, and what else the run was ended with. */
  async advance(steps: number): Promise<void> {
    this.#stepsDone += steps
    this.#stop.signal.throwIfAborted()
    if (this.#isSuperseded) throw new Superseded('The run was taken over.')
    if (this.#lines.length >= linesMax) await this.write()
  }

  get phase(): RunPhase {
    return this.#phase
  }

  /** Aborted when the run is to end. */
  get signal(): AbortSignal {
    return this.#stop.signal
  }

  /** Entries read so far, of a number nobody knows. */
  noteRead(entries: number): void {
    this.#stepsDone = entries
  }

  restart(): void {
    this.#stepsDone = 0
  }

  note(line: RunLine): void {
    this.#lines.push(line)
  }

  /** What was done about an entry; nothing was is not worth a line. */
  noteApplied({ upstreamId, user, steps }: Applied, data: Record<string, unknown> = {}): void {
    countSteps(this.counts, steps)
    const told = steps.filter(({ kind }) => kind !== 'member-add' && kind !== 'member-remove')
    const kind = order.find(one => told.some(step => step.kind === one)) ?? told[0]?.kind
    if (kind !== undefined) this.note({ kind, upstreamId, localId: user, data: { ...data, steps: told.map(plain) } })
  }

  async write(): Promise<void> {
    const lines = this.#lines
    this.#lines = []
    const firstLine = this.#line
    this.#line += lines.length
    const word = await this.#parts.run('noteRun', {
      id: this.id,
      at: this.#parts.clock.now(),
      phase: this.#phase,
      counts: this.counts,
      stepsDone: this.#stepsDone,
      stepsTotal: this.#stepsTotal,
      firstLine,
      lines,
    })
    if (word === 'stop') this.#stop.abort(new Cancelled('Somebody has stopped it.'))
    this.#isSuperseded ||= word === 'superseded'
    if (this.#isSuperseded) throw new Superseded('The run was taken over.')
  }

  close(): void {
    clearInterval(this.#timer)
  }
}

/** As it is kept: the person is the line's. */
const plain = (step: Step): Record<string, unknown> => ({ ...step, user: undefined })
