import type { AttributeType } from '../schema/attribute-type.ts'
import type { Profile } from '../profile/index.ts'

/** An entry that is no person and no group: few, small, and made as a whole. */
export interface StaticEntry {
  dn: string
  attributes: ReadonlyMap<AttributeType, readonly Uint8Array[]>
}

/** Makes a static entry from names and values; names are told as the profile spells them. */
export function staticEntry(
  types: Profile['types'],
  dn: string,
  values: Readonly<Record<string, readonly string[]>>,
): StaticEntry {
  const attributes = new Map<AttributeType, Uint8Array[]>()
  for (const [name, texts] of Object.entries(values)) {
    const type = types.get(name.toLowerCase())
    if (type === undefined) throw new Error(`The attribute type ${name} is not described.`)
    if (texts.length > 0)
      attributes.set(
        type,
        texts.map(text => new TextEncoder().encode(text)),
      )
  }
  return { dn, attributes }
}
