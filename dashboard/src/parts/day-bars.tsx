import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { t } from '../texts/index.ts'

const dayOfMonth = new Intl.DateTimeFormat(t.locale, { day: 'numeric', timeZone: 'UTC' })
const long = new Intl.DateTimeFormat(t.locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })

export interface DayBarsProps {
  /** `day` is `2026-06-12`; the rest are figures by the names of the series. */
  days: ({ day: string } & Record<string, number | string>)[]
  /** What worked, and what did not: their names. */
  good: string
  bad: string
  heightPx: number
}

/** One bar for each day, in two parts. Colours are those of the tokens in both themes. */
export function DayBars({ days, good, bad, heightPx }: DayBarsProps) {
  return (
    <BarChart
      h={heightPx}
      data={days}
      dataKey="day"
      type="stacked"
      series={[
        { name: good, color: 'var(--data-1)' },
        { name: bad, color: 'var(--data-bad)' },
      ]}
      gridColor="var(--grid)"
      textColor="var(--ink-3)"
      strokeDasharray="0"
      tickLine="none"
      xAxisProps={{ tickFormatter: (day: string) => dayOfMonth.format(new Date(day)), minTickGap: 12 }}
      yAxisProps={{ allowDecimals: false, width: 44 }}
      tooltipProps={{ labelFormatter: label => (typeof label === 'string' ? long.format(new Date(label)) : '') }}
      barProps={{ isAnimationActive: false, maxBarSize: 32 }}
    />
  )
}
