import type { OpenSession as Told } from '@doorward/contract'
import { isAtLeast, type Actor, type DirectoryMemory, type NameNetwork } from '#directory'
import type { SessionId } from '#ground'
import type { OpenSession } from '#signin'
import { printMoment } from './moment.ts'

/** `own`: the session who asks asks in, if any. */
export function tellOpenSession(
  memory: DirectoryMemory,
  open: OpenSession,
  asker: Actor,
  own: SessionId | undefined,
  nameNetwork: NameNetwork,
): Told {
  const { id, user, device, address, amr, createdAt, authAt, lastSeenAt, expiresAt } = open
  const { newPlace, newDevice, openOfPerson } = open
  const { id: askerId, role } = asker.kind === 'system' ? { id: null, role: 'owner' as const } : asker
  return {
    id,
    user: { id: user.id, name: user.displayName, username: user.username },
    device: device.name,
    deviceKind: device.kind,
    address,
    // What admins call networks is for those who run the server.
    network: isAtLeast(role, 'usermanager') ? nameNetwork(address) : null,
    amr,
    secondFactor: amr.includes('mfa'),
    apps: open.apps
      .flatMap(app => memory.apps.find(app) ?? [])
      .toSorted((a, b) => a.title.localeCompare(b.title, 'en'))
      .map(app => ({ id: app.id, name: app.title, icon: app.icon })),
    newPlace,
    newDevice,
    openOfPerson,
    createdAt: printMoment(createdAt),
    authAt: printMoment(authAt),
    lastSeenAt: printMoment(lastSeenAt),
    expiresAt: printMoment(expiresAt),
    isOwn: id === own,
    mayEnd: user.id === askerId || (isAtLeast(role, 'admin') && isAtLeast(role, user.role)) || user.role === 'user',
  }
}
