import type { Activity } from '@doorward/contract'
import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { queries } from '../api/queries.ts'
import { timeZone } from '../parts/dates.ts'
import { DayTable } from '../parts/day-table.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { t } from '../texts/index.ts'
import { spans, type Span } from './spans.ts'

const words = t.home.signIns

/** The chart's library is as large as the rest of the page. */
const SignInsChart = lazy(async () => ({ default: (await import('./sign-ins-chart.tsx')).SignInsChart }))

/** `In 14 days 1,119 sign-ins worked and 31 failed.` */
const describe = (days: Activity['days']) => {
  const worked = days.reduce((sum, each) => sum + each.worked, 0)
  const failed = days.reduce((sum, each) => sum + each.failed, 0)
  return words.sum(days.length, words.workedSum(worked), words.failedSum(failed))
}

/** Sign-ins by day, as bars or as a table. */
export function SignIns({ span, onSpan }: { span: Span; onSpan: (span: Span) => void }) {
  const [asTable, setAsTable] = useState(false)
  const query = useQuery({
    ...queries.activity({ days: span, zone: timeZone() }),
    placeholderData: keepPreviousData,
  })
  return (
    <Panel
      title={words.title}
      right={
        <>
          <span className="legend" aria-hidden>
            <span className="worked">{words.worked}</span>
            <span className="failed">{words.failed}</span>
          </span>
          <span className="seg" role="group" aria-label={words.span}>
            {spans.map(days => (
              <button key={days} type="button" aria-pressed={days === span} onClick={() => onSpan(days)}>
                {words.days(days)}
              </button>
            ))}
          </span>
        </>
      }
      footer={
        <Button variant="subtle" size="compact-sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? words.asChart : words.asTable}
        </Button>
      }
    >
      <Loaded query={query} what={words.what}>
        {({ days }) =>
          asTable ? (
            <DayTable
              days={days.map(({ day, worked, failed }) => ({ day, good: worked, bad: failed }))}
              names={{ table: words.byDay, day: words.day, good: words.worked, bad: words.failed }}
            />
          ) : (
            <div className="pad chart" role="img" aria-label={describe(days)}>
              <Suspense fallback={null}>
                <SignInsChart days={days} />
              </Suspense>
            </div>
          )
        }
      </Loaded>
    </Panel>
  )
}
