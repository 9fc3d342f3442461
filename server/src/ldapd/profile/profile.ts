import type { AttributeId, AttributeSight, Group, LdapProfile, User } from '#directory'
import { type AttributeType, attributeTypes } from '../schema/attribute-type.ts'
import { type ObjectClass, objectClasses } from '../schema/object-class.ts'

/** Values that belong to an entry itself: encoded once, and again when it has changed. */
export interface StoredAttribute<T> {
  kind: 'stored'
  type: AttributeType
  /** For who may not see it there is no such attribute. `admins` is the admin bind. */
  seenBy: AttributeSight
  /** What finds the entries with a value, without looking at the others. */
  index: Index | undefined
  /** Values that every entry of the kind has, among others; none unless it says so. */
  always: readonly string[]
  values(subject: T): readonly string[]
}

/** The same for every entry of the kind, so that a filter on it is decided before a search begins. */
export interface ConstantAttribute {
  kind: 'constant'
  type: AttributeType
  seenBy: AttributeSight
  values: readonly string[]
}

/** Values that differ with the tree they are told in, or with who else is there: written while an answer is written. */
export interface DerivedAttribute {
  kind: 'derived'
  type: AttributeType
  seenBy: AttributeSight
  derivation: Derivation
}

export type EntryAttribute<T> = StoredAttribute<T> | ConstantAttribute | DerivedAttribute

/** A key of which there is one, or a custom attribute that the directory keeps an index of. */
export type Index = UniqueIndex | { attribute: AttributeId }

/** Keys people and groups are found by. A prefix is `uid-` or `gid-`. */
export type UniqueIndex =
  | 'username'
  | 'email'
  | 'user-id'
  | 'prefixed-user-id'
  | 'uid-number'
  | 'group-name'
  | 'group-id'
  | 'prefixed-group-id'
  | 'gid-number'

export type Derivation =
  | 'entry-dn'
  /** DNs of the groups a person or a group is in, directly and through others. */
  | 'groups'
  /** DNs of a group's people, direct and through groups inside it; their usernames; their ids with `uid-`. */
  | 'people'
  | 'people-usernames'
  | 'people-ids'
  /** `<username>@<domain of the base>`. */
  | 'principal-name'
  /** There while a person may not sign in. */
  | 'locked-time'
  /** Their picture, as JPEG. */
  | 'photo'
  /** The number of the last change of what an entry tells, as a CSN. */
  | 'csn'

/** What entries of one kind look like. The order of the attributes is the order answers have them in. */
export interface EntryShape<T> {
  /** The RDN's value, or undefined while the subject has no entry. */
  rdn: { type: string; value(subject: T): string | undefined }
  attributes: readonly EntryAttribute<T>[]
}

/** What entries of a structural class may have beyond what its RFC says (RFC 4512 §4.1.6). */
export interface ContentRule {
  objectClass: string
  auxiliary: readonly string[]
  may: readonly string[]
}

/** How people and groups are told in LDAP's words: data, one file each. */
export interface Profile {
  name: LdapProfile
  /** Types by name, alias and OID in lower case, as this profile has them. */
  types: ReadonlyMap<string, AttributeType>
  /** What the unit is called that people are in. */
  peopleUnit: 'users' | 'people'
  /** Classes beside the standard ones, or in their place. */
  objectClasses: readonly ObjectClass[]
  contentRules: readonly ContentRule[]
  subschemaDN: string
  /** Whether it tells of accounts on Unix machines when the settings say so. */
  hasPosix: boolean
  person: EntryShape<User>
  group: EntryShape<Group>
}

/** The standard types, with a profile's own in their place. */
export function typesWith(own: readonly AttributeType[]): ReadonlyMap<string, AttributeType> {
  const chosen = new Map(attributeTypes)
  for (const type of own) chosen.set(type.name.toLowerCase(), type)
  return moreTypes(new Map(), [...chosen.values()])
}

/** The types with more of them, each under every name it has. */
export function moreTypes(known: Profile['types'], more: readonly AttributeType[]): Profile['types'] {
  const types = new Map(known)
  for (const type of more)
    for (const name of [type.name, type.oid, ...type.aliases]) types.set(name.toLowerCase(), type)
  return types
}

/** A shape with more attributes, where the entry's own end and those begin that are worked out. */
export function moreAttributes<T>(shape: EntryShape<T>, more: readonly EntryAttribute<T>[]): EntryShape<T> {
  const at = shape.attributes.findIndex(({ kind }) => kind === 'derived')
  return { ...shape, attributes: shape.attributes.toSpliced(at, 0, ...more) }
}

/** The rules, with more allowed for one structural class. */
export function allowMore(
  rules: readonly ContentRule[],
  { objectClass, auxiliary, may }: ContentRule,
): readonly ContentRule[] {
  const known = rules.find(rule => rule.objectClass === objectClass)
  const merged = {
    objectClass,
    auxiliary: [...new Set([...(known?.auxiliary ?? []), ...auxiliary])],
    may: [...(known?.may ?? []), ...may],
  }
  return [...rules.filter(rule => rule !== known), merged]
}

/** An object class by name or OID; a profile's own comes before a standard one. */
export function findObjectClass(profile: Pick<Profile, 'objectClasses'>, name: string): ObjectClass | undefined {
  const folded = name.toLowerCase()
  const isIt = ({ name, oid }: ObjectClass): boolean => name.toLowerCase() === folded || oid === folded
  return profile.objectClasses.find(isIt) ?? objectClasses.get(folded) ?? [...objectClasses.values()].find(isIt)
}

/** Names of the attributes that a class and those above it demand and allow; none of a class that is not known. */
export function allowedBy(profile: Pick<Profile, 'objectClasses'>, name: string): string[] {
  const found = findObjectClass(profile, name)
  if (found === undefined) return []
  const above = found.superior === null ? [] : allowedBy(profile, found.superior)
  return [...above, ...found.must, ...found.may]
}

const named = (types: Profile['types'], name: string): AttributeType => {
  const type = types.get(name.toLowerCase())
  if (type === undefined) throw new Error(`The attribute type ${name} is not described.`)
  return type
}

interface Options {
  seenBy?: AttributeSight
}

/** A short way to write down a shape: each name is looked up among the profile's types. */
export function describe(types: Profile['types']) {
  return {
    constant: (name: string, ...values: string[]): ConstantAttribute => ({
      kind: 'constant',
      type: named(types, name),
      seenBy: 'everyone',
      values,
    }),
    derived: (name: string, derivation: Derivation, { seenBy = 'everyone' }: Options = {}): DerivedAttribute => ({
      kind: 'derived',
      type: named(types, name),
      seenBy,
      derivation,
    }),
    /** One value, or none for null and the empty text, which no directory string can be (RFC 4517 §3.3.6). */
    stored: <T>(
      name: string,
      value: (subject: T) => string | null,
      { index, seenBy = 'everyone' }: Options & { index?: Index } = {},
    ): StoredAttribute<T> => ({
      kind: 'stored',
      type: named(types, name),
      seenBy,
      index,
      always: [],
      values(subject) {
        const text = value(subject)
        return text === null || text === '' ? [] : [text]
      },
    }),
  }
}
