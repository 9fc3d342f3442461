import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { calculateJwkThumbprint, type JWK } from 'jose'
import { Secret, type Clock, type Millis, type Sealer } from '#ground'
import type { Kysely, Run, SigningKeyRow, Tables } from '#store'
import type { OidcCommands } from './commands.ts'

interface KeyParts {
  clock: Clock
  run: Run<OidcCommands>
  read: Kysely<Tables>
  sealer: Pick<Sealer, 'seal' | 'open'>
}

const placeOf = (kid: string) => ({ table: 'signingKey', row: kid, column: 'sealedPrivateJwk' })

/**
 * The keys ID tokens are signed with, private parts and all; the first one signs, the others are still or already
 * published. On the first start one is made. RS256, which every client must accept (OIDC Core §15.1).
 */
export async function loadSigningKeys(parts: KeyParts): Promise<JWK[]> {
  const { clock, run, read, sealer } = parts
  const known = await read.selectFrom('signingKey').selectAll().execute()
  const rows = known.length > 0 ? known : await run('addFirstSigningKey', { key: await makeSigningKey(parts) })
  const now = clock.now()
  return rows
    .filter(row => row.retiredAt === null || row.retiredAt > now)
    .sort((a, b) => signingRank(b, now) - signingRank(a, now))
    .map(row => JSON.parse(sealer.open(row.sealedPrivateJwk, placeOf(row.kid)).reveal()) as JWK)
}

/** The newest key whose time to sign has come goes first; one that is only published yet goes last. */
const signingRank = (row: SigningKeyRow, now: Millis): number => (row.signsFrom <= now ? row.signsFrom : -row.signsFrom)

async function makeSigningKey({ clock, sealer }: KeyParts): Promise<SigningKeyRow> {
  const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const publicJwk = publicKey.export({ format: 'jwk' }) as JWK
  const kid = await calculateJwkThumbprint(publicJwk)
  const about = { kid, use: 'sig', alg: 'RS256' }
  const sealed = new Secret(JSON.stringify({ ...privateKey.export({ format: 'jwk' }), ...about }))
  const now = clock.now()
  return {
    kid,
    algorithm: 'RS256',
    publicJwk: JSON.stringify({ ...publicJwk, ...about }),
    sealedPrivateJwk: sealer.seal(sealed, placeOf(kid)),
    createdAt: now,
    signsFrom: now,
    retiredAt: null,
  }
}
