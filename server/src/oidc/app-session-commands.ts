import { Problem, type AppId, type SessionId } from '#ground'
import {
  appendAudit,
  isRole,
  putLogoutsAt,
  putLogoutsOfApp,
  requireManages,
  requireRole,
  resolveAsker,
  type Deed,
} from '#directory'
import type { Commands, Tx } from '#store'

/** Ends what an app holds under a session, or under all of them; answers under how many that had not ended anyway. */
async function deleteGrants(tx: Tx, app: AppId, session: SessionId | null): Promise<number> {
  const grants = tx.db
    .selectFrom('oidcRecord')
    .select('id')
    .where('model', '=', 'Grant')
    .where('appId', '=', app)
    .$if(session !== null, query => query.where('sessionId', '=', session))
  const open = await tx.db
    .selectFrom('oidcRecord')
    .innerJoin('session', 'session.id', 'oidcRecord.sessionId')
    .select('session.id')
    .distinct()
    .where('oidcRecord.id', 'in', grants)
    .where('session.endedAt', 'is', null)
    .execute()
  await tx.db.deleteFrom('oidcRecord').where('grantId', 'in', grants).execute()
  await tx.db
    .deleteFrom('oidcRecord')
    .where('model', '=', 'Grant')
    .where('appId', '=', app)
    .$if(session !== null, query => query.where('sessionId', '=', session))
    .execute()
  return open.length
}

export const appSessionCommands = {
  /**
   * Ends an app in one browser, whose session goes on: its tokens are worth nothing any more, it is told, and asks anew who
   * is there. Throws Problem `missing`, and `forbidden` for a session of somebody above.
   */
  async endAppSession(tx: Tx, input: Deed & { app: AppId; session: SessionId }): Promise<void> {
    const { app, session, eventId: id, at, actor, origin } = input
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
    if (found === undefined || (await deleteGrants(tx, app, session)) === 0)
      throw new Problem('missing', 'The app is not open there, or not any more.')
    const data = { sessions: [session] }
    await appendAudit(tx, {
      id,
      at,
      kind: 'app.session-ended',
      outcome: 'done',
      actor,
      subject: found.id,
      app,
      origin,
      data,
    })
  },

  /** The same for everybody who has it open. Answers in how many browsers it was. */
  async endAppSessions(tx: Tx, input: Deed & { app: AppId }): Promise<number> {
    const { app, eventId: id, at, actor, origin } = input
    requireRole(await resolveAsker(tx, actor, at), 'admin')
    await putLogoutsOfApp(tx, app, at)
    const count = await deleteGrants(tx, app, null)
    if (count > 0)
      await appendAudit(tx, {
        id,
        at,
        kind: 'app.session-ended',
        outcome: 'done',
        actor,
        app,
        origin,
        data: { count },
      })
    return count
  },
} satisfies Commands
