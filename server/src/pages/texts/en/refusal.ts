import { html, type Html } from '../../html.ts'
import { bold, mono } from '../emphasis.ts'

export const refusal = {
  title: (app: string) => `No access to ${app}`,
  youAskedFor: (app: string) => html`You asked for ${bold(app)}`,
  heading: (app: string) => `You don’t have access to ${app}`,
  lead: 'You signed in correctly. This app is limited to some people.',
  signedInAs: (username: string) => html`You are signed in as ${bold(username)}`,
  reasons: {
    'account-active': (_app: string) => 'Your account is active.',
    'app-switched-off': (app: string) => `${app} is switched off for everybody.`,
    'open-to-nobody': (app: string) => `${app} has not been opened to anybody yet.`,
    'in-a-group': (app: string) => `You are in a group that may open ${app}.`,
    'in-no-group': (app: string) => `You are in none of the groups that may open ${app}.`,
    'not-by-name': (app: string) => `You are not on the list of people who may open ${app}.`,
    'of-one-person': (app: string) => `${app} belongs to one person alone.`,
    'let-in-by-name': (app: string) => `You have been let into ${app} by name.`,
    'time-is-over': (app: string) => `The time you had been let into ${app} for is over.`,
    'other-network': (app: string) => `${app} is not open from the network you are in.`,
    'no-second-factor': (app: string) =>
      `${app} asks for a second step when signing in, and your account has none yet.`,
  },
  onlyFor: (app: string, groups: Html, count: number) =>
    html`${app} is for ${groups}. ${count === 1 ? 'You are not in that group.' : count === 2 ? 'You are in neither group.' : 'You are in none of them.'}`,
  moreGroups: (count: number) => `${count} more`,
  whoCanHelp: 'Who can let you in',
  emailTo: (name: string) => `Email ${name}`,
  mailNote: (reference: string, name: string) =>
    html`The email is filled in for you, with reference ${mono(reference)}, so ${name} can see what happened.`,
  nobodyNamed: (reference: string) =>
    html`Ask whoever looks after your account, and pass on the reference ${mono(reference)}, so they can see what happened.`,
  switchAccount: 'Sign in with another account',
  back: (app: string) => `Back to ${app}`,
}
