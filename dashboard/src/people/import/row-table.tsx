import type { ImportedRow, ImportRow } from '@doorward/contract'
import { Link } from '@tanstack/react-router'
import { t } from '../../texts/index.ts'

const words = t.peopleImport

interface RowTableProps {
  imported: readonly ImportedRow[]
  rows: readonly ImportRow[]
  outcome: ImportedRow['outcome']
}

const kindOf = (field: string) => words.kinds[field as keyof typeof words.kinds] ?? field

/** Rows of the file with what becomes of them. */
export function RowTable({ imported, rows, outcome }: RowTableProps) {
  if (imported.length === 0) return <p className="pad hint">{words.noneOf[outcome]}</p>
  const byLine = new Map(rows.map(row => [row.line, row]))
  return (
    <div className="scroll-x" role="region" aria-label={words.table} tabIndex={0}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col" className="num">
              {words.line}
            </th>
            <th scope="col">{words.kinds.username}</th>
            <th scope="col">{words.kinds.displayName}</th>
            <th scope="col">{outcome === 'refused' ? words.wrong : words.kinds.email}</th>
            {outcome !== 'refused' && <th scope="col">{words.kinds.groups}</th>}
          </tr>
        </thead>
        <tbody>
          {imported.map(({ line, user, errors }) => {
            const row = byLine.get(line)
            return (
              <tr key={line}>
                <td className="num">{line}</td>
                <td>
                  {user === null ? (
                    row?.username
                  ) : (
                    <Link to="/people/$userId" params={{ userId: user.id }}>
                      {row?.username}
                    </Link>
                  )}
                </td>
                <td>{user?.name ?? row?.displayName}</td>
                <td>
                  {outcome === 'refused'
                    ? errors.map(({ field, message }) => (
                        <div key={`${field}${message}`} className="error">
                          {field === '' ? message : `${kindOf(field)}: ${message}`}
                        </div>
                      ))
                    : row?.email}
                </td>
                {outcome !== 'refused' && <td>{(row?.groups ?? []).join(', ')}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
