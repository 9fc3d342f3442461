import { createCounter } from '../plural.ts'

const count = createCounter('en-GB')

/** Where people are signed in. */
export const sessions = {
  title: 'Sessions',
  what: 'sessions',
  lead: (amount: number, onDevices: string) =>
    `${count(amount, 'open session', 'open sessions')} ${onDevices}. Signing someone out ends what they opened in it, too.`,
  /** Goes on from the sessions. */
  onDevices: (amount: number) => `on ${count(amount, 'device', 'devices')}`,
  count: (amount: number) => count(amount, 'session', 'sessions'),
  open: (amount: number) => count(amount, 'open session', 'open sessions'),
  search: 'Search sessions',
  placeholder: 'Person, address or device',
  filters: {
    app: 'App',
    factor: 'Second factor',
    idle: 'Idle for',
    factors: { with: 'With', without: 'Without' },
    idleFor: { hour: 'An hour', day: 'A day', week: 'A week' },
  },
  named: {
    search: (text: string) => `text is “${text}”`,
    app: (app: string) => `app is ${app}`,
    factor: (factor: string) => `second factor is ${factor}`,
    idle: (span: string) => `idle for ${span}`,
    unusual: 'unusual only',
    person: (person: string) => `person is ${person}`,
  },
  noMatch: 'No session matches these filters',
  nobody: 'Nobody is signed in',
  nobodyText: 'Browsers people are signed in with are listed here, and can be signed out.',
  columns: {
    person: 'Person',
    device: 'Device',
    with: 'Signed in with',
    apps: 'Apps',
    active: 'Last active',
  },
  noApps: 'None',
  unknown: 'Unknown',
  /** Of a session that began where, or with what, its person had not signed in lately. */
  newPlace: 'New place',
  newDevice: 'New device',
  firstTime: (address: string) => `${address}, first time`,
  unusual: (amount: number) => `${amount} unusual`,
  unusualTitle: 'Unusual',
  unusualText:
    'These began on a network or with a kind of browser that the person had not used in the 90 days before. Not sure it was them? Ask, or sign them out: they sign in again, and nothing else is lost.',
  openOfPerson: (amount: number) => `All ${amount} sessions`,
  everywhereOf: (person: string) => `Sign ${person} out everywhere`,
  only: (methods: string) => `${methods} only`,
  signOut: 'Sign out',
  signOutOf: (person: string, device: string) => `Sign out: ${person}, ${device}`,
  end: 'End',
  failed: 'Nobody was signed out.',
  notEnded: 'Nothing was ended.',
  done: {
    signedOut: (person: string, device: string) => `${person} is signed out of ${device}`,
    ended: (app: string, device: string) => `${app} is ended on ${device}`,
    everybodyOut: (app: string, sessions: string) => `Everybody is signed out of ${app}: ${sessions} ended`,
    everywhere: (person: string, sessions: string) => `${person} is signed out everywhere: ${sessions} ended`,
    everyone: (amount: number, sessions: string) =>
      `${count(amount, 'person is', 'people are')} signed out: ${sessions} ended`,
  },
  everyone: {
    action: 'Sign out everyone',
    title: 'Sign out everyone?',
    /** To be typed. */
    word: 'everyone',
    failed: 'Not everybody was signed out.',
    every: 'Every session',
    text: (sessions: string) =>
      `${sessions} will end, with what apps hold and the trusted browsers of the same people, and everybody’s LDAP connections. You stay signed in here. App passwords and API tokens go on working.`,
    textButOwners: (sessions: string) =>
      `${sessions} will end, with what apps hold and the trusted browsers of the same people, and everybody’s LDAP connections. You stay signed in here. Owners stay signed in: only an owner can sign them out. App passwords and API tokens go on working.`,
  },
}
