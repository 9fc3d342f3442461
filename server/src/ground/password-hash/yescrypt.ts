import { createHmac, hash, pbkdf2Sync } from 'node:crypto'
import { cryptDigit, decodeCryptBytes } from './crypt-base64.ts'
import { areEqual, damaged, refuseHash, tooCostly, type StrongHash } from './known-hash.ts'
import { requireScryptCost } from './scrypt.ts'
import { mixYescrypt } from './yescrypt-mix.ts'

const title = 'yescrypt'
const blockSizeMax = 256
const form = /^\$y\$([./0-9A-Za-z]{1,16})\$([./0-9A-Za-z]{0,86})\$([./0-9A-Za-z]{43})$/

/**
 * `$y$` (libxcrypt, the default of Debian's and Fedora's shadow): the flavour `j`, N and r, as crypt(3) makes them. What
 * yescrypt has besides (lanes, more time, a ROM) is made by no system that keeps people's passwords, and is refused.
 */
export function parseYescrypt(text: string): StrongHash | undefined {
  if (!text.startsWith('$y$')) return undefined
  const [, parameters = '', saltText = '', keyText = ''] = form.exec(text) ?? []
  const [salt, key] = [decodeCryptBytes(saltText), decodeCryptBytes(keyText)]
  if (parameters === '' || salt === undefined || key === undefined) throw damaged(title)
  const [logN, afterN] = readNumber(parameters, 1)
  const [r, end] = readNumber(parameters, afterN)
  if (!parameters.startsWith('j') || end < parameters.length)
    throw refuseHash('This yescrypt hash has options that crypt(3) never writes, and cannot be taken over.')
  if (r === undefined || logN === undefined) throw damaged(title)
  requireScryptCost(title, { logN, r, p: 1 })
  if (r > blockSizeMax) throw tooCostly(title, `r=${blockSizeMax}`)
  return {
    kind: 'strong',
    title,
    stored: text,
    matches: async password => areEqual(await yescrypt(password, salt, 2 ** logN, r), key),
  }
}

/** yescrypt's numbers of variable length, from 1: small ones are one digit, and the first digit says how many follow. */
function readNumber(text: string, at: number): [number | undefined, number] {
  let start = 0
  let end = 47
  let bits = 0
  let value = 1
  const first = cryptDigit(text, at++)
  while (first > end) {
    value += (end + 1 - start) * 2 ** bits
    start = end + 1
    end = start + Math.floor((62 - end) / 2)
    bits += 6
  }
  value += (first - start) * 2 ** bits
  let isWhole = first >= 0
  while (bits > 0) {
    const digit = cryptDigit(text, at++)
    isWhole &&= digit >= 0
    bits -= 6
    value += digit * 2 ** bits
  }
  return [isWhole ? value : undefined, at]
}

async function yescrypt(password: Buffer, salt: Buffer, N: number, r: number): Promise<Buffer> {
  // Large memory is filled from a hash of the password that was itself made with a 64th of it.
  const isPrehashed = N >= 0x100 && N * r >= 0x20000
  const from = isPrehashed ? await derive('yescrypt-prehash', password, salt, N / 64, r) : password
  const key = await derive('yescrypt', from, salt, N, r)
  // As SCRAM's StoredKey (RFC 5802 §3).
  return hash('sha256', hmac(key, 'Client Key'), 'buffer')
}

const hmac = (key: string | Buffer, data: string | Buffer): Buffer => createHmac('sha256', key).update(data).digest()

async function derive(name: string, password: Buffer, salt: Buffer, N: number, r: number): Promise<Buffer> {
  const block = pbkdf2Sync(hmac(name, password), salt, 1, 128 * r, 'sha256')
  const { mixed, tail } = await mixYescrypt(block, N, r)
  return pbkdf2Sync(hmac(tail, block.subarray(0, 32)), mixed, 1, 32, 'sha256')
}
