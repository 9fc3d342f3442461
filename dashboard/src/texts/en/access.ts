import { createCounter } from '../plural.ts'

const count = createCounter('en-GB')

/** Why somebody may open an app or may not, and what would change it. */
export const access = {
  title: 'Explain access',
  lead: 'Pick a person and an app to see every decision, in the order Doorward makes them. It uses the same rules as a real sign-in.',
  copyLink: 'Copy link',
  what: 'explanation',
  whatRefusal: 'refusal',
  yes: (person: string, app: string) => `Yes, ${person} can open ${app}`,
  no: (person: string, app: string) => `No, ${person} can’t open ${app}`,
  refused: (moment: string) => `Refused ${moment}`,
  reference: 'Reference {reference}',
  recorded: {
    title: (moment: string) => `As it was recorded ${moment}`,
    as: (kind: string) => `Recorded as ${kind}.`,
    changed: 'That has changed since.',
    noApp: 'It was not about an app somebody may open, so there is no more to explain.',
  },
  told: (app: string) => `What ${app} is told`,
  idToken: 'ID token',
  another: {
    title: 'This reference is of another refusal',
    text: (person: string, app: string) => `It was ${person} at ${app}.`,
    without: 'Explain without it',
  },
  unknown: {
    title: (reference: string) => `No refusal has the reference ${reference}`,
    text: 'This is what would be decided now.',
  },
  nothing: {
    title: 'Nothing asked yet',
    text: 'Choose a person and an app, or type the reference somebody was shown when they were refused.',
  },
  question: {
    ask: 'Can {person} open {app} from {address}',
    person: 'Choose a person',
    app: 'Choose an app',
    address: 'From which address',
    anyNetwork: 'Any network',
    or: 'or look up',
    reference: 'Reference of a refusal',
    referenceHint: 'Reference, 7F3K-20QX',
  },
  /** Between the names of a chain. */
  chain: {
    isIn: 'is in',
    inside: 'inside',
    mayOpen: 'may open',
    keptIn: (keeper: string) => `Kept in ${keeper}`,
  },
  steps: { passed: 'Passed', stopped: 'Stopped here', missing: 'Also missing' },
  turns: {
    takeAway: 'What would take it away',
    takeAwayAll: 'All of this would have to go',
    severalWays: (person: string) => `${person} comes in by several ways, so no one change takes it away.`,
    all: 'All of this is needed',
    one: 'This is needed',
    way: 'And one way in',
    ways: (person: string) => `Ways to let ${person} in`,
    places: { person: 'Person', group: 'Group', settings: 'Settings', app: 'App' },
    goTo: (place: string, change: string) => `${place}: ${change}`,
    deeds: { add: 'Add', open: 'Open', done: (change: string) => `Done: ${change}`, failed: 'Nothing was changed.' },
  },
  /** What a square of the matrix says to those who hear it, and in the file. */
  cells: {
    everyone: 'can open, as everyone',
    group: 'can open, through a group',
    nested: 'can open, through a group in a group',
    name: 'can open, by name',
    until: 'can open, until a date',
    admin: 'can open, as an admin',
    'second-factor': 'can open, after second factor',
    no: 'can’t open',
    account: 'can’t open, the account is not enabled',
    off: 'can’t open, the app is switched off',
  },
  /** The legend of the matrix. */
  signs: {
    open: 'Can open',
    nested: 'Through a group in a group',
    until: 'Until a date',
    'second-factor': 'After second factor',
    no: 'Can’t',
  },
  square: {
    whatApps: 'apps',
    open: 'Can open',
    shut: 'Can’t open',
    needed: (change: string) => `Needed: ${change}.`,
    notOpened: (group: string, app: string) => `${group} does not open ${app}.`,
    through: (amount: number, app: string, group: string) =>
      `${count(amount, 'person', 'people')} can open ${app} through ${group}.`,
    noOther: (amount: number) => `${count(amount, 'has', 'have')} no other way in.`,
    inside: (group: string, outer: string, app: string) => `${group} is inside ${outer}, and ${outer} may open ${app}.`,
    also: (names: string) => `Also open to ${names}.`,
    explain: 'Explain access',
    takeAway: 'Take it away',
    whatOpens: (group: string) => `What ${group} opens`,
    says: (row: string, cell: string) => `${row} ${cell}.`,
    inAll: (amount: number) => `${count(amount, 'person', 'people')} in all.`,
  },
}
