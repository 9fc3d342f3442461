import { html, type Html } from '../../html.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('en')

/** Where somebody is signed in, and what is left after they signed out of all of it. */
export const devices = {
  lead: 'Browsers that are signed in as you, and those you don’t have to confirm yourself in.',
  sessions: 'Where you’re signed in',
  unknownBrowser: 'Unknown browser',
  unknownOn: (system: string) => `Unknown browser on ${system}`,
  browserOn: (browser: string, system: string) => `${browser} on ${system}`,
  here: 'This device',
  signedIn: (address: string, when: Html) => html`${address}. Signed in ${when}`,
  active: (address: string, when: Html) => html`${address}. Active ${when}`,
  activeIn: (address: string, when: Html, apps: string) => html`${address}. Active ${when} in ${apps}`,
  signOut: 'Sign out',
  signOutOne: (device: string) => `Sign out ${device}`,
  signOutOthers: 'Sign out everywhere else',
  more: (count: number) => `And ${count} more.`,
  trusted: 'Trusted browsers',
  trustedNote:
    'They don’t ask you for a second step until the day named. A change of your password or a factor ends that.',
  noTrusted: 'None. Every sign-in asks for your second step, if you have one.',
  trustedUntil: (seen: Html, until: Html) => html`Last used ${seen}, trusted until ${until}`,
  forget: 'Forget',
  forgetOne: (device: string) => `Forget ${device}`,
  everywhere: 'Sign out everywhere',
  everywhereNote: 'Ends all of these, this one too, with every app opened from them.',
  done: {
    one: 'Signed out there.',
    others: 'You are signed out everywhere else.',
    forgotten: 'That browser asks for your second step again.',
  },
}

export const everywhere = {
  title: 'Sign out everywhere',
  askHeading: 'Sign out everywhere?',
  askLead: 'This ends every browser you are signed in with, this one too, and every app opened from them.',
  submit: 'Sign out everywhere',
  stay: 'Stay signed in',
  doneTitle: 'Signed out everywhere',
  heading: 'You’re signed out everywhere',
  lead: (count: number) =>
    plural(count, {
      one: 'This device and everything signed in from it.',
      other: `All ${count} devices and everything signed in from them.`,
    }),
  here: 'This device',
  wasActive: (when: Html) => html`Was active ${when}`,
  ended: 'Ended',
  apps: 'What the apps answered',
  stillWork: (count: number) =>
    plural(count, { one: 'One app password still works', other: `${count} app passwords still work` }),
  stillWorkHelp: (names: string) => `${names}: no sign-ins. Revoke them under Profile, Security.`,
  quoted: (name: string) => `“${name}”`,
  again: 'Sign in again',
  hint: 'Did someone else sign in as you? Change your password next. This page is shown once.',
}
