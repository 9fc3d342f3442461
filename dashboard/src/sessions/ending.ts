import type { OpenSession, User } from '@doorward/contract'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { sayDone } from '../parts/saved.tsx'
import { count } from '../parts/words.ts'

const stale = () => forget('sessions', 'audit', 'user')

const countSessions = (sessions: number) => count(sessions, 'session', 'sessions')

/** One browser, and what was opened in it. */
export async function signOutSession({ id, user, device }: OpenSession): Promise<void> {
  await api.endOpenSession({ params: { id } })
  sayDone(`${user.name} is signed out of ${device}`)
  await stale()
}

/** Everything a person has open. */
export async function signOutPerson({ id, displayName }: Pick<User, 'id' | 'displayName'>): Promise<void> {
  const { sessions } = await api.signOutPerson({ params: { id } })
  sayDone(`${displayName} is signed out everywhere: ${countSessions(sessions)} ended`)
  await stale()
}

export async function signOutEveryone(): Promise<void> {
  const { people, sessions } = await api.signOutEveryone()
  sayDone(`${count(people, 'person is', 'people are')} signed out: ${countSessions(sessions)} ended`)
  await stale()
}
