import type { ShownAttribute } from '@doorward/contract'

/** What nearly every entry is, and so tells nothing. */
const common = new Set(['top', 'person', 'organizationalperson'])

/** RFC 4515 §3: what has a meaning in a filter, as its code. */
const escapeValue = (value: string) =>
  value.replaceAll(/[\\*()]/g, character => `\\${character.charCodeAt(0).toString(16).padStart(2, '0')}`)

/** A filter that finds entries of the same kind; undefined for one whose kind is not known. */
export const filterFor = (attributes: readonly ShownAttribute[]): string | undefined => {
  const classes = attributes.find(({ name }) => name.toLowerCase() === 'objectclass')?.values ?? []
  const telling = classes.filter(name => !common.has(name.toLowerCase()))
  const kind = telling.at(-1) ?? classes.at(-1)
  return kind && `(objectClass=${escapeValue(kind)})`
}
