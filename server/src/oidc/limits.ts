import { days, hours, limits, minutes, seconds, type Millis } from '#ground'

/** How long things live and how many there may be; each with its unit and reason. */
export const oidcLimits = {
  /** RFC 6749 §4.1.2 allows ten minutes; a browser needs one redirect. */
  codeMs: seconds(60),
  /** Short, because an app that checks tokens by itself learns of a revocation only when they run out. */
  accessTokenMs: minutes(limits.app.accessTokenMinutesUsual),
  idTokenMs: minutes(15),
  /** RFC 9126 §2.2: between 5 and 600 seconds is typical; a browser needs one redirect. */
  pushedRequestMs: minutes(1),
  /** Sliding: each use gives a new one. */
  refreshTokenMs: days(30),
  /** However often it is used: after that people sign in again. */
  refreshTokenAbsoluteMs: days(180),
  /** As long as the longest-lived thing that stands on a grant. */
  grantMs: days(180),
  /**
   * The library's session. It stands under the browser's own, which may end earlier; where that lasts longer, the library
   * is told anew who is signed in, without a page.
   */
  sessionMs: days(30),
  /** A library session nobody is signed in to: it carries the confirmation of a sign-out and nothing else. */
  anonymousSessionMs: hours(1),
  /** From an app's request to the end of the sign-in: people look for their password manager. */
  attemptMs: hours(1),
  /** Such sessions; a few hundred bytes each. */
  strangersMax: 10_000,
  /** Sign-ins in progress. At the longest request of 8 kB this is 80 MB; past it the oldest start again. */
  attemptsMax: 10_000,
  /**
   * With several nodes, a second use so soon after the first is a double click's and not a thief's: it is refused, and
   * what the first is being given stands. One node knows what it is answering and needs no such time.
   */
  redeemedTogetherMs: seconds(2),
  /** RFC 8628 §3.2: long enough to find a telephone, and to sign in on it. */
  deviceCodeMs: minutes(10),
  /** RFC 8628 §3.2: what devices keep to that are told nothing else. A little less, since answers take their time. */
  deviceIntervalMs: seconds(4),
  /** Devices that wait for somebody; a kilobyte each. */
  deviceCodesMax: 10_000,
  /**
   * Codes typed or confirmed, right or wrong, by one person and from one address (RFC 8628 §5.1). Of 20^8 codes, with
   * 10,000 waiting, one in two million guesses finds one.
   */
  codesTypedByPersonMax: 30,
  codesTypedFromAddressMax: 150,
  codesTypedWindowMs: minutes(10),
  /** Devices that ask for a code, from one address: a house has few televisions, and each asks once in ten minutes. */
  codesAskedFromAddressMax: 60,
  codesAskedWindowMs: minutes(1),
  /** People and addresses these are counted for. */
  countedMax: 20_000,
  /** Registrations, right or wrong, from one address. */
  registrationsFromAddressMax: 30,
  registrationsWindowMs: minutes(10),
  /** Fifty addresses of two kinds and a set of keys, with room. */
  registrationBytesMax: 256 * 1024,
  /** Registered apps that nobody has opened to anybody: more than an admin looks through is an attack or a mistake. */
  registeredWaitingMax: 100,
  /** Pushed requests not taken up; at 8 kB 80 MB. */
  pushedMax: 10_000,
  /** From when a new key is published to when it signs: longer than any client keeps the keys it has read. */
  keyLeadMs: hours(24),
  /** How long a key is published after it has signed last; no ID token lives longer, and hints are taken so long. */
  keyKeptMs: days(7),
  /**
   * With several nodes, a key that is to sign at once does so when every node has it: one that has not followed for
   * `limits.store.confirmMs` answers nobody. The rest is for clocks that differ.
   */
  keyHandOverMs: limits.store.confirmMs + seconds(1),
  /** Expired rows deleted in one transaction. */
  sweepRows: 1000,
} as const

/** The library counts in whole seconds. */
export const inSeconds = (ms: Millis): number => Math.floor(ms / 1000)

/** Seconds a refresh token lives that is part of a family this old: sliding, up to the family's absolute end. */
export function refreshTokenTtl(familyAge: number, slidingMs: Millis = oidcLimits.refreshTokenMs): number {
  const left = inSeconds(oidcLimits.refreshTokenAbsoluteMs) - familyAge
  return Math.max(1, Math.min(inSeconds(slidingMs), left))
}
