import { t } from '../texts/index.ts'

const longDay = new Intl.DateTimeFormat(t.locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })

interface DayTableProps {
  /** `day` is `2026-06-12`. */
  days: readonly { day: string; good: number; bad: number }[]
  /** What the table is called, and its columns. */
  names: { table: string; day: string; good: string; bad: string }
}

/** What the bars of each day say, as a table, the newest first. */
export function DayTable({ days, names }: DayTableProps) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={names.table}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{names.day}</th>
            <th scope="col" className="num">
              {names.good}
            </th>
            <th scope="col" className="num">
              {names.bad}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, good, bad }) => (
            <tr key={day}>
              <th scope="row">{longDay.format(new Date(day))}</th>
              <td className="num">{good}</td>
              <td className="num">{bad}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
