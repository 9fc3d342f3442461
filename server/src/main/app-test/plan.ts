import type { Millis } from '#ground'
import type { App } from '#directory'
import { stepDoors, type Door, type Finding, type StepId } from './finding.ts'
import type { Listening } from './listening.ts'
import type { AppTestTexts } from './texts/index.ts'

/** A step as it stands. */
export interface TestStep extends Omit<Finding, 'step' | 'state' | 'over' | 'onlyFirst' | 'ms'> {
  id: StepId
  door: Door | null
  state: Finding['state'] | 'waiting'
  at: Millis | null
  ms: Millis | null
}

function printWait(step: StepId, said: AppTestTexts): string {
  if (step === 'ldap.bound') return said.waitingForBind
  return step === 'oidc.exchanged' || step === 'simple-auth.client' ? said.waitingForSecret : said.waiting
}

/** Which steps there are to see: of the doors the app has, and of what was said when the test began. */
export function listSteps(app: App, { ownAddress }: Listening): StepId[] {
  const all = Object.keys(stepDoors) as StepId[]
  return all.filter(step => {
    const door = stepDoors[step]
    return (door === null || app[door] !== null) && (step !== 'gateway.side-door' || ownAddress !== null)
  })
}

export const printWaiting = (app: App, step: StepId, said: AppTestTexts): TestStep => ({
  id: step,
  door: stepDoors[step],
  state: 'waiting',
  title: printTitle(app, step, said),
  detail: printWait(step, said),
  fix: null,
  at: null,
  ms: null,
})

/** The title of a step that is as it should be. */
export const printTitle = ({ title }: App, step: StepId, { steps }: AppTestTexts): string => steps[step](title)
