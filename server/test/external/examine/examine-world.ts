import { createExternalExaminations } from '../../../src/main/external-examinations.ts'
import { Secret } from '#ground'
import type { Asked, Examinations, ExamineStep } from '#external'
import type { ExternalSettings } from '#directory'
import { openTestWorld, type TestWorld } from '../../world/open-test-world.ts'

/** Settings that are not saved, with the password that was typed for them. */
export const unsaved = (settings: ExternalSettings, bindPassword?: string): Asked => ({
  settings,
  id: undefined,
  bindPassword: bindPassword === undefined ? undefined : new Secret(bindPassword),
  clientKey: undefined,
})

export async function stepsOf(examinations: Examinations, asked: Asked): Promise<ExamineStep[]> {
  const steps: ExamineStep[] = []
  for await (const step of await examinations.examine(asked)) steps.push(step)
  return steps
}

/** `name passed`, `port failed`. */
export const resultsOf = (steps: readonly ExamineStep[]): string[] =>
  steps.map(({ name, result }) => `${name} ${result}`)

export interface ExamineWorld extends TestWorld {
  examinations: Examinations
  /** The names that were looked up. */
  lookedUp: string[]
  /** What a name leads to, instead of what the system says. */
  names: Map<string, string[]>
}

export async function openExamineWorld(): Promise<ExamineWorld> {
  const world = await openTestWorld()
  const lookedUp: string[] = []
  const names = new Map<string, string[]>()
  const examinations = createExternalExaminations({
    ...world,
    async resolve(host) {
      lookedUp.push(host)
      return names.get(host) ?? ['127.0.0.1']
    },
  })
  return { ...world, examinations, lookedUp, names }
}
