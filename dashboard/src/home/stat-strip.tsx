import type { ExternalDirectory, Overview } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { timeZone } from '../parts/dates.ts'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { usualSpan } from './spans.ts'
import { SyncStat } from './directory-sync.tsx'

const words = t.home.stats

const number = new Intl.NumberFormat(t.locale)
const percent = new Intl.NumberFormat(t.locale, { style: 'percent', maximumFractionDigits: 1 })

function SignInStat() {
  const { data } = useQuery(queries.activity({ days: usualSpan, zone: timeZone() }))
  if (data === undefined) return null
  const worked = data.days.reduce((sum, day) => sum + day.worked, 0)
  const all = worked + data.days.reduce((sum, day) => sum + day.failed, 0)
  return (
    <div>
      <dt>{words.signIns(usualSpan)}</dt>
      <dd>
        {number.format(all)} {all > 0 && <small>{words.worked(percent.format(worked / all))}</small>}
      </dd>
    </div>
  )
}

function PeopleStat({ overview: { people, activePeople } }: { overview: Overview }) {
  const may = useMay()
  const { data, isLoading } = useQuery({
    ...queries.activity({ days: usualSpan, zone: timeZone() }),
    enabled: may('getActivity'),
  })
  // Not another figure first, to be replaced under somebody's eyes.
  if (isLoading) return null
  if (data === undefined)
    return (
      <div>
        <dt>{words.people}</dt>
        <dd>
          {number.format(people)} <small>{words.canSignIn(number.format(activePeople))}</small>
        </dd>
      </div>
    )
  return (
    <div>
      <dt>{words.active(usualSpan)}</dt>
      <dd>
        {number.format(data.activePeople)} <small>{words.ofEnabled(number.format(activePeople))}</small>
      </dd>
    </div>
  )
}

function FactorStat() {
  const { data } = useQuery(queries.coverage())
  if (data === undefined || data.people === 0) return null
  return (
    <div>
      <dt>{words.factor}</dt>
      <dd>
        {percent.format(Math.floor((100 * data.having) / data.people) / 100)}{' '}
        <small>{words.of(number.format(data.having), number.format(data.people))}</small>
      </dd>
    </div>
  )
}

function SessionStat() {
  const { data } = useQuery(queries.sessions({ limit: 1 }))
  if (data === undefined) return null
  return (
    <div>
      <dt>{words.sessions}</dt>
      <dd>{number.format(data.total)}</dd>
    </div>
  )
}

/** Figures in a row. */
export function StatStrip({ overview, directories }: { overview: Overview; directories: ExternalDirectory[] }) {
  const may = useMay()
  return (
    <dl className="stats">
      {may('getActivity') && <SignInStat />}
      <PeopleStat overview={overview} />
      <FactorStat />
      {may('listSessions') && <SessionStat />}
      {directories.slice(0, 1).map(directory => (
        <SyncStat key={directory.id} directory={directory} />
      ))}
    </dl>
  )
}
