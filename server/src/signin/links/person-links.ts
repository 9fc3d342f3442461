import { hashToken, limits, newToken, newUuid, type Clock, type Millis, type UserId } from '#ground'
import type { DirectoryMemory, User } from '#directory'
import type { Kysely, OneTimeRow, Tables } from '#store'
import type { NewPersonLink, PersonLinkKind } from '../commands/one-time-commands.ts'

export interface PersonLinkParts {
  clock: Clock
  read: Kysely<Tables>
  memory: DirectoryMemory
  /** The configured address: a link is never built from a request. */
  publicUrl: () => URL
}

/** A link as it is handed over: shown once, kept only as a hash. */
export interface MadeLink {
  url: string
  expiresAt: Millis
}

/** Where each kind leads on this server. */
const paths: Record<PersonLinkKind, string> = {
  invitation: '/invitation',
  'password-reset': '/reset',
  'email-change': '/confirm-email',
}

export const pathOf = (kind: PersonLinkKind, token: string): string => `${paths[kind]}?token=${token}`

/** Links that are somebody's own: made, and looked at without using them up. */
export function createPersonLinks({ clock, read, memory, publicUrl }: PersonLinkParts) {
  return {
    /** `row` is what is written; `path` and `link` are what only its reader gets. */
    make(kind: PersonLinkKind, userId: UserId, lifetimeMs: Millis, data: object | null = null) {
      const token = newToken()
      const expiresAt = clock.now() + lifetimeMs
      const row: NewPersonLink = {
        id: newUuid(clock),
        hash: hashToken(token),
        kind,
        userId,
        expiresAt,
        data: data === null ? null : JSON.stringify(data),
      }
      const path = pathOf(kind, token)
      const link: MadeLink = { url: new URL(path, publicUrl()).href, expiresAt }
      return { row, path, link }
    },

    /** The link and its person, while it can be used. Whoever uses it is judged again, by the row itself. */
    async find(kind: PersonLinkKind, token: string | undefined): Promise<{ row: OneTimeRow; user: User } | undefined> {
      if (token === undefined || token.length !== 43) return undefined
      const row = await read
        .selectFrom('oneTime')
        .selectAll()
        .where('hash', '=', hashToken(token))
        .where('kind', '=', kind)
        .executeTakeFirst()
      const now = clock.now()
      if (row === undefined || row.usedAt !== null || row.expiresAt <= now) return undefined
      if (row.createdAt > now + limits.linkAheadMs) return undefined
      const user = memory.people.find(row.userId as UserId)
      return user?.credentialVersion === row.credentialVersion ? { row, user } : undefined
    },
  }
}

export type PersonLinks = ReturnType<typeof createPersonLinks>
