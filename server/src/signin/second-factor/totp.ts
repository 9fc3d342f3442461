import { timingSafeEqual } from 'node:crypto'
import { Secret, type Millis } from '#ground'

/** Loaded at the first code: the store's threads never see one. */
const otplib = () => import('otplib')

/** What every authenticator app knows: SHA-1, six digits, steps of 30 seconds (RFC 6238 §4). */
const stepSeconds = 30
const form = { algorithm: 'sha1', digits: 6, period: stepSeconds } as const
const codeForm = /^[0-9]{6}$/

export const totpStepMs: Millis = stepSeconds * 1000

/** A new shared secret in base32 (RFC 4648 §6), 160 bits: as long as the hash, as RFC 4226 §4 advises. */
export async function newTotpSecret(): Promise<Secret> {
  const { generateSecret } = await otplib()
  return new Secret(generateSecret({ length: 20 }))
}

export interface OtpauthAccount {
  /** Whose account it is: what the authenticator app shows first. */
  issuer: string
  /** The person's name there. */
  account: string
  secret: Secret
}

/** The address a QR code shows (`otpauth://totp/…`). It holds the secret, so it is one too. */
export async function printOtpauthUri({ issuer, account, secret }: OtpauthAccount): Promise<Secret> {
  const { generateURI } = await otplib()
  return new Secret(generateURI({ ...form, issuer, label: account, secret: secret.reveal() }))
}

/**
 * The step a code belongs to, counted in 30 seconds from the epoch: the one that is now, or the one before or after it
 * (RFC 6238 §5.2, for clocks that differ). Undefined for a code of none of them, and for what is not six ASCII digits.
 * Whether the step has been used is for `useTotpStep` to say.
 */
export async function findTotpStep(secret: Secret, code: string, now: Millis): Promise<number | undefined> {
  if (!codeForm.test(code)) return undefined
  const { generateSync } = await otplib()
  const offered = Buffer.from(code)
  const current = Math.floor(now / totpStepMs)
  let found: number | undefined
  // All three are compared, and the latest that matches counts, so that the time taken does not tell which one did.
  for (const step of [current - 1, current, current + 1].filter(candidate => candidate >= 0)) {
    const expected = Buffer.from(generateSync({ ...form, secret: secret.reveal(), epoch: step * stepSeconds }))
    if (timingSafeEqual(expected, offered)) found = step
  }
  return found
}
