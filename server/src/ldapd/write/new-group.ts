import type { GroupInput, MembersChange } from '#directory'
import { type Attribute, ModifyOperation, ResultCode } from '@doorward/ldap'
import { groupClass, memberReader } from './group-changes.ts'
import { Members, type MembersParts } from './members.ts'
import type { Naming } from './new-person.ts'
import { checkNewClasses, isObjectClass } from './object-classes.ts'
import { isPassword } from './password-value.ts'
import { findAttribute, notAllowed, notModifiable } from './person-changes.ts'
import { refuse } from './refusal.ts'
import { getType, newValues, oneOf, type Values } from './values.ts'

export interface NewGroup {
  input: GroupInput
  members: MembersChange | undefined
}

/** A group as an Add request describes it. Departs from RFC 4519 §3.5: it may have no member. */
export function readNewGroup(parts: MembersParts, naming: Naming, attributes: readonly Attribute[]): NewGroup {
  const { profile } = parts.sight.tree.view
  if (naming.type.name.toLowerCase() !== 'cn')
    throw refuse(ResultCode.namingViolation, 'A group is named by its name: cn=<name>.')
  const members = new Members(parts, undefined)
  const input: GroupInput = { name: naming.value }
  let classes: Values | undefined
  const seen = new Set<string>()
  for (const { type: description, values } of attributes) {
    if (isPassword(description)) throw notAllowed('userPassword')
    const type = getType(profile.types, description)
    const name = type.name.toLowerCase()
    if (seen.has(name)) throw refuse(ResultCode.attributeOrValueExists, `${type.name}: provided more than once`)
    seen.add(name)
    if (type.operational) throw notModifiable(type.name)
    const attribute = findAttribute(profile.group.attributes, type)
    if (attribute === undefined) throw notAllowed(type.name)
    const read = memberReader(attribute, parts)
    if (read !== undefined) {
      // Entries that were read here name their members in two ways, which are one.
      const isToo = [...seen].some(other => other !== name && isMemberName(other))
      const modification = { type: type.name, values }
      members.apply({ operation: ModifyOperation.add, modification }, type.name, read, { isToo })
      continue
    }
    const given = newValues(type, values)
    if (isObjectClass(type)) classes = given
    else if (name === 'cn') checkName(given, naming)
    else if (name === 'description') input.description = oneOf(given) ?? ''
    else if (name === 'gidnumber' && type.syntax === 'integer') input.gidNumber = Number(oneOf(given))
    else throw notModifiable(type.name)
  }
  checkNewClasses(profile, [groupClass(profile)], classes)
  return { input, members: members.toChange() }

  function isMemberName(name: string): boolean {
    const type = profile.types.get(name)
    const attribute = type && findAttribute(profile.group.attributes, type)
    return attribute !== undefined && memberReader(attribute, parts) !== undefined
  }
}

function checkName(given: Values, naming: Naming): void {
  if (oneOf(given)?.toLowerCase() !== naming.value.toLowerCase())
    throw refuse(ResultCode.namingViolation, `value of naming attribute '${given.type.name}' is not present in entry`)
}
