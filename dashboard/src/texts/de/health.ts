import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const count = createCounter('de')

export const health: Texts['health'] = {
  title: 'Zustand',
  lead: (amount, made) =>
    `${count(amount, 'Prüfung', 'Prüfungen')} des laufenden Servers, Stand: ${made}. „doorward doctor“ gibt dasselbe aus.`,
  copy: 'Bericht kopieren',
  again: 'Alle erneut ausführen',
  what: 'Prüfungen',
  verdict: { ok: 'Bestanden', look: 'Anzusehen', wrong: 'Fehlgeschlagen' },
  checks: amount => count(amount, 'Prüfung', 'Prüfungen'),
  checksPassed: amount => `${count(amount, 'Prüfung', 'Prüfungen')} bestanden`,
  checksFailed: amount => `${count(amount, 'Prüfung', 'Prüfungen')} fehlgeschlagen`,
  failed: amount => `${amount} fehlgeschlagen`,
  toLookAt: amount => `${amount} anzusehen`,
  passed: amount => `${amount} bestanden`,
  allPassed: 'Alle bestanden',
  nothing: 'Hier wartet nichts auf Sie.',
  first: 'Bringen Sie zuerst das in Ordnung.',
  aside: {
    mark: 'Zurückgestellt',
    count: amount => `${amount} zurückgestellt`,
    remind: 'Erinnern',
    later: {
      1: day => `Morgen, am ${day}`,
      7: day => `In einer Woche, am ${day}`,
      31: day => `In einem Monat, am ${day}`,
    },
    accept: 'Hinnehmen',
    acceptTitle: 'Diese Warnung hinnehmen',
    acceptText:
      'Sie verschwindet von der Startseite und bleibt hier mit Ihrer Begründung stehen. Sobald sie etwas anderes besagt, kommt sie von selbst wieder.',
    reason: 'Warum es so sein soll',
    reasonMissing: 'Sagen Sie, warum, für alle, die das später lesen.',
    accepted: (by, day, reason) => `Von ${by} am ${day} hingenommen: ${reason}`,
    putOff: (by, day) => `Von ${by} bis ${day} zurückgestellt.`,
    takeBack: 'Zurücknehmen',
    acceptedNow: 'Warnung hingenommen',
    putOffNow: day => `Kommt am ${day} wieder`,
    takenBack: 'Es braucht wieder jemanden',
    failed: 'Es wurde nichts geändert.',
  },
  parts: {
    system: 'Rechner',
    data: 'Datenordner',
    keys: 'Schlüssel',
    store: 'Speicher',
    clock: 'Uhr',
    web: 'Öffentliche Adresse',
    gateway: 'Proxy und gefälschte Header',
    'directory-server': 'Verzeichnisserver',
    backups: 'Sicherungen',
    people: 'Personen und Verzeichnisse',
    mail: 'E-Mail',
  },
}
