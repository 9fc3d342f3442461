import { hashToken, newToken, Secret, type Clock, type Millis, type UserId } from '#ground'
import type { ApiTokenRow, Kysely, Tables } from '#store'
import type { DirectoryMemory } from './memory.ts'
import { demandsSecondFactor } from './second-factor-policy.ts'
import { serviceTokenFromRow, type ServiceAccount } from './service-account.ts'
import { isActive, type User } from './user.ts'

/** A bearer token for the API without its text, which is shown once and kept as a hash alone. */
export interface ApiToken {
  id: string
  name: string
  userId: UserId
  /** What it may be used for, in the words of whoever reads it: the API. */
  scopes: readonly string[]
  createdAt: Millis
  expiresAt: Millis | null
  lastUsedAt: Millis | null
  lastAddress: string | null
}

export function apiTokenFromRow(row: ApiTokenRow): ApiToken {
  const { id, name, createdAt, expiresAt, lastUsedAt, lastAddress } = row
  const scopes = JSON.parse(row.scopes) as string[]
  return { id, name, userId: row.userId as UserId, scopes, createdAt, expiresAt, lastUsedAt, lastAddress }
}

/** `dwt_` and 256 bits: the prefix lets secret scanners find one that was published. */
const prefix = 'dwt_'
const form = /^dwt_[\w-]{43}$/

export const newApiToken = (): { text: Secret; hash: string } => {
  const text = prefix + newToken()
  return { text: new Secret(text), hash: hashToken(text) }
}

/** When and from where tokens were last used, since it was last written down. */
export type TokenUses = Map<string, { at: Millis; address: string }>

/** A token that works, and whom it acts as, as they are now. */
export interface LiveToken {
  id: string
  scopes: readonly string[]
  holder: { kind: 'user'; user: User } | { kind: 'service'; service: ServiceAccount }
}

/**
 * Undefined for a text that is no token's, and while the token has expired, its person may not sign in or its service
 * account is disabled.
 */
export async function findLiveToken(
  { read, memory, clock }: { read: Kysely<Tables>; memory: DirectoryMemory; clock: Clock },
  text: Secret,
): Promise<LiveToken | undefined> {
  const offered = text.reveal()
  if (!form.test(offered)) return undefined
  const hash = hashToken(offered)
  const now = clock.now()
  const isOver = ({ expiresAt }: { expiresAt: Millis | null }): boolean => expiresAt !== null && expiresAt <= now
  const row = await read.selectFrom('apiToken').selectAll().where('hash', '=', hash).executeTakeFirst()
  if (row !== undefined) {
    const { id, scopes, userId } = apiTokenFromRow(row)
    const user = memory.people.find(userId)
    if (user === undefined || !isActive(user, now) || isOver(row)) return undefined
    // Whoever must have a second factor and has none is let in nowhere, and so are their scripts.
    if (!user.secondFactor && demandsSecondFactor(memory, user, now)) return undefined
    return { id, scopes, holder: { kind: 'user', user } }
  }
  const machines = await read.selectFrom('serviceToken').selectAll().where('hash', '=', hash).executeTakeFirst()
  if (machines === undefined) return undefined
  const { id, scopes, accountId } = serviceTokenFromRow(machines)
  const service = memory.services.find(accountId)
  if (service === undefined || service.disabled || isOver(machines)) return undefined
  return { id, scopes, holder: { kind: 'service', service } }
}
