import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('de')

export const sessions: Texts['sessions'] = {
  title: 'Sitzungen',
  what: 'Sitzungen',
  lead: (amount, onDevices) =>
    `${count(amount, 'offene Sitzung', 'offene Sitzungen')} ${onDevices}. Wer abgemeldet wird, ist auch aus allem abgemeldet, was darin geöffnet wurde.`,
  onDevices: amount => `auf ${count(amount, 'Gerät', 'Geräten')}`,
  count: amount => count(amount, 'Sitzung', 'Sitzungen'),
  open: amount => count(amount, 'offene Sitzung', 'offene Sitzungen'),
  search: 'Sitzungen durchsuchen',
  placeholder: 'Person, Adresse oder Gerät',
  filters: {
    app: 'App',
    factor: 'Zweiter Faktor',
    idle: 'Untätig seit',
    factors: { with: 'Mit', without: 'Ohne' },
    idleFor: { hour: 'Einer Stunde', day: 'Einem Tag', week: 'Einer Woche' },
  },
  named: {
    search: text => `Text ist „${text}“`,
    app: app => `App ist ${app}`,
    factor: factor => `zweiter Faktor: ${factor}`,
    idle: span => `untätig seit: ${span}`,
    unusual: 'nur ungewöhnliche',
    person: person => `Person ist ${person}`,
  },
  noMatch: 'Keine Sitzung passt zu diesen Filtern',
  nobody: 'Niemand ist angemeldet',
  nobodyText: 'Hier stehen die Browser, in denen Personen angemeldet sind; sie lassen sich von hier abmelden.',
  columns: {
    person: 'Person',
    device: 'Gerät',
    with: 'Angemeldet mit',
    apps: 'Apps',
    active: 'Zuletzt aktiv',
  },
  noApps: 'Keine',
  unknown: 'Unbekannt',
  newPlace: 'Neuer Ort',
  newDevice: 'Neues Gerät',
  firstTime: address => `${address}, zum ersten Mal`,
  unusual: amount => `${amount} ungewöhnlich`,
  unusualTitle: 'Ungewöhnlich',
  unusualText:
    'Diese Sitzungen haben in einem Netz oder mit einer Art von Browser begonnen, die die Person in den 90 Tagen davor nicht benutzt hat. Sie sind nicht sicher, dass sie es war? Fragen Sie nach, oder melden Sie sie ab: Sie meldet sich dann neu an, und sonst geht nichts verloren.',
  openOfPerson: amount => `Alle ${amount} Sitzungen`,
  everywhereOf: person => `${person} überall abmelden`,
  only: methods => `Nur ${methods}`,
  signOut: 'Abmelden',
  signOutOf: (person, device) => `Abmelden: ${person}, ${device}`,
  end: 'Beenden',
  failed: 'Niemand wurde abgemeldet.',
  notEnded: 'Es wurde nichts beendet.',
  done: {
    signedOut: (person, device) => `${person} ist abgemeldet: ${device}`,
    ended: (app, device) => `${app} ist beendet: ${device}`,
    everybodyOut: (app, sessions) => `Alle sind bei ${app} abgemeldet: ${sessions} beendet`,
    everywhere: (person, sessions) => `${person} ist überall abgemeldet: ${sessions} beendet`,
    everyone: (amount, sessions) => `${count(amount, 'Person ist', 'Personen sind')} abgemeldet: ${sessions} beendet`,
  },
  everyone: {
    action: 'Alle abmelden',
    title: 'Alle abmelden?',
    word: 'alle',
    failed: 'Nicht alle wurden abgemeldet.',
    every: 'Jede Sitzung',
    text: sessions =>
      `${sessions}: Das alles endet, mit dem, was Apps halten, den vertrauenswürdigen Browsern derselben Personen und allen LDAP-Verbindungen. Sie bleiben hier angemeldet. Anwendungspasswörter und API-Token gelten weiter.`,
    textButOwners: sessions =>
      `${sessions}: Das alles endet, mit dem, was Apps halten, den vertrauenswürdigen Browsern derselben Personen und allen LDAP-Verbindungen. Sie bleiben hier angemeldet. Auch Inhaber bleiben angemeldet: Nur ein Inhaber kann sie abmelden. Anwendungspasswörter und API-Token gelten weiter.`,
  },
}
