import { html } from '../../html.ts'
import { bold, mono } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const refusal: Texts['refusal'] = {
  title: app => `Kein Zugriff auf ${app}`,
  youAskedFor: app => html`Sie wollten zu ${bold(app)}`,
  heading: app => `Sie haben keinen Zugriff auf ${app}`,
  lead: 'Ihre Anmeldung war in Ordnung. Diese Anwendung ist nur für bestimmte Personen freigegeben.',
  signedInAs: username => html`Sie sind als ${bold(username)} angemeldet`,
  reasons: {
    'account-active': () => 'Ihr Benutzerkonto ist aktiv.',
    'app-switched-off': app => `${app} ist für alle abgeschaltet.`,
    'open-to-nobody': app => `${app} ist noch für niemanden freigegeben.`,
    'in-a-group': app => `Sie gehören zu einer Gruppe, für die ${app} freigegeben ist.`,
    'in-no-group': app => `Sie gehören zu keiner der Gruppen, für die ${app} freigegeben ist.`,
    'not-by-name': app => `Sie stehen nicht auf der Liste der Personen, für die ${app} freigegeben ist.`,
    'of-one-person': app => `${app} gehört einer einzelnen Person.`,
    'let-in-by-name': app => `Sie sind namentlich für ${app} freigegeben.`,
    'time-is-over': app => `Die Zeit, für die Sie Zugriff auf ${app} hatten, ist abgelaufen.`,
    'other-network': app => `${app} ist aus dem Netz, in dem Sie sind, nicht erreichbar.`,
    'no-second-factor': app =>
      `${app} verlangt bei der Anmeldung einen zweiten Schritt, und für Ihr Benutzerkonto ist noch keiner eingerichtet.`,
  },
  onlyFor: (app, groups, count) =>
    html`${app} ist für ${groups} freigegeben. Sie gehören ${count === 1 ? 'nicht zu dieser Gruppe.' : 'zu keiner dieser Gruppen.'}`,
  moreGroups: count => `${count} weitere`,
  whoCanHelp: 'Wer Ihnen Zugriff geben kann',
  emailTo: name => `E-Mail an ${name}`,
  mailNote: (reference, name) =>
    html`Die E-Mail ist vorbereitet und nennt die Vorgangsnummer ${mono(reference)}, damit ${name} sehen kann, was geschehen ist.`,
  nobodyNamed: reference =>
    html`Fragen Sie die Person, die Ihr Benutzerkonto verwaltet, und nennen Sie die Vorgangsnummer ${mono(reference)}, damit sie sehen kann, was geschehen ist.`,
  switchAccount: 'Mit einem anderen Benutzerkonto anmelden',
  back: app => `Zurück zu ${app}`,
}
