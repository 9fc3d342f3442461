import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const consent: Texts['consent'] = {
  title: app => `${app} zulassen`,
  firstSignIn: app => html`Erste Anmeldung bei ${bold(app)}`,
  heading: app => `${app} möchte wissen, wer Sie sind`,
  lead: app =>
    `Wenn Sie es zulassen, erhält ${app} diese Angaben und meldet Sie an. Ihr Passwort sieht die Anwendung nie.`,
  facts: {
    name: 'Name',
    username: 'Benutzername',
    email: 'E-Mail',
    groups: 'Gruppen',
    phone: 'Telefon',
    photo: 'Foto',
    language: 'Sprache',
    offline: 'Zugriff',
    attribute: 'Weiteres',
  },
  whileAway: 'Auch während Sie die Anwendung nicht benutzen',
  once: 'Sie werden nur einmal gefragt.',
  allow: 'Zulassen und weiter',
  refuse: 'Nicht zulassen',
}
