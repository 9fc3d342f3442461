import { html } from '../../html.ts'
import type { Texts } from '../en/index.ts'

export const portal: Texts['portal'] = {
  navigation: 'Hauptnavigation',
  apps: 'Meine Anwendungen',
  profile: 'Profil',
  dashboard: 'Dashboard',
  groups: 'Meine Gruppen',
  account: 'Kontomenü',
  signOut: 'Abmelden',
  signOutEverywhere: 'Überall abmelden',
  find: 'Anwendung suchen',
  search: 'Suchen',
  noneFits: typed => `Keine Ihrer Anwendungen passt zu „${typed}“.`,
  showAll: 'Alle Anwendungen zeigen',
  missing: contact => `Fehlt eine Anwendung? Fragen Sie ${contact}.`,
  wasItYou: {
    heading: 'Waren Sie das?',
    text: (device, address, when) =>
      html`Anmeldung mit Ihrem Konto: ${when}, ${device}, von ${address}. Diesen Browser kannten wir noch nicht.`,
    yes: 'Ja, das war ich',
    no: 'Nein, dort abmelden',
  },
}
