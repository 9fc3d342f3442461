import type { Clock } from '#ground'
import type { Connect, Upstream } from '../connect/index.ts'
import { examineAddress } from './address-steps.ts'
import { bindFinding, bindTrouble } from './bind-step.ts'
import { findBase } from './base-step.ts'
import { findGroups } from './groups-step.ts'
import { findPeople } from './people-step.ts'
import type { Question } from './question.ts'
import type { Resolve } from './resolve-name.ts'
import { seeServer } from './server-step.ts'
import { type ExamineStep, type Finding, notRun, type StepName } from './step.ts'
import { timeStep } from './time-step.ts'

export interface ExamineParts {
  clock: Clock
  connect: Connect
  resolve: Resolve
}

const afterBind: [StepName, (upstream: Upstream, question: Question) => Promise<Finding>][] = [
  ['server', seeServer],
  ['base', findBase],
  ['people', findPeople],
  ['groups', findGroups],
]

/**
 * Tries settings from the name of the server to the people it has, and tells each step as it ends. Every address is
 * looked at; the rest is asked of the first that will do. What a failed step would have carried is told as not run. No
 * password is sent before the connection is one to be trusted.
 */
export async function* examine(parts: ExamineParts, question: Question): AsyncGenerator<ExamineStep> {
  const { settings, said } = question
  let usable: string | undefined
  for (const url of settings.urls) {
    const will = yield* examineAddress(parts, question, url)
    if (will) usable ??= url
  }
  if (usable === undefined) {
    for (const name of ['bind', ...afterBind.map(([name]) => name)] as StepName[]) yield notRun(name, null, said)
    return
  }

  let upstream: Upstream | undefined
  const bound: Question = { ...question, settings: { ...settings, urls: [usable] } }
  yield await timeStep('bind', null, async () => {
    try {
      upstream = await parts.connect(bound.settings, bound.secrets, { signal: bound.signal })
      return bindFinding(bound, upstream)
    } catch (error) {
      return bindTrouble(error, bound)
    }
  })
  if (upstream === undefined) {
    for (const [name] of afterBind) yield notRun(name, null, said)
    return
  }
  try {
    let isOver = false
    for (const [name, look] of afterBind) {
      const at = upstream
      const step: ExamineStep = isOver ? notRun(name, null, said) : await timeStep(name, null, () => look(at, bound))
      // A server that does not say what it is is asked all the same.
      isOver ||= step.result === 'failed' && name !== 'server'
      yield step
    }
  } finally {
    upstream.close()
  }
}
