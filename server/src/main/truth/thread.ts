/** Reads, plans and prints files of truth beside the thread every door runs on. Started by `startTruthThread`. */
import { parentPort, workerData } from 'node:worker_threads'
import { plainProblem, Problem } from '#ground'
import type { KeyQuestions } from '#provisioning'
import { runJob, type Job } from './jobs.ts'
import { packSecrets } from './packed.ts'
import type { FromTruth, ToTruth } from './truth-thread.ts'

const tell = (message: FromTruth): void => parentPort?.postMessage(message)

/** Settled by the next message: one question, or one thing told, is under way at a time. */
let heard = Promise.withResolvers<unknown>()
parentPort?.on('message', ({ value }: ToTruth) => heard.resolve(value))

async function hear(message: FromTruth): Promise<unknown> {
  heard = Promise.withResolvers()
  tell(message)
  return heard.promise
}

const question =
  <Name extends keyof KeyQuestions>(name: Name) =>
  (...input: Parameters<KeyQuestions[Name]>) =>
    hear({ kind: 'question', name, input: packSecrets(input) }) as ReturnType<KeyQuestions[Name]>

try {
  const ask: KeyQuestions = {
    findPurged: question('findPurged'),
    isSecretOf: question('isSecretOf'),
    hasSecret: question('hasSecret'),
    isExternalSecret: question('isExternalSecret'),
    hasPassword: question('hasPassword'),
  }
  for await (const value of runJob(workerData as Job, ask)) await hear({ kind: 'told', value })
  tell({ kind: 'ended' })
} catch (error) {
  if (error instanceof Problem) tell({ kind: 'problem', problem: plainProblem(error) })
  else tell({ kind: 'bug', text: error instanceof Error ? (error.stack ?? error.message) : String(error) })
} finally {
  parentPort?.close()
}
