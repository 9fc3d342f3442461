import { type AttributeId, type CustomAttribute, type User } from '#directory'
import { type AttributeType, userType } from '../schema/attribute-type.ts'
import type { SyntaxName } from '../schema/syntax.ts'
import { printBoolean } from '../schema/value-text.ts'
import { allowMore, moreAttributes, moreTypes, type Profile, type StoredAttribute } from './profile.ts'

const syntaxes = {
  text: 'directoryString',
  number: 'integer',
  boolean: 'boolean',
  date: 'day',
} as const satisfies Record<CustomAttribute['type'], SyntaxName>

/** An OID without asking anybody for one: the UUID as a number (ITU-T X.667 §7). */
export const oidOf = (id: AttributeId): string => `2.25.${BigInt(`0x${id.replaceAll('-', '')}`)}`

const typeOf = ({ id, name, type, multiValued }: CustomAttribute): AttributeType =>
  userType(name, oidOf(id), syntaxes[type], { single: !multiValued })

/** The profile with the attributes that have been declared for people. */
export function withCustomAttributes(profile: Profile, declared: readonly CustomAttribute[]): Profile {
  if (declared.length === 0) return profile
  const own = declared.map(attribute => ({ attribute, type: typeOf(attribute) }))
  return {
    ...profile,
    types: moreTypes(
      profile.types,
      own.map(({ type }) => type),
    ),
    contentRules: allowMore(profile.contentRules, {
      objectClass: 'inetOrgPerson',
      auxiliary: [],
      may: declared.map(({ name }) => name),
    }),
    person: moreAttributes(
      profile.person,
      own.map(({ attribute, type }) => storedAs(attribute, type)),
    ),
  }
}

function storedAs({ id, type: kind, seenBy, searchable }: CustomAttribute, type: AttributeType): StoredAttribute<User> {
  const valuesOf = ({ attributes }: User): readonly string[] => attributes[id] ?? []
  return {
    kind: 'stored',
    type,
    seenBy,
    index: searchable ? { attribute: id } : undefined,
    always: [],
    values: kind === 'boolean' ? user => valuesOf(user).map(value => printBoolean(value === 'true')) : valuesOf,
  }
}
