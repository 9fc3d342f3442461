import { isDeepStrictEqual } from 'node:util'
import { Problem, type GroupId, type UserId } from '#ground'
import type { Tx } from '#store'
import { selectAbleOwners } from '../able-owners.ts'
import { splitDisplayName } from '../names.ts'
import type { Role } from '../role.ts'
import type { AttributeValues } from '../custom-attribute.ts'
import { rowFromUser, userFromRow, type User } from '../user.ts'
import { requireManages, requireMayGiveRole, requireRole, resolveAsker } from '../who-may.ts'
import { record, requireVersion, type Deed } from './deed.ts'
import { requireNotKeptThere, requireOpenSource } from './external-commands.ts'
import { putLogouts } from './logouts.ts'
import { changeMembers } from './membership-commands.ts'
import { claimName, releaseEmail, requireNameFree } from './names.ts'
import { requireUsernameFree, withOwnSubject, type NewUsername } from './new-username.ts'
import { takePosixNumber } from './posix.ts'

export interface NewUser extends Deed {
  id: UserId
  /** Null for somebody who is invited, and chooses it when they accept. */
  username: NewUsername | null
  email: string | null
  emailVerified: boolean
  displayName: string
  givenName: string | null
  familyName: string | null
  locale: string | null
  role: Role
  groups: GroupId[]
  passwordHash: string | null
  mustChange: boolean
  /** The id of an external directory that will know them by their username; else they are local. */
  source?: string
  managedBy: string | null
  attributes: AttributeValues
  loginShell: string | null
  homeDirectory: string | null
  sshKeys: string[]
  /** Null: the next of the range. */
  uidNumber: number | null
}

/** What may be changed about a person; absent is untouched. */
export interface UserPatch {
  email?: string | null
  emailVerified?: boolean
  recoveryEmail?: string | null
  displayName?: string
  givenName?: string
  familyName?: string
  locale?: string | null
  zoneinfo?: string | null
  phone?: string | null
  role?: Role
  expiresAt?: number | null
  managedBy?: string | null
  /** By attribute id; an empty list takes the value away, what is not named stays. */
  attributes?: AttributeValues
  loginShell?: string | null
  homeDirectory?: string | null
  sshKeys?: readonly string[]
}

/** Why a person's sessions end; shown in the list of sessions and in the audit. */
export type EndReason =
  | 'signed-out'
  | 'disabled'
  | 'deleted'
  | 'expired'
  | 'password-changed'
  | 'factors-reset'
  /** A policy demands a second factor, and the session was begun without one. */
  | 'second-factor-demanded'
  | 'role-changed'
  | 'ended-by-admin'

/** Throws Problem `missing`. */
export async function getUser(tx: Tx, id: UserId): Promise<User> {
  const row = await tx.db.selectFrom('user').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Problem('missing', 'There is no such person; they may have been deleted.')
  return userFromRow(row)
}

export async function putUser(tx: Tx, user: User): Promise<void> {
  await tx.db.updateTable('user').set(rowFromUser(user)).where('id', '=', user.id).execute()
}

/** What a person has after a patch: an empty list takes the value away. */
function mergeValues(before: AttributeValues, { attributes }: UserPatch): AttributeValues {
  if (attributes === undefined) return before
  return Object.fromEntries(Object.entries({ ...before, ...attributes }).filter(([, values]) => values.length > 0))
}

/** Somebody after a patch, not yet written: names that follow from others follow. */
export function patchUser(before: User, patch: UserPatch, at: number): User {
  const after: User = { ...before, ...patch, attributes: mergeValues(before.attributes, patch), updatedAt: at }
  if (patch.expiresAt !== undefined && patch.expiresAt !== before.expiresAt) after.expiryNotedAt = null
  if (patch.givenName !== undefined || patch.familyName !== undefined) after.namesSet = true
  return patch.displayName !== undefined && !after.namesSet
    ? { ...after, ...splitDisplayName(after.displayName) }
    : after
}

/** Writes what has changed about somebody, with its record; where nothing has, they are answered as they were. */
export async function recordUser(tx: Tx, deed: Deed, before: User, after: User): Promise<User> {
  const fields = (Object.keys(after) as (keyof User)[]).filter(
    key => key !== 'updatedAt' && key !== 'expiryNotedAt' && !isDeepStrictEqual(after[key], before[key]),
  )
  if (fields.length === 0) return before
  const version = await record(
    tx,
    deed,
    'user.updated',
    before.id,
    seq => ({ of: 'user', user: { ...after, version: seq } }),
    { fields },
  )
  const written = { ...after, version }
  await putUser(tx, written)
  return written
}

/** Ends what a person has open. Their sessions and tokens carry the older credential version and die with it. */
export function withRaisedCredentials(user: User): User {
  return { ...user, credentialVersion: user.credentialVersion + 1 }
}

/** They are still known to have been signed in from; a second factor is asked for again. */
export async function distrustBrowsers(tx: Tx, userId: UserId): Promise<void> {
  await tx.db.updateTable('knownBrowser').set({ trustedUntil: null }).where('userId', '=', userId).execute()
}

/**
 * Ends what is open of a person, except one session, and answers how many ended. With it go the browsers that were let off
 * the second factor: whoever had to be thrown out may have been trusted in one.
 */
export async function endSessions(
  tx: Tx,
  deed: Deed,
  userId: UserId,
  reason: EndReason,
  except: string | null = null,
): Promise<number> {
  await distrustBrowsers(tx, userId)
  const ended = await tx.db
    .updateTable('session')
    .set({ endedAt: deed.at, endedReason: reason })
    .where('userId', '=', userId)
    .where('endedAt', 'is', null)
    .$if(except !== null, query => query.where('id', '!=', except ?? ''))
    .returning('id')
    .execute()
  if (ended.length === 0) return 0
  const sessions = ended.map(row => row.id)
  await putLogouts(tx, sessions, deed.at)
  await record(tx, deed, 'session.ended', userId, () => ({ of: 'session-ended', sessions }), {
    reason,
    sessions,
  })
  return sessions.length
}

/**
 * Links that were mailed end with a change of address: what went to the old one is not to work for whoever reads it now.
 * An invitation is not among them; whom it was made for has not changed.
 */
export async function endMailedLinks(tx: Tx, userId: UserId): Promise<void> {
  await tx.db
    .deleteFrom('oneTime')
    .where('userId', '=', userId)
    .where('kind', 'in', ['password-reset', 'email-change'])
    .where('usedAt', 'is', null)
    .execute()
}

/** Throws Problem `conflict` when no owner is left who can sign in. The caller has already written the change. */
export async function requireAnOwnerLeft(tx: Tx): Promise<void> {
  const able = await selectAbleOwners(tx.db).select('user.id').limit(1).executeTakeFirst()
  if (able === undefined)
    throw new Problem('conflict', 'This is the last owner who can sign in. Make somebody else an owner first.')
}

/** Whether an owner who can sign in is left without this one. */
export async function isAnOwnerLeft(tx: Tx, without: UserId): Promise<boolean> {
  const able = selectAbleOwners(tx.db).select('user.id').where('user.id', '!=', without)
  return (await able.limit(1).executeTakeFirst()) !== undefined
}

/** However the first owner comes to be, the set-up link is dead from then on, also after all owners are gone. */
export async function closeSetup(tx: Tx, at: number): Promise<void> {
  await tx.db
    .insertInto('meta')
    .values({ key: 'firstOwnerAt', value: String(at) })
    .onConflict(conflict => conflict.column('key').doNothing())
    .execute()
}

export const userCommands = {
  async createUser(tx: Tx, input: NewUser): Promise<User> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    requireRole(asker, 'usermanager')
    requireMayGiveRole(asker, { id: null, role: 'user' }, input.role)
    const { source = 'local' } = input
    if (source !== 'local') requireRole(asker, 'admin')
    await requireOpenSource(tx, source)
    const username =
      input.username !== null && source !== 'local'
        ? await withOwnSubject(tx, input.id, input.username)
        : input.username
    if (username !== null) await requireUsernameFree(tx, input.id, username)
    if (input.email !== null) await requireNameFree(tx, input.email, input.id, 'asEmail')

    const named = input.givenName !== null || input.familyName !== null
    const derived = splitDisplayName(input.displayName)
    const user: User = {
      id: input.id,
      username: username?.username ?? null,
      subject: username?.subject ?? null,
      email: input.email,
      emailVerified: input.emailVerified,
      recoveryEmail: null,
      displayName: input.displayName,
      givenName: input.givenName ?? derived.givenName,
      familyName: input.familyName ?? derived.familyName,
      namesSet: named,
      locale: input.locale,
      zoneinfo: null,
      phone: null,
      role: input.role,
      source,
      disabledByAdmin: false,
      disabledByDirectory: false,
      goneAt: null,
      trashedAt: null,
      expiresAt: null,
      createdAt: input.at,
      updatedAt: input.at,
      credentialVersion: 1,
      version: 0,
      managedBy: input.managedBy,
      attributes: input.attributes,
      uidNumber: await takePosixNumber(tx, input.uidNumber),
      loginShell: input.loginShell,
      homeDirectory: input.homeDirectory,
      sshKeys: input.sshKeys,
      expiryNotedAt: null,
      secondFactor: false,
      picture: null,
    }
    await tx.db.insertInto('user').values(rowFromUser(user)).execute()
    if (input.username !== null) await claimName(tx, input.username.username, input.id, 'asUsername')
    if (input.email !== null) await claimName(tx, input.email, input.id, 'asEmail')
    if (input.passwordHash !== null)
      await tx.db
        .insertInto('password')
        .values({
          userId: input.id,
          hash: input.passwordHash,
          mustChange: input.mustChange ? 1 : 0,
          changedAt: input.at,
        })
        .execute()
    // Somebody invited may never come.
    if (input.role === 'owner' && input.username !== null) await closeSetup(tx, input.at)

    user.version = await record(
      tx,
      input,
      'user.created',
      input.id,
      seq => ({ of: 'user', user: { ...user, version: seq } }),
      { role: input.role },
    )
    await tx.db.updateTable('user').set({ version: user.version }).where('id', '=', user.id).execute()
    const add = [{ id: input.id, expiresAt: null }]
    for (const group of input.groups)
      await changeMembers(tx, { ...input, group, add, remove: [], addGroups: [], removeGroups: [] })
    return user
  },

  async updateUser(tx: Tx, input: Deed & { id: UserId; patch: UserPatch; ifVersion?: number }): Promise<User> {
    const { patch } = input
    const asker = await resolveAsker(tx, input.actor, input.at)
    const before = await getUser(tx, input.id)
    requireVersion(before, input.ifVersion)
    requireManages(asker, before)
    if (patch.role !== undefined) requireMayGiveRole(asker, before, patch.role)
    if (patch.role === 'owner' && before.username !== null) await closeSetup(tx, input.at)

    let after = patchUser(before, patch, input.at)
    if (patch.email !== undefined && patch.email !== before.email) {
      // Somebody in the trash holds no address; a restore takes it, or is refused.
      if (before.trashedAt === null) {
        if (before.email !== null) await releaseEmail(tx, before.email, input.id)
        if (patch.email !== null) await claimName(tx, patch.email, input.id, 'asEmail')
      }
      // An address an admin sets is verified; see contracts: a self-claimed one never gets here.
      after.emailVerified = patch.email !== null && (patch.emailVerified ?? true)
      await endMailedLinks(tx, input.id)
    }
    await requireNotKeptThere(tx, before, after)
    // Raised too: what was begun with little to gain, and may be in other hands, is not to be worth more.
    const roleChanged = after.role !== before.role
    // An end that has passed stays passed for what was open then, whether upkeep has come round to it or not.
    const hasEnded =
      after.expiresAt !== before.expiresAt &&
      before.expiresAt !== null &&
      before.expiresAt <= input.at &&
      before.expiryNotedAt === null
    if (roleChanged || hasEnded) after = withRaisedCredentials(after)

    after = await recordUser(tx, input, before, after)
    if (after.version === before.version) return before
    if (roleChanged) await endSessions(tx, input, input.id, 'role-changed')
    else if (hasEnded) await endSessions(tx, input, input.id, 'expired')
    if (before.role === 'owner' && (roleChanged || after.expiresAt !== before.expiresAt)) await requireAnOwnerLeft(tx)
    return after
  },

  async setDisabled(tx: Tx, input: Deed & { id: UserId; disabled: boolean }): Promise<User> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    const before = await getUser(tx, input.id)
    requireManages(asker, before)
    if (asker.id === input.id) throw new Problem('conflict', 'Nobody disables their own account.')
    if (before.disabledByAdmin === input.disabled) return before
    const changed: User = { ...before, disabledByAdmin: input.disabled, updatedAt: input.at }
    const after = input.disabled ? withRaisedCredentials(changed) : changed
    const kind = input.disabled ? 'user.disabled' : 'user.enabled'
    after.version = await record(tx, input, kind, input.id, seq => ({ of: 'user', user: { ...after, version: seq } }))
    await putUser(tx, after)
    if (input.disabled) {
      await endSessions(tx, input, input.id, 'disabled')
      if (before.role === 'owner') await requireAnOwnerLeft(tx)
    }
    return after
  },

  /** `exceptSession` keeps the session in which people change their own password. */
  async setPassword(
    tx: Tx,
    input: Deed & { id: UserId; hash: string; mustChange: boolean; exceptSession: string | null },
  ): Promise<User> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    const before = await getUser(tx, input.id)
    if (asker.id !== input.id) requireManages(asker, before)
    if (before.source !== 'local')
      throw new Problem('conflict', 'This person’s password is kept in an external directory and is changed there.')
    if (before.username === null)
      throw new Problem('conflict', 'This person has been invited, and chooses a password with the link.')
    const after: User = { ...withRaisedCredentials(before), updatedAt: input.at }
    const row = { hash: input.hash, mustChange: input.mustChange ? (1 as const) : (0 as const), changedAt: input.at }
    await tx.db
      .insertInto('password')
      .values({ userId: input.id, ...row })
      .onConflict(conflict => conflict.column('userId').doUpdateSet(row))
      .execute()
    after.version = await record(tx, input, 'user.password', input.id, seq => ({
      of: 'user',
      user: { ...after, version: seq },
    }))
    await putUser(tx, after)
    await endSessions(tx, input, input.id, 'password-changed', input.exceptSession)
    if (input.exceptSession !== null)
      await tx.db
        .updateTable('session')
        .set({ credentialVersion: after.credentialVersion })
        .where('id', '=', input.exceptSession)
        .execute()
    return after
  },

  /** Replaces a hash by one of the same password with today's cost; ends nothing. */
  async upgradePasswordHash(tx: Tx, input: { id: UserId; from: string; to: string }): Promise<void> {
    await tx.db
      .updateTable('password')
      .set({ hash: input.to })
      .where('userId', '=', input.id)
      .where('hash', '=', input.from)
      .execute()
  },
}
