import { invalidField, Problem, type UserId } from '#ground'
import type { AuditRow } from '#store'
import { ownFields, type OwnPatch } from '../commands/profile-commands.ts'
import type { CustomAttribute } from '../custom-attribute.ts'
import type { DirectoryMemory } from '../memory.ts'
import { pageSize, parseCursor, printCursor, type PageRequest } from '../page.ts'
import { isAtLeast } from '../role.ts'
import type { User } from '../user.ts'
import type { AuditPage } from './audit.ts'
import { newDeed, type Handle } from './context.ts'
import { checkPatch, type UserChange } from './users.ts'

/** As `OwnPatch`, with attributes by name. */
export type OwnChange = Pick<UserChange, keyof OwnPatch>

/** Somebody's own account, as they see and change it. */
export interface OwnProfile {
  user: User
  /** Name and e-mail addresses are for admins to change, and this is none. */
  isLocked: boolean
  /** Attributes they see, in the order they were declared, with their values. */
  attributes: { attribute: CustomAttribute; values: readonly string[] }[]
}

/** Only the zones the platform knows: apps look them up by name. */
function checkZone(zone: string | null | undefined): void {
  if (typeof zone !== 'string' || zone === '') return
  try {
    Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    throw invalidField('zoneinfo', 'There is no such time zone. Choose one of the list, such as Europe/Berlin.')
  }
}

/** What of a change to one's own account cannot be, before it is one. Throws Problem `invalid`, `forbidden`. */
export function checkOwnPatch(memory: DirectoryMemory, user: User, change: OwnChange): OwnPatch {
  // By name, whatever else came along: who may change the rest is looked at in the transaction too.
  const named = Object.fromEntries(
    ownFields.flatMap(field => (change[field] === undefined ? [] : [[field, change[field]]])),
  ) as OwnChange
  if (Object.keys(change).some(key => !ownFields.some(field => field === key)))
    throw new Problem('forbidden', 'This is not for people themselves to change.')
  checkZone(named.zoneinfo)
  const patch = checkPatch(memory, named) as OwnPatch
  for (const field of ['locale', 'zoneinfo', 'phone', 'recoveryEmail'] as const)
    if (patch[field] === '') patch[field] = null
  if (patch.recoveryEmail != null && patch.recoveryEmail === user.email)
    throw invalidField('recoveryEmail', 'Give another address than your own: it is for when that one is lost.')
  return patch
}

/** What a person sees of themselves and changes about themselves. */
export const profileOf = (handle: Handle) => {
  const { memory, actor } = handle

  function idOf(): UserId {
    if (actor.kind !== 'user') throw new Problem('forbidden', 'Only a person has a profile.')
    return actor.id
  }

  function get(): OwnProfile {
    const user = memory.people.find(idOf())
    if (user === undefined) throw new Problem('missing', 'There is no such person; they may have been deleted.')
    return {
      user,
      isLocked: memory.settings().policy.lockProfiles && !isAtLeast(user.role, 'admin'),
      attributes: memory.attributes
        .all()
        .filter(({ seenBy }) => seenBy !== 'admins')
        .map(attribute => ({ attribute, values: user.attributes[attribute.id] ?? [] })),
    }
  }

  return {
    get,

    /** `ifVersion`: of the person when they looked. Throws Problem `invalid`, `conflict`, `forbidden`. */
    async update(change: OwnChange, ifVersion: number): Promise<User> {
      const patch = checkOwnPatch(memory, get().user, change)
      return handle.run('updateOwnProfile', { ...newDeed(handle), patch, ifVersion })
    },

    /** What happened to this person's account and what they did with it, newest first; nothing about anybody else. */
    async activity({ cursor, limit }: PageRequest): Promise<AuditPage> {
      const id = idOf()
      const size = pageSize({ limit })
      const after = cursor === undefined ? undefined : parseCursor(cursor)
      const rows: AuditRow[] = await handle.list
        .selectFrom('audit')
        .selectAll()
        .where('subject', '=', id)
        .$if(after !== undefined, query =>
          query.where(where =>
            where(where.refTuple('at', 'id'), '<', where.tuple(Number(after?.key), after?.id ?? '')),
          ),
        )
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(size + 1)
        .execute()
      const last = rows.length > size ? rows[size - 1] : undefined
      return {
        items: rows.slice(0, size).map(row => withoutOthers(row, id)),
        nextCursor: last === undefined ? null : printCursor({ key: String(last.at), id: last.id }),
      }
    },
  }
}

/** Who else it was is not told, and neither is from where: a colleague's address is the colleague's. */
const withoutOthers = (row: AuditRow, id: UserId): AuditRow =>
  row.actor === `user:${id}` ? row : { ...row, actor: row.actor.split(':', 1)[0] ?? '', address: null }
