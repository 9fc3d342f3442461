import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconDownload, IconUpload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { addressOf } from '../api/client.ts'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import type { PeopleSearch } from './people-search.ts'

const words = t.peopleImport

/** People as a table, in and out; out, as far as the filters let them through. */
export function TableMenu({ filters }: { filters: Omit<PeopleSearch, 'add' | 'invite'> }) {
  const may = useMay()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size="var(--control)" aria-label={words.others}>
          <IconDots size={17} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {may('importUsers') && (
          <Menu.Item
            leftSection={<IconUpload size={16} stroke={1.75} />}
            renderRoot={props => <Link to="/people/import" {...props} />}
          >
            {words.menu}
          </Menu.Item>
        )}
        <Menu.Item
          component="a"
          href={addressOf('exportUsers', { query: { ...filters } })}
          leftSection={<IconDownload size={16} stroke={1.75} />}
        >
          {words.export}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
