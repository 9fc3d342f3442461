/** Makes one backup, or checks one store, beside the thread every door runs on. Started by `runInThread`. */
import { parentPort, workerData } from 'node:worker_threads'
import { plainProblem, Problem } from '#ground'
import { runJob, type Job } from './jobs.ts'
import type { Outcome } from './run-in-thread.ts'

function explain(error: unknown): Outcome {
  if (error instanceof Problem) return { problem: plainProblem(error) }
  return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

const outcome = await runJob(workerData as Job).then((done): Outcome => ({ done }), explain)
parentPort?.postMessage(outcome)
