import { newUuid, type Clock, type Millis } from '#ground'
import { appendAudit, appendChange, noteForm, type Actor, type Origin } from '#directory'
import { setLastSeq, type Dialect, type DumpHeader, type Kysely, type Tables } from '#store'
import { readServiceTokens, readTokens, type TokenTold } from './people-told.ts'

/**
 * Changes that were made after the backup have numbers nobody remembers here. The log goes on so much higher that none
 * of them is given to another change, so that a client that knows one is told “changed” and not “the same”.
 */
const numbersLeftOut = 1_000_000

/** App passwords stay, as passwords do: an admin sees each with its last use, and ends it. */
const endedTables = [
  'gatewaySession',
  'simpleAuthToken',
  'session',
  'oneTime',
  'pause',
  'oidcRecord',
  'apiToken',
  'serviceToken',
  'knownBrowser',
  'mail',
] as const

/** How much was open. */
export interface Ended {
  sessions: number
  tokens: number
  links: number
  /** API tokens that worked, so that somebody can make new ones for what used them. */
  apiTokens: TokenTold[]
}

const operator: Actor = { kind: 'system', name: 'operator' }
const origin: Origin = { door: 'cli', address: null }

/**
 * What must not come back with a backup, since it may have been ended after it was made: sessions, tokens (those of the
 * API too), links that work once and mail that holds them, trusted browsers, pauses. Accounts, passwords and the secrets of apps stay. Runs where the rows were just
 * read.
 */
export async function endEverything(
  db: Kysely<Tables>,
  engine: Dialect,
  { lastSeq, at: backupAt, tables }: DumpHeader,
  clock: Clock,
): Promise<Ended> {
  const now = clock.now()
  const has = (table: string): boolean => tables.some(({ name }) => name === table)
  const apiTokens = [
    ...(has('apiToken') ? await readTokens(db) : []),
    ...(has('serviceToken') ? await readServiceTokens(db) : []),
  ]
  const open = { ...(await countOpen(db, now)), apiTokens }
  for (const table of endedTables) if (has(table)) await db.deleteFrom(table).execute()
  if (has('backup')) await db.deleteFrom('backup').where('finishedAt', 'is', null).execute()

  await setLastSeq(db, engine, lastSeq + numbersLeftOut)
  const tx = { db, effects: [], ordered: true }
  const data = { backupAt }
  const change = { at: now, actor: 'system:operator', kind: 'store.restored' as const, subject: 'store', data }
  await noteForm(tx, await appendChange(tx, change, () => ({ of: 'nothing' })))
  await appendAudit(tx, {
    id: newUuid(clock),
    at: now,
    kind: 'store.restored',
    outcome: 'done',
    actor: operator,
    origin,
    data,
  })
  return open
}

async function countOpen(db: Kysely<Tables>, now: Millis): Promise<Omit<Ended, 'apiTokens'>> {
  const { sessions } = await db
    .selectFrom('session')
    .select(({ fn }) => fn.countAll<number>().as('sessions'))
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirstOrThrow()
  const { tokens } = await db
    .selectFrom('oidcRecord')
    .select(({ fn }) => fn.countAll<number>().as('tokens'))
    .where('model', 'in', ['AccessToken', 'RefreshToken'])
    .where(({ eb }) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', now)]))
    .executeTakeFirstOrThrow()
  const { links } = await db
    .selectFrom('oneTime')
    .select(({ fn }) => fn.countAll<number>().as('links'))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirstOrThrow()
  return { sessions, tokens, links }
}
