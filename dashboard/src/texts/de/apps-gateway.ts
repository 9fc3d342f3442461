import type { Texts } from '../index.ts'

export const appsGateway: Texts['appsGateway'] = {
  visibility: {
    label: 'Wer die Seiten sehen darf',
    hint: 'Wo unten keine Regel etwas anderes sagt.',
    private: 'Nur angemeldete Personen, die sie öffnen dürfen',
    public: 'Alle; wer angemeldet ist, wird der App mitgeteilt',
  },
  username: {
    label: 'Der Benutzername, wie die App ihn erfährt',
    plain: 'So, wie er ist',
    icap: 'Wie ICAP-Server ihn erwarten: Base64 von Local://username',
  },
  upstream: {
    label: 'Adresse der App selbst',
    hint: 'Nur, wenn Doorward der Proxy sein soll, etwa http://127.0.0.1:3000. Leer: Ihr eigener Proxy fragt Doorward.',
  },
  verify: {
    label: 'Zertifikat der App prüfen',
    hint: 'Aus nur bei einer App mit selbst erzeugtem Zertifikat, in einem Netz, dem Sie vertrauen.',
  },
  switches: {
    acceptAppPasswords: {
      label: 'Programme dürfen ein Anwendungspasswort senden',
      hint: 'Mit Basic, wo sich kein Browser zur Anmeldung führen lässt. Lassen Sie den Proxy Authorization vor der App entfernen.',
    },
    acceptTokens: {
      label: 'Programme dürfen ein Zugriffstoken senden',
      hint: 'Als Bearer: eines, das Doorward für die Adresse dieser App oder für ihren eigenen OpenID-Connect-Client ausgegeben hat.',
    },
    assertion: {
      label: 'Signieren, wer jemand ist',
      hint: 'X-Doorward-Assertion enthält dann eine signierte Aussage, die die App mit den Schlüsseln von Doorward prüft.',
    },
  },
  paths: {
    title: 'Pfade mit eigenen Regeln',
    hint: 'Die erste passende Regel zählt. In einem Muster steht * für einen beliebigen Teil eines Abschnitts, ** für alles.',
    rule: nth => `Regel ${nth}`,
    kind: 'Welche Pfade',
    prefix: 'Alles darunter',
    pattern: 'Muster',
    path: 'Pfad',
    need: 'Wer kommen darf',
    public: 'Für alle offen',
    signIn: 'Mit Anmeldung',
    deny: 'Niemand',
    up: nth => `Regel ${nth} nach oben`,
    down: nth => `Regel ${nth} nach unten`,
    remove: nth => `Regel ${nth} entfernen`,
    moved: (from, to, all) => `Regel ${from} ist jetzt Regel ${to} von ${all}.`,
    removed: nth => `Regel ${nth} ist entfernt.`,
    add: 'Pfad hinzufügen',
  },
}
