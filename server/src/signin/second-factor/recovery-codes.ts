import { randomInt } from 'node:crypto'
import type { Sealer, UserId } from '#ground'

/** How many there are in a set. */
export const recoveryCodeCount = 10

// No 0, 1, I, L, O, S, U: each is read as another one. 29 letters, so eight of them hold 38 bits; five wrong ones bring a
// pause.
const alphabet = '23456789ABCDEFGHJKMNPQRTVWXYZ'
const length = 8
const form = new RegExp(`^[${alphabet}]{${length}}$`)

const newCode = (): string => Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('')

/** `7KQM-X2RD`, ten different ones. */
export function newRecoveryCodes(): string[] {
  const codes = new Set<string>()
  while (codes.size < recoveryCodeCount) codes.add(newCode())
  return [...codes].map(printRecoveryCode)
}

const printRecoveryCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** As it was made, whatever was typed between the letters and in which case; undefined for what can be none. */
export function parseRecoveryCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[\s-]/g, '')
  return form.test(code) ? code : undefined
}

/** How many letters were typed that count, for the one who left some out. */
export const countRecoveryLetters = (text: string): number => text.replace(/[\s-]/g, '').length

/** What is kept of a code: bound to its person, so that nobody else's equals it. */
export const hashRecoveryCode = (sealer: Pick<Sealer, 'keyedHash'>, user: UserId, code: string): string =>
  sealer.keyedHash('recovery-code', `${user} ${parseRecoveryCode(code) ?? ''}`)
