import type { ExternalConflict } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../api/queries.ts'
import { listNames, stateWords } from '../../parts/words.ts'
import { t } from '../../texts/index.ts'

const words = t.externalSync.conflicts

const statesThere: Record<ExternalConflict['state'], string> = words.statesThere

/** Both sides, so that it can be told whether they are one person. */
export function Sides({ conflict, title }: { conflict: ExternalConflict; title: string }) {
  const { person, username, displayName, email, state, groups } = conflict
  const { data: here } = useQuery({ ...queries.user(person?.id ?? ''), enabled: person !== null })
  const rows: [string, string, string][] = [
    [words.username, here?.username ?? '', username],
    [words.name, here?.displayName ?? person?.name ?? '', displayName],
    [words.email, here?.email ?? '', email ?? ''],
    [words.state, here ? stateWords[here.state] : '', statesThere[state]],
    [words.groups, listNames((here?.groups ?? []).map(({ name }) => name)), listNames(groups)],
  ]
  return (
    <div className="panel">
      <table className="mapped sides">
        <thead>
          <tr>
            <th>
              <span className="visually-hidden">{words.field}</span>
            </th>
            <th>{words.here}</th>
            <th>{title}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([field, ours, theirs]) => (
            <tr key={field}>
              <td className="dim">{field}</td>
              <td>{ours || <span className="dim">{words.none}</span>}</td>
              <td>{theirs || <span className="dim">{words.none}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
