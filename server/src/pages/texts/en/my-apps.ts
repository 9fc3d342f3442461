import { pluralIn } from '../plural.ts'

const plural = pluralIn('en')

export const myApps = {
  title: 'My apps',
  hello: (name: string) => `Hello, ${name}`,
  count: (apps: number) => plural(apps, { one: 'One app is open to you.', other: `${apps} apps are open to you.` }),
  navigation: 'Main',
  dashboard: 'Dashboard',
  groups: 'My groups',
  signOut: 'Sign out',
  apps: 'Apps',
  isNew: 'New',
  own: 'Sign in there yourself',
  ownNote: (organisation: string) => `These apps ask for your ${organisation} username and password`,
  emptyHeading: 'Nothing is open to you yet',
  empty: 'Apps you may open appear here. Ask whoever looks after your account which ones that should be.',
  emptyAdmin: 'Apps you may open appear here.',
  openDashboard: 'Add an app in the dashboard',
}
