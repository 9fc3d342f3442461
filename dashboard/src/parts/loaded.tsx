import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Refusal, Unreachable } from '../api/refusal.ts'
import { t } from '../texts/index.ts'
import { Failure } from './failure.tsx'
import { PageHead } from './page-head.tsx'

const words = t.parts.loaded

const patienceMs = 300

/** Grey bars, but only once waiting is felt. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <ul className="rows skeletons" aria-busy="true" aria-label={words.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <li key={row} aria-hidden="true">
          <span className="avatar" />
          <span className="lines">
            <span className="skeleton" style={{ width: 140 - (row % 3) * 22 }} />
            <span className="skeleton" style={{ width: 96 + (row % 2) * 20 }} />
          </span>
          <span className="skeleton hide-phone" style={{ width: 64 }} />
          <span className="skeleton hide-phone" style={{ width: 80 - (row % 2) * 12 }} />
        </li>
      ))}
    </ul>
  )
}

/** A page that is still to come: its head, and a panel. */
function PageSkeleton() {
  return (
    <>
      <h1 className="visually-hidden">{words.loading}</h1>
      <Skeleton rows={6} />
    </>
  )
}

interface LoadedProps<Data> {
  query: UseQueryResult<Data>
  /** What could not be loaded: `people`. */
  what: string
  rows?: number
  /** Where the whole page is what is loaded: the list it belongs to. */
  page?: { to: string; name: string }
  children: (data: Data) => ReactNode
}

const codeOf = (error: Error): string | undefined => (error instanceof Refusal ? error.problem.code : undefined)

/** Why there is nothing to show: it is not there, is not for this person, or did not come. */
function tellFailure(error: Error, what: string): string {
  if (codeOf(error) === 'missing') return words.missing(what)
  return codeOf(error) === 'forbidden' ? words.forbidden(what) : words.failed(what)
}

/**
 * Skeleton, failure with a way to try again, or the data. Data that is only old stays, with the failure above it; that
 * the server cannot be reached is said once, above the page.
 */
export function Loaded<Data>({ query, what, rows, page, children }: LoadedProps<Data>) {
  const { data, error, isPending, refetch } = query
  if (isPending) return page ? <PageSkeleton /> : <Skeleton {...(rows === undefined ? {} : { rows })} />
  if (error && data === undefined) {
    const title = tellFailure(error, what)
    const mayHelp = !['missing', 'forbidden'].includes(codeOf(error) ?? '')
    const failure = <Failure error={error} what={title} {...(mayHelp ? { onRetry: () => void refetch() } : {})} />
    if (!page) return <div className="pad">{failure}</div>
    if (codeOf(error) === 'missing') return <PageHead title={title} lead={t.shell.notFound.lead} crumbs={[page]} />
    return (
      <>
        <PageHead title={title} crumbs={[page]} />
        {failure}
      </>
    )
  }
  return (
    <>
      {error && !(error instanceof Unreachable) && (
        <div className="pad">
          <Failure error={error} what={words.old(what)} onRetry={() => void refetch()} />
        </div>
      )}
      {data !== undefined && children(data)}
    </>
  )
}
