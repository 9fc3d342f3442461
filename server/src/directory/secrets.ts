import { timingSafeEqual } from 'node:crypto'
import {
  invalidField,
  newPasteableSecret,
  newUuid,
  say,
  Secret,
  type AppId,
  type Clock,
  type Millis,
  type Sealer,
} from '#ground'
import type { Kysely, Tables } from '#store'
import type { NewSecret, SecretOwner } from './commands/app-commands.ts'

/** Generated: 32 letters and digits. Typed: 16 characters or more. */
export type SecretChoice = { kind: 'generated' } | { kind: 'typed'; value: Secret }

const typedLengthMin = 16
const typedLengthMax = 256
/** RFC 7518 §3.2: a key of HS256 is no shorter than its hash, 32 bytes. */
const signingLengthMin = 32

const placeOf = (id: string) => ({ table: 'secret', row: id, column: 'sealed' })

/** What apps' and the directory server's secrets are compared by. Keyed, since a typed one may be guessable. */
const hashOf = (sealer: Sealer, owner: SecretOwner, text: string): string =>
  sealer.keyedHash(`secret ${owner.kind} ${owner.ownerId}`, text)

/**
 * The row of a new secret, and its text, which is shown this once. `signs`: signatures are checked with it, so it is kept
 * sealed. Throws Problem `invalid` for a typed one too short.
 */
export function makeSecret(
  { sealer, clock }: { sealer: Sealer; clock: Clock },
  owner: SecretOwner,
  choice: SecretChoice,
  signs: boolean,
): { row: NewSecret; text: Secret } {
  const text = choice.kind === 'generated' ? new Secret(newPasteableSecret()) : choice.value
  const { length } = text.reveal()
  const lengthMin = signs ? signingLengthMin : typedLengthMin
  if (length < lengthMin || length > typedLengthMax)
    throw invalidField(
      'secret',
      say('A secret has {min} to {max} characters.', { min: lengthMin, max: typedLengthMax }),
    )
  const id = newUuid(clock)
  // Only the directory server's own secret can be shown again: it is pasted into many apps over the years.
  const sealed = owner.kind === 'directory-server' || signs ? sealer.seal(text, placeOf(id)) : null
  return { row: { id, hash: hashOf(sealer, owner, text.reveal()), sealed }, text }
}

/** When secrets were last used, since it was last written down. */
export type SecretUses = Map<string, Millis>

const ownSecrets = (read: Kysely<Tables>) =>
  read.selectFrom('secret').select(['id', 'hash']).where('ownerId', '=', '').where('kind', '=', '').compile()
/** Apps show theirs at each request, and making the query's text takes longer than answering it. */
const queries = new WeakMap<Kysely<Tables>, ReturnType<typeof ownSecrets>>()

async function readSecrets(read: Kysely<Tables>, owner: SecretOwner): Promise<{ id: string; hash: string }[]> {
  const query = queries.get(read) ?? ownSecrets(read)
  queries.set(read, query)
  const { rows } = await read.executeQuery({ ...query, parameters: [owner.ownerId, owner.kind] })
  return rows as { id: string; hash: string }[]
}

/** The id of the owner's secret that equals `offered`; all of them are compared, in constant time each. */
export async function findSecret(
  { sealer, read }: { sealer: Sealer; read: Kysely<Tables> },
  owner: SecretOwner,
  offered: Secret,
): Promise<string | undefined> {
  const rows = await readSecrets(read, owner)
  const wanted = Buffer.from(hashOf(sealer, owner, offered.reveal()))
  return rows.find(row => row.hash.length === wanted.length && timingSafeEqual(Buffer.from(row.hash), wanted))?.id
}

/** The texts of an app's secrets that signatures are checked with, the newest first; of secrets that are hashed, none. */
export async function openSigningSecrets(
  { sealer, read }: { sealer: Sealer; read: Kysely<Tables> },
  app: AppId,
): Promise<Secret[]> {
  const rows = await read
    .selectFrom('secret')
    .select(['id', 'sealed'])
    .where('ownerId', '=', app)
    .where('kind', '=', 'oidc')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.flatMap(({ id, sealed }) => (sealed === null ? [] : [sealer.open(sealed, placeOf(id))]))
}
