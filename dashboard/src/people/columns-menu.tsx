import { Menu } from '@mantine/core'
import { IconCheck, IconColumns3 } from '@tabler/icons-react'
import { t } from '../texts/index.ts'
import { type PeopleColumn, peopleColumns } from './use-columns.ts'

const words = t.people

interface ColumnsMenuProps {
  columns: readonly PeopleColumn[]
  onToggle: (column: PeopleColumn) => void
}

/** Shows and hides columns of the list; a phone has room for two lines and no columns. */
export function ColumnsMenu({ columns, onToggle }: ColumnsMenuProps) {
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <button type="button" className="filter hide-phone">
          <IconColumns3 size={15} stroke={1.75} aria-hidden />
          {words.columns}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {peopleColumns.map(column => (
          <Menu.Item
            key={column}
            rightSection={columns.includes(column) && <IconCheck size={15} aria-label={t.parts.chosen} />}
            onClick={() => onToggle(column)}
          >
            {words.fields[column]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
