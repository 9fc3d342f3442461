import type { DirectoryQuery, DirectoryServer } from '@doorward/contract'
import { Fragment } from 'react'
import { printFull, printLogTime } from '../../parts/dates.ts'
import { useRowKeys } from '../../parts/shortcuts.ts'
import { QueryDetails } from './query-details.tsx'
import { asideOf, resultOf, shortenDn } from './query-words.ts'
import type { QueryFilters } from './use-live-queries.ts'
import { t } from '../../texts/index.ts'

const words = t.directoryQueries

interface QueryListProps {
  queries: readonly DirectoryQuery[]
  server: DirectoryServer
  /** The id of the one whose details are shown. */
  opened: string | undefined
  onOpen: (id: string | undefined) => void
  onNarrow: (filters: QueryFilters) => void
  onAllow: ((address: string) => void) | undefined
}

const toneOf = ({ refused, slow }: DirectoryQuery) => (refused ? 'bad' : slow ? 'warn' : 'ok')

const isOwnClick = (target: EventTarget) => target instanceof Element && target.closest('a, button, pre') !== null

/** Operations as they were asked, one a line. */
export function QueryList({ queries, server, opened, onOpen, onNarrow, onAllow }: QueryListProps) {
  useRowKeys()
  const bases = server.views.map(({ base }) => base)
  return (
    <table className="list log queries">
      <thead>
        <tr>
          <th className="log-time">{words.time}</th>
          <th className="log-from">{words.from}</th>
          <th>{words.asked}</th>
          <th className="at-end">{words.answer}</th>
        </tr>
      </thead>
      <tbody>
        {queries.map(query => {
          const { id, kind, target, filter } = query
          const isOpen = id === opened
          const time = printLogTime(query.at)
          const toggle = () => onOpen(isOpen ? undefined : id)
          return (
            <Fragment key={id}>
              <tr
                data-opens
                data-selected={isOpen || undefined}
                onClick={event => {
                  if (!isOwnClick(event.target)) toggle()
                }}
              >
                <td className="wide-only ink2 log-time" title={printFull(query.at)}>
                  {time}
                </td>
                <td className="wide-only log-from mono">{query.address}</td>
                <td className="main-cell mono">
                  <button type="button" className="log-open" data-row aria-expanded={isOpen} onClick={toggle}>
                    {[kind, target === '' && kind === 'search' ? words.rootDse : shortenDn(target, bases), filter]
                      .filter(Boolean)
                      .join(' ')}
                  </button>{' '}
                  <span className="dim">{asideOf(query)}</span>
                  <small className="only-phone">
                    {query.address}, {time}
                  </small>
                </td>
                <td className={`at-end mono query-result ${toneOf(query)}`}>{resultOf(query)}</td>
              </tr>
              {isOpen && (
                <tr className="log-details">
                  <td className="wide-only" />
                  <td colSpan={3}>
                    <QueryDetails query={query} url={server.url} onNarrow={onNarrow} onAllow={onAllow} />
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
