import type { Texts } from '../index.ts'

export const about: Texts['about'] = {
  title: 'Ce qui tourne ici',
  what: 'ce qui tourne ici',
  since: 'Démarré',
  machine: 'Machine',
  runsOn: (version, platform) => `${version} sur ${platform}`,
  database: 'Base de données',
  embedded: version => `SQLite ${version}, dans le dossier de données`,
  address: 'Adresse publique',
  copy: 'Copier pour un rapport',
  nodes: 'Nœuds qui servent cette base',
  node: (version, since) => `Doorward ${version}, démarré\u00a0: ${since}`,
  nodesHint: 'Un nœud qui ne s’est pas manifesté depuis une minute n’y figure plus\u00a0; la page État en parle.',
  more: 'Documentation et licences',
  docs: 'Documentation',
  docsHint: 'Dans le dossier docs du code source. Toutes les commandes\u00a0: ',
  apiLink: 'Description de l’API JSON (OpenAPI 3.1)',
  licence: 'Licence',
  licenceText: 'Licence Apache 2.0, sans garantie.',
  parts: 'Dessiné avec',
  partsText:
    'IBM Plex (OFL 1.1), Tabler Icons (MIT) et Simple Icons (CC0). Les logos des programmes appartiennent à leurs propriétaires.',
}
