import type { ReadEntry } from '../entry.ts'

/** Whether a value of the attribute has that form. */
export const mentions = (rootDse: ReadEntry, attribute: string, form: RegExp): boolean =>
  rootDse.attributes.all(attribute).some(value => form.test(value))

export const hasAttribute = (rootDse: ReadEntry, attribute: string): boolean =>
  rootDse.attributes.all(attribute).length > 0

/** The attributes presets look at: a root DSE shows operational ones only when they are named or with `+`. */
export const rootDseAttributes = ['*', '+'] as const

/** Where a server keeps what it is for: what it says itself, else its only naming context. */
export function findBase(rootDse: ReadEntry): string | undefined {
  const contexts = rootDse.attributes.all('namingContexts').filter(context => context !== '')
  return rootDse.attributes.first('defaultNamingContext') ?? (contexts.length === 1 ? contexts[0] : undefined)
}
