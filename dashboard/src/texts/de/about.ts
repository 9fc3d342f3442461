import type { Texts } from '../index.ts'

export const about: Texts['about'] = {
  title: 'Was hier läuft',
  what: 'was hier läuft',
  since: 'Gestartet',
  machine: 'Rechner',
  runsOn: (version, platform) => `${version} auf ${platform}`,
  database: 'Datenbank',
  embedded: version => `SQLite ${version}, im Datenordner`,
  address: 'Öffentliche Adresse',
  copy: 'Für einen Bericht kopieren',
  nodes: 'Bedienen diese Datenbank',
  node: (version, since) => `Doorward ${version}, gestartet: ${since}`,
  nodesHint: 'Wer seit einer Minute nicht gesehen wurde, fehlt hier; unter „Zustand“ steht mehr dazu.',
  more: 'Dokumentation und Lizenzen',
  docs: 'Dokumentation',
  docsHint: 'Im Ordner docs des Quelltexts. Alle Befehle: ',
  apiLink: 'Beschreibung der JSON-API (OpenAPI 3.1)',
  licence: 'Lizenz',
  licenceText: 'Apache License 2.0, ohne Gewährleistung.',
  parts: 'Gezeichnet mit',
  partsText:
    'IBM Plex (OFL 1.1), Tabler Icons (MIT) und Simple Icons (CC0). Die Zeichen der Programme gehören ihren Inhabern.',
}
