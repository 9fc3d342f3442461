import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** What an answer says in the place of what an honest authenticator in an honest browser would. */
export interface Changes {
  type?: string
  origin?: string
  rpId?: string
  crossOrigin?: boolean
  /** User present, user verified. */
  up?: boolean
  uv?: boolean
  counter?: number
  /** Base64url; null: none is said. */
  userHandle?: string | null
  id?: string
  /** Turns one bit of the signature. */
  flipped?: boolean
  /** COSE algorithm of a new key: ES256 unless given. */
  alg?: number
  attestationObject?: string
  transports?: unknown
}

type CborValue = number | string | Buffer | Map<number | string, CborValue>

/** RFC 8949 §3, as far as WebAuthn needs it: integers of 32 bits, byte and text strings, maps. */
function encodeCbor(value: CborValue): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const entries = [...value].flatMap(([key, item]) => [encodeCbor(key), encodeCbor(item)])
  return Buffer.concat([head(5, value.size), ...entries])
}

function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.from([(major << 5) | count])
  if (count < 256) return Buffer.from([(major << 5) | 24, count])
  const bytes = Buffer.alloc(5)
  bytes[0] = (major << 5) | 26
  bytes.writeUInt32BE(count, 1)
  return bytes
}

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest()

/** An authenticator and a browser in one that say whatever they are told to: written here, so that no library of ours proves itself. */
export class ForgedPasskey {
  readonly #origin: string
  readonly #key: KeyObject
  readonly #point: { x: Buffer; y: Buffer }
  readonly id: string
  /** Stays 0 for one that does not count. */
  counter = 0
  /** The user handle it was registered with, in base64url. */
  userHandle = ''

  constructor(origin: string, id = randomBytes(32).toString('base64url')) {
    this.#origin = origin
    this.id = id
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.#key = privateKey
    const { x, y } = publicKey.export({ format: 'jwk' })
    assert.ok(x !== undefined && y !== undefined)
    this.#point = { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') }
  }

  /** The answer to `navigator.credentials.create`, with attestation `none`. */
  register({ challenge, user }: { challenge: string; user: { id: string } }, changes: Changes = {}): string {
    this.userHandle = user.id
    const id = Buffer.from(changes.id ?? this.id, 'base64url')
    const { x, y } = this.#point
    // COSE_Key (RFC 9053 §7.1): EC2, P-256.
    const key = encodeCbor(
      new Map<number, CborValue>([
        [1, 2],
        [3, changes.alg ?? -7],
        [-1, 1],
        [-2, x],
        [-3, y],
      ]),
    )
    const length = Buffer.alloc(2)
    length.writeUInt16BE(id.length)
    const authData = Buffer.concat([this.#authData(changes, 0x40), Buffer.alloc(16), length, id, key])
    const attestation = new Map<string, CborValue>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ])
    return this.#print(changes.id ?? this.id, {
      clientDataJSON: this.#clientData('webauthn.create', challenge, changes),
      attestationObject: changes.attestationObject ?? encodeCbor(attestation).toString('base64url'),
      transports: 'transports' in changes ? changes.transports : ['internal'],
    })
  }

  /** The answer to `navigator.credentials.get`. */
  answer({ challenge }: { challenge: string }, changes: Changes = {}): string {
    const authData = this.#authData(changes, 0)
    const clientDataJSON = this.#clientData('webauthn.get', challenge, changes)
    const signature = sign(
      'sha256',
      Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, 'base64url'))]),
      this.#key,
    )
    if (changes.flipped === true)
      signature.writeUInt8(signature.readUInt8(signature.length - 1) ^ 1, signature.length - 1)
    const handle = changes.userHandle === undefined ? this.userHandle : changes.userHandle
    return this.#print(changes.id ?? this.id, {
      clientDataJSON,
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
      ...(handle === null ? {} : { userHandle: handle }),
    })
  }

  /** WebAuthn §6.1, up to the attested credential. */
  #authData({ rpId = 'localhost', up = true, uv = true, counter = this.counter }: Changes, more: number): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rpId), Buffer.from([(up ? 1 : 0) | (uv ? 4 : 0) | more]), count])
  }

  #clientData(kind: string, challenge: string, { type = kind, origin = this.#origin, crossOrigin = false }: Changes) {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin })).toString('base64url')
  }

  #print(id: string, response: Record<string, unknown>): string {
    return JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} })
  }
}
