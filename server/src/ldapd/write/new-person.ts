import { isAtLeast, type PersonChange, type Role, type UserInput } from '#directory'
import { type Attribute, ResultCode } from '@doorward/ldap'
import { printBoolean } from '../schema/value-text.ts'
import type { AttributeType } from '../schema/attribute-type.ts'
import type { Tree } from '../tree/tree.ts'
import { checkNewClasses, isObjectClass } from './object-classes.ts'
import { isHash, isPassword, readPassword } from './password-value.ts'
import { type EntryWords, findAttribute, isLock, notAllowed, notModifiable } from './person-changes.ts'
import { findTake, PersonDraft } from './person-fields.ts'
import { isPhoto, readPhoto } from './photo-value.ts'
import { refuse } from './refusal.ts'
import { getType, newValues, oneOf, type Values } from './values.ts'

/** What the leading RDN says of a new entry. */
export interface Naming {
  type: AttributeType
  value: string
}

export interface NewPerson {
  input: UserInput
  more: Pick<PersonChange, 'patch' | 'disabled' | 'picture'>
}

/** Fields that a new person has from the start; the others are put in with the same stroke. */
const laterFields = ['phone', 'recoveryEmail'] as const

/**
 * A person as an Add request describes them: `uid` is the username, the rest as in entries that are told. What follows
 * from other values may be sent, as entries that were read here have it, and must then be what it will be.
 */
export function readNewPerson(
  { memory, profile }: EntryWords,
  naming: Naming,
  attributes: readonly Attribute[],
  { tree, role }: { tree: Tree; role: Role },
): NewPerson {
  const draft = new PersonDraft()
  const photo = attributes.filter(({ type }) => !isPassword(type) && isPhoto(getType(profile.types, type)))
  const given = readAttributes(
    profile.types,
    attributes.filter(attribute => !photo.includes(attribute)),
  )
  const classes = checkNewClasses(
    profile,
    personClasses(profile.name),
    given.get(getType(profile.types, 'objectClass')),
  )
  const username = readUsername(naming, given, profile.name)
  const rests: [name: string, texts: readonly string[]][] = []
  let uidNumber: number | null = null
  for (const [type, values] of given) {
    const name = type.name.toLowerCase()
    if (isObjectClass(type) || name === nameOf(profile.name)) continue
    if (name === 'pwdaccountlockedtime') {
      draft.disabled = isLock(values.texts.map(text => Buffer.from(text)))
      continue
    }
    if (type.operational) throw notModifiable(type.name)
    if (findAttribute(profile.person.attributes, type) === undefined) throw notAllowed(type.name)
    if (name === 'uidnumber') uidNumber = Number(oneOf(values))
    else {
      const take = findTake(profile, memory, type)
      if (take === undefined) rests.push([type.name, values.texts])
      else take(values, draft)
    }
  }
  for (const { name, must } of classes)
    for (const wanted of profile.name === 'cloudron' ? [] : must)
      if (['sn', 'cn'].includes(wanted) && !given.has(getType(profile.types, wanted)))
        throw refuse(ResultCode.objectClassViolation, `object class '${name}' requires attribute '${wanted}'`)

  const { patch, disabled } = draft
  checkRests(rests, {
    username,
    principal: username + Buffer.from(tree.principalSuffix).toString(),
    isAdmin: isAtLeast(patch.role ?? 'user', 'admin'),
    uidNumber,
  })
  const later = laterFields.flatMap(field => (patch[field] == null ? [] : [[field, patch[field]]]))
  const { displayName, email, givenName, familyName, locale, attributes: custom } = patch
  return {
    input: {
      username,
      displayName: displayName ?? username,
      email: email ?? null,
      givenName: givenName ?? null,
      familyName: familyName ?? null,
      locale: locale ?? null,
      role: patch.role ?? 'user',
      ...(custom !== undefined && { attributes: custom }),
      ...readNewPassword(attributes, role),
      loginShell: patch.loginShell ?? null,
      homeDirectory: patch.homeDirectory ?? null,
      sshKeys: patch.sshKeys ?? [],
      uidNumber,
    },
    more: {
      ...(later.length > 0 && { patch: Object.fromEntries(later) }),
      ...(disabled !== undefined && { disabled }),
      ...(photo.length > 0 && { picture: readPhoto(photo.flatMap(({ values }) => values)) }),
    },
  }
}

/** The values of each type, whatever names it was sent under; the password aside. */
export function readAttributes(
  types: ReadonlyMap<string, AttributeType>,
  attributes: readonly Attribute[],
): Map<AttributeType, Values> {
  const given = new Map<AttributeType, Values>()
  for (const { type: description, values } of attributes) {
    if (isPassword(description)) continue
    const type = getType(types, description)
    if (given.has(type)) throw refuse(ResultCode.attributeOrValueExists, `${type.name}: provided more than once`)
    given.set(type, newValues(type, values))
  }
  return given
}

const personClasses = (profile: string): readonly string[] =>
  profile === 'cloudron' ? ['inetOrgPerson', 'user'] : ['inetOrgPerson']

/** The attribute that holds the username: of `uid` the cloudron profile makes ids. */
const nameOf = (profile: string): string => (profile === 'cloudron' ? 'username' : 'uid')

function readUsername(naming: Naming, given: Map<AttributeType, Values>, profile: string): string {
  const [, values] = [...given].find(([type]) => type.name.toLowerCase() === nameOf(profile)) ?? []
  const named = values && oneOf(values)
  const inName = naming.type.name.toLowerCase()
  if (inName === 'uid' && (named ?? naming.value).toLowerCase() === naming.value.toLowerCase()) return naming.value
  const mail = [...given].find(([type]) => type.name.toLowerCase() === 'mail')?.[1].texts ?? []
  const isTheirs =
    named !== undefined &&
    (naming.value.toLowerCase() === named.toLowerCase() ||
      (inName === 'mail' && mail.some(address => address.toLowerCase() === naming.value.toLowerCase())))
  if (named !== undefined && isTheirs) return named
  throw refuse(
    ResultCode.namingViolation,
    'A new person is named by their username: uid=<username>, and no other value of uid.',
  )
}

function readNewPassword(attributes: readonly Attribute[], role: Role): Pick<UserInput, 'password'> {
  const [sent, ...more] = attributes.filter(({ type }) => isPassword(type))
  if (sent === undefined) return {}
  if (more.length > 0) throw refuse(ResultCode.attributeOrValueExists, 'userPassword: provided more than once')
  const password = readPassword(sent.values)
  if (!isHash(password.reveal())) return { password: { plain: password } }
  if (!isAtLeast(role, 'admin'))
    throw refuse(ResultCode.insufficientAccessRights, 'userPassword: a hash is taken from an admin alone.')
  return { password: { hash: password.reveal() } }
}

interface Following {
  username: string
  principal: string
  isAdmin: boolean
  uidNumber: number | null
}

/** What follows from other values. */
function checkRests(rests: readonly [name: string, texts: readonly string[]][], following: Following): void {
  const { username, principal, isAdmin, uidNumber } = following
  const expected: Readonly<Record<string, string | null>> = {
    samaccountname: username,
    username,
    userprincipalname: principal,
    isadmin: printBoolean(isAdmin),
    twofactorauthenticationenabled: printBoolean(false),
    gidnumber: uidNumber === null ? null : String(uidNumber),
    objectcategory: 'person',
  }
  for (const [name, texts] of rests) {
    const value = expected[name.toLowerCase()]
    const [text = '', ...more] = texts
    if (value == null || more.length > 0 || text.toLowerCase() !== value.toLowerCase())
      throw refuse(ResultCode.constraintViolation, `${name}: it follows from other values, and would not be “${text}”`)
  }
}
