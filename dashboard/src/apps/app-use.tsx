import type { App, AppActivity } from '@doorward/contract'
import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { queries } from '../api/queries.ts'
import { timeZone } from '../parts/dates.ts'
import { DayTable } from '../parts/day-table.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { t } from '../texts/index.ts'

const words = t.appsOverview.use

/** The chart's library is as large as the rest of the page. */
const DayBars = lazy(async () => ({ default: (await import('../parts/day-bars.tsx')).DayBars }))

const spans = [14, 30, 90] as const

/** `Opened 64 times in 7 days, by 11 people.` */
const describe = ({ days, people }: AppActivity): string =>
  words.sum(words.openedSum(sumOf(days, 'opened')), days.length, words.peopleSum(people))

const sumOf = (days: AppActivity['days'], part: 'opened' | 'refused') => days.reduce((sum, one) => sum + one[part], 0)

/** Before anybody came: how that begins. */
function NotYet({ app, span }: { app: App; span: number }) {
  return (
    <div className="pad form">
      <p className="ink2">{words.never(app.title, span)}</p>
      <div>
        <Button
          variant="default"
          size="compact-sm"
          renderRoot={props => <Link to="/apps/$appId/test" params={{ appId: app.id }} {...props} />}
        >
          {t.apps.tabs.test}
        </Button>
      </div>
    </div>
  )
}

/** How often an app was opened and refused, as bars or as a table. */
export function AppUse({ app }: { app: App }) {
  const [span, setSpan] = useState<(typeof spans)[number]>(spans[0])
  const [asTable, setAsTable] = useState(false)
  const query = useQuery({
    ...queries.appActivity(app.id, { days: span, zone: timeZone() }),
    placeholderData: keepPreviousData,
  })
  const isEmpty = query.data?.days.every(({ opened, refused }) => opened + refused === 0) === true
  return (
    <Panel
      title={words.title}
      right={
        <>
          {!isEmpty && (
            <span className="legend hide-phone" aria-hidden>
              <span className="worked">{words.opened}</span>
              <span className="failed">{words.refused}</span>
            </span>
          )}
          <span className="seg" role="group" aria-label={words.span}>
            {spans.map(days => (
              <button key={days} type="button" aria-pressed={days === span} onClick={() => setSpan(days)}>
                {words.days(days)}
              </button>
            ))}
          </span>
        </>
      }
      footer={
        query.data !== undefined &&
        !isEmpty && (
          <>
            <Button variant="subtle" size="compact-sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {asTable ? words.asChart : words.asTable}
            </Button>
            <span>{describe(query.data)}</span>
          </>
        )
      }
    >
      <Loaded query={query} what={words.what}>
        {({ days, people }) =>
          isEmpty ? (
            <NotYet app={app} span={span} />
          ) : asTable ? (
            <DayTable
              days={days.map(({ day, opened, refused }) => ({ day, good: opened, bad: refused }))}
              names={{ table: words.byDay, day: words.day, good: words.opened, bad: words.refused }}
            />
          ) : (
            <div
              className="pad chart low"
              role="img"
              aria-label={`${describe({ days, people })} ${words.refusedSum(sumOf(days, 'refused'))}`}
            >
              <Suspense fallback={null}>
                <DayBars
                  days={days.map(each => ({
                    day: each.day,
                    [words.opened]: each.opened,
                    [words.refused]: each.refused,
                  }))}
                  good={words.opened}
                  bad={words.refused}
                  heightPx={150}
                />
              </Suspense>
            </div>
          )
        }
      </Loaded>
    </Panel>
  )
}
