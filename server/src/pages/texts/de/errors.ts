import { html } from '../../html.ts'
import { mono } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const error: Texts['error'] = {
  headings: {
    400: 'Mit dieser Anfrage konnten wir nichts anfangen',
    403: 'Das ist nicht erlaubt',
    404: 'Hier ist nichts',
    405: 'Hier ist nichts',
    413: 'Das war zu viel auf einmal',
    421: 'Das ist die Adresse eines anderen Servers',
    429: 'Zu viele Versuche',
    500: 'Bei uns ist etwas schiefgegangen',
    502: 'Die Anwendung antwortet nicht',
    503: 'Im Moment nicht',
    504: 'Die Anwendung braucht zu lange',
    508: 'Diese Anwendung ist nicht zu finden',
  },
  heading: 'Das hat nicht geklappt',
  notFound: 'Der Link ist vielleicht alt oder falsch geschrieben. Es wurde nichts geändert.',
  retry: wait => `Versuchen Sie es in ${wait} noch einmal.`,
  passOn: reference =>
    html`Wenn Sie jemandem davon berichten, nennen Sie die Vorgangsnummer ${mono(reference)}: Damit lässt sich der Eintrag im Protokoll finden.`,
  back: 'Zur Startseite',
}
