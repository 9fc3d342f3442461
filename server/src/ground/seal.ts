import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { OperatorProblem } from './problem.ts'
import { Secret } from './secret.ts'

/** Where a sealed value lives. Bound into the seal, so that a row copied over another does not open. */
export interface SealPlace {
  table: string
  row: string
  column: string
}

/**
 * Seals secrets that must be read again (LDAP secrets, signing keys) and makes keyed hashes of what must only be
 * compared. The master key is a file beside the database, or elsewhere by `DOORWARD_KEYS`: it protects a leaked dump.
 */
export interface Sealer {
  /** First 8 hex digits of the key's own hash; stored with the database to tell a wrong key from a broken one. */
  readonly keyId: string
  seal(secret: Secret, place: SealPlace): string
  /** Throws Problem `unavailable` when the value does not open with this key at this place. */
  open(sealed: string, place: SealPlace): Secret
  /** HMAC-SHA-256 over purpose and value, as `<keyId>:<base64url>`. */
  keyedHash(purpose: string, value: string): string
  /** A 32-byte key derived for `purpose` (HKDF-SHA-256, RFC 5869): cookie signing and the like. */
  deriveKey(purpose: string): Buffer
}

const version = 'v1'
const placeBytes = (place: SealPlace): Buffer => Buffer.from([place.table, place.row, place.column].join('\0'))

export function openSealer(masterKey: Buffer): Sealer {
  if (masterKey.length !== 32) throw new Error('The master key must be 32 bytes.')
  const keyId = createHash('sha256').update(masterKey).digest('hex').slice(0, 8)
  const deriveKey = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', masterKey, '', `doorward ${purpose}`, 32))
  const sealKey = deriveKey('seal')
  const hashKey = deriveKey('hash')
  return {
    keyId,
    deriveKey,
    seal(secret, place) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(placeBytes(place))
      const body = Buffer.concat([cipher.update(secret.reveal(), 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${version}.${keyId}.${nonce.toString('base64url')}.${body.toString('base64url')}`
    },
    open(sealed, place) {
      const [form, id, nonce = '', body = ''] = sealed.split('.')
      if (form !== version || id !== keyId)
        throw new OperatorProblem('unavailable', 'A sealed value needs another key than the one in use.')
      const bytes = Buffer.from(body, 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealKey, Buffer.from(nonce, 'base64url'), {
          authTagLength: 16,
        })
        decipher.setAAD(placeBytes(place)).setAuthTag(bytes.subarray(-16))
        return new Secret(Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8'))
      } catch (cause) {
        throw new OperatorProblem(
          'unavailable',
          'A sealed value does not open: it was changed, or moved from another row.',
          {
            cause,
          },
        )
      }
    },
    keyedHash: (purpose, value) =>
      `${keyId}:${createHmac('sha256', hashKey).update(`${purpose}\0`).update(value).digest('base64url')}`,
  }
}

/**
 * Reads the master key of a store, or makes one when the store itself is being made. Never makes one for an existing
 * store: its secrets would be lost without a word.
 */
export function loadSealer(directory: string, storeExists: boolean): Sealer {
  const path = join(directory, 'master.key')
  if (!existsSync(path)) {
    if (storeExists)
      throw new OperatorProblem(
        'unavailable',
        `The key ${path} is missing. Put it back from a backup; a new key could not open this store.`,
      )
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    writeDurably(path, `${randomBytes(32).toString('base64url')}\n`)
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url')
  if (key.length !== 32)
    throw new OperatorProblem(
      'unavailable',
      `The key ${path} is damaged: expected 32 bytes in base64url, found ${key.length}.`,
    )
  return openSealer(key)
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
  const directory = openSync(join(path, '..'), 'r')
  fsyncSync(directory)
  closeSync(directory)
}
