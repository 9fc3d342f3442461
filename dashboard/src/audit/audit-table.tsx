import type { AuditEvent } from '@doorward/contract'
import { Fragment } from 'react'
import { printFull, printLogTime } from '../parts/dates.ts'
import { useRowKeys } from '../parts/shortcuts.ts'
import type { AuditSearch } from './audit-search.ts'
import { EventDetails } from './event-details.tsx'
import { EventIcon } from './event-icon.tsx'
import { SentenceText } from './sentence-text.tsx'
import { whoOf } from './sentence.ts'
import { t } from '../texts/index.ts'

const words = t.audit.table

interface AuditTableProps {
  events: readonly AuditEvent[]
  /** The id of the event whose details are shown. */
  opened: string | undefined
  onOpen: (id: string | undefined) => void
  onNarrow: (filters: AuditSearch) => void
}

/** Anything in a row that does something of its own keeps its click. */
const isOwnClick = (target: EventTarget) => target instanceof Element && target.closest('a, button') !== null

export function AuditTable({ events, opened, onOpen, onNarrow }: AuditTableProps) {
  useRowKeys()
  return (
    <table className="list log">
      <thead>
        <tr>
          <th className="log-time">{words.time}</th>
          <th>{words.happened}</th>
          <th>{words.who}</th>
          <th>{words.from}</th>
        </tr>
      </thead>
      <tbody>
        {events.map(event => {
          const isOpen = event.id === opened
          const who = whoOf(event)
          const time = printLogTime(event.at)
          return (
            <Fragment key={event.id}>
              <tr
                data-opens
                data-selected={isOpen || undefined}
                onClick={({ target }) => {
                  if (!isOwnClick(target)) onOpen(isOpen ? undefined : event.id)
                }}
              >
                <td className="wide-only ink2 log-time" title={printFull(event.at)}>
                  {time}
                </td>
                <td className="main-cell">
                  <div className="cell">
                    <EventIcon event={event} />
                    <span>
                      <button
                        type="button"
                        className="log-open"
                        data-row
                        aria-expanded={isOpen}
                        onClick={() => onOpen(isOpen ? undefined : event.id)}
                      >
                        <SentenceText event={event} />
                      </button>
                      {event.reference !== null && <span className="dim mono log-reference"> {event.reference}</span>}
                      <small className="only-phone">{[who?.name, time].filter(Boolean).join(', ')}</small>
                    </span>
                  </div>
                </td>
                <td className="wide-only ink2">{who?.name}</td>
                <td className="wide-only ink2 mono log-from">{event.address}</td>
              </tr>
              {isOpen && (
                <tr className="log-details">
                  <td className="wide-only" />
                  <td colSpan={3}>
                    <EventDetails event={event} onNarrow={onNarrow} />
                  </td>
                </tr>
              )}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}
