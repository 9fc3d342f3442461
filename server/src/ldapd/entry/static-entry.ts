import type { AttributeType } from '../schema/attribute-type.ts'
import type { Profile } from '../profile/index.ts'

/** An entry that is no person and no group: few, small, and made as a whole. */
export interface StaticEntry {
  dn: string
  attributes: readonly { type: AttributeType; values: readonly string[] }[]
}

/** Makes a static entry from names and values; names are told as the profile spells them. */
export function staticEntry(
  types: Profile['types'],
  dn: string,
  values: Readonly<Record<string, readonly string[]>>,
): StaticEntry {
  return {
    dn,
    attributes: Object.entries(values).map(([name, values]) => {
      const type = types.get(name.toLowerCase())
      if (type === undefined) throw new Error(`The attribute type ${name} is not described.`)
      return { type, values }
    }),
  }
}
