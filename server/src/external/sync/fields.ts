import { limits, type Millis, type UserId } from '#ground'
import {
  isAttributeValue,
  parseEmail,
  splitDisplayName,
  type AttributeValues,
  type CustomAttribute,
  type ExternalSettings,
  type Role,
  type User,
} from '#directory'
import type { UpstreamPerson } from '../upstream.ts'

export type DeclaredAttribute = Pick<CustomAttribute, 'id' | 'name' | 'type' | 'multiValued'>

/** Somebody who is not there yet, without anything of what their directory says. */
export const newPerson = (
  id: UserId,
  { at, ...given }: { username: string; subject: string; role: Role; source: string; at: Millis },
): User => ({
  id,
  ...given,
  email: null,
  emailVerified: false,
  recoveryEmail: null,
  displayName: given.username,
  givenName: '',
  familyName: '',
  namesSet: false,
  locale: null,
  zoneinfo: null,
  phone: null,
  disabledByAdmin: false,
  disabledByDirectory: false,
  goneAt: null,
  trashedAt: null,
  expiresAt: null,
  createdAt: at,
  updatedAt: at,
  credentialVersion: 1,
  version: 0,
  managedBy: null,
  attributes: {},
  uidNumber: null,
  loginShell: null,
  homeDirectory: null,
  sshKeys: [],
  expiryNotedAt: null,
  secondFactor: false,
  picture: null,
})

/** One line of text that people read; too long or broken values are cut and mended, never a reason to refuse somebody. */
const line = (text: string, lengthMax: number): string =>
  text
    .normalize('NFC')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, lengthMax)

/** Somebody with what their directory says of them. What the settings do not take over stays as it is here. */
export function withFields(
  user: User,
  person: UpstreamPerson,
  { settings, attributes }: { settings: ExternalSettings; attributes: readonly DeclaredAttribute[] },
): User {
  // That policy reads nobody: all that is known is that the name could bind.
  if (settings.policy === 'authenticate') return user
  const taken = settings.attributes
  const { displayNameLengthMax, phoneLengthMax } = limits.user
  const after = { ...user }
  after.displayName = line(person.displayName, displayNameLengthMax) || (user.username ?? '')
  const [firstName, lastName] = [person.firstName, person.lastName].map(name => line(name, displayNameLengthMax))
  after.namesSet = Boolean(firstName) || Boolean(lastName)
  Object.assign(
    after,
    after.namesSet ? { givenName: firstName ?? '', familyName: lastName ?? '' } : splitDisplayName(after.displayName),
  )
  if (taken.email !== null) {
    const email = addressOf(person.email)
    // An address a person has shown to be theirs stays shown.
    const isShown = email !== null && email === user.email && user.emailVerified
    Object.assign(after, { email, emailVerified: email !== null && (settings.trustEmail || isShown) })
  }
  if (taken.phone !== null) after.phone = person.phone === null ? null : line(person.phone, phoneLengthMax) || null
  after.attributes = withValues(user.attributes, person, attributes, taken.custom)
  return after
}

function addressOf(email: string | null): string | null {
  if (email === null) return null
  try {
    return parseEmail(email)
  } catch {
    return null
  }
}

function withValues(
  before: AttributeValues,
  { custom }: UpstreamPerson,
  declared: readonly DeclaredAttribute[],
  taken: Readonly<Record<string, string>>,
): AttributeValues {
  const names = Object.keys(taken)
  if (names.length === 0) return before
  const after: Record<string, readonly string[]> = { ...before }
  for (const name of names) {
    const attribute = declared.find(one => one.name.toLowerCase() === name.toLowerCase())
    if (attribute === undefined) continue
    const values = [...new Set((custom[name] ?? []).map(value => value.normalize('NFC').trim()))].filter(
      value =>
        value !== '' && value.length <= limits.attribute.valueLengthMax && isAttributeValue(attribute.type, value),
    )
    const kept = values.slice(0, attribute.multiValued ? limits.attribute.valuesMax : 1)
    if (kept.length === 0) delete after[attribute.id]
    else after[attribute.id] = kept
  }
  return after
}
