import type { Millis } from '#ground'
import type { App, DirectoryMemory } from '#directory'
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

/** What somebody is called in a test that another one began; null where they began it themselves. */
export const nameWatched = (
  { user, by }: Listening,
  { people }: DirectoryMemory,
  { somebody }: AppTestTexts,
): string | null => (user === by ? null : (people.find(user)?.displayName ?? somebody))

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

export const printWaiting = (app: App, step: StepId, who: string | null, said: AppTestTexts): TestStep => ({
  id: step,
  door: stepDoors[step],
  state: 'waiting',
  title: printTitle(app, step, who, said),
  detail: printWait(step, said),
  fix: null,
  at: null,
  ms: null,
})

/** The title of a step that is as it should be; `who` it is that is watched, null: whoever reads it. */
export function printTitle({ title }: App, step: StepId, who: string | null, { steps, stepsOf }: AppTestTexts): string {
  const told: Partial<Record<StepId, (app: string, who: string) => string>> = stepsOf
  return (who === null ? undefined : told[step]?.(title, who)) ?? steps[step](title)
}
