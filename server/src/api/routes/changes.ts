import { toldTopics, type ChangeNews, type ChangeTopic } from '@doorward/contract'
import { limits, Problem } from '#ground'
import type { DirectoryEffect, User } from '#directory'
import type { Session } from '#signin'
import type { EventStream, Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'
import { gatherTopics } from '../gather-topics.ts'

interface Follower {
  /** Whether this may be about the person, or about what counts as a session. */
  isConcerned(effects: readonly DirectoryEffect[]): boolean
  look(): void
  add(topics: Iterable<ChangeTopic>): void
}

/** Which of these have ended. */
const endedBy = (effects: readonly DirectoryEffect[]): string[] =>
  effects.flatMap(({ state }) => (state.of === 'session-ended' ? state.sessions : []))

/**
 * Pages that hear of changes. What they may hear of is decided anew whenever something changes about their person, and
 * from time to time, since sessions run out by the clock alone; until that is decided, they hear nothing.
 */
export const changeRoutes = ({ directory, signIn, news, log }: ApiParts) => {
  const { memory } = directory
  const followers = new Set<Follower>()
  memory.watch(effects => {
    for (const follower of followers) if (follower.isConcerned(effects)) follower.look()
  })
  news.watch(topics => {
    for (const follower of followers) follower.add(topics)
  })

  /** What somebody may hear of now; nothing for who is no more. */
  function topicsFor(id: User['id']): ReadonlySet<ChangeTopic> {
    const user = memory.people.find(id)
    if (user === undefined) return new Set()
    const managesGroups = [...memory.groups.all()].some(({ managers }) => managers.includes(id))
    return new Set([...toldTopics(user.role), ...(managesGroups ? (['groups'] as const) : [])])
  }

  function follow(user: User, session: Session, stream: EventStream<ChangeNews>) {
    const told = topicsFor(user.id)
    const gathered = gatherTopics(limits.changeNews, topics => stream.send({ topics }))

    async function isSame(): Promise<boolean> {
      if (!(await signIn.isSessionLive(session.id))) return false
      const now = topicsFor(user.id)
      return now.size === told.size && now.isSubsetOf(told)
    }
    /** Who may see other things now connects anew, and learns it by that. */
    function look(): void {
      gathered.hold(
        isSame().then(
          same => void (same || stream.end()),
          (error: unknown) => {
            log.warn({ err: error }, 'who follows the changes could not be looked up')
            stream.end()
          },
        ),
      )
    }
    const follower: Follower = {
      isConcerned: effects =>
        endedBy(effects).includes(session.id) ||
        effects.some(
          ({ kind, subject, state: { of } }) => subject === user.id || of === 'setting' || kind === 'group.managers',
        ),
      look,
      add: topics => gathered.add([...topics].filter(topic => told.has(topic))),
    }
    followers.add(follower)
    return {
      beat: look,
      over() {
        followers.delete(follower)
        gathered.close()
      },
    }
  }

  return {
    followChanges({ user, session }) {
      if (topicsFor(user.id).size === 0)
        throw new Problem('forbidden', 'Your role does not allow this. Ask an admin or an owner.')
      return { begin: stream => follow(user, session, stream) }
    },
  } satisfies Handlers<'followChanges'>
}
