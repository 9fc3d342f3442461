import type { SearchScope } from '#directory'

/** JNDI's words. */
export const scopes: Readonly<Record<string, SearchScope>> = { OBJECT: 'base', ONELEVEL: 'one', SUBTREE: 'subtree' }
