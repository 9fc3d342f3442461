import type { AccessRequest as ToldRequest, AccessRequestDetails, AppGrant as ToldGrant } from '@doorward/contract'
import type { UserId } from '#ground'
import type { AccessRequest, AppGranted, DirectoryMemory, Passed } from '#directory'
import { nameActor } from './actor-name.ts'
import { tellPicture } from './picture.ts'
import { printMoment, printMomentOrNull } from './moment.ts'

function tellAsker(memory: DirectoryMemory, id: UserId): ToldRequest['user'] {
  const user = memory.people.find(id)
  const { displayName = 'Deleted person', username = null, picture = null } = user ?? {}
  return { id, name: displayName, username, picture: tellPicture(picture) }
}

export function tellRequest(memory: DirectoryMemory, request: AccessRequest, asker: UserId | null): ToldRequest {
  const { id, userId, appId, reason, wantedDays, state, reference, decidedBy, word } = request
  const app = memory.apps.find(appId)
  return {
    id,
    user: tellAsker(memory, userId),
    app: { id: appId, name: app?.title ?? 'Deleted app', icon: app?.icon ?? null },
    reason,
    wantedDays,
    state,
    createdAt: printMoment(request.createdAt),
    expiresAt: printMoment(request.expiresAt),
    reference,
    decidedAt: printMomentOrNull(request.decidedAt),
    decidedBy: decidedBy === null ? null : nameActor(memory, decidedBy),
    word,
    grantedUntil: printMomentOrNull(request.grantedUntil),
    isOwn: userId === asker,
  }
}

export const tellPassed = (memory: DirectoryMemory, passed: Passed | undefined): AccessRequestDetails['passed'] =>
  passed === undefined
    ? null
    : {
        to: memory.people.find(passed.to)?.displayName ?? 'Somebody who was erased',
        by: nameActor(memory, passed.by),
        at: printMoment(passed.at),
      }

export const tellGrant = (
  memory: DirectoryMemory,
  { user, app, expiresAt, grantedBy, createdAt }: AppGranted,
): ToldGrant => ({
  user: tellAsker(memory, user),
  app: { id: app.id, name: app.title, icon: app.icon },
  until: printMomentOrNull(expiresAt),
  grantedBy: nameActor(memory, grantedBy),
  since: printMoment(createdAt),
})
