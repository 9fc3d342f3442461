import type { AuditEvent, AuditQuery } from '@doorward/contract'
import { IconHistory } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { printFull, printMoment } from '../parts/dates.ts'
import { Empty } from '../parts/empty.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Pager, useCursors } from '../parts/pager.tsx'
import { Avatar } from '../parts/picture.tsx'
import { useMay } from '../shell/session.ts'
import { doorNames } from './audit-words.ts'
import { SentenceText } from './sentence-text.tsx'
import { whoOf } from './sentence.ts'
import { Fill } from '../parts/fill.tsx'
import { t } from '../texts/index.ts'

const words = t.audit.timeline

const pageSize = 25

interface TimelineProps {
  /** Whose: a person as `user`, a group or an app as `subject`. */
  of: Pick<AuditQuery, 'user' | 'subject' | 'app'>
  /** `Nothing is recorded of this group` */
  empty: string
}

/** `, in the browser, from 192.0.2.4`: after the time of an event. */
export const detailsOf = ({ door, address, reference }: AuditEvent): string =>
  [door && doorNames[door], address && words.from(address), reference]
    .filter(Boolean)
    .map(part => `, ${part}`)
    .join('')

/** What happened to something or by somebody, at whichever door, newest first. */
export function Timeline({ of, empty }: TimelineProps) {
  const may = useMay()
  const cursors = useCursors(JSON.stringify(of))
  const events = useQuery({
    ...queries.audit({ ...of, cursor: cursors.cursor, limit: pageSize }),
    enabled: may('listAudit'),
    placeholderData: keepPreviousData,
  })
  return (
    <section className="panel" aria-label={words.label}>
      <Loaded query={events} what={words.what} rows={6}>
        {page =>
          page.items.length === 0 ? (
            <Empty icon={IconHistory} title={empty}>
              {words.later}
            </Empty>
          ) : (
            <>
              <ul className="rows">
                {page.items.map(event => {
                  const who = whoOf(event)?.name ?? words.unknown
                  return (
                    <li key={event.id}>
                      <Avatar name={who} />
                      <span>
                        <Fill
                          text={words.line}
                          who={<b className="b">{who}</b>}
                          sentence={<SentenceText event={event} inside />}
                        />
                        <small>
                          <span title={printFull(event.at)}>{printMoment(event.at)}</span>
                          {detailsOf(event)}
                        </small>
                      </span>
                    </li>
                  )
                })}
              </ul>
              {(page.nextCursor !== null || cursors.pagesBefore > 0) && (
                <footer>
                  <Pager page={page} cursors={cursors} older />
                </footer>
              )}
            </>
          )
        }
      </Loaded>
    </section>
  )
}
