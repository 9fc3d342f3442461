import type { Group, LdapProfile, User } from '#directory'
import { type AttributeType, attributeTypes } from '../schema/attribute-type.ts'
import type { ObjectClass } from '../schema/object-class.ts'

/** Values that belong to an entry itself: encoded once, and again when it has changed. */
export interface StoredAttribute<T> {
  kind: 'stored'
  type: AttributeType
  /** Told to the admin bind only; for everybody else there is no such attribute. */
  adminOnly: boolean
  /** What finds the one entry with a value, without looking at the others. */
  index: Index | undefined
  values(subject: T): readonly string[]
}

/** The same for every entry of the kind, so that a filter on it is decided before a search begins. */
export interface ConstantAttribute {
  kind: 'constant'
  type: AttributeType
  adminOnly: boolean
  values: readonly string[]
}

/** Values that differ with the tree they are told in, or with who else is there: written while an answer is written. */
export interface DerivedAttribute {
  kind: 'derived'
  type: AttributeType
  adminOnly: boolean
  derivation: Derivation
}

export type EntryAttribute<T> = StoredAttribute<T> | ConstantAttribute | DerivedAttribute

/** Unique keys people and groups are found by. A prefix is `uid-` or `gid-`. */
export type Index =
  | 'username'
  | 'email'
  | 'user-id'
  | 'prefixed-user-id'
  | 'group-name'
  | 'group-id'
  | 'prefixed-group-id'

export type Derivation =
  | 'entry-dn'
  /** DNs of a person's groups. */
  | 'groups'
  /** DNs of a group's people; their usernames; their ids with `uid-`. */
  | 'people'
  | 'people-usernames'
  | 'people-ids'
  /** `<username>@<domain of the base>`. */
  | 'principal-name'
  /** There while a person may not sign in. */
  | 'locked-time'

/** What entries of one kind look like. The order of the attributes is the order answers have them in. */
export interface EntryShape<T> {
  /** The RDN's value, or undefined while the subject has no entry. */
  rdn: { type: string; value(subject: T): string | undefined }
  attributes: readonly EntryAttribute<T>[]
}

/** How people and groups are told in LDAP's words: data, one file each. */
export interface Profile {
  name: LdapProfile
  /** Types by name, alias and OID in lower case, as this profile has them. */
  types: ReadonlyMap<string, AttributeType>
  /** Classes beside the standard ones, and attributes that classes may have beyond what their RFC says. */
  objectClasses: readonly ObjectClass[]
  contentRules: readonly { objectClass: string; may: readonly string[] }[]
  subschemaDN: string
  person: EntryShape<User>
  group: EntryShape<Group>
}

/** The standard types, with a profile's own in their place. */
export function typesWith(own: readonly AttributeType[]): ReadonlyMap<string, AttributeType> {
  const types = new Map<string, AttributeType>()
  const chosen = new Map(attributeTypes)
  for (const type of own) chosen.set(type.name.toLowerCase(), type)
  for (const type of chosen.values())
    for (const name of [type.name, type.oid, ...type.aliases]) types.set(name.toLowerCase(), type)
  return types
}

const named = (types: Profile['types'], name: string): AttributeType => {
  const type = types.get(name.toLowerCase())
  if (type === undefined) throw new Error(`The attribute type ${name} is not described.`)
  return type
}

/** A short way to write down a shape: each name is looked up among the profile's types. */
export function describe(types: Profile['types']) {
  return {
    constant: (name: string, ...values: string[]): ConstantAttribute => ({
      kind: 'constant',
      type: named(types, name),
      adminOnly: false,
      values,
    }),
    derived: (name: string, derivation: Derivation, { adminOnly = false } = {}): DerivedAttribute => ({
      kind: 'derived',
      type: named(types, name),
      adminOnly,
      derivation,
    }),
    /** One value, or none for null and the empty text, which no directory string can be (RFC 4517 §3.3.6). */
    stored: <T>(
      name: string,
      value: (subject: T) => string | null,
      { index, adminOnly = false }: { index?: Index; adminOnly?: boolean } = {},
    ): StoredAttribute<T> => ({
      kind: 'stored',
      type: named(types, name),
      adminOnly,
      index,
      values(subject) {
        const text = value(subject)
        return text === null || text === '' ? [] : [text]
      },
    }),
  }
}
