import { type ExamineStep, type Finding, type StepName } from './step.ts'

/** Runs a step and says how long it took. */
export async function timeStep(name: StepName, url: string | null, look: () => Promise<Finding>): Promise<ExamineStep> {
  const since = performance.now()
  const found = await look()
  return { name, url, ...found, ms: Math.round(performance.now() - since) }
}
