import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'

export const redirect = {
  title: (app: string) => `${app} is set up differently`,
  youCameFrom: (app: string) => html`You came from ${bold(app)}`,
  heading: 'We stopped before sending you back',
  lead: (app: string) =>
    `${app} asked us to send you to an address that isn’t registered for it. Nothing is wrong with your account.`,
  sent: (app: string) => `${app} sent`,
  registered: 'Registered here',
  noneRegistered: 'No address yet.',
  hint: 'The difference is marked. It’s usually a setting in the app, sometimes a link from somebody else.',
  openInDashboard: (app: string) => `Open ${app} in the dashboard`,
  add: {
    heading: (app: string) => `${app} uses an address that isn’t registered`,
    lead: (username: string) =>
      `It is on a host the app has already. You’re signed in as ${username}, so you can add it here.`,
    button: (app: string) => `Add this address to ${app}`,
    hint: 'It is logged under your name. Then you can go on to the app.',
    expected: (app: string) => `The recipe of ${app} expects this one`,
    expectedText: 'It belongs to the program, and is not registered yet.',
    prove: 'Sign in again to add it',
    proveHint: 'Adding an address takes a sign-in of the last few minutes.',
  },
  otherHost: {
    heading: 'This address is on another host',
    lead: (app: string) =>
      `${app} has never used it. Whoever owns it would receive people’s sign-ins, so it can’t be added from here.`,
    note: 'Did you follow a link to get here?',
    noteText: (app: string) =>
      `Someone may be trying to trick you. If you moved ${app} yourself, type the new address on its page in the dashboard.`,
  },
  byHand: {
    note: 'This one can’t be added from here',
    noteText: (app: string) =>
      `Only plain https addresses can. If ${app} really needs this one, type it on its page in the dashboard.`,
  },
  kept: {
    heading: (app: string, file: string) => `${app} is kept in ${file}`,
    text: 'If the address is right, add it there and apply the file again.',
  },
  added: {
    title: (app: string) => `The address is added to ${app}`,
    lead: (app: string) => `From now on ${app} may have people sent there. Nothing else was changed.`,
    goOn: (app: string) => `Go on to ${app}`,
    startAgain: (app: string) => `Go back to ${app} and start again.`,
  },
}

export const protocol = {
  title: 'This sign-in can’t go on',
  heading: 'This sign-in can’t go on',
  lead: (app: string | undefined) =>
    `${app ?? 'The app you came from'} asked for something we can’t do. Go back to the app and start again; if it stays, tell whoever looks after it.`,
  technical: 'For whoever looks after the app',
}
