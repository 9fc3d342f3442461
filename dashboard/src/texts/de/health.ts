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
