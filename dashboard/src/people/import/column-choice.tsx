import { Select } from '@mantine/core'
import { Panel } from '../../parts/panel.tsx'
import { t } from '../../texts/index.ts'
import { columnKinds, type Columns, type Table } from './read-table.ts'

const words = t.peopleImport

/** Which column holds what. It is guessed by the names of the columns, and can be put right. */
export function ColumnChoice({
  table,
  columns,
  onChange,
}: {
  table: Table
  columns: Columns
  onChange: (columns: Columns) => void
}) {
  const data = table.columns.map((name, i) => ({ value: String(i), label: name || words.unnamed(i + 1) }))
  return (
    <Panel title={words.columns} right={words.rows(table.rows.length)}>
      <div className="pad column-choice">
        {columnKinds.map(kind => (
          <Select
            key={kind}
            label={words.kinds[kind]}
            data={data}
            value={columns[kind] === null ? null : String(columns[kind])}
            placeholder={kind === 'username' ? words.fromEmail : words.none}
            clearable
            onChange={value => onChange({ ...columns, [kind]: value === null ? null : Number(value) })}
          />
        ))}
      </div>
    </Panel>
  )
}
