import { days, invalidField, limits, Problem, type AppId, type GroupId, type Millis, type UserId } from '#ground'
import type { Tx } from '#store'
import { openKeyOf, requestFromRow, type AccessRequest, type WantedDays } from '../access-request.ts'
import { printActor } from '../actor.ts'
import type { App } from '../app.ts'
import { appendAudit } from '../audit.ts'
import { resolveAsker } from '../who-may.ts'
import { getApp } from './app-commands.ts'
import { doesDecide, requireDecides } from './deciding.ts'
import type { Deed } from './deed.ts'
import { putGrant } from './grant-commands.ts'
import { changeMembers } from './membership-commands.ts'

/** The request that is decided, and whose it is: whoever calls has read it, and the transaction looks again. */
interface Decided extends Deed {
  id: string
  app: AppId
  user: UserId
  /** For the person; empty for none. */
  word: string
}

const appendRequestEvent = (
  tx: Tx,
  { eventId, at, actor, origin }: Deed,
  kind: string,
  { id, appId, userId, reference }: Pick<AccessRequest, 'id' | 'appId' | 'userId' | 'reference'>,
  more: { added?: UserId[] } = {},
): Promise<void> =>
  appendAudit(tx, {
    id: `${eventId}-${kind.slice(kind.indexOf('.') + 1)}`,
    at,
    kind,
    outcome: 'done',
    actor,
    subject: userId,
    app: appId,
    origin,
    reference,
    data: { request: id, ...more },
  })

/** Nobody says yes or no to themselves, whatever they are. */
async function requireMayAnswer(tx: Tx, { actor, at, app: id, user }: Decided): Promise<App> {
  const asker = await resolveAsker(tx, actor, at)
  const app = await getApp(tx, id)
  await requireDecides(tx, asker, app)
  if (asker.id === user) throw new Problem('forbidden', 'Nobody decides about their own request. Ask another.')
  return app
}

/** Takes it out of the open ones: of two who answer at once one does. Throws Problem `conflict` for the other. */
async function closeRequest(
  tx: Tx,
  { id, app, user, at, actor }: Omit<Decided, 'word'>,
  state: 'approved' | 'refused' | 'withdrawn',
  answer: { word?: string | null; grantedUntil?: Millis | null; expiresAt?: Millis } = {},
): Promise<AccessRequest> {
  const row = await tx.db
    .updateTable('accessRequest')
    .set({ state, openKey: null, decidedAt: at, decidedBy: printActor(actor), ...answer })
    .where('id', '=', id)
    .where('appId', '=', app)
    .where('userId', '=', user)
    .where('state', '=', 'open')
    .where('expiresAt', '>', at)
    .returningAll()
    .executeTakeFirst()
  if (row !== undefined) return requestFromRow(row)
  throw notWaiting()
}

const notWaiting = (): Problem =>
  new Problem('conflict', 'This request is not waiting any more: it was answered, taken back, or is too old.')

/** Puts the person into a group that opens the app, as somebody who may change it; a longer membership stays. */
async function addToGroup(tx: Tx, deed: Decided, app: App, group: GroupId, until: Millis | null): Promise<void> {
  if (app.access.kind !== 'chosen' || !app.access.groups.includes(group))
    throw new Problem('conflict', 'This group does not open the app.')
  const standing = await tx.db
    .selectFrom('membership')
    .select('expiresAt')
    .where('groupId', '=', group)
    .where('userId', '=', deed.user)
    .where('origin', '=', 'hand')
    .executeTakeFirst()
  const isLonger =
    standing !== undefined && (standing.expiresAt === null || (until !== null && standing.expiresAt > until))
  const add = isLonger ? [] : [{ id: deed.user, expiresAt: until }]
  await changeMembers(tx, { ...deed, group, add, remove: [], addGroups: [], removeGroups: [] })
}

/**
 * When the clock looks at an answered request again. A membership has no row of its own to note a reminder in, so the
 * request keeps when it is due; access by name has, and there is nothing more to do here until the end.
 */
function nextLook(until: Millis | null, group: GroupId | null, at: Millis): { expiresAt?: Millis } {
  if (until === null) return {}
  const remindAt = until - limits.accessRequest.remindMs
  return { expiresAt: group === null || remindAt <= at ? until : remindAt }
}

async function expireOld(tx: Tx, openKey: string, at: Millis): Promise<void> {
  await tx.db
    .updateTable('accessRequest')
    .set({ state: 'expired', openKey: null, decidedAt: at })
    .where('openKey', '=', openKey)
    .where('expiresAt', '<=', at)
    .execute()
}

async function requireAsksSeldom(tx: Tx, user: UserId, at: Millis): Promise<void> {
  const { count } = await tx.db
    .selectFrom('accessRequest')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('userId', '=', user)
    .where('createdAt', '>', at - days(1))
    .executeTakeFirstOrThrow()
  if (Number(count) >= limits.accessRequest.perDayMax)
    throw new Problem('too-many', 'You have asked for many apps today. Go on tomorrow.')
}

export const requestCommands = {
  /**
   * For the person who asks. That the app's rule refuses them the caller has seen. Throws Problem `conflict` where they
   * wait already, or where nobody can be let in by name, and `too-many`.
   */
  async askForAccess(
    tx: Tx,
    input: Deed & { id: string; app: AppId; reason: string; wantedDays: WantedDays; reference: string | null },
  ): Promise<AccessRequest> {
    const { id: user } = await resolveAsker(tx, input.actor, input.at)
    if (user === null) throw new Problem('forbidden', 'People ask for access, and nobody for them.')
    const app = await getApp(tx, input.app)
    if (!app.enabled) throw new Problem('conflict', 'This app is switched off for everybody.')
    if (app.access.kind === 'single-user') throw new Problem('conflict', 'This app belongs to one person alone.')
    if (app.access.kind === 'everyone') throw new Problem('conflict', 'This app is open to everybody.')
    await requireAsksSeldom(tx, user, input.at)
    const openKey = openKeyOf({ appId: app.id, userId: user })
    await expireOld(tx, openKey, input.at)
    const row = await tx.db
      .insertInto('accessRequest')
      .values({
        id: input.id,
        appId: app.id,
        userId: user,
        reason: input.reason,
        wantedDays: input.wantedDays,
        state: 'open',
        createdAt: input.at,
        expiresAt: input.at + limits.accessRequest.openMs,
        decidedAt: null,
        decidedBy: null,
        word: null,
        grantedUntil: null,
        reference: input.reference,
        openKey,
      })
      .onConflict(conflict => conflict.column('openKey').doNothing())
      .returningAll()
      .executeTakeFirst()
    if (row === undefined)
      throw new Problem('conflict', 'You have asked for this app already, and nobody has answered.')
    const request = requestFromRow(row)
    await appendRequestEvent(tx, input, 'access-request.made', request)
    return request
  },

  /** By the person who asked. Throws Problem `conflict` when it has been answered. */
  async withdrawRequest(tx: Tx, input: Omit<Decided, 'word'>): Promise<void> {
    const asker = await resolveAsker(tx, input.actor, input.at)
    if (asker.id !== input.user) throw new Problem('forbidden', 'Only who has asked takes the request back.')
    await appendRequestEvent(tx, input, 'access-request.withdrawn', await closeRequest(tx, input, 'withdrawn'))
  },

  /**
   * Lets the person in by name until a moment, or for good; or into a group that opens the app, where the asker may
   * change who is in it. Throws Problem `forbidden`, and `conflict` when it is not open any more.
   */
  async approveRequest(
    tx: Tx,
    input: Decided & { until: Millis | null; group: GroupId | null },
  ): Promise<AccessRequest> {
    const app = await requireMayAnswer(tx, input)
    if (app.access.kind === 'single-user') throw new Problem('conflict', 'This app belongs to one person alone.')
    const { until, group, word } = input
    const answer = { word: word || null, grantedUntil: until, ...nextLook(until, group, input.at) }
    const request = await closeRequest(tx, input, 'approved', answer)
    if (group === null) await putGrant(tx, input, app, { user: input.user, until, request: request.id })
    else await addToGroup(tx, input, app, group, until)
    await appendRequestEvent(tx, input, 'access-request.approved', request)
    return request
  },

  /**
   * Tells somebody else who decides about the app that it is theirs to answer; whoever may still can. Throws Problem
   * `forbidden`, `invalid` for somebody who may not decide, and `conflict` when it is not open any more.
   */
  async passRequest(
    tx: Tx,
    input: Decided & { to: UserId } & Pick<AccessRequest, 'reason' | 'wantedDays' | 'expiresAt'>,
  ) {
    const app = await requireMayAnswer(tx, input)
    const { id, user, to, at } = input
    if (to === user || !(await doesDecide(tx, to, app, at)))
      throw invalidField('to', 'Choose somebody who decides about this app.')
    const row = await tx.db
      .selectFrom('accessRequest')
      .selectAll()
      .where('id', '=', id)
      .where('state', '=', 'open')
      .where('expiresAt', '>', at)
      .executeTakeFirst()
    if (row === undefined) throw notWaiting()
    const request = requestFromRow(row)
    await appendRequestEvent(tx, input, 'access-request.passed', request, { added: [to] })
    return request
  },

  async refuseRequest(tx: Tx, input: Decided): Promise<AccessRequest> {
    await requireMayAnswer(tx, input)
    const request = await closeRequest(tx, input, 'refused', { word: input.word || null })
    await appendRequestEvent(tx, input, 'access-request.refused', request)
    return request
  },
}
