import type { UserId } from '#ground'

/** Something that was shown to be so, by the code that checks it and by nothing else. */
export type Method =
  | 'password'
  /** A link only its reader can have had: to set a password, or made on the server's own machine. */
  | 'link'
  /** The machine that keeps the directory: it stands for both factors, or nobody could ever be let in again. */
  | 'host'
  /** A passkey that did not look at who holds it: something the person has. */
  | 'passkey'
  /** One that did (user verification): two factors in one. */
  | 'verified-passkey'
  | 'totp'
  | 'recovery-code'
  /** A browser that was let off the second factor for a while. */
  | 'trusted-browser'

/** A sign-in in progress: whose it is, and what has been proven so far. Kept where a crash may lose it. */
export interface Attempt {
  userId: UserId
  /** The person's when it began: one that has been raised since ends it. */
  credentialVersion: number
  proven: Method[]
  /** An app on the way needs a second factor, whatever the policies say. */
  demanded: boolean
  /** When who they are was proven before; null: now. It stays as old as it is when only a second factor is added. */
  authAt: number | null
  /** The person wants not to be asked for a second factor here for a while. */
  trust: boolean
  /** Recovery codes that were made on the way and that nobody has said to have saved; sealed. */
  codes: string | null
}

export interface Facts {
  proven: readonly Method[]
  /** An app, or a policy. */
  isSecondFactorDemanded: boolean
  hasSecondFactor: boolean
  hasCodesToSave: boolean
  mustChangePassword: boolean
}

export type Step = 'second-factor' | 'set-up' | 'save-codes' | 'new-password' | 'done'

const seconds: ReadonlySet<Method> = new Set([
  'host',
  'verified-passkey',
  'passkey',
  'totp',
  'recovery-code',
  'trusted-browser',
])

/**
 * What is next, decided from what is proven alone: not from which page was shown, nor from the order of steps. A first
 * factor has been proven when there is an attempt at all.
 */
export function nextStep(facts: Facts): Step {
  const isSecondProven = facts.proven.some(method => seconds.has(method))
  if (facts.hasSecondFactor && !isSecondProven) return 'second-factor'
  if (facts.isSecondFactorDemanded && !isSecondProven) return 'set-up'
  if (facts.hasCodesToSave) return 'save-codes'
  if (facts.mustChangePassword) return 'new-password'
  return 'done'
}

/** How somebody signed in, in the words of RFC 8176. `mfa` when two different factors were proven. */
export function amrOf(proven: readonly Method[]): string[] {
  const has = (...methods: Method[]): boolean => methods.some(method => proven.includes(method))
  const isTwo =
    has('verified-passkey', 'host') ||
    (has('password', 'link') && has('passkey', 'totp', 'recovery-code', 'trusted-browser'))
  return [
    ...(has('password') ? ['pwd'] : []),
    ...(has('totp', 'recovery-code', 'link', 'host') ? ['otp'] : []),
    // RFC 8176 §2 has no word for a passkey that may be synchronised; `swk` would say it is not in hardware.
    ...(has('passkey', 'verified-passkey') ? ['hwk'] : []),
    ...(has('verified-passkey') ? ['user'] : []),
    ...(isTwo ? ['mfa'] : []),
  ]
}

/** What a session says to have proven, for one that is to prove more. */
export function methodsOf(amr: readonly string[]): Method[] {
  if (amr.includes('user')) return ['verified-passkey']
  const first: Method[] = amr.includes('pwd') ? ['password'] : amr.includes('hwk') ? ['passkey'] : ['link']
  return amr.includes('mfa') ? [...first, 'totp'] : first
}
