import type { OpenSession, User } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { printMoment } from '../parts/dates.ts'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { Badge } from '../parts/status.tsx'
import { listNames } from '../parts/words.ts'
import { printMethods } from '../audit/sentence.ts'
import { signOutSession } from '../sessions/ending.ts'
import { DeviceIcon, printAddress, Unusual } from '../sessions/session-words.tsx'
import { t } from '../texts/index.ts'

const words = t.people.person.sessions

const shownMax = 20

const printFacts = (session: OpenSession) => {
  const { amr, lastSeenAt, createdAt } = session
  return words.facts(
    printAddress(session),
    printMoment(createdAt),
    printMethods(amr) || words.unknown,
    printMoment(lastSeenAt),
  )
}

/** Where a person is signed in; to those who may see it. */
export function PersonSessions({ user }: { user: User }) {
  const query = useQuery({ ...queries.sessions({ user: user.id, limit: shownMax }), refetchInterval: 30_000 })
  const ending = useMutation({ mutationFn: signOutSession })
  return (
    <Panel title={words.title} right={query.data && t.sessions.count(query.data.total)}>
      {ending.error && (
        <div className="pad">
          <Failure error={ending.error} what={t.sessions.failed} focus />
        </div>
      )}
      <Loaded query={query} what={t.sessions.what} rows={2}>
        {({ items, total }) =>
          items.length === 0 ? (
            <p className="pad hint">{words.none}</p>
          ) : (
            <>
              <ul className="rows">
                {items.map(session => (
                  <li key={session.id}>
                    <DeviceIcon kind={session.deviceKind} />
                    <span>
                      <b className="b">{session.device}</b> <Unusual session={session} />
                      <small>{printFacts(session)}</small>
                    </span>
                    <span className="r">
                      <span className="hide-phone">
                        {listNames(
                          session.apps.map(({ name }) => name),
                          2,
                        )}
                      </span>
                      {session.isOwn ? (
                        <Badge tone="accent">{t.parts.you}</Badge>
                      ) : (
                        session.mayEnd && (
                          <Button
                            variant="default"
                            size="compact-sm"
                            aria-label={words.signOutOf(session.device)}
                            loading={ending.isPending && ending.variables.id === session.id}
                            onClick={() => ending.mutate(session)}
                          >
                            {t.sessions.signOut}
                          </Button>
                        )
                      )}
                    </span>
                  </li>
                ))}
              </ul>
              {total > items.length && <p className="pad hint">{words.more(total - items.length)}</p>}
            </>
          )
        }
      </Loaded>
    </Panel>
  )
}
