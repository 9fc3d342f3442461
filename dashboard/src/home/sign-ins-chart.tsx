import '@mantine/charts/styles.css'
import type { Activity } from '@doorward/contract'
import { BarChart } from '@mantine/charts'
import { t } from '../texts/index.ts'

const words = t.home.signIns

const dayOfMonth = new Intl.DateTimeFormat(t.locale, { day: 'numeric', timeZone: 'UTC' })
const long = new Intl.DateTimeFormat(t.locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })

/** One bar for each day. Colours are those of the tokens in both themes. */
export function SignInsChart({ days }: { days: Activity['days'] }) {
  return (
    <BarChart
      h={230}
      data={days.map(({ day, worked, failed }) => ({ day, [words.worked]: worked, [words.failed]: failed }))}
      dataKey="day"
      type="stacked"
      series={[
        { name: words.worked, color: 'var(--data-1)' },
        { name: words.failed, color: 'var(--data-bad)' },
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
