import type { Millis } from '#ground'
import type { App, DirectoryMemory } from '#directory'
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

/** By the app's title, and the name of whose sign-in it is; null: of whoever reads it. */
const titles: Record<StepId, (title: string, who: string | null) => string> = {
  reachable: title => `${title} is reachable from here`,
  'oidc.asked': (title, who) => `${title} sent ${who ?? 'you'} to Doorward`,
  'oidc.address': () => 'The redirect address matches',
  'oidc.allowed': (_title, who) => tellSignedIn(who, 'allowed'),
  'oidc.exchanged': title => `${title} exchanged the code for tokens`,
  'oidc.profile': title => `${title} read the profile`,
  'ldap.bound': title => `${title} signed in to the directory server`,
  'ldap.searched': (title, who) => `${title} searched for ${who ?? 'you'}`,
  'ldap.password': (_title, who) => tellChecked(who),
  'ldap.allowed': (_title, who) => tellAllowed(who),
  'ldap.groups': (title, who) => `${title} read ${who === null ? 'your groups' : `the groups of ${who}`}`,
  'simple-auth.client': title => `${title} asked, and proved who it is`,
  'simple-auth.password': (_title, who) => tellChecked(who),
  'simple-auth.allowed': (_title, who) => tellAllowed(who),
  'gateway.asked': () => 'The proxy asked Doorward',
  'gateway.address': () => 'The address is the app’s',
  'gateway.allowed': (_title, who) => tellSignedIn(who, 'allowed'),
  'gateway.forged': () => 'Nobody gets in by saying who they are',
  'gateway.side-door': () => 'The side door is closed',
}

export const tellSignedIn = (who: string | null, end: 'allowed' | 'refused'): string =>
  who === null ? `You signed in and were ${end}` : `${who} signed in and was ${end}`
const tellAllowed = (who: string | null): string => (who === null ? 'You were allowed' : `${who} was allowed`)
const tellChecked = (who: string | null): string =>
  who === null ? 'Your password was checked' : `The password of ${who} was checked`

/** What somebody is called in a test that another one began; null where they began it themselves. */
export const nameWatched = ({ user, by }: Listening, { people }: DirectoryMemory): string | null =>
  user === by ? null : (people.find(user)?.displayName ?? 'somebody')

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

export const printWaiting = ({ title }: App, step: StepId, who: string | null): TestStep => ({
  id: step,
  door: stepDoors[step],
  state: 'waiting',
  title: titles[step](title, who),
  detail: waiting[step] ?? 'Waiting',
  fix: null,
  at: null,
  ms: null,
})

/** The title of a step that is as it should be. */
export const printTitle = ({ title }: App, step: StepId, who: string | null): string => titles[step](title, who)
