import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const counted = createCounter('de')

export const directoryQueries: Texts['directoryQueries'] = {
  what: 'Abfragen',
  title: 'Laufende Abfragen',
  which: 'Welche Abfragen',
  parts: {
    all: 'Alle',
    refused: 'Abgewiesen',
    slow: 'Langsam',
  },
  search: 'Abfragen durchsuchen',
  searchHint: 'Name, Filter oder Adresse',
  paused: 'Angehalten',
  lost: 'Verbindung verloren',
  listening: 'Hört zu',
  resume: 'Fortsetzen',
  pause: 'Anhalten',
  kept: (count, zone) =>
    `Passwörter werden nie aufbewahrt. Die letzten ${counted(count, 'Abfrage', 'Abfragen')} schon, im Speicher, bis der Server neu startet. Zeiten in ${zone}.`,
  keys: '{j} {k} zum Bewegen, {enter} für Einzelheiten',
  noMatch: 'Nichts passt zu diesen Filtern',
  showAll: 'Alle anzeigen',
  noMatchHint: 'Was passt, erscheint hier, sobald es gefragt wird.',
  none: 'Noch wurde nichts gefragt',
  tryCommand: 'Befehl zum Ausprobieren',
  noneHint:
    'Jeder Bind und jede Suche Ihrer Apps erscheint hier. Probieren Sie es von einer Adresse, die sich verbinden darf:',
  time: 'Zeit',
  from: 'Von',
  asked: 'Gefragt',
  answer: 'Antwort',
  rootDse: 'Root-DSE',
  kinds: {
    bind: 'Bind',
    search: 'Suche',
    compare: 'Vergleich',
    add: 'Hinzufügen',
    modify: 'Ändern',
    delete: 'Löschen',
    'modify-dn': 'Umbenennen oder verschieben',
    extended: 'Erweiterung',
    connection: 'Verbindung',
  },
  scopes: {
    base: 'nur dieser Eintrag',
    one: 'eine Ebene darunter',
    sub: 'er und alles darunter',
    children: 'alles darunter',
  },
  facts: {
    base: 'Basis',
    bindDn: 'Bind-DN',
    extension: 'Erweiterung',
    entry: 'Eintrag',
    atMostEntries: amount => `${amount} Einträge`,
    atMostSeconds: amount => `${amount} Sekunden`,
    allAttributes: 'alle Benutzerattribute',
    mechanism: 'Verfahren',
    newName: 'Neuer Name',
    attributes: 'Attribute',
    abandoned: 'Niemand wartete mehr darauf.',
    operation: 'Vorgang',
    theRootDse: 'die Root-DSE',
    scope: 'Bereich',
    filter: 'Filter',
    tooLong: 'Zu lang zum Aufbewahren',
    atMost: 'Höchstens',
    answer: 'Antwort',
    told: 'Mitgeteilt',
    entries: 'Einträge',
    took: 'Dauer',
    boundAs: 'Angemeldet als',
    nobody: 'niemand',
    who: 'Wer',
    app: 'App',
    from: 'Von',
    overTls: address => `${address}, über TLS`,
    withoutTls: address => `${address}, ohne TLS`,
    time: 'Zeit',
    copy: 'Als ldapsearch kopieren',
    open: name => `${name} öffnen`,
    onlyPerson: 'Nur diese Person',
    only: address => `Nur ${address}`,
    allowOne: address => `${address} zulassen`,
  },
  results: {
    notOnList: 'Adresse nicht auf der Liste',
    notOnListHint: 'Lassen Sie sie zu, wenn es eine Ihrer Apps ist. Ein Passwort konnte sie nicht versuchen.',
    givenUp: 'aufgegeben',
    refused: 'abgewiesen',
    refusedWith: code => `abgewiesen (${code})`,
    ok: took => `ok ${took}`,
    forApp: app => `für ${app}`,
    entries: count => counted(count, 'Eintrag', 'Einträge'),
  },
  codes: {
    1: {
      words: 'außer der Reihe',
      hint: 'Zum Beispiel wurde TLS verlangt, während eine Suche lief.',
    },
    2: {
      words: 'nicht verstanden',
      hint: 'Was gesendet wurde, ist kein LDAP oder von einer Version oder Erweiterung, die dieser Server nicht spricht.',
    },
    3: {
      words: 'dauerte zu lange',
      hint: 'Die Zeitgrenze der Suche oder des Verzeichnisservers ist überschritten.',
    },
    4: {
      words: 'mehr als gewünscht',
      hint: 'Die Größengrenze der Suche oder des Verzeichnisservers hat die Antwort gekürzt.',
    },
    5: {
      words: 'nicht gleich',
    },
    6: {
      words: 'gleich',
    },
    7: {
      words: 'Verfahren unbekannt',
      hint: 'Benutzen Sie einen einfachen Bind mit DN und Passwort.',
    },
    8: {
      words: 'darf nicht hier sein',
      hint: 'Der Zugriff, das Passwort oder das Geheimnis hat sich geändert, während die Verbindung offen war.',
    },
    11: {
      words: 'zu viel auf einmal',
      hint: 'Der Filter hat mehr Teile, als die Grenze zulässt.',
    },
    12: {
      words: 'Control unbekannt',
      hint: 'Die App besteht auf einer Erweiterung, die dieser Server für diesen Vorgang nicht anbietet.',
    },
    13: {
      words: 'kein TLS',
      hint: 'Passwörter werden nur über TLS angenommen. Benutzen Sie in der App ldaps:// oder StartTLS.',
    },
    16: {
      words: 'kein solches Attribut',
      hint: 'Der Eintrag hat keines dieses Namens.',
    },
    17: {
      words: 'Attribut unbekannt',
      hint: 'Das Schema hat kein Attribut dieses Namens.',
    },
    19: {
      words: 'Wert nicht erlaubt',
    },
    20: {
      words: 'ist schon da',
    },
    21: {
      words: 'Wert hat die falsche Form',
    },
    32: {
      words: 'kein solcher Eintrag',
      hint: 'Vergleichen Sie die Basis-DN in der App mit „Basis der Personen“ und „Basis der Gruppen“ oben.',
    },
    34: {
      words: 'keine DN',
      hint: 'Die Basis in der App ist keine DN wie ou=users,dc=example,dc=com.',
    },
    48: {
      words: 'falsche Art der Anmeldung',
    },
    49: {
      words: 'falscher Name oder falsches Passwort',
      hint: 'Die Bind-DN, das Passwort oder wer sie öffnen darf. Mit einem zweiten Faktor braucht es ein Anwendungspasswort oder einen Code.',
    },
    50: {
      words: 'darf nicht',
      hint: 'Niemand ist per Bind angemeldet, oder die Angemeldeten dürfen dies nicht sehen oder ändern. Zuerst braucht es einen Bind.',
    },
    51: {
      words: 'ausgelastet',
      hint: 'Mehr Passwörter, als sich auf einmal prüfen lassen. Versuchen Sie es in einigen Sekunden noch einmal.',
    },
    52: {
      words: 'nicht verfügbar',
      hint: 'Eine Grenze der Verbindung war erreicht, oder der Server wurde beendet.',
    },
    53: {
      words: 'wird hier nicht getan',
      hint: 'Zum Beispiel ein Bind mit DN und ohne Passwort oder eine Änderung in einem nur lesbaren Baum.',
    },
    65: {
      words: 'passt nicht zum Schema',
    },
    68: {
      words: 'gibt es schon',
    },
    80: {
      words: 'hier fehlgeschlagen',
      hint: 'Ein Fehler dieses Servers. Mehr steht in seinem Protokoll.',
    },
    122: {
      words: 'Bedingung nicht erfüllt',
    },
  },
}
