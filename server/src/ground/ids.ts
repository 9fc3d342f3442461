import { hash, randomBytes, randomInt } from 'node:crypto'
import type { Clock } from './clock.ts'

/** A string that only its own maker may produce, so that a user's id is never passed where a group's is meant. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name }

export type UserId = Brand<string, 'UserId'>
export type GroupId = Brand<string, 'GroupId'>
export type AppId = Brand<string, 'AppId'>
export type SessionId = Brand<string, 'SessionId'>

// Ids made within one millisecond still sort by when they were made: the 12 bits after the version are a counter that
// starts low at random (RFC 9562 §6.2, method 1).
let lastMs = -1
let counter = 0

/**
 * A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, a 12-bit counter, 62 random bits. Ids sort by the time they were
 * made, which keeps B-tree inserts at the right edge.
 */
export function newUuid(clock: Clock): string {
  const now = clock.now()
  counter = now === lastMs ? (counter + 1) & 0xfff : randomInt(0x400)
  lastMs = now
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
export const isUuid = (text: string): boolean => uuidForm.test(text)

/** 256 random bits as base64url, 43 characters: sessions, set-up links, one-time links. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a token. Plain SHA-256 is enough: the token has 256 bits of entropy, so there is nothing to guess. */
export const hashToken = (token: string): string => hash('sha256', token, 'base64url')

// Crockford's alphabet: no I, L, O, U, so a reference survives being read over the telephone.
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const letters = (count: number): string =>
  Array.from({ length: count }, () => crockford.charAt(randomInt(crockford.length))).join('')

/** A short reference for a refusal or a bug, `7F3K-20QX`: shown to the person, found in the audit trail. 40 bits. */
export const newReference = (): string => `${letters(4)}-${letters(4)}`

/** Whether a text has the form of one. */
export const isReference = (text: string): boolean => /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(text)

/** A secret an admin pastes into an app: 32 letters and digits, 160 bits, safe in URLs, shells and DNs. */
export const newPasteableSecret = (): string => letters(32).toLowerCase()

/** For a password that is handed over: four groups of five, 100 bits that can be read out over the telephone. */
export const newGivenPassword = (): string =>
  newPasteableSecret()
    .slice(0, 20)
    .replace(/(.{5})(?=.)/g, '$1-')
