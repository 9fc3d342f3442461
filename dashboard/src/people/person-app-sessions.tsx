import type { User } from '@doorward/contract'
import { printMoment } from '../parts/dates.ts'
import { ListFooter } from '../parts/list-footer.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { AppIcon } from '../parts/picture.tsx'
import { OpenApps, pageSize, useSessionsOf } from '../sessions/open-apps.tsx'
import { t } from '../texts/index.ts'

const words = t.people.person.appSessions

/** Each app in each browser a person is signed in with. */
export function PersonAppSessions({ user }: { user: User }) {
  const { cursors, query } = useSessionsOf({ user: user.id })
  return (
    <Panel title={words.title} footer={words.footer}>
      <Loaded query={query} what={t.sessions.what} rows={2}>
        {page => {
          const open = page.items.flatMap(session =>
            session.apps.map(app => ({
              app,
              session,
              picture: <AppIcon title={app.name} small />,
              title: <b className="b">{app.name}</b>,
              about: words.about(session.device, session.address, printMoment(session.createdAt)),
              endLabel: words.end(app.name, session.device),
            })),
          )
          return (
            <>
              {open.length === 0 ? <p className="pad ink2">{words.none}</p> : <OpenApps open={open} />}
              {(cursors.pagesBefore > 0 || page.nextCursor !== null) && (
                <ListFooter page={page} limit={pageSize} cursors={cursors} />
              )}
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}
