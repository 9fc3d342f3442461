import type { AuditEvent, User } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { EventIcon } from '../audit/event-icon.tsx'
import { SentenceText } from '../audit/sentence-text.tsx'
import { whoOf } from '../audit/sentence.ts'
import { detailsOf } from '../audit/timeline.tsx'
import { printFull, printMoment } from '../parts/dates.ts'
import { Fill } from '../parts/fill.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { t } from '../texts/index.ts'

const words = t.people.person.recent

const shownMax = 5

/** On their own page, people are not named again for what they did themselves. */
function What({ event, user }: { event: AuditEvent; user: User }) {
  const who = whoOf(event)
  if (who?.id === user.id) return <SentenceText event={event} />
  return (
    <Fill
      text={t.audit.timeline.line}
      who={<b className="b">{who?.name ?? t.audit.timeline.unknown}</b>}
      sentence={<SentenceText event={event} inside />}
    />
  )
}

/** The last of what a person did and what was done to them; the rest is a tab further. */
export function PersonRecent({ user }: { user: User }) {
  const query = useQuery({ ...queries.audit({ user: user.id, limit: shownMax }), refetchInterval: 30_000 })
  return (
    <Panel
      title={words.title}
      right={
        <Link to="/people/$userId/activity" params={{ userId: user.id }}>
          {words.all}
        </Link>
      }
    >
      <Loaded query={query} what={t.audit.timeline.what} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="pad hint">{t.people.person.nothingRecorded}.</p>
          ) : (
            <ul className="rows">
              {items.map(event => (
                <li key={event.id}>
                  <EventIcon event={event} />
                  <span>
                    <What event={event} user={user} />
                    <small>
                      <span title={printFull(event.at)}>{printMoment(event.at)}</span>
                      {detailsOf(event)}
                    </small>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}
