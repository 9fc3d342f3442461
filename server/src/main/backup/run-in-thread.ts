import { Worker } from 'node:worker_threads'
import { Problem, reviveProblem, type PlainProblem } from '#ground'
import type { Done, Job } from './jobs.ts'

export type Outcome = { done: unknown } | { problem: PlainProblem } | { bug: string }

/** Does a job in a thread that ends with it. Throws the Problem it met, or `unavailable` when it is told to stop. */
export function runInThread<J extends Job>(job: J, signal?: AbortSignal): Promise<Done<J>> {
  const worker = new Worker(new URL('thread.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  })
  const stop = (): void => void worker.terminate()
  signal?.addEventListener('abort', stop)
  return new Promise<Done<J>>((resolve, reject) => {
    worker.once('message', (outcome: Outcome) => {
      if ('done' in outcome) resolve(outcome.done as Done<J>)
      else reject('problem' in outcome ? reviveProblem(outcome.problem) : new Error(outcome.bug))
    })
    worker.once('error', reject)
    worker.once('exit', code =>
      reject(
        signal?.aborted
          ? new Problem('unavailable', 'The server stopped before it was done.')
          : new Error(`The thread ended with ${code} before it was done.`),
      ),
    )
  }).finally(() => signal?.removeEventListener('abort', stop))
}
