import type { Texts } from '../index.ts'

export const about: Texts['about'] = {
  title: 'Qué se ejecuta aquí',
  what: 'lo que se ejecuta aquí',
  since: 'Iniciado',
  machine: 'Máquina',
  runsOn: (version, platform) => `${version} en ${platform}`,
  database: 'Base de datos',
  embedded: version => `SQLite ${version}, en la carpeta de datos`,
  address: 'Dirección pública',
  copy: 'Copiar para un informe',
  nodes: 'Nodos que sirven esta base',
  node: (version, since) => `Doorward ${version}, iniciado: ${since}`,
  nodesHint: 'Un nodo que lleva un minuto sin dar señales no aparece; la página Estado habla de él.',
  more: 'Documentación y licencias',
  docs: 'Documentación',
  docsHint: 'En la carpeta docs del código fuente. Todas las órdenes: ',
  apiLink: 'Descripción de la API JSON (OpenAPI 3.1)',
  licence: 'Licencia',
  licenceText: 'Licencia Apache 2.0, sin garantía.',
  parts: 'Dibujado con',
  partsText:
    'IBM Plex (OFL 1.1), Tabler Icons (MIT) y Simple Icons (CC0). Las marcas de los programas pertenecen a sus propietarios.',
}
