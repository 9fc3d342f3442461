import type { ExternalConflict } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../api/queries.ts'
import { listNames, stateWords } from '../../parts/words.ts'

const statesThere: Record<ExternalConflict['state'], string> = {
  active: 'Enabled',
  disabled: 'Disabled',
  expired: 'Expired',
  locked: 'Locked',
}

/** Both sides, so that it can be told whether they are one person. */
export function Sides({ conflict, title }: { conflict: ExternalConflict; title: string }) {
  const { person, username, displayName, email, state, groups } = conflict
  const { data: here } = useQuery({ ...queries.user(person?.id ?? ''), enabled: person !== null })
  const rows: [string, string, string][] = [
    ['Username', here?.username ?? '', username],
    ['Name', here?.displayName ?? person?.name ?? '', displayName],
    ['Email', here?.email ?? '', email ?? ''],
    ['State', here ? stateWords[here.state] : '', statesThere[state]],
    ['Groups', listNames((here?.groups ?? []).map(({ name }) => name)), listNames(groups)],
  ]
  return (
    <div className="panel">
      <table className="mapped sides">
        <thead>
          <tr>
            <th>
              <span className="visually-hidden">Field</span>
            </th>
            <th>Here</th>
            <th>{title}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([field, ours, theirs]) => (
            <tr key={field}>
              <td className="dim">{field}</td>
              <td>{ours || <span className="dim">None</span>}</td>
              <td>{theirs || <span className="dim">None</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
