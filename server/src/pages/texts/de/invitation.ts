import { html } from '../../html.ts'
import { bold } from '../emphasis.ts'
import type { Texts } from '../en/index.ts'

export const invitation: Texts['invitation'] = {
  title: 'Einladung',
  steps: ['Über Sie', 'Ihre Anmeldung'],
  stepOf: step => `Schritt ${step} von 2`,
  welcome: organisation => `Willkommen bei ${organisation}`,
  invitedBy: (name, day) => `${name} hat Sie am ${day} eingeladen.`,
  invited: day => `Sie wurden am ${day} eingeladen.`,
  name: 'Ihr Name',
  nameHint: 'So, wie andere in Ihrer Organisation ihn sehen sollen.',
  username: 'Benutzername',
  usernameHint: 'Kleinbuchstaben, Ziffern, Punkte, Binde- und Unterstriche. Er lässt sich später nicht ändern.',
  taken: 'Dieser Benutzername ist nicht frei',
  takenHelp: 'Wählen Sie einen anderen. Sonst stimmt alles.',
  takenField: username =>
    `„${username}“ ist vergeben oder gehörte schon jemandem. Benutzernamen werden nie an eine zweite Person vergeben.`,
  free: 'Benutzernamen, die frei sind',
  email: 'E-Mail',
  emailNote: 'Aus der Einladung. Sie können sie später ändern.',
  groups: 'Gruppen',
  opens: apps => `Öffnet ${apps}`,
  submit: 'Weiter',
  until: day => html`Die Einladung funktioniert einmal, bis zum ${bold(day)}.`,
  how: 'Wie möchten Sie sich anmelden?',
  howLead: 'Die andere Möglichkeit können Sie später hinzufügen.',
  passkey: 'Passkey',
  recommended: 'Empfohlen',
  passkeyText:
    'Fingerabdruck, Gesicht, Displaysperre oder Sicherheitsschlüssel. Sie müssen sich nichts merken, und er zählt als Zwei-Faktor-Anmeldung.',
  passkeyHint:
    'Ihr Browser bittet Sie, auf diesem Gerät zu bestätigen. Danach speichern Sie zehn Wiederherstellungscodes für den Fall, dass Sie es verlieren.',
  passkeyName: 'Erster Passkey',
  password: 'Passwort',
  passwordText: 'Für ältere Geräte, oder wenn Sie oft an fremden Computern arbeiten.',
  passwordHint:
    'Mindestens 8 Zeichen, und nicht Ihr Benutzername oder Ihre E-Mail-Adresse. Einige Wörter ohne Zusammenhang ergeben ein gutes Passwort.',
  secondStep: organisation =>
    `${organisation} verlangt bei der Anmeldung einen zweiten Schritt. Sie richten ihn gleich danach ein, in etwa zwei Minuten.`,
  createPasskey: 'Passkey erstellen',
  create: 'Mein Benutzerkonto erstellen',
  back: 'Zurück',
  failed: 'Es wurde kein Passkey erstellt',
  failedHelp:
    'Der Vorgang wurde abgebrochen, hat zu lange gedauert, oder dieses Gerät kann keinen erstellen. Versuchen Sie es noch einmal oder wählen Sie ein Passwort.',
  notMe: {
    title: 'Eine Einladung für jemand anderen',
    link: name => `Ich bin nicht ${name}`,
    heading: name => `Dieser Link ist für ${name}`,
    lead: 'Mit ihm entsteht ein Benutzerkonto auf diesen Namen; für andere ist er nicht gedacht.',
    nothingUsed:
      'Es wurde nichts verbraucht und nichts geändert. Die Einladung gilt weiter für die Person, für die sie bestimmt ist.',
    askSender: 'Wenden Sie sich an die Person, von der Sie den Link haben: Sie brauchen eine eigene Einladung.',
    back: name => `Ich bin ${name}: zurück zur Einladung`,
  },
}
