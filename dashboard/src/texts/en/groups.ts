import { createCounter } from '../plural.ts'
import { group } from './group.ts'

const count = createCounter('en-GB')

/** The list of groups, and what is shown of each beside it. */
export const groups = {
  title: 'Groups',
  what: 'groups',
  lead: 'Groups decide who can open which app.',
  new: 'New group',
  find: 'Find a group',
  keys: 'Press {j} {k} to move, {space} for a glance, {enter} to open',
  space: 'Space',
  noMatch: 'No group matches these filters',
  none: 'No groups yet',
  noneText: 'Open an app to a group once, and whoever joins the group later can open it too.',
  named: {
    search: (text: string) => `name or description contains “${text}”`,
    source: (source: string) => `source is ${source.toLowerCase()}`,
  },
  own: {
    title: 'My groups',
    lead: 'You add and remove people here, and set until when they stay.',
    none: 'You manage no group any more',
    noneText: 'Ask an admin if you should.',
  },
  columns: { group: 'Group', source: 'Source', people: 'People', opens: 'Opens' },
  /** Under a number. */
  people: (count: number): string => (count === 1 ? 'person' : 'people'),
  includes: (names: string) => `Includes ${names}`,
  inside: (names: string) => `Inside ${names}`,
  opensNone: 'None',
  kept: {
    here: 'Local',
    file: 'A file of truth',
    directory: 'An external directory',
  },
  keptHere: 'Kept here',
  keptInFile: (file: string) => `It is kept in ${file}. Change it there and apply it again.`,
  keptInDirectory: (directory: string) => `It comes from ${directory}, and its members are changed there.`,
  add: {
    failed: 'The group was not added.',
    name: 'Name',
    nameHint: 'Apps see this name.',
    description: 'Description',
    submit: 'Add group',
  },
  glance: {
    group: 'Group',
    sum: (amount: number, apps: string) => `${count(amount, 'person', 'people')}, ${apps}`,
    apps: (amount: number) => count(amount, 'app', 'apps'),
    close: 'Close',
    keptIn: 'Kept in',
    opens: 'Opens these apps',
    open: 'Open',
    inside: 'Groups inside this one',
    noInside: 'None',
    addGroup: 'Add a group',
    added: 'People added here',
    nobody: 'Nobody yet.',
    until: (username: string, day: string) => `${username}, until ${day}`,
    remove: (person: string) => `Remove ${person}`,
    more: (amount: number) => `and ${count(amount, 'person', 'people')} more`,
    noApps: 'None yet.',
    onlyThis: 'Only through this group',
    with: (names: string) => `With ${names}`,
  },
  group,
}
