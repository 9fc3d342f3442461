import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('de')

export const receipts: Texts['receipts'] = {
  title: person => `${person} ist ausgeschieden`,
  people: 'Personen',
  what: 'Beleg',
  lead: (at, by) => `ausgetragen: ${at}, durch ${by}`,
  print: 'Drucken',
  download: 'Herunterladen',
  outcome: {
    since: time => `Seit ${time} nirgends eine neue Anmeldung.`,
    noApp: 'Es war keine App offen.',
    allConfirmed: 'Jede offene App hat bestätigt.',
    waiting: amount => `${count(amount, 'App hat', 'Apps haben')} noch nicht geantwortet`,
    ending: amount => `${count(amount, 'App endet', 'Apps enden')} von selbst`,
    byHand: amount => `${amount} von Hand zu schließen`,
    until: (person, apps) => `Bis dahin ist ${person} vielleicht noch angemeldet: ${apps}.`,
  },
  apps: {
    title: 'Was jede App geantwortet hat',
    opened: amount => count(amount, 'geöffnete App', 'geöffnete Apps'),
    app: 'App',
    did: 'Was wir getan haben',
    answer: 'Antwort',
    tokens: until => `Server, die Token der App selbst prüfen, nehmen eines vielleicht noch an bis ${until}`,
  },
  did: {
    message: 'Nachricht zum Abmelden',
    messageTo: sessions => `Nachricht zum Abmelden, ${sessions}`,
    messageTried: amount => `Nachricht zum Abmelden, ${count(amount, 'Versuch', 'Versuche')}`,
    messageForADay: 'Nachricht zum Abmelden, einen Tag lang versucht',
    noMessages: 'Nimmt keine Nachrichten an, Erneuerung abgewiesen',
    ownSignIn: 'Nimmt keine Nachrichten an, hat eine eigene Anmeldung',
  },
  answer: {
    signedOut: time => `Abgemeldet: ${time}`,
    notYet: 'Noch nicht',
    nextTry: time => `Noch nicht, nächster Versuch: ${time}`,
    byHand: 'Von Hand, siehe unten',
    endsBy: time => `Endet spätestens: ${time}`,
  },
  byHand: {
    title: 'Von Hand zu erledigen',
    signOut: (person, app) => `${person} abmelden in ${app}`,
    own: 'Die App hat eine eigene Anmeldung, bis sie dort jemand beendet.',
    ldap: 'Die App sucht Personen über LDAP, wo es diese nicht mehr gibt. Sie erinnert sich vielleicht eine Weile an sie und behält eigene Anmeldungen.',
  },
  ended: {
    title: 'Hier beendet',
    sessions: 'Sitzungen',
    renewals: 'Erneuerungen für Apps (Refresh-Token)',
    appPasswords: 'Anwendungspasswörter',
    tokens: 'API-Token',
    ldap: 'LDAP-Verbindungen',
    all: 'Alle',
    browsers: 'Vertrauenswürdige Browser',
    groups: 'Herausgenommen aus',
    noGroup: 'Keiner Gruppe',
    grants: 'Namentlicher Zugriff',
  },
  handOver: {
    title: 'Zu übergeben',
    footer: 'Nichts davon endet von selbst. Benennen Sie jemand anderen.',
    manager: group => `Verwaltet die Gruppe ${group}`,
    contact: app => `Kontakt für ${app}`,
    service: account => `Betreut das Dienstkonto ${account}`,
  },
}
