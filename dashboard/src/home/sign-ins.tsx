import type { Activity } from '@doorward/contract'
import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { queries } from '../api/queries.ts'
import { timeZone } from '../parts/dates.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { count } from '../parts/words.ts'
import { spans, type Span } from './spans.ts'

/** The chart's library is as large as the rest of the page. */
const SignInsChart = lazy(async () => ({ default: (await import('./sign-ins-chart.tsx')).SignInsChart }))

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })

/** `In 14 days 1,119 sign-ins worked and 31 failed.` */
const describe = (days: Activity['days']) => {
  const worked = days.reduce((sum, each) => sum + each.worked, 0)
  const failed = days.reduce((sum, each) => sum + each.failed, 0)
  return `In ${days.length} days ${count(worked, 'sign-in worked', 'sign-ins worked')} and ${count(failed, 'failed', 'failed')}.`
}

function SignInsTable({ days }: { days: Activity['days'] }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="Sign-ins by day">
      <table className="list">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" className="num">
              Worked
            </th>
            <th scope="col" className="num">
              Failed
            </th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(each => (
            <tr key={each.day}>
              <th scope="row">{day.format(new Date(each.day))}</th>
              <td className="num">{each.worked}</td>
              <td className="num">{each.failed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
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
      title="Sign-ins"
      right={
        <>
          <span className="legend" aria-hidden>
            <span className="worked">Worked</span>
            <span className="failed">Failed</span>
          </span>
          <span className="seg" role="group" aria-label="How many days">
            {spans.map(days => (
              <button key={days} type="button" aria-pressed={days === span} onClick={() => onSpan(days)}>
                {days} d
              </button>
            ))}
          </span>
        </>
      }
      footer={
        <Button variant="subtle" size="compact-sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show as chart' : 'Show as table'}
        </Button>
      }
    >
      <Loaded query={query} what="sign-ins">
        {({ days }) =>
          asTable ? (
            <SignInsTable days={days} />
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
