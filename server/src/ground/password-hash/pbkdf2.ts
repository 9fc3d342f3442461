import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import { decodeAdaptedBase64, printAdaptedBase64 } from './base64.ts'
import { say } from '../sayings/saying.ts'
import { areEqual, damaged, tooCostly, type StrongHash } from './known-hash.ts'

const roundsMax = 5_000_000
/** The longest known to be written, by 389 Directory Server; longer ones multiply the cost. */
const keyBytesMax = 256
/** In bytes: what all who write it take at least, so that a key cut short is found damaged. */
const digestBytes = new Map([
  ['sha1', 20],
  ['sha224', 28],
  ['sha256', 32],
  ['sha384', 48],
  ['sha512', 64],
])
const form = /^\$pbkdf2(?:-([a-z0-9]+))?\$(\d{1,10})\$([^$]*)\$([^$]+)$/

const derive = promisify(pbkdf2)

export interface Pbkdf2Parameters {
  /** `sha1`, `sha256`, … */
  digest: string
  rounds: number
  salt: Buffer
  key: Buffer
}

/** RFC 8018 §5.2 as Passlib writes it, `$pbkdf2-sha256$<rounds>$<salt>$<key>`. The key's length is that of the stored one. */
export function parsePbkdf2(text: string): StrongHash | undefined {
  if (!/^\$pbkdf2[$-]/.test(text)) return undefined
  const title = 'PBKDF2'
  const [, digest = 'sha1', roundsText, saltText = '', keyText = ''] = form.exec(text) ?? []
  const [rounds, salt, key] = [Number(roundsText), decodeAdaptedBase64(saltText), decodeAdaptedBase64(keyText)]
  if (!(rounds >= 1) || salt === undefined || key === undefined) throw damaged(title)
  if (key.length < (digestBytes.get(digest) ?? Infinity) || key.length > keyBytesMax) throw damaged(title)
  if (rounds > roundsMax) throw tooCostly(title, say('{rounds} rounds', { rounds: roundsMax.toLocaleString('en') }))
  return {
    kind: 'strong',
    title,
    stored: text,
    matches: async password => areEqual(await derive(password, salt, rounds, key.length, digest), key),
  }
}

export const printPbkdf2 = ({ digest, rounds, salt, key }: Pbkdf2Parameters): string =>
  `$pbkdf2${digest === 'sha1' ? '' : `-${digest}`}$${rounds}$${printAdaptedBase64(salt)}$${printAdaptedBase64(key)}`
