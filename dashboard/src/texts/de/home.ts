import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('de')

export const home: Texts['home'] = {
  title: 'Start',
  today: day => `Heute ist ${day}.`,
  needs: count =>
    count === 0
      ? 'Nichts wartet auf Sie.'
      : count === 1
        ? 'Eine Sache wartet auf Sie.'
        : `${count} Dinge warten auf Sie.`,
  begin: 'Beginnen Sie, wo Sie möchten; dies bleibt hier, bis alles erledigt ist.',
  addApp: 'App hinzufügen',
  addPerson: 'Person hinzufügen',
  counts: 'Zahlen',
  byUse: {
    title: 'Apps nach Nutzung',
    right: days => `Geöffnet, ${days} Tage`,
    what: 'Nutzung der Apps',
    none: 'In diesen Tagen wurde keine App geöffnet.',
    never: '{app}: nie geöffnet',
    last: '{app}: zuletzt geöffnet am {day}',
  },
  attention: {
    title: 'Braucht Aufmerksamkeit',
    order: 'Was zuerst Probleme macht, steht oben',
    look: 'Ansehen',
    dismiss: 'Ausblenden',
    dismissed: 'In diesem Browser ausgeblendet',
    conflicts: {
      title: amount => `${count(amount, 'Konflikt ist', 'Konflikte sind')} noch nicht entschieden`,
      atLeast: amount => `Mindestens ${count(amount, 'Konflikt ist', 'Konflikte sind')} noch nicht entschieden`,
      andMore: (names, others) => `${names} und ${others} weitere`,
      text: directory =>
        `In ${directory} gibt es Personen, die sich so nicht übernehmen lassen. Alle anderen sind synchronisiert.`,
      named: (names, directory) =>
        `${names}: In ${directory} gibt es Personen, die sich so nicht übernehmen lassen. Alle anderen sind synchronisiert.`,
      go: 'Entscheiden',
    },
    requests: {
      title: amount => `${count(amount, 'Person wartet', 'Personen warten')} auf Zugriff auf eine App`,
      text: 'Gefragt wurde auf der Seite, die den Zugriff verweigert hat. Eine Anfrage endet nach 30 Tagen von selbst.',
      go: 'Antworten',
    },
    passwordOnly: {
      title: amount => `${count(amount, 'Person meldet', 'Personen melden')} sich nur mit einem Passwort an`,
      managers: amount => `${amount} davon ${amount === 1 ? 'verwaltet' : 'verwalten'} Personen oder Apps.`,
      noManagers: 'Niemand davon verwaltet Personen oder Apps.',
      show: count => (count === 1 ? 'Person anzeigen' : 'Personen anzeigen'),
      demand: 'Zur Pflicht machen',
    },
    failed: {
      title: (amount, address) =>
        `${count(amount, 'fehlgeschlagene Anmeldung', 'fehlgeschlagene Anmeldungen')} von ${address}`,
      unknown: 'Alle mit Benutzernamen, die es nicht gibt.',
      last: day => `Zuletzt am ${day}.`,
      gotIn: 'Von dort hat sich auch jemand angemeldet.',
      keptOut: 'Von dort hat sich niemand angemeldet.',
      go: 'Protokoll ansehen',
    },
    services: {
      title: amount => `Niemand betreut ${count(amount, 'Dienstkonto', 'Dienstkonten')}`,
      text: count =>
        `Die Kontaktperson ist abgeschaltet, abgelaufen oder gelöscht, und ${count === 1 ? 'das Konto läuft' : 'die Konten laufen'} weiter. Wählen Sie eine andere, oder schalten Sie ab, was nicht mehr gebraucht wird.`,
      show: count => (count === 1 ? 'Konto anzeigen' : 'Konten anzeigen'),
    },
  },
  coverage: {
    title: 'Zweiter Faktor nach Gruppe',
    right: 'Personen, die sich anmelden können',
    what: 'Zweite Faktoren',
    none: 'In keiner Gruppe ist bisher jemand.',
  },
  sync: {
    held: (amount, more) => `${amount}${more ? '+' : ''} zurückgehalten`,
    title: directory => `Synchronisierung mit ${directory}`,
    today: 'heute',
    runs: 'Läufe ansehen',
  },
  next: {
    done: 'Erledigt',
    people: {
      title: 'Fügen Sie Ihre Personen hinzu',
      text: 'Tippen Sie sie ein, mit einem Passwort, das für sie erstellt wird. Fünf Minuten für einen Haushalt.',
      go: 'Personen hinzufügen',
    },
    app: {
      title: 'Verbinden Sie Ihre erste App',
      text: 'Sagen Sie, wie die App Personen anmeldet und wer sie öffnen darf, und kopieren Sie dann die Werte hinein.',
      go: 'App hinzufügen',
    },
    ldap: {
      title: 'Für Apps, die LDAP sprechen',
      text: 'Schalten Sie den Verzeichnisserver ein, dann finden Apps, die nur LDAP kennen, Ihre Personen.',
      go: 'Einschalten',
    },
  },
  signIns: {
    title: 'Anmeldungen',
    what: 'Anmeldungen',
    byDay: 'Anmeldungen nach Tag',
    day: 'Tag',
    worked: 'Gelungen',
    failed: 'Fehlgeschlagen',
    sum: (days, worked, failed) => `In ${days} Tagen: ${worked}, ${failed}.`,
    workedSum: amount => count(amount, 'Anmeldung gelungen', 'Anmeldungen gelungen'),
    failedSum: amount => count(amount, 'fehlgeschlagen', 'fehlgeschlagen'),
    span: 'Wie viele Tage',
    days: days => `${days} T`,
    asChart: 'Als Diagramm anzeigen',
    asTable: 'Als Tabelle anzeigen',
  },
  stats: {
    signIns: days => `Anmeldungen, ${days} Tage`,
    worked: percent => `${percent} gelungen`,
    factor: 'Zweiter Faktor',
    of: (having, people) => `${having} von ${people}`,
    sessions: 'Offene Sitzungen',
    people: 'Personen',
    canSignIn: people => `${people} können sich anmelden`,
    active: days => `Aktive Personen, ${days} Tage`,
    ofEnabled: people => `von ${people}, die sich anmelden können`,
  },
}
