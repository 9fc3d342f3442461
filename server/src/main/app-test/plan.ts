import type { Millis } from '#ground'
import type { App } from '#directory'
import { stepDoors, type Door, type Finding, type StepId } from './finding.ts'
import type { Listening } from './listening.ts'

/** A step as it stands. */
export interface TestStep extends Omit<Finding, 'step' | 'state' | 'over' | 'onlyFirst' | 'ms'> {
  id: StepId
  door: Door | null
  state: Finding['state'] | 'waiting'
  at: Millis | null
  ms: Millis | null
}

const titles: Record<StepId, (title: string) => string> = {
  reachable: title => `${title} is reachable from here`,
  'oidc.asked': title => `${title} sent you to Doorward`,
  'oidc.address': () => 'The redirect address matches',
  'oidc.allowed': () => 'You signed in and were allowed',
  'oidc.exchanged': title => `${title} exchanged the code for tokens`,
  'oidc.profile': title => `${title} read the profile`,
  'ldap.bound': title => `${title} signed in to the directory server`,
  'ldap.searched': title => `${title} searched for you`,
  'ldap.password': () => 'Your password was checked',
  'ldap.allowed': () => 'You were allowed',
  'ldap.groups': title => `${title} read your groups`,
  'simple-auth.client': title => `${title} asked, and proved who it is`,
  'simple-auth.password': () => 'Your password was checked',
  'simple-auth.allowed': () => 'You were allowed',
  'gateway.asked': () => 'The proxy asked Doorward',
  'gateway.address': () => 'The address is the app’s',
  'gateway.allowed': () => 'You signed in and were allowed',
  'gateway.forged': () => 'Nobody gets in by saying who they are',
  'gateway.side-door': () => 'The side door is closed',
}

const waiting: Partial<Record<StepId, string>> = {
  'oidc.exchanged': 'Waiting. This is where a wrong client secret shows up.',
  'ldap.bound': 'Waiting. This is where a wrong bind DN or password shows up.',
  'simple-auth.client': 'Waiting. This is where a wrong client secret shows up.',
}

/** Which steps there are to see: of the doors the app has, and of what was said when the test began. */
export function listSteps(app: App, { ownAddress }: Listening): StepId[] {
  const all = Object.keys(stepDoors) as StepId[]
  return all.filter(step => {
    const door = stepDoors[step]
    return (door === null || app[door] !== null) && (step !== 'gateway.side-door' || ownAddress !== null)
  })
}

export const printWaiting = ({ title }: App, step: StepId): TestStep => ({
  id: step,
  door: stepDoors[step],
  state: 'waiting',
  title: titles[step](title),
  detail: waiting[step] ?? 'Waiting',
  fix: null,
  at: null,
  ms: null,
})

/** The title of a step that is as it should be. */
export const printTitle = ({ title }: App, step: StepId): string => titles[step](title)
