import { scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { decodeBase64 } from './base64.ts'
import { decodeCryptBytes, cryptDigit, readCryptNumber } from './crypt-base64.ts'
import { say } from '../sayings/saying.ts'
import { areEqual, damaged, keyBytesMin, tooCostly, type StrongHash } from './known-hash.ts'

const memoryBytesMax = 1024 ** 3
const lanesMax = 16
const phcForm = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,6}),p=(\d{1,6})\$([^$]*)\$([^$]+)$/
/** `$7$`, one digit of log2 N, five of r, five of p, the salt as text, and 32 bytes. */
const cryptForm = /^\$7\$([./0-9A-Za-z])([./0-9A-Za-z]{5})([./0-9A-Za-z]{5})([^$]{1,96})\$([./0-9A-Za-z]{43})$/

interface ScryptParameters {
  logN: number
  r: number
  p: number
}

/** RFC 7914, as Passlib writes it (`$scrypt$ln=16,r=8,p=1$…`) and as crypt(3) does (`$7$`). */
export function parseScrypt(text: string): StrongHash | undefined {
  if (text.startsWith('$scrypt$')) {
    const [, ln, r, p, salt = '', key = ''] = phcForm.exec(text) ?? []
    return known(text, { logN: Number(ln), r: Number(r), p: Number(p) }, decodeBase64(salt), decodeBase64(key))
  }
  if (!text.startsWith('$7$')) return undefined
  const [, ln = '', r = '', p = '', salt = '', key = ''] = cryptForm.exec(text) ?? []
  const parameters = { logN: cryptDigit(ln, 0), r: readCryptNumber(r), p: readCryptNumber(p) }
  return known(text, parameters, Buffer.from(salt), decodeCryptBytes(key))
}

function known(stored: string, parameters: ScryptParameters, salt?: Buffer, key?: Buffer): StrongHash {
  const { logN, r, p } = parameters
  if (salt === undefined || key === undefined || !(logN >= 1 && r >= 1 && p >= 1)) throw damaged('scrypt')
  if (key.length < keyBytesMin || key.length > 512) throw damaged('scrypt')
  requireScryptCost('scrypt', parameters)
  const N = 2 ** logN
  return {
    kind: 'strong',
    title: 'scrypt',
    stored,
    async matches(password) {
      // What it needs, and OpenSSL's own share.
      const options = { N, r, p, maxmem: 128 * r * (N + p) + 1024 * 1024 }
      return areEqual(await derive(password, salt, key.length, options), key)
    },
  }
}

const derive = promisify(
  (
    password: Buffer,
    salt: Buffer,
    bytes: number,
    options: { N: number; r: number; p: number; maxmem: number },
    done: (error: Error | null, key: Buffer) => void,
  ): void => scrypt(password, salt, bytes, options, done),
)

/** Throws Problem `invalid` for what takes more than a gibibyte, or takes it too often. */
export function requireScryptCost(title: string, { logN, r, p }: ScryptParameters): void {
  if (2 ** logN * r * 128 > memoryBytesMax || p > lanesMax)
    throw tooCostly(title, say('1 GiB of memory (128 · N · r), and p={lanes}', { lanes: lanesMax }))
}
