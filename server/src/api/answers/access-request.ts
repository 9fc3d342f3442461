import type { AccessRequest as ToldRequest, AccessRequestDetails, AppGrant as ToldGrant } from '@doorward/contract'
import type { Language, UserId } from '#ground'
import type { AccessRequest, AppGranted, DirectoryMemory, Passed } from '#directory'
import { tellPicture } from './picture.ts'
import { printMoment, printMomentOrNull } from './moment.ts'
import { namesIn, type AnswerNames } from './names.ts'

function tellAsker(memory: DirectoryMemory, id: UserId, language: Language): ToldRequest['user'] {
  const user = memory.people.find(id)
  const { username = null, picture = null } = user ?? {}
  return { ...namesIn(memory, language).person(id), username, picture: tellPicture(picture) }
}

export function tellRequest(
  memory: DirectoryMemory,
  request: AccessRequest,
  { asker, language }: { asker: UserId | null; language: Language },
): ToldRequest {
  const { id, userId, appId, reason, wantedDays, state, reference, decidedBy, word } = request
  const names = namesIn(memory, language)
  return {
    id,
    user: tellAsker(memory, userId, language),
    app: { ...names.app(appId), icon: memory.apps.find(appId)?.icon ?? null },
    reason,
    wantedDays,
    state,
    createdAt: printMoment(request.createdAt),
    expiresAt: printMoment(request.expiresAt),
    reference,
    decidedAt: printMomentOrNull(request.decidedAt),
    decidedBy: decidedBy === null ? null : names.actor(decidedBy).name,
    word,
    grantedUntil: printMomentOrNull(request.grantedUntil),
    isOwn: userId === asker,
  }
}

export const tellPassed = (names: AnswerNames, passed: Passed | undefined): AccessRequestDetails['passed'] =>
  passed === undefined
    ? null
    : {
        to: names.person(passed.to).name,
        by: names.actor(passed.by).name,
        at: printMoment(passed.at),
      }

export const tellGrant = (
  memory: DirectoryMemory,
  { user, app, expiresAt, grantedBy, createdAt }: AppGranted,
  language: Language,
): ToldGrant => ({
  user: tellAsker(memory, user, language),
  app: { id: app.id, name: app.title, icon: app.icon },
  until: printMomentOrNull(expiresAt),
  grantedBy: namesIn(memory, language).actor(grantedBy).name,
  since: printMoment(createdAt),
})
