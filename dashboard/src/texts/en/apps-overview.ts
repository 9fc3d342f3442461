import { createCounter } from '../plural.ts'

const count = createCounter('en-GB')

/** The overview of an app: how it is used and by whom, and its activity. */
export const appsOverview = {
  contact: (name: string) => `${name} looks after it`,
  nothingRecorded: 'Nothing is recorded of this app',
  use: {
    title: 'Opened',
    what: 'use',
    day: 'Day',
    opened: 'Opened',
    refused: 'Refused',
    byDay: 'Opened by day',
    span: 'Days shown',
    days: (amount: number) => `${amount} d`,
    never: (app: string, days: number) =>
      `Nobody has opened ${app} in the last ${days} days. Test the sign-in once, and this fills as people come.`,
    /** What the chart shows, in a sentence. */
    sum: (opened: string, days: number, people: string) => `${opened} in ${days} days, by ${people}.`,
    openedSum: (amount: number) => `Opened ${count(amount, 'time', 'times')}`,
    peopleSum: (amount: number) => count(amount, 'person', 'people'),
    refusedSum: (amount: number) => `Refused ${count(amount, 'time', 'times')}.`,
    asChart: 'Show as chart',
    asTable: 'Show as table',
  },
  openers: {
    secondFactor: 'Second factor required',
    through: (amount: number, nested: number, groups: string) =>
      `${count(amount, 'person', 'people')}, ${nested} of them through ${groups}`,
    moreGroups: (amount: number) => `and ${count(amount, 'more group', 'more groups')}`,
    waiting: (amount: number) => `${count(amount, 'request', 'requests')} waiting`,
    nobodyHint: 'Say who can open it when it is set up.',
    byName: (amount: number) => `${count(amount, 'person', 'people')} by name`,
    asked: (amount: number) => `${count(amount, 'person', 'people')} who asked`,
    admins: 'Admins',
    adminsAnyway: 'Included. All of them have another way in.',
    adminsOnly: (amount: number) => `Included: they run the server. ${count(amount, 'has', 'have')} no other way in.`,
  },
  signedIn: {
    more: (amount: number) => `Show ${amount} more`,
    nobody: (app: string) => `Nobody has ${app} open.`,
    atOnce: 'When a session ends, the gateway asks for a sign-in at once.',
    noMessages: 'It takes no sign-out messages. Its next renewal is refused.',
    messages: 'It is told within seconds when a session ends.',
  },
}
