import type { Plugin } from 'vite'
import { endpoints, type Endpoint } from '../../packages/contract/src/index.ts'

/**
 * A browser calls endpoints, and checks neither what is sent nor what is answered: of their table it gets what is plain,
 * without the schemas, which with their library would be an eighth of the first view. What forms check comes with them.
 */
export const plainEndpoints: Plugin = {
  name: 'plain-endpoints',
  load(id) {
    if (!id.endsWith('/packages/contract/src/endpoints/index.ts')) return null
    const isPlain = ([key, value]: [string, unknown]) =>
      key !== 'summary' && (value === null || typeof value !== 'object')
    const plain = Object.entries<Endpoint>(endpoints).map(([name, endpoint]) => [
      name,
      Object.fromEntries(Object.entries(endpoint).filter(isPlain)),
    ])
    return `export const endpoints = ${JSON.stringify(Object.fromEntries(plain))}`
  },
}
