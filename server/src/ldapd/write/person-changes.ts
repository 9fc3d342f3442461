import type { DirectoryMemory, User } from '#directory'
import { type Modification, ModifyOperation, ResultCode } from '@doorward/ldap'
import type { EntryAttribute, Profile } from '../profile/index.ts'
import type { AttributeType } from '../schema/attribute-type.ts'
import { checkClassChange, isObjectClass } from './object-classes.ts'
import { isPassword } from './password-value.ts'
import { findTake, PersonDraft } from './person-fields.ts'
import { isPhoto, readPhotoChange } from './photo-value.ts'
import { refuse } from './refusal.ts'
import { getType, Values } from './values.ts'

export interface EntryWords {
  memory: DirectoryMemory
  profile: Profile
}

const lockedTime = 'pwdaccountlockedtime'

/** The attributes that an entry of the shape may have; what others are allowed elsewhere does not matter to it. */
export function findAttribute<T>(
  attributes: readonly EntryAttribute<T>[],
  type: AttributeType,
): EntryAttribute<T> | undefined {
  return attributes.find(attribute => attribute.type === type)
}

export const notAllowed = (name: string) =>
  refuse(ResultCode.objectClassViolation, `attribute '${name}' is not kept for such an entry`)
export const notModifiable = (name: string) =>
  refuse(ResultCode.constraintViolation, `${name}: no user modification allowed`)

/** What is told of a person before anything is changed. */
const valuesOf = (attribute: EntryAttribute<User>, user: User): readonly string[] =>
  attribute.kind === 'stored' ? attribute.values(user) : attribute.kind === 'constant' ? attribute.values : []

/**
 * Works out what the changes of a request make of a person, one after the other as RFC 4511 §4.6 says; the password aside.
 * Throws what slapd answers for what cannot be. `seesAll`: attributes that admins alone see are there too.
 */
export function readPersonChanges(
  { memory, profile }: EntryWords,
  user: User,
  changes: readonly Modification[],
  seesAll: boolean,
): PersonDraft {
  const draft = new PersonDraft()
  const touched = new Map<AttributeType, Values>()
  for (const change of changes) {
    const { type: description } = change.modification
    if (isPassword(description)) continue
    const type = getType(profile.types, description)
    if (type.name.toLowerCase() === lockedTime) {
      draft.disabled = readLock(change, draft.disabled ?? user.disabledByAdmin)
      continue
    }
    if (type.operational) throw notModifiable(type.name)
    const attribute = findAttribute(profile.person.attributes, type)
    if (attribute === undefined) throw notAllowed(type.name)
    const isSecret = attribute.seenBy === 'admins' && findTake(profile, memory, type) !== undefined
    if (isSecret && !seesAll && memory.attributes.findByName(type.name) !== undefined)
      throw refuse(ResultCode.undefinedAttributeType, `${description}: attribute type undefined`)
    if (isPhoto(type)) {
      draft.picture = readPhotoChange(change, (draft.picture === undefined ? user.picture : draft.picture) !== null)
      continue
    }
    if (attribute.kind === 'derived') throw notModifiable(type.name)
    let values = touched.get(type)
    if (values === undefined) touched.set(type, (values = new Values(type, valuesOf(attribute, user))))
    values.apply(change)
  }
  for (const [type, values] of touched) {
    if (!values.isChanged) continue
    if (isObjectClass(type)) checkClassChange(profile, 'inetOrgPerson', values)
    else take(values, type)
  }
  return draft

  function take(values: Values, type: AttributeType): void {
    const takes = findTake(profile, memory, type)
    if (takes !== undefined) return takes(values, draft)
    if (values.isSame) return
    const isName = type.name.toLowerCase() === profile.person.rdn.type.toLowerCase()
    if (isName && !values.keepsAll)
      throw refuse(ResultCode.notAllowedOnRDN, `${type.name}: it names the entry, and a username is never changed`)
    throw notModifiable(type.name)
  }
}

/** `000001010000Z` disables; to delete it enables (draft-behera-ldap-password-policy §5.3.3). */
function readLock({ operation, modification: { values } }: Modification, isLocked: boolean): boolean {
  if (values.length > 1)
    throw refuse(ResultCode.constraintViolation, 'pwdAccountLockedTime: attribute cannot have multiple values')
  if (operation === ModifyOperation.increment)
    throw refuse(ResultCode.constraintViolation, 'pwdAccountLockedTime: holds no numbers')
  if (operation === ModifyOperation.add && isLocked)
    throw refuse(ResultCode.attributeOrValueExists, 'modify/add: pwdAccountLockedTime: value #0 already exists')
  if (operation === ModifyOperation.delete && !isLocked)
    throw refuse(ResultCode.noSuchAttribute, 'modify/delete: pwdAccountLockedTime: no such attribute')
  const isNamed = values.length > 0 && isLock(values)
  return operation === ModifyOperation.add ? isLock(values) : operation === ModifyOperation.replace && isNamed
}

/** The one value there is: nobody is locked for a while. */
export function isLock(values: readonly Uint8Array[]): true {
  const [value] = values
  if (value === undefined || Buffer.from(value).toString() !== '000001010000Z')
    throw refuse(ResultCode.constraintViolation, 'pwdAccountLockedTime: the one value it takes is 000001010000Z')
  return true
}
