import {
  invalidField,
  limits,
  newUuid,
  Problem,
  type AppId,
  type Clock,
  type Millis,
  type Sealer,
  type Secret,
  type UserId,
} from '#ground'
import { parseLine, type Actor, type DirectoryMemory, type Origin, type User } from '#directory'
import type { AppPasswordRow, Kysely, Run, Tables } from '#store'
import { newAppPassword, parseAppPassword } from './app-password-form.ts'
import type { SigninCommands } from './commands.ts'
import { newDeed } from './sessions.ts'

/** What somebody opens with a password: an app, or the directory server's main tree. */
export type OpenedApp = AppId | 'directory-server'

/** How somebody comes to an app, as `access` asks it. */
export interface Coming {
  /** How they have proven who they are (RFC 8176, and `app-password`). */
  amr: readonly string[]
  /** Where the question comes from; null: from nowhere, as of a look ahead. */
  address: string | null
  /** When they proved it; null: in this moment. */
  authAt: Millis | null
}

/** Whether a person may open an app. */
export type MayOpen = (user: User, app: OpenedApp, coming: Coming) => boolean

const withAppPassword: Coming = { amr: ['app-password'], address: null, authAt: null }

/** A password for one app without its text, which is shown once and kept as a keyed hash alone. */
export interface AppPassword {
  id: string
  userId: UserId
  app: OpenedApp
  name: string
  createdAt: Millis
  /** Null: it works until it is revoked. */
  expiresAt: Millis | null
  /** To within some seconds. */
  lastUsedAt: Millis | null
  lastAddress: string | null
}

export interface AppPasswordInput {
  userId: UserId
  app: OpenedApp
  name: string
  expiresAt: Millis | null
}

export type FoundAppPassword =
  | { kind: 'right'; id: string; expiresAt: Millis | null }
  /** The reason is for the audit trail. */
  | { kind: 'wrong'; reason: 'wrong-password' | 'other-app' | 'expired-password' }

export interface AppPasswords {
  /** Somebody's, newest first. Whether the asker may see them is the caller's to check. */
  list(userId: UserId): Promise<AppPassword[]>
  /** What somebody may make one for: apps that take passwords and that they may open, and the directory server. */
  listOpenable(userId: UserId): OpenedApp[]
  /**
   * For oneself; the caller has checked that the sign-in is fresh. Answers the text, which is shown this once. Throws
   * Problem `invalid`, `missing`, `forbidden`, `conflict`.
   */
  make(input: AppPasswordInput, actor: Actor, origin: Origin): Promise<{ password: AppPassword; text: Secret }>
  /** One's own, or as somebody who manages the person. It ends what is open by it at once. */
  remove(password: { userId: UserId; id: string }, actor: Actor, origin: Origin): Promise<void>
}

interface AppPasswordParts {
  clock: Clock
  run: Run<SigninCommands>
  read: Kysely<Tables>
  memory: DirectoryMemory
  sealer: Sealer
  mayOpen: MayOpen
}

const appPasswordFromRow = ({ hash: _hash, userId, appId, ...row }: AppPasswordRow): AppPassword => ({
  ...row,
  userId: userId as UserId,
  app: appId as OpenedApp,
})

/** Passwords for doors that can ask for nothing else. Each opens one app. */
export function createAppPasswords({ clock, run, read, memory, sealer, mayOpen }: AppPasswordParts) {
  /** When and from where each was last used, since it was last written down. */
  let uses = new Map<string, { at: Millis; address: string }>()

  const hashOf = (letters: string): string => sealer.keyedHash('app-password', letters)

  /** The app has a door that takes them. */
  function takesPasswords(app: OpenedApp): boolean {
    if (app === 'directory-server') return true
    const { ldap, simpleAuth, gateway } = memory.apps.find(app) ?? { ldap: null, simpleAuth: null, gateway: null }
    return ldap !== null || simpleAuth !== null || gateway?.acceptAppPasswords === true
  }

  function requireUsable(userId: UserId, app: OpenedApp): void {
    const user = memory.people.find(userId)
    if (user === undefined) throw new Problem('missing', 'There is no such person.')
    if (!takesPasswords(app)) throw invalidField('app', 'This app is not opened with a password of its own.')
    if (!mayOpen(user, app, withAppPassword))
      throw invalidField('app', 'This app may not be opened, so a password for it would not work.')
  }

  const appPasswords: AppPasswords = {
    async list(userId) {
      const rows = await read
        .selectFrom('appPassword')
        .selectAll()
        .where('userId', '=', userId)
        .orderBy('id', 'desc')
        .execute()
      return rows.map(row => {
        const use = uses.get(row.id)
        const password = appPasswordFromRow(row)
        return use === undefined ? password : { ...password, lastUsedAt: use.at, lastAddress: use.address }
      })
    },

    listOpenable(userId) {
      const user = memory.people.find(userId)
      if (user === undefined) return []
      const all: OpenedApp[] = [...[...memory.apps.all()].map(({ id }) => id), 'directory-server']
      return all.filter(app => takesPasswords(app) && mayOpen(user, app, withAppPassword))
    },

    async make({ userId, app, name: typed, expiresAt }, actor, origin) {
      const name = parseLine('name', typed, limits.appPassword.nameLengthMax)
      if (name === '') throw invalidField('name', 'Give the password a name, such as the device it is for.')
      if (expiresAt !== null && expiresAt <= clock.now()) throw invalidField('expiresAt', 'This moment has passed.')
      requireUsable(userId, app)
      const text = newAppPassword()
      const hash = hashOf(parseAppPassword(text.reveal()) ?? '')
      const row = await run('createAppPassword', {
        ...newDeed(clock, actor, origin),
        password: { id: newUuid(clock), userId, appId: app, name, hash, expiresAt },
      })
      return { password: appPasswordFromRow(row), text }
    },

    async remove({ userId, id }, actor, origin) {
      await run('removeAppPassword', { ...newDeed(clock, actor, origin), userId, id })
      uses.delete(id)
    },
  }

  return {
    ...appPasswords,

    /** Whether 25 letters are a password of this person for this app. Costs the same for everybody. */
    async find(letters: string, userId: UserId | undefined, app: OpenedApp): Promise<FoundAppPassword> {
      const row = await read
        .selectFrom('appPassword')
        .selectAll()
        .where('hash', '=', hashOf(letters))
        .executeTakeFirst()
      if (row === undefined || row.userId !== userId) return { kind: 'wrong', reason: 'wrong-password' }
      if (row.appId !== app) return { kind: 'wrong', reason: 'other-app' }
      if (row.expiresAt !== null && row.expiresAt <= clock.now()) return { kind: 'wrong', reason: 'expired-password' }
      return { kind: 'right', id: row.id, expiresAt: row.expiresAt }
    },

    noteUse: (id: string, address: string): void => void uses.set(id, { at: clock.now(), address }),

    async flush(): Promise<void> {
      if (uses.size === 0) return
      const batch = [...uses].map(([id, use]) => ({ id, ...use }))
      uses = new Map()
      await run('touchAppPasswords', { uses: batch })
    },
  }
}
