import type { Activity } from '@doorward/contract'
import { DayBars } from '../parts/day-bars.tsx'
import { t } from '../texts/index.ts'

const words = t.home.signIns

export const SignInsChart = ({ days }: { days: Activity['days'] }) => (
  <DayBars
    days={days.map(({ day, worked, failed }) => ({ day, [words.worked]: worked, [words.failed]: failed }))}
    good={words.worked}
    bad={words.failed}
    heightPx={230}
  />
)
