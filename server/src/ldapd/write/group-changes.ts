import type { Group, GroupChange, GroupPatch } from '#directory'
import { type Modification, ResultCode } from '@doorward/ldap'
import type { EntryAttribute, Profile } from '../profile/index.ts'
import type { AttributeType } from '../schema/attribute-type.ts'
import { byName, byUsername, Members, type MembersParts } from './members.ts'
import { checkClassChange, isObjectClass } from './object-classes.ts'
import { isPassword } from './password-value.ts'
import { findAttribute, notAllowed, notModifiable } from './person-changes.ts'
import { refuse } from './refusal.ts'
import { getType, oneOf, Values } from './values.ts'

/** How an attribute of groups names members; undefined for one that does not. */
export function memberReader(attribute: EntryAttribute<Group>, parts: MembersParts) {
  if (attribute.kind !== 'derived') return undefined
  const { derivation, type } = attribute
  if (derivation === 'people') return byName(type.name, parts)
  return derivation === 'people-usernames' || derivation === 'people-ids' ? byUsername(type.name, parts) : undefined
}

/** The structural class of groups in a profile. */
export const groupClass = ({ name }: Profile): string => (name === 'cloudron' ? 'group' : 'groupOfNames')

const valuesOf = (attribute: EntryAttribute<Group>, group: Group): readonly string[] =>
  attribute.kind === 'stored' ? attribute.values(group) : attribute.kind === 'constant' ? attribute.values : []

/** As `readPersonChanges`, of a group. */
export function readGroupChanges(
  parts: MembersParts,
  group: Group,
  slot: number,
  changes: readonly Modification[],
): GroupChange {
  const { profile } = parts.sight.tree.view
  const members = new Members(parts, slot)
  const touched = new Map<AttributeType, Values>()
  for (const change of changes) {
    const { type: description } = change.modification
    if (isPassword(description)) throw notAllowed('userPassword')
    const type = getType(profile.types, description)
    if (type.operational) throw notModifiable(type.name)
    const attribute = findAttribute(profile.group.attributes, type)
    if (attribute === undefined) throw notAllowed(type.name)
    const read = memberReader(attribute, parts)
    if (read !== undefined) {
      members.apply(change, type.name, read)
      continue
    }
    if (attribute.kind === 'derived') throw notModifiable(type.name)
    let values = touched.get(type)
    if (values === undefined) touched.set(type, (values = new Values(type, valuesOf(attribute, group))))
    values.apply(change)
  }
  const patch: GroupPatch = {}
  for (const [type, values] of touched) {
    if (!values.isChanged) continue
    if (isObjectClass(type)) checkClassChange(profile, groupClass(profile), values)
    else take(type, values, patch)
  }
  const change = members.toChange()
  return {
    ...(Object.keys(patch).length > 0 && { patch }),
    ...(change !== undefined && { members: change }),
  }

  function take(type: AttributeType, values: Values, patch: GroupPatch): void {
    const name = type.name.toLowerCase()
    if (name === 'description') patch.description = oneOf(values) ?? ''
    // Another spelling of the name it has.
    else if (name === 'cn' && values.isSame) patch.name = oneOf(values) ?? group.name
    else if (name === 'cn' && !values.keepsAll)
      throw refuse(ResultCode.notAllowedOnRDN, `${type.name}: it names the entry; rename the entry (ModifyDN)`)
    else if (!values.isSame) throw notModifiable(type.name)
  }
}
