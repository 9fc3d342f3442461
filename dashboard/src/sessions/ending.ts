import type { App, OpenSession, Reference, User } from '@doorward/contract'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'

const words = t.sessions.done

const stale = () => forget('sessions', 'audit', 'user')

const countSessions = t.sessions.count

/** One browser, and what was opened in it. */
export async function signOutSession({ id, user, device }: OpenSession): Promise<void> {
  await api.endOpenSession({ params: { id } })
  sayDone(words.signedOut(user.name, device))
  await stale()
}

/** An app in one browser, whose session goes on. */
export async function endAppSession({ app, session }: { app: Reference; session: OpenSession }): Promise<void> {
  await api.endAppSession({ params: { id: app.id, sessionId: session.id } })
  sayDone(words.ended(app.name, session.device))
  await forget('sessions', 'audit', 'app')
}

/** An app for everybody. */
export async function endAppSessions({ id, title }: Pick<App, 'id' | 'title'>): Promise<void> {
  const { sessions } = await api.endAppSessions({ params: { id } })
  sayDone(words.everybodyOut(title, countSessions(sessions)))
  await forget('sessions', 'audit', 'app')
}

/** Everything a person has open. */
export async function signOutPerson({ id, displayName }: Pick<User, 'id' | 'displayName'>): Promise<void> {
  const { sessions } = await api.signOutPerson({ params: { id } })
  sayDone(words.everywhere(displayName, countSessions(sessions)))
  await stale()
}

export async function signOutEveryone(): Promise<void> {
  const { people, sessions } = await api.signOutEveryone()
  sayDone(words.everyone(people, countSessions(sessions)))
  await stale()
}
