import { createCounter } from '../plural.ts'

const count = createCounter('en-GB')

/** What somebody sees first. */
export const home = {
  title: 'Home',
  today: (day: string) => `${day.replace(',', '')}.`,
  needs: (count: number) =>
    count === 0 ? 'Nothing needs you.' : count === 1 ? 'One thing needs you.' : `${count} things need you.`,
  begin: 'Start anywhere; these stay here until they’re done.',
  addApp: 'Add app',
  addPerson: 'Add person',
  counts: 'counts',
  byUse: {
    title: 'Apps by use',
    right: (days: number) => `Opened, ${days} days`,
    what: 'use of apps',
    none: 'No app was opened in these days.',
    never: '{app}: never opened',
    last: '{app}: last opened on {day}',
  },
  attention: {
    title: 'Needs attention',
    order: 'Sorted by what breaks first',
    look: 'Look at it',
    dismiss: 'Dismiss',
    dismissed: 'Put away in this browser',
    conflicts: {
      title: (amount: number) => `${count(amount, 'conflict is', 'conflicts are')} undecided`,
      atLeast: (amount: number) => `At least ${count(amount, 'conflict is', 'conflicts are')} undecided`,
      andMore: (names: string, others: number) => `${names} and ${others} more`,
      text: (directory: string) =>
        `${directory} has people who cannot be taken over as they are. Everybody else is synced.`,
      named: (names: string, directory: string) =>
        `${names}: ${directory} has people who cannot be taken over as they are. Everybody else is synced.`,
      go: 'Resolve',
    },
    requests: {
      title: (amount: number) => `${count(amount, 'person waits', 'people wait')} to be let into an app`,
      text: 'They asked from the page that turned them away. A request ends by itself after 30 days.',
      go: 'Answer',
    },
    passwordOnly: {
      title: (amount: number) => `${count(amount, 'person signs', 'people sign')} in with only a password`,
      managers: (amount: number) => `${amount} of them ${amount === 1 ? 'manages' : 'manage'} people or apps.`,
      noManagers: 'None of them manages people or apps.',
      show: (count: number): string => (count === 1 ? 'Show who' : 'Show them'),
      demand: 'Make it mandatory',
    },
    failed: {
      title: (amount: number, address: string) =>
        `${count(amount, 'failed sign-in', 'failed sign-ins')} from ${address}`,
      unknown: 'All for usernames that don’t exist.',
      last: (day: string) => `Last on ${day}.`,
      gotIn: 'Somebody has signed in from there too.',
      keptOut: 'Nobody has signed in from there.',
      go: 'View log',
    },
    services: {
      title: (amount: number) => `Nobody looks after ${count(amount, 'service account', 'service accounts')}`,
      text: (count: number) =>
        `The contact is disabled, expired or deleted, and the ${count === 1 ? 'account goes' : 'accounts go'} on. Choose another contact, or disable what is no longer needed.`,
      show: (count: number): string => (count === 1 ? 'Show it' : 'Show them'),
    },
  },
  coverage: {
    title: 'Second factor by group',
    right: 'People who can sign in',
    what: 'second factors',
    none: 'No group has people in it yet.',
  },
  sync: {
    held: (amount: number, more: boolean) => `${amount}${more ? '+' : ''} held back`,
    title: (directory: string) => `${directory} sync`,
    today: 'today',
    runs: 'See its runs',
  },
  next: {
    done: 'Done',
    people: {
      title: 'Add your people',
      text: 'Type them in, with a password made for them. Five minutes for a household.',
      go: 'Add people',
    },
    app: {
      title: 'Connect your first app',
      text: 'Say how the app signs people in and who can open it, then copy the values into it.',
      go: 'Add an app',
    },
    ldap: {
      title: 'Serve apps that speak LDAP',
      text: 'Turn on the directory server, and apps that only know LDAP find your people.',
      go: 'Turn on',
    },
  },
  signIns: {
    title: 'Sign-ins',
    what: 'sign-ins',
    byDay: 'Sign-ins by day',
    day: 'Day',
    worked: 'Worked',
    failed: 'Failed',
    /** What the chart shows, in a sentence. */
    sum: (days: number, worked: string, failed: string) => `In ${days} days ${worked} and ${failed}.`,
    workedSum: (amount: number) => count(amount, 'sign-in worked', 'sign-ins worked'),
    failedSum: (amount: number) => count(amount, 'failed', 'failed'),
    span: 'How many days',
    /** As short as it gets. */
    days: (days: number) => `${days} d`,
    asChart: 'Show as chart',
    asTable: 'Show as table',
  },
  stats: {
    signIns: (days: number) => `Sign-ins, last ${days} days`,
    worked: (percent: string) => `${percent} worked`,
    factor: 'Second factor',
    of: (having: string, people: string) => `${having} of ${people}`,
    sessions: 'Open sessions',
    people: 'People',
    canSignIn: (people: string) => `${people} can sign in`,
    active: (days: number) => `Active people, ${days} days`,
    ofEnabled: (people: string) => `of ${people} who can sign in`,
  },
}
