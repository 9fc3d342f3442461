import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const counted = createCounter('de')

export const appsTest: Texts['appsTest'] = {
  title: 'Live-Prüfung',
  failed: 'Der Test ist nicht zu sehen.',
  again: 'Neu beginnen',
  passed: steps => `Alle ${steps} Schritte gelungen`,
  stepsFailed: amount => counted(amount, 'Schritt gescheitert', 'Schritte gescheitert'),
  steps: 'Schritte der Anmeldung',
  state: { passed: 'Gelungen', attention: 'Gut zu wissen', failed: 'Gescheitert', waiting: 'Wartet' },
  how: {
    title: 'So testen Sie',
    oidc: (app, organisation) =>
      `Öffnen Sie ${app} in einem privaten Fenster und wählen Sie „Anmelden mit ${organisation}“, oder wie es dort heißt. Jeder Schritt leuchtet hier auf, sobald er geschieht.`,
    gateway: app =>
      `Öffnen Sie ${app} in einem privaten Fenster. Der Proxy führt Sie zur Anmeldung. Jeder Schritt leuchtet hier auf, sobald er geschieht.`,
    password: app =>
      `Melden Sie sich bei ${app} mit Ihrem eigenen Benutzernamen und Passwort an. Jeder Schritt leuchtet hier auf, sobald er geschieht.`,
    ask: (name, app) =>
      `Bitten Sie ${name}, ${app} zu öffnen und sich anzumelden. Jeder Schritt leuchtet hier auf, sobald er geschieht.`,
    open: host => `${host} öffnen`,
    listening: count => `Wir achten noch ${counted(count, 'Minute', 'Minuten')} auf eine Anmeldung.`,
    whoseOwn: 'Nur Ihre eigenen Versuche sind zu sehen.',
    whose: name => `Nur Versuche von ${name} sind zu sehen.`,
    watchOther: 'Jemand anderen beobachten',
    watchOwn: 'Mich beobachten',
    over: 'Die Zeit ist um. Beginnen Sie neu, um weiterzumachen.',
  },
  sideDoor: {
    label: 'Eigene Adresse der App',
    hint: app =>
      `Hinter dem Proxy, zum Beispiel http://10.0.20.31:3001. Wir rufen sie auf und warnen, wenn ${app} antwortet.`,
    wrong: 'Sie beginnt mit http:// oder https://.',
    check: 'Nebeneingang prüfen',
  },
  ready: {
    title: app => `${app} ist bereit`,
    nobody: 'Noch kann niemand sie öffnen: Legen Sie unter „Wer sie öffnen kann“ fest, wer es darf.',
    people: amount => `${counted(amount, 'Person sieht', 'Personen sehen')} sie jetzt unter „Meine Apps“.`,
    next: 'Gute nächste Schritte',
  },
  stuck: {
    title: 'Sie kommen nicht weiter?',
    report: 'Bericht für Kollegen kopieren',
    noSecrets: 'Enthält keine Geheimnisse',
    notesOf: recipe => `Hinweise zum Rezept ${recipe}`,
    notes: 'Was man wissen sollte',
    checked: { real: 'Mit der App selbst ausprobiert', documented: 'Nach ihrer Dokumentation erstellt' },
  },
  report: {
    begun: moment => `Test der Anmeldung, begonnen ${moment}`,
    toDo: fix => `Zu tun: ${fix}`,
  },
}
