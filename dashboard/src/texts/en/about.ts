/** The page that says what runs here. */
export const about = {
  title: 'What runs here',
  what: 'what runs here',
  since: 'Started',
  machine: 'Machine',
  runsOn: (version: string, platform: string) => `${version} on ${platform}`,
  database: 'Database',
  embedded: (version: string) => `SQLite ${version}, in the data folder`,
  address: 'Public address',
  copy: 'Copy for a report',
  nodes: 'Serving from this database',
  node: (version: string, since: string) => `Doorward ${version}, started: ${since}`,
  nodesHint: 'A node that was not seen for a minute is left out; Health tells of it.',
  more: 'Documentation and licences',
  docs: 'Documentation',
  docsHint: 'In the folder docs of the source. Every command: ',
  apiLink: 'Description of the JSON API (OpenAPI 3.1)',
  licence: 'Licence',
  licenceText: 'Apache License 2.0, without warranty.',
  parts: 'Drawn with',
  partsText:
    'IBM Plex (OFL 1.1), Tabler Icons (MIT) and Simple Icons (CC0). The marks of programs belong to their owners.',
}
