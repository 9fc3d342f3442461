import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { Fill } from './fill.tsx'
import { t } from '../texts/index.ts'

interface FilterProps<Key extends string> {
  name: string
  options: Record<Key, string>
  value: Key | undefined
  onChange: (value: Key | undefined) => void
}

/** A pill that opens its choices; filled while it narrows the list. */
export function Filter<Key extends string>({ name, options, value, onChange }: FilterProps<Key>) {
  const entries = Object.entries(options) as [Key, string][]
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className="filter" data-on={value === undefined ? undefined : true}>
          {value === undefined ? name : <Fill text={t.parts.filterIs} name={name} value={<b>{options[value]}</b>} />}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChange(undefined)}>{t.parts.any}</Menu.Item>
        {entries.map(([key, word]) => (
          <Menu.Item
            key={key}
            onClick={() => onChange(key)}
            rightSection={key === value && <IconCheck size={15} aria-label={t.parts.chosen} />}
          >
            {word}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
