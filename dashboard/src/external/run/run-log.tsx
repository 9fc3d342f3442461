import type { ExternalRun } from '@doorward/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../../api/client.ts'
import { printLogTime } from '../../parts/dates.ts'
import { kindSigns } from '../preview/kinds.ts'
import { kindOfLine, printLine, printRead } from './run-words.ts'
import { t } from '../../texts/index.ts'

const words = t.externalSync.run

const atOnce = 200
const linesMax = 1000

/** What a run has done so far, line by line; new ones come in while it goes on. */
export function RunLog({ id, run }: { id: string; run: ExternalRun }) {
  const runId = run.id
  const live = run.finishedAt === null
  const query = useInfiniteQuery({
    queryKey: ['external-lines', id, runId],
    queryFn: ({ pageParam }) =>
      api.listExternalRunLines({ params: { id, runId }, query: { after: pageParam, limit: atOnce } }),
    initialPageParam: -1,
    getNextPageParam: last => (last.items.length === atOnce ? last.items.at(-1)?.line : undefined),
    refetchInterval: live ? 1000 : false,
    staleTime: 0,
  })
  const lines = (query.data?.pages ?? []).flatMap(({ items }) => items)
  const { hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lines.length < linesMax) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, lines.length])
  useEffect(() => {
    // What was written with its last breath.
    if (!live) void refetch()
  }, [live, refetch])
  const read = printRead(run)
  if (lines.length === 0 && (read === null || !live))
    return live ? null : (
      <p className="pad dim">
        {read && `${read}. `}
        {words.nothingDone}
      </p>
    )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ol className="run-log" aria-label={words.whatWasDone} tabIndex={0}>
      {read !== null && (
        <li>
          <span className="time">{printLogTime(run.startedAt)}</span>
          <span className="tone off" aria-hidden="true">
            i
          </span>
          <span>{read}</span>
        </li>
      )}
      {lines.map(line => {
        const { sign, tone } = kindSigns[kindOfLine(line)]
        return (
          <li key={line.line}>
            <span className="time">{printLogTime(line.at)}</span>
            <span className={`tone ${tone}`} aria-hidden="true">
              {sign}
            </span>
            <span>{printLine(line)}</span>
          </li>
        )
      })}
    </ol>
  )
}
