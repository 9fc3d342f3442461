import { createCounter } from '../plural.ts'

const count = createCounter('en-GB')

/** People or groups by apps: who can open what. */
export const matrix = {
  title: 'Access matrix',
  lead: 'Who can open what, worked out with the same rules as a sign-in. Pick a square to see why.',
  leadGroups: 'Which group opens what. Pick a square to see who depends on it.',
  export: 'Export CSV',
  file: 'access-matrix.csv',
  what: 'matrix',
  rows: 'Rows',
  people: 'People',
  groups: 'Groups',
  findPerson: 'Find a person',
  findGroup: 'Find a group',
  filters: { group: 'Group', state: 'State' },
  named: {
    search: (text: string) => `name contains “${text}”`,
    group: (group: string) => `group is ${group}`,
    chosenGroup: 'group is the chosen one',
    state: (state: string) => `state is ${state.toLowerCase()}`,
    apps: (amount: number) => `apps: ${amount} chosen`,
  },
  apps: { find: 'Find an app', all: 'All apps' },
  noMatch: 'Nothing matches these filters',
  none: 'No apps yet',
  noneText: 'Once an app is added, this says who can open it.',
  firstApps: (shown: number, all: number) => `The first ${shown} of ${all} apps, by name.`,
  keys: 'Arrow keys move between squares.',
  who: 'Who',
  signs: 'Signs',
  square: (row: string, app: string, cell: string) => `${row}, ${app}: ${cell}`,
  /** Access that is worth another look. */
  findings: {
    title: 'Worth a look',
    what: 'findings',
    byName: (amount: number, app: string) => `${count(amount, 'person has', 'people have')} ${app} by name`,
    unending: (amount: number) => `${amount} of them without an end date`,
    allUnending: 'Without an end date',
    unused: (app: string, days: number) => `${app} not opened for ${days} days`,
    never: 'Never opened.',
    last: (day: string) => `Last on ${day}.`,
    only: (person: string) => `${person} only.`,
    can: (amount: number) => `${count(amount, 'person', 'people')} can open it.`,
    sensitive: (app: string) => `Everyone may open ${app}, which is marked sensitive`,
    disabled: (amount: number) => `${count(amount, 'disabled person is', 'disabled people are')} still in groups`,
    comeBack: 'Enabled again, they can open what those groups open.',
    more: (amount: number) => `Show ${amount} more`,
    fewer: 'Show fewer',
  },
}
