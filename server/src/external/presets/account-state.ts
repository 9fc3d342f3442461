import { days, type Millis } from '#ground'
import type { ReadEntry } from '../entry.ts'
import type { UpstreamState } from '../upstream.ts'

/** Milliseconds between 1601-01-01 and the Unix epoch. */
const filetimeEpochMs = 11_644_473_600_000n
const filetimeNever = 0x7fff_ffff_ffff_ffffn

/** Which of several signs counts when there are more: what an admin did before what time did. */
const order: readonly UpstreamState[] = ['disabled', 'expired', 'locked', 'active']

export const worst = (...states: UpstreamState[]): UpstreamState =>
  order.find(state => states.includes(state)) ?? 'active'

/**
 * A FILETIME: 100 nanoseconds since 1601, as text. Undefined for never (0 and the largest) and for what is no number.
 * Larger than a safe integer, so it is computed as BigInt.
 */
export function readFiletime(text: string | undefined): Millis | undefined {
  if (text === undefined || !/^\d{1,19}$/.test(text)) return undefined
  const ticks = BigInt(text)
  if (ticks === 0n || ticks >= filetimeNever) return undefined
  return Number(ticks / 10_000n - filetimeEpochMs)
}

/** A GeneralizedTime (RFC 4517 §3.3.13), as directories print it: with seconds, in UTC. Undefined for anything else. */
export function readGeneralizedTime(text: string | undefined): Millis | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:[.,]\d+)?Z$/.exec(text ?? '')
  if (parts === null) return undefined
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as [number, ...number[]]
  const time = new Date(0)
  time.setUTCFullYear(year, (month ?? 1) - 1, day)
  time.setUTCHours(hour ?? 0, minute, second, 0)
  return time.getTime()
}

const isTrue = (text: string | undefined): boolean => /^(?:true|1)$/i.test(text ?? '')

/** How long a lock without an end is believed. It stays in the entry after it has lapsed, until the next good bind. */
const lockBelievedMs = days(1)

/** OpenLDAP's password policy (draft-behera-ldap-password-policy §5.3): a lock for good is an admin's. */
export function passwordPolicyState({ attributes }: ReadEntry, now: Millis): UpstreamState {
  const locked = attributes.first('pwdAccountLockedTime')
  const end = readGeneralizedTime(attributes.first('pwdEndTime'))
  if (locked === '000001010000Z') return 'disabled'
  if (end !== undefined && end <= now) return 'expired'
  // Printed without seconds by nobody; what cannot be read is left to the bind.
  const lockedAt = readGeneralizedTime(locked)
  return lockedAt !== undefined && lockedAt <= now && now - lockedAt < lockBelievedMs ? 'locked' : 'active'
}
export const passwordPolicyAttributes = ['pwdAccountLockedTime', 'pwdEndTime'] as const

/** 389 Directory Server and what is made of it. `accountUnlockTime` at the epoch is a lock without an end. */
export function netscapeState({ attributes }: ReadEntry, now: Millis): UpstreamState {
  if (isTrue(attributes.first('nsAccountLock'))) return 'disabled'
  const unlocked = readGeneralizedTime(attributes.first('accountUnlockTime'))
  return unlocked !== undefined && (unlocked === 0 || unlocked > now) ? 'locked' : 'active'
}
export const netscapeAttributes = ['nsAccountLock', 'accountUnlockTime'] as const

/** RFC 2307's shadow accounts: days since the epoch. 1 is how tools write “disabled”. */
export function shadowState({ attributes }: ReadEntry, now: Millis): UpstreamState {
  const text = attributes.first('shadowExpire')
  if (text === undefined || !/^\d{1,7}$/.test(text) || text === '0') return 'active'
  const end = days(Number(text))
  if (text === '1') return 'disabled'
  return end <= now ? 'expired' : 'active'
}

/** eDirectory. */
export const loginDisabledState = ({ attributes }: ReadEntry): UpstreamState =>
  isTrue(attributes.first('loginDisabled')) ? 'disabled' : 'active'

const accountDisabled = 0x2
const lockedOut = 0x10

/**
 * Active Directory. The lock bit of `userAccountControl` itself is never set; the computed one says whether a lock still
 * holds, and `lockoutTime` alone, which stays after it has lapsed, is believed for a day.
 */
export function activeDirectoryState({ attributes }: ReadEntry, now: Millis): UpstreamState {
  const flags = readFlags(attributes.first('userAccountControl'))
  const computed = attributes.first('msDS-User-Account-Control-Computed')
  const expires = readFiletime(attributes.first('accountExpires'))
  const lockedAt = readFiletime(attributes.first('lockoutTime'))
  const isLocked =
    computed === undefined
      ? lockedAt !== undefined && now - lockedAt < lockBelievedMs
      : (readFlags(computed) & lockedOut) !== 0
  return worst(
    (flags & accountDisabled) !== 0 ? 'disabled' : 'active',
    expires !== undefined && expires <= now ? 'expired' : 'active',
    isLocked ? 'locked' : 'active',
  )
}
export const activeDirectoryAttributes = [
  'userAccountControl',
  'msDS-User-Account-Control-Computed',
  'accountExpires',
  'lockoutTime',
] as const

/** A signed 32-bit number as text; 0 for what is none. */
const readFlags = (text: string | undefined): number => (/^-?\d{1,10}$/.test(text ?? '') ? Number(text) | 0 : 0)
