import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Refusal } from '../api/refusal.ts'
import { t } from '../texts/index.ts'
import { Failure } from './failure.tsx'

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
    <ul className="rows" aria-busy="true" aria-label={words.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <li key={row}>
          <span className="avatar" aria-hidden="true" />
          <span aria-hidden="true" style={{ display: 'grid', gap: 6 }}>
            <span className="skeleton" style={{ width: 140 - (row % 3) * 22 }} />
            <span className="skeleton" style={{ width: 96 + (row % 2) * 20 }} />
          </span>
        </li>
      ))}
    </ul>
  )
}

interface LoadedProps<Data> {
  query: UseQueryResult<Data>
  /** What could not be loaded: `people`. */
  what: string
  rows?: number
  children: (data: Data) => ReactNode
}

/** Skeleton, failure with a way to try again, or the data; data that is only old stays, with the failure above it. */
export function Loaded<Data>({ query, what, rows, children }: LoadedProps<Data>) {
  const { data, error, isPending, refetch } = query
  if (isPending) return <Skeleton {...(rows === undefined ? {} : { rows })} />
  const title = error instanceof Refusal && error.problem.code === 'missing' ? words.missing(what) : words.failed(what)
  return (
    <>
      {error && (
        <div className="pad">
          <Failure error={error} what={data === undefined ? title : words.lost} onRetry={() => void refetch()} />
        </div>
      )}
      {data !== undefined && children(data)}
    </>
  )
}
