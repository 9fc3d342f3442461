import { createHash, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { JWK } from 'jose'
import { newUuid, Secret, type Clock, type Millis, type Sealer } from '#ground'
import {
  signingAlgorithms,
  type Actor,
  type Deed,
  type DirectoryMemory,
  type Origin,
  type SigningAlgorithm,
  type SigningKey,
} from '#directory'
import type { Run, Store } from '#store'
import type { OidcCommands } from './commands.ts'
import { listPublished, nextTurn, type KeyPhase } from './key-phase.ts'
import { oidcLimits } from './limits.ts'

export interface SigningKeyParts {
  clock: Clock
  run: Run<OidcCommands>
  memory: Pick<DirectoryMemory, 'signingKeys'>
  sealer: Pick<Sealer, 'seal' | 'open'>
  store: Pick<Store, 'engine'>
}

/** What may be known of a key. */
export interface SigningKeyState
  extends Pick<SigningKey, 'kid' | 'algorithm' | 'createdAt' | 'signsFrom' | 'retiredAt'> {
  phase: KeyPhase
}

interface By {
  actor: Actor
  origin: Origin
}

/** The keys as people look at them and turn them. */
export interface SigningKeys {
  /** Those that are published, in the order apps are told of them. */
  list(): SigningKeyState[]
  /**
   * Has another key sign, a day from now, or with `soon` at once. Throws Problem `conflict` while a next one waits,
   * unless `soon`, which then brings that one forward.
   */
  rotate(input: { algorithm: SigningAlgorithm; soon: boolean }, by: By): Promise<SigningKeyState>
  /** Takes back the next one, or drops an old one early. Throws Problem `conflict` for one that signs. */
  remove(kid: string, by: By): Promise<void>
}

export function createSigningKeys(parts: SigningKeyParts): SigningKeys {
  const { clock, run, memory, store } = parts
  const deed = (by: By): Deed => ({ ...by, at: clock.now(), eventId: newUuid(clock) })
  // Every node publishes a key before any signs with it: one that has not followed for so long answers nobody.
  const handOverMs = store.engine === 'sqlite' ? 0 : oidcLimits.keyHandOverMs

  const list = (): SigningKeyState[] =>
    listPublished(memory.signingKeys.all(), clock.now()).map(({ key, phase }) => {
      const { kid, algorithm, createdAt, signsFrom, retiredAt } = key
      return { kid, algorithm, createdAt, signsFrom, retiredAt, phase }
    })

  return {
    list,
    async rotate({ algorithm, soon }, by) {
      const made = await makeSigningKey(parts, algorithm)
      const now = deed(by)
      // Making it took a while.
      const key = { ...made, createdAt: now.at }
      const isFirst = !memory.signingKeys.all().some(key => key.algorithm === algorithm)
      const leadMs = soon || isFirst ? handOverMs : oidcLimits.keyLeadMs
      const turn = { signsFrom: now.at + leadMs, keptMs: oidcLimits.keyKeptMs }
      const { kid } = await run('rotateSigningKey', { ...now, ...turn, key, soon })
      return list().find(state => state.kid === kid) as SigningKeyState
    },
    remove: (kid, by) => run('removeSigningKey', { ...deed(by), kid, marginMs: handOverMs }),
  }
}

/** Sees to it that every algorithm has a key: an app may be set to any of them at any time. */
export async function ensureSigningKeys(parts: SigningKeyParts): Promise<void> {
  const { clock, run, memory } = parts
  const known = new Set(memory.signingKeys.all().map(({ algorithm }) => algorithm))
  const missing = signingAlgorithms.filter(algorithm => !known.has(algorithm))
  if (missing.length === 0) return
  const keys = await Promise.all(missing.map(algorithm => makeSigningKey(parts, algorithm)))
  await run('addMissingSigningKeys', { at: clock.now(), keys })
}

/** Deletes what is published no more. */
export async function deleteRetiredKeys({ clock, run, memory }: SigningKeyParts): Promise<void> {
  const at = clock.now()
  if (!memory.signingKeys.all().some(({ retiredAt }) => retiredAt !== null && retiredAt <= at)) return
  const actor = { kind: 'system', name: 'clock' } as const
  await run('deleteRetiredKeys', { actor, origin: { door: 'system', address: null }, at, eventId: newUuid(clock) })
}

/** A key for the library, private part and all. */
export interface PrivateJwk extends JWK {
  kid: string
  alg: SigningAlgorithm
}

/** The published keys; of each algorithm the first one signs. Good until `until`, or until a key is changed. */
export interface KeyRing {
  keys: PrivateJwk[]
  /** The memory's list it was made of. */
  madeOf: readonly SigningKey[]
  until: Millis
}

export function openKeyRing({ clock, memory, sealer }: SigningKeyParts): KeyRing {
  const madeOf = memory.signingKeys.all()
  const now = clock.now()
  return {
    keys: listPublished(madeOf, now).map(
      ({ key }) => JSON.parse(sealer.open(key.sealedPrivateJwk, placeOf(key.kid)).reveal()) as PrivateJwk,
    ),
    madeOf,
    until: nextTurn(madeOf, now),
  }
}

const placeOf = (kid: string) => ({ table: 'signingKey', row: kid, column: 'sealedPrivateJwk' })

/** RSA with 2,048 bits (RFC 7518 §3.3 asks for no less), and the one curve of each of the others. */
const generate: Record<SigningAlgorithm, () => Promise<{ publicKey: KeyObject; privateKey: KeyObject }>> = {
  RS256: () => promisify(generateKeyPair)('rsa', { modulusLength: 2048 }),
  ES256: () => promisify(generateKeyPair)('ec', { namedCurve: 'P-256' }),
  EdDSA: () => promisify(generateKeyPair)('ed25519'),
}

async function makeSigningKey({ clock, sealer }: SigningKeyParts, algorithm: SigningAlgorithm): Promise<SigningKey> {
  const { publicKey, privateKey } = await generate[algorithm]()
  const publicJwk = publicKey.export({ format: 'jwk' }) as JWK
  const kid = thumbprint(publicJwk)
  const about = { kid, use: 'sig', alg: algorithm }
  const sealed = new Secret(JSON.stringify({ ...privateKey.export({ format: 'jwk' }), ...about }))
  const now = clock.now()
  return {
    kid,
    algorithm,
    publicJwk: JSON.stringify({ ...publicJwk, ...about }),
    sealedPrivateJwk: sealer.seal(sealed, placeOf(kid)),
    createdAt: now,
    signsFrom: now,
    retiredAt: null,
  }
}

/** RFC 7638 §3.2, RFC 8037 §2: the members a key of its type must have, in order, and nothing else. */
function thumbprint(jwk: JWK): string {
  const members = (['crv', 'e', 'kty', 'n', 'x', 'y'] as const).filter(member => jwk[member] !== undefined)
  const text = JSON.stringify(Object.fromEntries(members.map(member => [member, jwk[member]])))
  return createHash('sha256').update(text).digest('base64url')
}
