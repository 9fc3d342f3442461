import type { User } from '@doorward/contract'
import { Button } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { printMoment } from '../parts/dates.ts'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Pager, PageRange, useCursors } from '../parts/pager.tsx'
import { Panel } from '../parts/panel.tsx'
import { AppIcon } from '../parts/picture.tsx'
import { endAppSession } from '../sessions/ending.ts'

const pageSize = 25

/** Each app in each browser a person is signed in with. */
export function PersonAppSessions({ user }: { user: User }) {
  const cursors = useCursors(user.id)
  const query = useQuery({
    ...queries.sessions({ user: user.id, cursor: cursors.cursor, limit: pageSize }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })
  const ending = useMutation({ mutationFn: endAppSession })
  return (
    <Panel title="Apps open now" footer="Ending an app leaves the browser signed in: the app asks anew who is there.">
      {ending.error && (
        <div className="pad">
          <Failure error={ending.error} what="Nothing was ended." focus />
        </div>
      )}
      <Loaded query={query} what="sessions" rows={2}>
        {page => {
          const open = page.items.flatMap(session => session.apps.map(app => ({ app, session })))
          return (
            <>
              {open.length === 0 ? (
                <p className="pad ink2">No app is open.</p>
              ) : (
                <ul className="rows">
                  {open.map(({ app, session }) => (
                    <li key={`${app.id} ${session.id}`}>
                      <AppIcon title={app.name} small />
                      <span>
                        <b className="b">{app.name}</b>
                        <small>
                          {session.device}, {session.address}. Signed in {printMoment(session.createdAt)}
                        </small>
                      </span>
                      {session.mayEnd && (
                        <span className="r">
                          <Button
                            variant="default"
                            size="compact-sm"
                            aria-label={`End ${app.name} on ${session.device}`}
                            loading={
                              ending.isPending &&
                              ending.variables.app.id === app.id &&
                              ending.variables.session.id === session.id
                            }
                            onClick={() => ending.mutate({ app, session })}
                          >
                            End
                          </Button>
                        </span>
                      )}
                    </li>
                  ))}
                </ul>
              )}
              {(cursors.pagesBefore > 0 || page.nextCursor !== null) && (
                <footer>
                  <PageRange page={page} limit={pageSize} cursors={cursors} />
                  <Pager page={page} cursors={cursors} />
                </footer>
              )}
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}
