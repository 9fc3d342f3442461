import type { AuditEvent } from '@doorward/contract'
import { IconHistory } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { printFull, printMoment } from '../parts/dates.ts'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Pager, PageRange, useCursors } from '../parts/pager.tsx'
import { Avatar } from '../parts/picture.tsx'
import { listNames } from '../parts/words.ts'
import { useGroup } from './use-group.ts'

const pageSize = 25
const names = (list: readonly { name: string }[]) => listNames(list.map(({ name }) => name))

/** What somebody did, after their name: `added Priya Raman`. */
export function printDeed({ kind, added, removed, fields }: AuditEvent): string {
  const parts = (come: string, go: string) =>
    [added.length > 0 && `${come} ${names(added)}`, removed.length > 0 && `${go} ${names(removed)}`]
      .filter(Boolean)
      .join(' and ')
  if (kind === 'group.created') return 'made the group'
  if (kind === 'group.updated') return `changed its ${listNames(fields)}`
  if (kind === 'group.members') return parts('added or gave another end to', 'removed') || 'changed the members'
  if (kind === 'group.managers') return parts('made a manager of', 'took managing from') || 'changed the managers'
  return kind
}

/** What happened to the group, newest first. */
export function GroupActivity() {
  const group = useGroup()
  const cursors = useCursors(group.id)
  const events = useQuery({
    ...queries.audit({ subject: group.id, cursor: cursors.cursor, limit: pageSize }),
    placeholderData: keepPreviousData,
  })
  return (
    <section className="panel" aria-label="Activity">
      <Loaded query={events} what="activity" rows={6}>
        {page =>
          page.items.length === 0 ? (
            <Empty icon={IconHistory} title="Nothing is recorded of this group">
              What is changed about it from now on is listed here.
            </Empty>
          ) : (
            <>
              <ul className="rows">
                {page.items.map(event => (
                  <li key={event.id}>
                    <Avatar name={event.actor.name} />
                    <span>
                      <b className="b">{event.actor.name}</b> {printDeed(event)}
                      <small>
                        <span title={printFull(event.at)}>{printMoment(event.at)}</span>
                        {event.address !== null && `, from ${event.address}`}
                      </small>
                    </span>
                  </li>
                ))}
              </ul>
              <footer>
                <PageRange page={page} limit={pageSize} cursors={cursors} />
                <Pager page={page} cursors={cursors} />
              </footer>
            </>
          )
        }
      </Loaded>
    </section>
  )
}
