import { html } from '../../html.ts'
import type { Texts } from '../en/index.ts'

export const security: Texts['security'] = {
  lastSignIn: (when, device) => html`Ihre Anmeldung hier: ${when}, ${device}.`,
  ways: 'Wie Sie sich anmelden',
  freshFirst: 'Bevor Sie etwas davon ändern, brauchen Sie Ihr Passwort oder einen Passkey noch einmal.',
  password: 'Passwort',
  passwordSince: when => html`Geändert am ${when}`,
  noPassword: 'Sie haben keines und melden sich mit einem Passkey an',
  passwordElsewhere: 'Liegt in einem externen Verzeichnis. Ändern Sie es dort, wo Sie es für Ihren Computer ändern.',
  passwordIn: directory => `Liegt in ${directory}`,
  managed: 'Anderswo verwaltet',
  change: 'Ändern',
  setPassword: 'Passwort festlegen',
  app: 'Authenticator-App',
  noApp: 'Nicht eingerichtet',
  setUp: 'Einrichten',
  replace: 'Ersetzen',
  remove: 'Entfernen',
  rename: 'Umbenennen',
  passkey: 'Passkey',
  synced: 'auch auf Ihren anderen Geräten',
  added: when => html`Hinzugefügt am ${when}`,
  lastUsed: when => html`zuletzt benutzt: ${when}`,
  neverUsed: 'seither nie benutzt',
  codes: 'Wiederherstellungscodes',
  codesLeft: (left, total, when) => html`Noch ${left} von ${total}, erstellt am ${when}`,
  newCodes: 'Neue Codes erstellen',
  addPasskey: 'Passkey hinzufügen',
  appPasswords: {
    heading: 'Anwendungspasswörter',
    note: 'Für Anwendungen, die nicht nach einem zweiten Schritt fragen können. Jedes gilt in einer einzigen Anwendung und lässt sich einzeln widerrufen.',
    none: 'Sie haben keine.',
    make: 'Neues Anwendungspasswort',
    only: app => `Nur für ${app}.`,
    directoryServer: 'Verzeichnisserver',
    anApp: 'eine Anwendung, die es nicht mehr gibt',
    used: (when, address) => html`Zuletzt benutzt: ${when}, von ${address}`,
    unused: 'Noch nicht benutzt',
    until: when => html`gilt bis zum ${when}`,
    expired: 'Abgelaufen',
    revoke: 'Widerrufen',
  },
  done: {
    password: 'Ihr Passwort ist geändert. Überall sonst sind Sie abgemeldet.',
    factor: 'Ihr zweiter Faktor ist geändert.',
    codes: 'Sie haben neue Wiederherstellungscodes. Die alten gelten nicht mehr.',
    'app-password': 'Ihre Anwendungspasswörter sind geändert.',
    'app-password-revoked': 'Das Anwendungspasswort ist widerrufen, und was damit geöffnet war, ist beendet.',
  },
  refused: 'Das wurde nicht geändert',
  forms: {
    back: 'Zurück',
    password: {
      title: 'Passwort',
      change: 'Ändern Sie Ihr Passwort',
      set: 'Legen Sie ein Passwort fest',
      lead: 'Hier bleiben Sie angemeldet.',
      stranger:
        'Dieser Browser ist abgemeldet. Ändern Sie jetzt Ihr Passwort: Wer ihn benutzt hat, kennt es vielleicht.',
      elsewhere: 'Ihr Passwort liegt in einem externen Verzeichnis. Ändern Sie es dort; wir speichern es nie.',
      leadThere: directory =>
        `Es wird in ${directory} geändert und dort aufbewahrt; wir speichern es nie. Danach gilt es überall, wo ${directory} gefragt wird.`,
      current: 'Ihr bisheriges Passwort',
      wrong: 'Das ist nicht Ihr Passwort. Zu viele falsche führen zu einer Pause, wie bei der Anmeldung.',
      notTaken: said =>
        said === undefined
          ? 'Das Verzeichnis nimmt dieses Passwort nicht an. Vielleicht ist es zu kurz oder zu einfach, Sie hatten es schon, oder die letzte Änderung liegt zu kurz zurück.'
          : `Das Verzeichnis nimmt dieses Passwort nicht an. Es sagt: „${said}“`,
      notAllowed:
        'Das Verzeichnis lässt Sie Ihr Passwort nicht von hier aus ändern. Ändern Sie es dort, wo Sie es für Ihren Computer ändern.',
      unreachable:
        'Das Verzeichnis, in dem Ihr Passwort liegt, antwortet nicht. Es wurde nichts geändert; versuchen Sie es in ein paar Minuten wieder.',
      unknown:
        'Das Verzeichnis hat nicht geantwortet; wir wissen nicht, ob Ihr Passwort geändert wurde. Versuchen Sie es mit dem neuen, und wenn das nicht geht, mit dem alten.',
      submit: 'Passwort speichern',
    },
    removeApp: {
      heading: 'Authenticator-App entfernen?',
      lead: 'Ihre Codes gelten dann nicht mehr. Browser, denen Sie vertraut haben, fragen wieder nach.',
      submit: 'Entfernen',
    },
    rename: {
      heading: 'Benennen Sie Ihren Passkey um',
      label: 'Name dieses Passkeys',
      submit: 'Namen speichern',
    },
    removePasskey: {
      heading: name => `„${name}“ entfernen?`,
      lead: 'Sie können sich damit nicht mehr anmelden. Löschen Sie ihn auch auf dem Gerät; das können wir nicht für Sie tun.',
      submit: 'Entfernen',
    },
    codes: {
      heading: 'Neue Wiederherstellungscodes erstellen?',
      lead: 'Sie erhalten zehn neue Codes. Die bisherigen gelten sofort nicht mehr.',
      submit: 'Neue Codes erstellen',
    },
    makeAppPassword: {
      heading: 'Neues Anwendungspasswort',
      lead: 'Für eine Anwendung, die selbst nach Ihrem Passwort fragt. Es gilt nur in dieser Anwendung.',
      name: 'Name',
      nameHint: 'Damit Sie es wiedererkennen, zum Beispiel „Thunderbird auf dem Laptop“.',
      app: 'Anwendung',
      none: 'Keine der Anwendungen, die Sie öffnen dürfen, nimmt ein Passwort an.',
      lasts: 'Gilt',
      forever: 'Bis ich es widerrufe',
      days: days => `${days} Tage lang`,
      submit: 'Erstellen',
    },
    shown: {
      heading: name => `Passwort für „${name}“`,
      lead: app =>
        `Für ${app}: Geben Sie es dort anstelle Ihres eigenen Passworts ein. Es wird nur dieses eine Mal angezeigt.`,
      username: 'Benutzername',
      password: 'Anwendungspasswort',
      copy: 'Kopieren',
      copied: 'Kopiert',
      done: 'Fertig',
    },
    revoke: {
      heading: name => `„${name}“ widerrufen?`,
      lead: app => `Was es für ${app} benutzt, wird ab jetzt abgewiesen.`,
      submit: 'Widerrufen',
    },
  },
}
