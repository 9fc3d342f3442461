import { html } from '../../html.ts'
import { bold, mono } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const shared: Texts['shared'] = {
  youAreOn: host => html`Sie sind auf ${bold(host)}`,
  language: 'Sprache',
  trouble: contact => `Probleme? Fragen Sie ${contact}`,
  toMyApps: 'Zu meinen Anwendungen',
  signIn: 'Anmelden',
  signedInAs: username => `Angemeldet als ${username}.`,
  useAnotherAccount: 'Anderes Benutzerkonto verwenden',
  reference: reference => html`Vorgangsnummer ${mono(reference)}`,
  email: 'E-Mail',
  mailSubject: (app, reference) => `Zugriff auf ${app} (${reference})`,
  looksAfter: app => `Verantwortlich für ${app}`,
  show: 'Anzeigen',
  hide: 'Verbergen',
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',
}
