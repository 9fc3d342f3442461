import { Worker } from 'node:worker_threads'
import { reviveProblem, type PlainProblem } from '#ground'
import type { KeyQuestions, StepBatch } from '#provisioning'
import type { ExportedBytes, ExportJob, Job, PlanJob, Planned } from './jobs.ts'
import { unpackSecrets } from './packed.ts'

export type FromTruth =
  | { kind: 'question'; name: keyof KeyQuestions; input: unknown }
  /** One of the things the job yields; the next is made when it is asked for. */
  | { kind: 'told'; value: unknown }
  | { kind: 'ended' }
  | { kind: 'problem'; problem: PlainProblem }
  | { kind: 'bug'; text: string }
/** The answer to a question, or that the next thing is wanted. */
export interface ToTruth {
  value: unknown
}

/**
 * Has a file planned in a thread of its own, since reading and comparing a large one takes many seconds, for which no
 * door would answer. `work` is given the plan, and its steps as it goes on. Throws what the thread met.
 */
export async function planInThread<T>(
  job: PlanJob,
  ask: KeyQuestions,
  work: (planned: Planned, batches: AsyncIterable<StepBatch>) => Promise<T>,
): Promise<T> {
  const told = runInThread(job, ask)
  try {
    const { value } = await told.next()
    return await work(value as Planned, unpacked(told))
  } finally {
    await told.return()
  }
}

async function* unpacked(told: AsyncIterable<unknown>): AsyncIterable<StepBatch> {
  for await (const batch of told) yield unpackSecrets(batch) as StepBatch
}

export async function exportInThread(job: ExportJob): Promise<ExportedBytes> {
  const none = (): never => {
    throw new Error('An export asks nothing.')
  }
  for await (const exported of runInThread(job, {
    findPurged: none,
    isSecretOf: none,
    hasSecret: none,
    isExternalSecret: none,
    hasPassword: none,
  }))
    return exported as ExportedBytes
  throw new Error('An export told nothing.')
}

type Told = { value: unknown } | { error: unknown } | 'ended'

/** What the job yields. The thread lives as long as this is gone through. */
async function* runInThread(job: Job, ask: KeyQuestions): AsyncGenerator<unknown, void> {
  const worker = new Worker(new URL('thread.ts', import.meta.url), {
    workerData: job,
    // What is read becomes millions of small objects; in the few megabytes the server itself takes, twice the time.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  })
  const tell = (message: ToTruth): void => worker.postMessage(message)
  let next = Promise.withResolvers<Told>()
  const fail = (error: unknown): void => next.resolve({ error })
  worker.on('message', (message: FromTruth) => {
    if (message.kind === 'told') next.resolve({ value: message.value })
    else if (message.kind === 'ended') next.resolve('ended')
    else if (message.kind === 'problem') fail(reviveProblem(message.problem))
    else if (message.kind === 'bug') fail(new Error(message.text))
    else answer(ask, message).then(value => tell({ value }), fail)
  })
  worker.on('error', fail)
  worker.on('exit', code => fail(new Error(`The thread ended with ${code} before it was done.`)))
  try {
    for (let told = await next.promise; told !== 'ended'; told = await next.promise) {
      if ('error' in told) throw told.error
      yield told.value
      next = Promise.withResolvers()
      tell({ value: undefined })
    }
  } finally {
    await worker.terminate()
  }
}

const answer = (ask: KeyQuestions, { name, input }: Extract<FromTruth, { kind: 'question' }>): Promise<unknown> =>
  (ask[name] as (...input: unknown[]) => Promise<unknown>)(...(unpackSecrets(input) as unknown[]))
