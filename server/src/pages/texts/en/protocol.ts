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
}

export const protocol = {
  title: 'This sign-in can’t go on',
  heading: 'This sign-in can’t go on',
  lead: (app: string | undefined) =>
    `${app ?? 'The app you came from'} asked for something we can’t do. Go back to the app and start again; if it stays, tell whoever looks after it.`,
  technical: 'For whoever looks after the app',
}
