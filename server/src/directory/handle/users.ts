import { invalidField, limits, newUuid, Problem, say, type GroupId, type Secret, type UserId } from '#ground'
import type { NewUsername } from '../commands/new-username.ts'
import type { UserPatch } from '../commands/user-commands.ts'
import type { DirectoryMemory } from '../memory.ts'
import { parseEmail, parseExternalUsername, parseLine, parseUsername } from '../names.ts'
import type { Page, PageRequest } from '../page.ts'
import { checkNewPassword } from '../passwords.ts'
import { posixNumber } from '../posix-number.ts'
import type { Role } from '../role.ts'
import { parseSshKey } from '../ssh-key.ts'
import type { User } from '../user.ts'
import { requireRole } from '../who-may.ts'
import { askForFactors, type FactorAsk } from './ask-for-factors.ts'
import { parseAttributeValues } from './attributes.ts'
import { purgedOf, usernameHash } from '../upkeep.ts'
import { askerOf, newDeed, type Handle } from './context.ts'
import { listPeople, walkPeople, type UserFilter } from './list-people.ts'
import { setPersonPicture } from './pictures.ts'

export interface UserInput {
  /** Null for somebody who is invited. */
  username: string | null
  displayName: string
  email?: string | null
  givenName?: string | null
  familyName?: string | null
  locale?: string | null
  role?: Role
  groups?: GroupId[]
  /** Absent: no password yet. `hash` is one in a form the server verifies; a weak one asks for a change. */
  password?: { plain: Secret } | { hash: string }
  mustChange?: boolean
  allowReserved?: boolean
  /** The id of an external directory, which will know them by this username; they have no password here. */
  source?: string | undefined
  managedBy?: string | null
  /** By name. */
  attributes?: Readonly<Record<string, readonly string[]>>
  loginShell?: string | null
  homeDirectory?: string | null
  sshKeys?: readonly string[]
  /** The next of the range unless given. */
  uidNumber?: number | null
}

/** As `UserPatch`, with attributes by name. */
export type UserChange = Omit<UserPatch, 'attributes'> & { attributes?: Readonly<Record<string, readonly string[]>> }

/** A user row ready to be written, with the work that must not happen in a transaction done. */
export async function prepareUser(
  handle: Pick<Handle, 'clock' | 'hasher' | 'sealer' | 'origin' | 'memory'>,
  input: UserInput,
) {
  const { source = 'local' } = input
  const parse = source === 'local' ? parseUsername : parseExternalUsername
  const username =
    input.username === null ? null : parse(input.username, { allowReserved: input.allowReserved ?? false })
  if (source !== 'local') {
    if (username === null) throw invalidField('username', 'Give the username they have in that directory.')
    if (input.password !== undefined)
      throw invalidField('password', 'The password of this person is kept in the directory they come from.')
  }
  const email =
    input.email === undefined || input.email === null || input.email.trim() === '' ? null : parseEmail(input.email)
  const displayName = parseLine('displayName', input.displayName, limits.user.displayNameLengthMax) || username
  if (displayName === null) throw invalidField('displayName', 'A person needs a name.')
  const id = newUuid(handle.clock) as UserId
  let passwordHash: string | null = null
  let mustChange = input.mustChange ?? false
  if (input.password !== undefined && 'plain' in input.password) {
    checkNewPassword(input.password.plain, { username, email })
    passwordHash = await handle.hasher.hash(input.password.plain, handle.origin.address ?? '')
  } else if (input.password !== undefined) {
    const imported = await handle.hasher.importHash(input.password.hash, handle.origin.address ?? '')
    passwordHash = imported.stored
    mustChange ||= imported.mustChange
  }
  return {
    id,
    username: username === null ? null : newExternalUsername(handle, username, id),
    source,
    email,
    emailVerified: email !== null,
    displayName,
    givenName: line('givenName', input.givenName),
    familyName: line('familyName', input.familyName),
    locale: line('locale', input.locale),
    role: input.role ?? 'user',
    groups: input.groups ?? [],
    passwordHash,
    mustChange,
    managedBy: input.managedBy ?? null,
    attributes: parseAttributeValues(handle.memory, input.attributes ?? {}),
    loginShell: path('loginShell', input.loginShell ?? null),
    homeDirectory: path('homeDirectory', input.homeDirectory ?? null),
    sshKeys: parseSshKeys(input.sshKeys ?? []),
    uidNumber: posixNumber('uidNumber', input.uidNumber ?? null),
  }
}

/** The hash of a new password, which is checked before. Throws Problem `invalid`. */
export async function preparePassword(
  { hasher, origin }: Pick<Handle, 'hasher' | 'origin'>,
  person: Pick<User, 'username' | 'email'>,
  password: Secret,
): Promise<string> {
  checkNewPassword(password, person)
  return hasher.hash(password, origin.address ?? '')
}

/** Of a local person: ASCII, so that it is the subject too. */
export const newUsername = (handle: Pick<Handle, 'sealer'>, username: string): NewUsername => ({
  username,
  subject: username,
  usernameHash: usernameHash(handle, username),
})

/** Of somebody from a directory. A subject is ASCII (OpenID Connect Core §2): where the username is not, it is the id. */
export const newExternalUsername = (handle: Pick<Handle, 'sealer'>, username: string, id: UserId): NewUsername => ({
  ...newUsername(handle, username),
  subject: /^[\x21-\x7e]+$/.test(username) ? username : id,
})

/** An absolute path on Unix machines; null for what the settings say. */
function path(field: string, text: string | null): string | null {
  const line = text === null ? '' : parseLine(field, text, limits.user.pathLengthMax)
  if (line === '') return null
  // IA5String in LDAP, and a colon would end the field in passwd(5).
  if (!/^\/[!-9;-~]*$/.test(line))
    throw invalidField(field, 'Give an absolute path, such as /bin/bash, without spaces.')
  return line
}

function parseSshKeys(lines: readonly string[]): string[] {
  if (lines.length > limits.user.sshKeysMax)
    throw invalidField('sshKeys', say('At most {max} keys.', { max: limits.user.sshKeysMax }))
  return [...new Set(lines.map((line, i) => parseSshKey(`sshKeys.${i}`, line)))]
}

/** Names in one query. */
const namesAtOnce = 500

const patchText: { [K in 'displayName' | 'givenName' | 'familyName' | 'phone' | 'locale' | 'zoneinfo']: number } = {
  displayName: limits.user.displayNameLengthMax,
  givenName: limits.user.displayNameLengthMax,
  familyName: limits.user.displayNameLengthMax,
  phone: limits.user.phoneLengthMax,
  locale: 35,
  zoneinfo: 64,
}

const line = (field: keyof typeof patchText, text: string | null | undefined): string | null =>
  typeof text === 'string' ? parseLine(field, text, patchText[field]) : null

/** What of a change cannot be, before it is one. Throws Problem `invalid`. */
export function checkPatch(memory: DirectoryMemory, { attributes, ...patch }: UserChange): UserPatch {
  const checked: UserPatch = { ...patch }
  if (attributes !== undefined) checked.attributes = parseAttributeValues(memory, attributes)
  if (checked.loginShell !== undefined) checked.loginShell = path('loginShell', checked.loginShell)
  if (checked.homeDirectory !== undefined) checked.homeDirectory = path('homeDirectory', checked.homeDirectory)
  if (checked.sshKeys !== undefined) checked.sshKeys = parseSshKeys(checked.sshKeys)
  for (const [key, lengthMax] of Object.entries(patchText) as [keyof typeof patchText, number][]) {
    const text = checked[key]
    if (typeof text === 'string') checked[key] = parseLine(key, text, lengthMax)
  }
  if (checked.displayName === '') throw invalidField('displayName', 'A person needs a name.')
  if (typeof checked.email === 'string') checked.email = checked.email.trim() === '' ? null : parseEmail(checked.email)
  const { expiresAt } = checked
  if (typeof expiresAt === 'number' && !(Number.isInteger(expiresAt) && Math.abs(expiresAt) <= limits.momentMax))
    throw invalidField('expiresAt', 'Give a moment before the year 10000, or none.')
  if (typeof checked.recoveryEmail === 'string')
    checked.recoveryEmail =
      checked.recoveryEmail.trim() === '' ? null : parseEmail(checked.recoveryEmail, 'recoveryEmail')
  return checked
}

/** People, as far as the actor may see and change them. */
export const usersOf = (handle: Handle) => ({
  async create(input: UserInput): Promise<User> {
    const prepared = await prepareUser(handle, input)
    return handle.run('createUser', { ...newDeed(handle), ...prepared })
  },

  async update(id: UserId, patch: UserChange, ifVersion?: number): Promise<User> {
    return handle.run('updateUser', {
      ...newDeed(handle),
      id,
      patch: checkPatch(handle.memory, patch),
      ...(ifVersion === undefined ? {} : { ifVersion }),
    })
  },

  disable: (id: UserId): Promise<User> => handle.run('setDisabled', { ...newDeed(handle), id, disabled: true }),
  enable: (id: UserId): Promise<User> => handle.run('setDisabled', { ...newDeed(handle), id, disabled: false }),
  /** To the trash: refused at every door at once, and can be restored as they were. */
  delete: (id: UserId): Promise<User> => handle.run('trashUser', { ...newDeed(handle), id }),
  /** `withoutEmail`: their address has become somebody else's meanwhile. */
  restore: (id: UserId, { withoutEmail = false } = {}): Promise<User> =>
    handle.run('restoreUser', { ...newDeed(handle), id, withoutEmail }),

  /**
   * Forgets somebody in the trash for good, at once: what names them is deleted, and nobody is ever given their
   * username. Throws Problem `conflict` for somebody who is not in the trash.
   */
  async erase(id: UserId): Promise<void> {
    const user = this.get(id)
    if (user.trashedAt === null)
      throw new Problem('conflict', 'Move this person to the trash first; from there they can be erased.')
    const people = [purgedOf(handle, user)]
    if ((await handle.run('purgeUsers', { ...newDeed(handle), people, trashedBefore: null })) === 0)
      throw new Problem('conflict', 'This person was restored or erased meanwhile. Look again.')
  },

  /** Which of these usernames belonged to somebody who is gone for good, and are never given again. */
  async findPurged(usernames: readonly string[]): Promise<string[]> {
    requireRole(askerOf(handle), 'usermanager')
    const purged: string[] = []
    for (let at = 0; at < usernames.length; at += namesAtOnce) {
      const byHash = new Map(
        usernames.slice(at, at + namesAtOnce).map(name => [usernameHash(handle, name), name] as const),
      )
      const rows = await handle.list
        .selectFrom('tombstone')
        .select('hash')
        .where('hash', 'in', [...byHash.keys()])
        .execute()
      for (const { hash } of rows) purged.push(byHash.get(hash) ?? '')
    }
    return purged
  },

  /** Ends the person's sessions, except the one named (their own, when they change it themselves). */
  async setPassword(
    id: UserId,
    password: Secret,
    options: { mustChange?: boolean; exceptSession?: string } = {},
  ): Promise<User> {
    const hash = await preparePassword(handle, this.get(id), password)
    return handle.run('setPassword', {
      ...newDeed(handle),
      id,
      hash,
      mustChange: options.mustChange ?? false,
      exceptSession: options.exceptSession ?? null,
    })
  },

  /** They have changed it in the directory that keeps it: ends their other sessions. People for themselves only. */
  notePasswordThere: (id: UserId, directoryId: string, exceptSession: string): Promise<User> =>
    handle.run('notePasswordThere', { ...newDeed(handle), id, directoryId, exceptSession }),

  /** Takes all of somebody's factors away, because they are lost: they sign in without, and set up new ones if they must. */
  resetFactors: (id: UserId): Promise<User> => handle.run('resetFactors', { ...newDeed(handle), id }),

  /** Asks people by mail to set up a second factor; without `apply`, only says whom that is. Throws Problem `missing`. */
  askForFactors(ids: readonly UserId[], options: { apply: boolean }): Promise<FactorAsk> {
    return askForFactors(
      handle,
      ids.map(id => this.get(id)),
      options.apply,
    )
  },

  /**
   * Where their password is checked from now on: `local`, or the id of a directory. What is open of them ends; a password
   * they have here sleeps while they belong elsewhere.
   */
  move: (id: UserId, source: string, ifVersion?: number): Promise<User> =>
    handle.run('moveUser', { ...newDeed(handle), id, source, ...(ifVersion === undefined ? {} : { ifVersion }) }),

  /**
   * A picture file as it came; null takes the picture away. People change their own, and those who manage them. Throws
   * Problem `invalid` for what is no PNG, JPEG or WebP within `limits.picture`.
   */
  async setPicture(id: UserId, bytes: Uint8Array | null): Promise<User> {
    return setPersonPicture(handle, this.get(id), bytes)
  },

  /** People see themselves, user managers everybody. Throws Problem `missing`. */
  get(id: UserId): User {
    const isSelf = handle.actor.kind === 'user' && handle.actor.id === id
    if (!isSelf) requireRole(askerOf(handle), 'usermanager')
    const user = handle.memory.people.find(id)
    if (user === undefined) throw new Problem('missing', 'There is no such person; they may have been deleted.')
    return user
  },

  /** By id, e-mail address or username. */
  find(identifier: string): User | undefined {
    requireRole(askerOf(handle), 'usermanager')
    return handle.memory.people.resolve(identifier)
  },

  /** Ordered by display name. Without a state, everybody but the trash. */
  async list(filter: UserFilter): Promise<Page<User>> {
    requireRole(askerOf(handle), 'usermanager')
    return listPeople(handle, filter)
  },

  /** The same people to the last, some at a time; nobody counts them. */
  walk(filter: Omit<UserFilter, keyof PageRequest>): AsyncGenerator<User[]> {
    requireRole(askerOf(handle), 'usermanager')
    return walkPeople(handle, filter)
  },

  /** How many people there are, the trash included, and how many of them can sign in. */
  count(): { people: number; active: number } {
    requireRole(askerOf(handle), 'usermanager')
    const { people } = handle.memory
    const now = handle.clock.now()
    let all = 0
    let active = 0
    for (let slot = 0; slot < people.slotEnd; slot++) {
      if (people.roleAt(slot) !== undefined) all++
      if (people.isActiveAt(slot, now)) active++
    }
    return { people: all, active }
  },
})
