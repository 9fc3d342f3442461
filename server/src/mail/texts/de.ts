import type { Around, Factor, MailTexts, RoleNow } from '../letter.ts'

const works = (until: string): string => `Der Link gilt einmal, bis ${until}.`
const whom = ({ contact }: Around): string => (contact === '' ? 'der Administration dieses Servers' : contact)

const notYou = (around: Around): string =>
  `Waren Sie es selbst, ist nichts zu tun. Wenn nicht: Melden Sie sich an, ändern Sie sofort Ihr Passwort und geben Sie Bescheid: ${whom(around)}.`
const unexpected = (around: Around): string =>
  around.contact === ''
    ? 'Kommt das für Sie unerwartet, fragen Sie die Administration dieses Servers.'
    : `Kommt das für Sie unerwartet, fragen Sie nach: ${around.contact}.`
const home = ({ home: link, organisation }: Around) => ({ link, label: `${organisation} öffnen` })

const nameFactor = (factor: Factor): string => (factor === null ? 'Authenticator-App' : `Passkey „${factor}“`)

const roles: Record<RoleNow, string> = {
  owner: 'Inhaber',
  admin: 'Admin',
  usermanager: 'Benutzerverwaltung',
  user: 'Mitglied',
}

export const de: MailTexts = {
  greeting: name => (name === '' ? 'Guten Tag,' : `Guten Tag ${name},`),
  known: { at: 'Wann', browser: 'Browser', address: 'Adresse', nobody: 'keine' },
  footer: ({ organisation, home }) =>
    `Gesendet von ${organisation} (${home}). Antworten auf diese Nachricht liest niemand.`,

  invitation: ({ invitedBy, organisation, link, until, ...around }) => ({
    subject: `Einladung zu ${organisation}`,
    blocks: [
      invitedBy === null
        ? `Sie sind zu ${organisation} eingeladen. Öffnen Sie den Link und wählen Sie, wie Sie sich anmelden.`
        : `${invitedBy} lädt Sie zu ${organisation} ein. Öffnen Sie den Link und wählen Sie, wie Sie sich anmelden.`,
      { link, label: 'Einladung annehmen' },
      works(until),
      unexpected({ organisation, ...around }),
    ],
  }),
  'password-reset': ({ username, link, until }) => ({
    subject: 'Neues Passwort wählen',
    blocks: [
      `Jemand, vermutlich Sie, hat um ein neues Passwort für das Konto ${username} gebeten.`,
      { link, label: 'Neues Passwort wählen' },
      works(until),
      'Waren Sie es nicht, öffnen Sie den Link nicht; Ihr Passwort bleibt, wie es ist.',
    ],
  }),
  'email-change': ({ username, link, until }) => ({
    subject: 'E-Mail-Adresse bestätigen',
    blocks: [
      `Das Konto ${username} soll diese Adresse bekommen. Sie gilt, sobald der Link geöffnet wird; bis dahin ändert sich nichts.`,
      { link, label: 'Diese Adresse bestätigen' },
      works(until),
      'Ist das nicht Ihr Konto, öffnen Sie den Link nicht.',
    ],
  }),
  'email-changed': ({ before, after, ...around }) => ({
    subject: 'Ihre E-Mail-Adresse wurde geändert',
    blocks: [`Die Adresse Ihres Kontos war ${before} und ist jetzt ${after}.`, notYou(around), home(around)],
  }),
  'password-changed': around => ({
    subject: 'Ihr Passwort wurde geändert',
    blocks: ['Das Passwort Ihres Kontos wurde geändert.', notYou(around), home(around)],
  }),
  'password-reset-by-admin': around => ({
    subject: 'Ihr Passwort wurde von der Administration gesetzt',
    blocks: ['Die Administration hat für Ihr Konto ein neues Passwort gesetzt.', unexpected(around), home(around)],
  }),
  'factor-added': ({ factor, ...around }) => ({
    subject: 'Ein zweiter Faktor ist hinzugekommen',
    blocks: [`Ihr Konto lässt sich jetzt auch damit bestätigen: ${nameFactor(factor)}.`, notYou(around), home(around)],
  }),
  'factor-removed': ({ factor, ...around }) => ({
    subject: 'Ein zweiter Faktor wurde entfernt',
    blocks: [`Ihr Konto lässt sich nicht mehr damit bestätigen: ${nameFactor(factor)}.`, notYou(around), home(around)],
  }),
  'factors-reset-by-admin': around => ({
    subject: 'Ihre zweiten Faktoren wurden von der Administration entfernt',
    blocks: [
      'Die Administration hat alle zweiten Faktoren Ihres Kontos entfernt. Beim Anmelden richten Sie einen neuen ein.',
      unexpected(around),
      home(around),
    ],
  }),
  'factor-asked': around => ({
    subject: 'Richten Sie einen zweiten Faktor ein',
    blocks: [
      `${around.organisation} bittet Sie, einen zweiten Faktor einzurichten, damit Ihr Passwort allein Ihr Konto nicht öffnet: einen Passkey oder eine App auf Ihrem Telefon, die Codes anzeigt.`,
      { link: `${around.home}/profile/security`, label: 'Zweiten Faktor einrichten' },
      'Das dauert etwa zwei Minuten, und Sie können es tun, wann es Ihnen passt. Haben Sie schon einen eingerichtet, ist nichts zu tun.',
      unexpected(around),
    ],
  }),
  'role-changed': ({ role, ...around }) => ({
    subject: 'Ihre Rolle wurde von der Administration geändert',
    blocks: [
      `Ihre Rolle ist jetzt: ${roles[role]}. Alles, was an Ihrem Konto angemeldet war, ist abgemeldet; melden Sie sich neu an.`,
      unexpected(around),
      home(around),
    ],
  }),
  'recovery-code-used': ({ left, ...around }) => ({
    subject: 'Ein Wiederherstellungscode wurde benutzt',
    blocks: [
      `Jemand hat sich an Ihrem Konto mit einem Wiederherstellungscode angemeldet. Übrig sind noch: ${left}.`,
      notYou(around),
      home(around),
    ],
  }),
  'new-browser': around => ({
    subject: 'Anmeldung mit einem neuen Browser',
    blocks: [
      'Jemand hat sich an Ihrem Konto mit einem Browser angemeldet, der dafür noch nicht benutzt wurde.',
      notYou(around),
      home(around),
    ],
  }),
  'directory-refused': ({ directory, reason, ...around }) => ({
    subject: 'Ein Verzeichnis weist sein Dienstkonto ab',
    blocks: [
      `Das Verzeichnis „${directory}“ weist das Konto ab, mit dem es gelesen wird: ${reason} Bis das behoben ist, kann sich niemand damit anmelden, und es wird nicht abgeglichen. Niemand wurde deswegen deaktiviert oder geändert.`,
      'Sehen Sie in den Einstellungen nach dem Verzeichnis und geben Sie das Passwort des Kontos neu ein, falls es geändert wurde. Dies wird einmal gemeldet.',
      home(around),
    ],
  }),
  'access-asked': ({ person, app, why, days, link, until, ...around }) => ({
    subject: `${person} bittet um Zugriff auf ${app}`,
    blocks: [
      `${person} bittet um Zugriff auf ${app}, ${days === null ? 'auf Dauer' : days === 1 ? 'für einen Tag' : `für ${days} Tage`}, und schreibt: „${why}“`,
      { link, label: 'Antworten' },
      `Die Anfrage wartet bis ${until}. Auch andere, die entscheiden dürfen, haben diese Nachricht; es gilt die erste Antwort.`,
      home(around),
    ],
  }),
  'access-granted': ({ app, until, word, ...around }) => ({
    subject: `Sie haben Zugriff auf ${app}`,
    blocks: [
      until === null
        ? `${app} ist für Sie freigegeben.`
        : `${app} ist für Sie freigegeben bis ${until}; dann endet der Zugriff von selbst.`,
      ...(word === null ? [] : [`Dazu heißt es: „${word}“`]),
      home(around),
    ],
  }),
  'access-refused': ({ app, word, ...around }) => ({
    subject: `Ihre Anfrage für ${app} wurde abgelehnt`,
    blocks: [
      `Sie haben um Zugriff auf ${app} gebeten. Die Anfrage wurde abgelehnt.`,
      ...(word === null ? [] : [`Dazu heißt es: „${word}“`]),
      home(around),
    ],
  }),
  'access-ends': ({ app, until, ...around }) => ({
    subject: `Ihr Zugriff auf ${app} endet bald`,
    blocks: [
      `${app} ist für Sie freigegeben bis ${until}; dann endet der Zugriff von selbst. Brauchen Sie ihn länger, fragen Sie danach neu an.`,
      home(around),
    ],
  }),
  'account-test': around => ({
    subject: `Testnachricht von ${around.organisation}`,
    blocks: [
      'Diese Nachricht wurde in den Einstellungen angefordert. E-Mail von diesem Server kommt an.',
      home(around),
    ],
  }),
}
