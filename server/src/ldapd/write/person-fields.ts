import { isRole, type DirectoryMemory, type PersonChange, type UserChange } from '#directory'
import { ResultCode } from '@doorward/ldap'
import type { Profile } from '../profile/index.ts'
import type { AttributeType } from '../schema/attribute-type.ts'
import { refuse } from './refusal.ts'
import { oneOf, type Values } from './values.ts'

/** What a request has made of a person's attributes, in the directory's words. */
export class PersonDraft {
  readonly patch: UserChange = {}
  readonly #saidBy = new Map<keyof UserChange, string>()
  disabled: PersonChange['disabled']
  picture: PersonChange['picture']

  /** Two attributes may tell one field; what they say must then be one. */
  set<K extends keyof UserChange>(field: K, value: NonNullable<UserChange[K]> | null, by: string): void {
    const other = this.#saidBy.get(field)
    if (other !== undefined && this.patch[field] !== value)
      throw refuse(ResultCode.constraintViolation, `${by} and ${other} are one here: give both the same value, or one.`)
    this.#saidBy.set(field, by)
    Object.assign(this.patch, { [field]: value })
  }
}

/** Takes what is to be the values of an attribute into the draft. Throws constraintViolation. */
export type Take = (values: Values, draft: PersonDraft) => void

type TextField = 'givenName' | 'familyName' | 'displayName'
type OptionalField = 'email' | 'phone' | 'locale' | 'recoveryEmail' | 'loginShell' | 'homeDirectory'

const optional =
  (field: OptionalField): Take =>
  (values, draft) =>
    draft.set(field, oneOf(values) ?? null, values.type.name)
const text =
  (field: TextField): Take =>
  (values, draft) =>
    draft.set(field, oneOf(values) ?? '', values.type.name)
/** What the class of people demands (RFC 4519 §3.12). */
const demanded =
  (field: TextField): Take =>
  (values, draft) => {
    const value = oneOf(values)
    const { name } = values.type
    if (value === undefined)
      throw refuse(ResultCode.objectClassViolation, `object class 'person' requires attribute '${name}'`)
    draft.set(field, value, name)
  }

const common: Readonly<Record<string, Take>> = {
  displayname: demanded('displayName'),
  givenname: text('givenName'),
  mail: optional('email'),
  mailalternateaddress: optional('recoveryEmail'),
  preferredlanguage: optional('locale'),
  telephonenumber: optional('phone'),
  homedirectory: optional('homeDirectory'),
  loginshell: optional('loginShell'),
  sshpublickey: (values, draft) => draft.set('sshKeys', values.texts, values.type.name),
  employeetype(values, draft) {
    const role = oneOf(values)?.toLowerCase()
    if (role === undefined || !isRole(role))
      throw refuse(
        ResultCode.constraintViolation,
        `${values.type.name} is the role: one of user, usermanager, admin, owner.`,
      )
    draft.set('role', role, values.type.name)
  },
}

/** The fields of people by the attribute that tells them, in a profile's words; custom attributes come beside them. */
const takes: Partial<Record<Profile['name'], Readonly<Record<string, Take>>>> = {
  // `cn` and `uid` are the id there, and a one-word name has no `sn`.
  cloudron: { ...common, sn: text('familyName') },
}
const standardTakes: Readonly<Record<string, Take>> = {
  ...common,
  cn: demanded('displayName'),
  sn: demanded('familyName'),
}

/** What a change of an attribute does; undefined when it follows from others, or is nobody's to change. */
export function findTake(
  profile: Pick<Profile, 'name'>,
  { attributes }: DirectoryMemory,
  { name }: AttributeType,
): Take | undefined {
  const take = (takes[profile.name] ?? standardTakes)[name.toLowerCase()]
  if (take !== undefined) return take
  const declared = attributes.findByName(name)
  if (declared === undefined) return undefined
  return (values, draft) => {
    const texts = declared.type === 'boolean' ? values.texts.map(text => text.toLowerCase()) : values.texts
    if (!declared.multiValued) oneOf(values)
    draft.patch.attributes = { ...draft.patch.attributes, [declared.name]: texts }
  }
}
