import { parseDN } from '@doorward/ldap'
import type { Profile } from '../profile/index.ts'
import type { AttributeType } from '../schema/attribute-type.ts'

/** A `type=value` of a DN, as far as the type is known. */
export interface NameInDN {
  type: AttributeType
  value: Uint8Array
}

/** Everything a DN is made of, its own RDN and those above. */
export function namesOf(dn: string, { types }: Profile): NameInDN[] {
  return parseDN(dn)
    .flat()
    .flatMap(({ type: name, value }) => {
      const type = types.get(name.toLowerCase())
      return type === undefined ? [] : [{ type, value: typeof value === 'string' ? Buffer.from(value) : value }]
    })
}
