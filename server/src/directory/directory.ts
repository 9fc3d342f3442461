import { Problem, type Secret } from '#ground'
import type { Actor, Origin } from './actor.ts'
import type { SecretOwner } from './commands/app-commands.ts'
import { appsOf } from './handle/apps.ts'
import { auditOf } from './handle/audit.ts'
import type { DirectoryParts, Handle } from './handle/context.ts'
import { groupsOf } from './handle/groups.ts'
import { settingsOf } from './handle/settings.ts'
import { usersOf } from './handle/users.ts'
import type { DirectoryMemory } from './memory.ts'
import { findSecret, type SecretUses } from './secrets.ts'
import { isActive } from './user.ts'

/** The directory on somebody's behalf: every method checks who may, and records who did. */
export interface DirectoryHandle {
  users: ReturnType<typeof usersOf>
  groups: ReturnType<typeof groupsOf>
  apps: ReturnType<typeof appsOf>
  settings: ReturnType<typeof settingsOf>
  audit: ReturnType<typeof auditOf>
}

export interface Directory {
  /** A door never has the raw directory: it names who asks, and from where. Throws Problem `unauthenticated`. */
  as(actor: Actor, origin: Origin): DirectoryHandle
  /** For decisions and answers about what somebody has already been shown to be allowed. */
  readonly memory: DirectoryMemory
  /** The id of the owner's secret that equals `offered`, or undefined. */
  findSecret(owner: SecretOwner, offered: Secret): Promise<string | undefined>
  /** Writes when secrets were last used. */
  flush(): Promise<void>
  /** Whether an owner has ever been made; from then on set-up is closed for good. */
  isSetUp(): Promise<boolean>
}

export function createDirectory(parts: DirectoryParts): Directory {
  let secretUses: SecretUses = new Map()
  return {
    memory: parts.memory,
    as(actor, origin) {
      const handle: Handle = { ...parts, secretUses, actor: currentActor(parts, actor), origin }
      return {
        users: usersOf(handle),
        groups: groupsOf(handle),
        apps: appsOf(handle),
        settings: settingsOf(handle),
        audit: auditOf(handle),
      }
    },
    async findSecret(owner, offered) {
      const id = await findSecret(parts, owner, offered)
      if (id !== undefined) secretUses.set(id, parts.clock.now())
      return id
    },
    async flush() {
      if (secretUses.size === 0) return
      const uses = [...secretUses].map(([id, at]) => ({ id, at }))
      secretUses = new Map()
      await parts.run('touchSecrets', { uses })
    },
    async isSetUp() {
      const row = await parts.read
        .selectFrom('meta')
        .select('value')
        .where('key', '=', 'firstOwnerAt')
        .executeTakeFirst()
      return row !== undefined
    },
  }
}

/** A person acts with the role they have now, not with the one they had when they signed in. */
function currentActor({ memory, clock }: DirectoryParts, actor: Actor): Actor {
  if (actor.kind === 'system') return actor
  const user = memory.people.find(actor.id)
  if (user === undefined || !isActive(user, clock.now()))
    throw new Problem('unauthenticated', 'Your account is no longer active. Sign in again.')
  return { ...actor, role: user.role }
}
