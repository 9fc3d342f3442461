/** Attributes whose values say nothing of who is looked for. */
const structural = new Set(['objectclass', 'objectcategory', 'structuralobjectclass', 'memberof'])

/** `\2a` and the like (RFC 4515 §3). */
const unescape = (value: string): string =>
  value.replaceAll(/\\([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/**
 * Whether a filter looks for this one person and for nobody else: every value in it that could be somebody's is one of
 * their names, alone or as the first part of a DN. A value nobody has may be another person's mistake, or a password
 * typed into the wrong field.
 */
export function namesPerson(filter: string, names: readonly string[]): boolean {
  const lower = names.map(name => name.toLowerCase())
  const isTheirs = (value: string): boolean =>
    lower.some(name => value === name || value.replace(/^[\w.-]+=/, '').split(',', 1)[0] === name)
  const values = [...filter.matchAll(/\(([^()=<>~:]+)[^()=]*=([^()]*)\)/g)].flatMap(([, attribute = '', value = '']) =>
    structural.has(attribute.toLowerCase()) || value === '*' ? [] : [unescape(value).toLowerCase()],
  )
  return values.length > 0 && values.every(isTheirs)
}
