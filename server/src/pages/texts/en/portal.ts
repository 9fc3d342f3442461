import { html, type Html } from '../../html.ts'

/** What the person's own pages have around their content, and the page they begin with. */
export const portal = {
  navigation: 'Main',
  apps: 'My apps',
  profile: 'Profile',
  dashboard: 'Dashboard',
  groups: 'My groups',
  account: 'Account menu',
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out everywhere',
  find: 'Find an app',
  search: 'Search',
  noneFits: (typed: string) => `No app of yours fits “${typed}”.`,
  showAll: 'Show all apps',
  missing: (contact: string) => `Missing an app? Ask ${contact}.`,
  wasItYou: {
    heading: 'Was this you?',
    text: (device: string, address: string, when: Html) =>
      html`${device} signed in as you ${when} from ${address}, a browser we hadn’t seen before.`,
    yes: 'Yes, it was me',
    no: 'No, sign it out',
  },
}
