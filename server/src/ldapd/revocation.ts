import type { AppId, Clock, UserId } from '#ground'
import { demandsSecondFactor, type DirectoryEffect, type DirectoryMemory, isActive, type User } from '#directory'
import { type Connection, ResultCode } from '@doorward/ldap'
import { allowsBarePassword, type MayOpen } from './bind/bind.ts'
import type { Session } from './session.ts'
import type { View } from './tree/tree.ts'

export interface RevocationParts {
  memory: DirectoryMemory
  clock: Clock
  mayOpen: MayOpen
  views: () => readonly View[]
}

/**
 * Whether who a connection is bound as may still be here. Asked before every operation, since expiry comes by the clock
 * and access by groups.
 */
export function isStillValid(
  { memory, clock, mayOpen, views }: RevocationParts,
  { state: session, remoteAddress: address }: Connection<Session>,
): boolean {
  if (session.kind === 'anonymous') return true
  if (!views().includes(session.view)) return false
  if (session.kind === 'admin') return true
  if (session.kind === 'app') {
    const app = memory.apps.find(session.appId)
    return app?.enabled === true && app.ldap !== null
  }
  const user = memory.people.find(session.userId)
  const { appPassword } = session
  if (appPassword !== null && appPassword.expiresAt !== null && appPassword.expiresAt <= clock.now()) return false
  return (
    user !== undefined &&
    [session.credentialVersion, session.nextCredentialVersion].includes(user.credentialVersion) &&
    isActive(user, clock.now()) &&
    (!isBare(session.amr) || isBareEnough(memory, clock, user, session.appId)) &&
    mayOpen(user, session.appId ?? 'directory-server', { amr: session.amr, address, authAt: session.boundAt })
  )
}

/** A password alone may have become too little since: the person has a second factor now, or must have one. */
function isBareEnough(memory: DirectoryMemory, clock: Clock, user: User, app: AppId | null): boolean {
  if (!user.secondFactor && !demandsSecondFactor(memory, user, clock.now())) return true
  return allowsBarePassword(memory, app === null ? undefined : memory.apps.find(app))
}

const isBare = (amr: readonly string[]): boolean => amr.length === 1 && amr[0] === 'pwd'

/** Ends a connection whose identity is no more: RFC 4511 §4.4.1 with the code for a security association that has failed. */
export function endSession(connection: Connection<Session>): void {
  connection.close(
    ResultCode.strongerAuthRequired,
    'You are no longer signed in: the account or its secret has changed.',
  )
}

/** Ends the connections that a change concerns, before the change is answered. */
export function endRevoked(
  parts: RevocationParts,
  connections: Iterable<Connection<Session>>,
  effects: readonly DirectoryEffect[],
): void {
  const users = new Set<UserId>()
  /** Of apps and of the directory server, and app passwords. */
  const secrets = new Set<string>()
  let isWide = false
  let everyone: 'nobody' | 'all' | 'but-owners' = 'nobody'
  for (const { state } of effects) {
    if (state.of === 'user') users.add(state.user.id)
    if (state.of === 'user-gone') users.add(state.id)
    if (state.of === 'secrets') for (const id of state.removed) secrets.add(id)
    if (state.of === 'app-passwords-gone') for (const id of state.ids) secrets.add(id)
    if (state.of === 'connections-ended' && everyone !== 'all') everyone = state.exceptOwners ? 'but-owners' : 'all'
    isWide ||= state.of === 'app' || state.of === 'app-gone' || state.of === 'setting'
  }
  if (users.size === 0 && secrets.size === 0 && !isWide && everyone === 'nobody') return
  const isOwner = (id: UserId): boolean => parts.memory.people.find(id)?.role === 'owner'
  for (const connection of connections) {
    const session = connection.state
    if (session.kind === 'anonymous') continue
    const secret = session.kind === 'person' ? session.appPassword?.id : session.secretId
    const isConcerned = session.kind === 'person' && users.has(session.userId)
    const isSignedOut =
      session.kind === 'person' && (everyone === 'all' || (everyone === 'but-owners' && !isOwner(session.userId)))
    if (isSignedOut || (secret !== undefined && secrets.has(secret))) endSession(connection)
    else if ((isWide || isConcerned) && !isStillValid(parts, connection)) endSession(connection)
  }
}
