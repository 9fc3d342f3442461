import type { Texts } from '../en/index.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('de')

export const myApps: Texts['myApps'] = {
  title: 'Meine Anwendungen',
  hello: name => `Guten Tag, ${name}`,
  count: apps =>
    plural(apps, {
      one: 'Eine Anwendung ist für Sie freigegeben.',
      other: `${apps} Anwendungen sind für Sie freigegeben.`,
    }),
  navigation: 'Hauptnavigation',
  dashboard: 'Dashboard',
  groups: 'Meine Gruppen',
  signOut: 'Abmelden',
  apps: 'Anwendungen',
  isNew: 'Neu',
  own: 'Hier melden Sie sich selbst an',
  ownNote: organisation => `Diese Anwendungen fragen nach Ihrem Benutzernamen und Passwort bei ${organisation}`,
  emptyHeading: 'Für Sie ist noch nichts freigegeben',
  empty:
    'Hier erscheinen Anwendungen, die Sie öffnen dürfen. Fragen Sie die Person, die Ihr Benutzerkonto verwaltet, welche das sein sollen.',
  emptyAdmin: 'Hier erscheinen Anwendungen, die Sie öffnen dürfen.',
  openDashboard: 'Im Dashboard eine Anwendung hinzufügen',
}
