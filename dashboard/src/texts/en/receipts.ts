import { createCounter } from '../plural.ts'

const count = createCounter('en-GB')

/** What was ended when somebody left. */
export const receipts = {
  title: (person: string) => `${person} has left`,
  people: 'People',
  what: 'receipt',
  lead: (at: string, by: string) => `offboarded ${at} by ${by}`,
  print: 'Print',
  download: 'Download',
  outcome: {
    since: (time: string) => `No new sign-in anywhere since ${time}.`,
    noApp: 'No app was open.',
    allConfirmed: 'Every app that was open has confirmed.',
    waiting: (amount: number) => `${count(amount, 'app hasn’t', 'apps haven’t')} answered`,
    ending: (amount: number) => `${count(amount, 'app ends', 'apps end')} by itself`,
    byHand: (amount: number) => `${amount} must be closed by hand`,
    until: (person: string, apps: string) => `Until then ${person} may still be inside ${apps}.`,
  },
  apps: {
    title: 'What each app answered',
    opened: (amount: number) => count(amount, 'app they had opened', 'apps they had opened'),
    app: 'App',
    did: 'What we did',
    answer: 'Answer',
    tokens: (until: string) => `Servers that check its tokens by themselves may take one until ${until}`,
  },
  did: {
    message: 'Sign-out message',
    messageTo: (sessions: string) => `Sign-out message, ${sessions}`,
    messageTried: (amount: number) => `Sign-out message, tried ${count(amount, 'time', 'times')}`,
    messageForADay: 'Sign-out message, tried for a day',
    noMessages: 'Takes no messages, renewal refused',
    ownSignIn: 'Takes no messages, keeps its own sign-in',
  },
  answer: {
    signedOut: (time: string) => `Signed out at ${time}`,
    notYet: 'Not yet',
    nextTry: (time: string) => `Not yet, next try ${time}`,
    byHand: 'By hand, see below',
    endsBy: (time: string) => `Ends by ${time}`,
  },
  byHand: {
    title: 'Left to do by hand',
    signOut: (person: string, app: string) => `Sign ${person} out in ${app}`,
    own: 'It keeps its own sign-in until someone ends it there.',
    ldap: 'It looks people up over LDAP, where they are gone. It may remember them for a while, and keep its own sign-ins.',
  },
  ended: {
    title: 'Ended here',
    sessions: 'Sessions',
    renewals: 'Renewals for apps (refresh tokens)',
    appPasswords: 'App passwords',
    tokens: 'API tokens',
    ldap: 'LDAP connections',
    all: 'All',
    browsers: 'Trusted browsers',
    groups: 'Taken out of',
    noGroup: 'No group',
    grants: 'Access by name',
  },
  handOver: {
    title: 'To hand over',
    footer: 'Nothing here stops by itself. Name somebody else.',
    manager: (group: string) => `Manager of ${group}`,
    contact: (app: string) => `Contact of ${app}`,
    service: (account: string) => `Looks after the service account ${account}`,
  },
}
