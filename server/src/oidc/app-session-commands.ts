import { Problem, type AppId, type SessionId, type UserId } from '#ground'
import {
  appendAudit,
  appendChange,
  isRole,
  printActor,
  putLogoutsAt,
  putLogoutsOfApp,
  requireManages,
  requireRole,
  resolveAsker,
  type Deed,
} from '#directory'
import type { Commands, Tx } from '#store'

/**
 * Ends what an app holds under a session, or under all of them: its tokens, and browsers at its host. Answers under how
 * many sessions it was that had not ended anyway.
 */
async function endWhatIsOpen(tx: Tx, app: AppId, session: SessionId | null): Promise<number> {
  const grants = tx.db
    .selectFrom('oidcRecord')
    .where('model', '=', 'Grant')
    .where('appId', '=', app)
    .$if(session !== null, query => query.where('sessionId', '=', session))
  const atHost = tx.db
    .selectFrom('gatewaySession')
    .where('appId', '=', app)
    .$if(session !== null, query => query.where('sessionId', '=', session ?? ''))
  const open = await tx.db
    .selectFrom('session')
    .select('id')
    .where('endedAt', 'is', null)
    .where(where =>
      where.or([where('id', 'in', grants.select('sessionId')), where('id', 'in', atHost.select('sessionId'))]),
    )
    .execute()
  await tx.db.deleteFrom('oidcRecord').where('grantId', 'in', grants.select('id')).execute()
  await tx.db
    .deleteFrom('oidcRecord')
    .where('model', '=', 'Grant')
    .where('appId', '=', app)
    .$if(session !== null, query => query.where('sessionId', '=', session))
    .execute()
  await tx.db
    .deleteFrom('gatewaySession')
    .where('appId', '=', app)
    .$if(session !== null, query => query.where('sessionId', '=', session ?? ''))
    .execute()
  return open.length
}

interface Ended {
  subject: UserId | null
  data: { sessions: string[] } | { count: number; tokens: number }
}

/** Nodes drop what they remember of browsers at the app's host. */
async function recordEnded(tx: Tx, { eventId: id, at, actor, origin, app }: Deed & { app: AppId }, ended: Ended) {
  const { subject, data } = ended
  const kind = 'app.session-ended'
  const sessions = 'sessions' in data ? data.sessions : null
  await appendChange(tx, { at, actor: printActor(actor), kind, subject: app, data: { ...data } }, () => ({
    of: 'app-sessions-ended',
    app,
    sessions,
  }))
  await appendAudit(tx, { id, at, kind, outcome: 'done', actor, subject, app, origin, data: { ...data } })
}

export const appSessionCommands = {
  /**
   * Ends an app in one browser, whose session goes on: its tokens are worth nothing any more, it is told, and asks anew who
   * is there. Throws Problem `missing`, and `forbidden` for a session of somebody above.
   */
  async endAppSession(tx: Tx, input: Deed & { app: AppId; session: SessionId }): Promise<void> {
    const { app, session, at, actor } = input
    const asker = await resolveAsker(tx, actor, at)
    const found = await tx.db
      .selectFrom('session')
      .innerJoin('user', 'user.id', 'session.userId')
      .select(['user.id', 'user.role'])
      .where('session.id', '=', session)
      .executeTakeFirst()
    if (found !== undefined && asker.id !== found.id)
      requireManages(asker, { role: isRole(found.role) ? found.role : 'user' })
    if (found !== undefined) await putLogoutsAt(tx, app, { sessionId: session }, at)
    if (found === undefined || (await endWhatIsOpen(tx, app, session)) === 0)
      throw new Problem('missing', 'The app is not open there, or not any more.')
    await recordEnded(tx, input, { subject: found.id as UserId, data: { sessions: [session] } })
  },

  /**
   * The same for everybody who has it open, and what was given out by Simple Auth, which belongs to no browser. Answers in
   * how many browsers it was.
   */
  async endAppSessions(tx: Tx, input: Deed & { app: AppId }): Promise<number> {
    const { app, at, actor } = input
    requireRole(await resolveAsker(tx, actor, at), 'admin')
    await putLogoutsOfApp(tx, app, at)
    const count = await endWhatIsOpen(tx, app, null)
    const { numDeletedRows } = await tx.db.deleteFrom('simpleAuthToken').where('appId', '=', app).executeTakeFirst()
    const tokens = Number(numDeletedRows)
    if (count + tokens > 0) await recordEnded(tx, input, { subject: null, data: { count, tokens } })
    return count
  },
} satisfies Commands
