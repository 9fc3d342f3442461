import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('de')

export const apps: Texts['apps'] = {
  title: 'Apps',
  what: 'Apps',
  whatOne: 'App',
  lead: 'Alle sehen nur die, die sie öffnen können.',
  leadWith: amount => `${count(amount, 'App', 'Apps')}. Alle sehen nur die, die sie öffnen können.`,
  recipes: 'Rezepte',
  add: 'App hinzufügen',
  find: 'App suchen',
  filters: { protocol: 'Protokoll', access: 'Zugriff', state: 'Zustand' },
  openTo: {
    everyone: 'Alle',
    chosen: 'Einige Gruppen und Personen',
    'single-user': 'Eine Person',
    nobody: 'Niemand oder nur die Administration',
  },
  state: { on: 'An', off: 'Abgeschaltet' },
  named: {
    search: text => `kein Name einer App enthält „${text}“`,
    protocol: protocol => `Protokoll ist ${protocol}`,
    access: access => `Zugriff: ${access}`,
    state: state => `Zustand ist ${state.toLowerCase()}`,
  },
  noMatch: 'Keine App passt zu diesen Filtern',
  none: 'Noch keine Apps',
  noneText:
    'Verbinden Sie eine, und man meldet sich bei ihr mit dem Doorward-Konto an. Bei den meisten dauert es fünf Minuten.',
  columns: {
    app: 'App',
    door: 'Anmeldung mit',
    who: 'Wer sie öffnen kann',
    opened: days => `Geöffnet, ${days} T.`,
    last: 'Zuletzt geöffnet',
    state: 'Zustand',
  },
  neverOpened: 'Nie',
  unused: 'Unbenutzt',
  toNobody: 'Für niemanden offen',
  seesPassword: 'Sieht das Passwort',
  addedItself: 'Hat sich selbst hinzugefügt',
  addedItselfWith: token => `Hat sich selbst hinzugefügt mit ${token}`,
  open: app => `${app} öffnen`,
  tabs: {
    overview: 'Übersicht',
    access: 'Wer sie öffnen kann',
    sessions: 'Sitzungen',
    configuration: 'Konfiguration',
    test: 'Anmeldung testen',
    receives: 'Was sie erfährt',
    activity: 'Aktivität',
  },
  turn: {
    off: 'Abschalten',
    on: 'Einschalten',
    failed: 'Es wurde nichts geändert.',
    doneOn: app => `${app} ist an`,
    doneOff: app => `${app} ist abgeschaltet`,
  },
  delete: {
    panel: 'Diese App löschen',
    text: amount =>
      `${count(amount, 'Person kann', 'Personen können')} sie jetzt öffnen. Um das eine Zeit lang zu unterbinden, schalten Sie sie stattdessen ab.`,
    action: 'App löschen',
    ask: app => `${app} löschen?`,
    loss: amount =>
      `${count(amount, 'Person kann', 'Personen können')} sich nicht mehr bei ihr anmelden, und ihre Geheimnisse gelten sofort nicht mehr. Das lässt sich nicht rückgängig machen.`,
    done: app => `${app} wurde gelöscht`,
  },
  secrets: {
    names: { oidc: 'Client-Geheimnis', ldap: 'Bind-Geheimnis', simpleAuth: 'Client-Geheimnis' },
    titles: { oidc: 'Client-Geheimnisse', ldap: 'Bind-Geheimnisse', simpleAuth: 'Client-Geheimnisse' },
    another: 'Weiteres erstellen',
    anotherFor: {
      oidc: app => `Weiteres Client-Geheimnis für ${app}`,
      ldap: app => `Weiteres Bind-Geheimnis für ${app}`,
      simpleAuth: app => `Weiteres Client-Geheimnis für ${app}`,
    },
    footer:
      'So gespeichert, dass niemand sie lesen kann. Ein Geheimnis wird einmal angezeigt, wenn es erstellt wird; zwei können gleichzeitig gelten.',
    notRemoved: 'Das Geheimnis wurde nicht entfernt.',
    putInto: app => `Tragen Sie es bei ${app} ein und entfernen Sie dann das andere.`,
  },
  sessions: {
    endAll: 'Alle beenden',
    ask: app => `Alle bei ${app} abmelden?`,
    failed: 'Es wurde nichts beendet.',
    text: 'Was die App hat, gilt nicht mehr: Token, auch die von Simple Auth, und Anmeldungen an ihrem Host. Sie wird benachrichtigt, wenn sie Nachrichten annimmt. Hier bleiben alle angemeldet.',
    submit: 'Alle abmelden',
    now: 'Jetzt angemeldet',
    what: 'Sitzungen',
    nobody: 'Niemand hat sie offen',
    nobodyText: app => `Hier stehen die Browser, in denen jemand ${app} geöffnet hat.`,
    about: (device, address, since, last) => `${device}, ${address}. Angemeldet: ${since}, zuletzt aktiv: ${last}`,
    end: (person, device) => `Beenden: ${person}, ${device}`,
  },
  messages: {
    title: 'Abmeldenachrichten',
    what: 'Nachrichten',
    footer:
      'Gesendet, wenn eine Sitzung endet, in der die App offen war. Was nicht angenommen wird, wird einen Tag lang erneut versucht.',
    noAddress:
      'Die App hat keine Adresse dafür und behält ihre eigenen Anmeldungen. Geben Sie ihr eine in ihrer Konfiguration.',
    none: 'In den letzten 90 Tagen wurde keine gesendet.',
    columns: { person: 'Person', ended: 'Beendet', tries: 'Versuche', answer: 'Antwort' },
    tries: amount => count(amount, 'Versuch', 'Versuche'),
    taken: 'Abgemeldet',
    waiting: 'Noch nicht',
    waitingUntil: moment => `Noch nicht, nächster Versuch: ${moment}`,
    givenUp: 'Aufgegeben',
  },
}
