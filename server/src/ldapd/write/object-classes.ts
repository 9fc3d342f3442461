import { ResultCode } from '@doorward/ldap'
import { findObjectClass, type Profile } from '../profile/profile.ts'
import type { AttributeType } from '../schema/attribute-type.ts'
import type { ObjectClass } from '../schema/object-class.ts'
import { refuse } from './refusal.ts'
import type { Values } from './values.ts'

export const isObjectClass = ({ oid }: AttributeType): boolean => oid === '2.5.4.0'

function getClasses(profile: Profile, values: Values): ObjectClass[] {
  return values.texts.map((name, i) => {
    const known = findObjectClass(profile, name)
    if (known === undefined)
      throw refuse(ResultCode.invalidAttributeSyntax, `objectClass: value #${i} invalid per syntax`)
    return known
  })
}

const chainOf = (profile: Profile, name: string): string[] => {
  const known = findObjectClass(profile, name)
  return known === undefined ? [] : [known.name, ...(known.superior === null ? [] : chainOf(profile, known.superior))]
}

/** Auxiliary classes that entries of a structural one may have. */
const auxiliaryOf = (profile: Profile, structural: string): string[] =>
  profile.contentRules.filter(({ objectClass }) => objectClass === structural).flatMap(({ auxiliary }) => auxiliary)

/**
 * The classes of a new entry. Which ones it will have follows from what is kept of it; those that are sent must be known,
 * fit together and fit `structural`. Answers them, and those above them.
 */
export function checkNewClasses(
  profile: Profile,
  structural: readonly string[],
  values: Values | undefined,
): ObjectClass[] {
  if (values === undefined) throw refuse(ResultCode.objectClassViolation, 'no objectClass attribute')
  const classes = getClasses(profile, values)
  const named = new Set(structural.flatMap(name => [...chainOf(profile, name), ...auxiliaryOf(profile, name)]))
  const own = classes.filter(({ kind }) => kind === 'STRUCTURAL')
  const [first] = own
  if (first === undefined && !classes.some(({ name }) => structural.includes(name)))
    throw refuse(ResultCode.objectClassViolation, 'no structural object class provided')
  const stranger = classes.find(({ name }) => !named.has(name))
  if (stranger !== undefined)
    throw refuse(ResultCode.objectClassViolation, `object class '${stranger.name}' is not for entries here`)
  const all = new Set(classes.flatMap(({ name }) => chainOf(profile, name)))
  return [...all].flatMap(name => findObjectClass(profile, name) ?? [])
}

/** Classes follow from what an entry holds, so those it must have stay, and no other kind comes. */
export function checkClassChange(profile: Profile, structural: string, values: Values): void {
  const classes = getClasses(profile, values)
  const may = new Set([...chainOf(profile, structural), ...auxiliaryOf(profile, structural)])
  if (classes.some(({ name, kind }) => kind === 'STRUCTURAL' && !may.has(name)))
    throw refuse(ResultCode.objectClassModsProhibited, `structural object class modification from '${structural}'`)
  const stranger = classes.find(({ name }) => !may.has(name))
  if (stranger !== undefined)
    throw refuse(ResultCode.objectClassViolation, `object class '${stranger.name}' is not for entries here`)
  if (!classes.some(({ name }) => name === structural))
    throw refuse(ResultCode.objectClassViolation, 'no structural object class provided')
}
