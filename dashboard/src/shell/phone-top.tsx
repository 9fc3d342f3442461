import { ActionIcon } from '@mantine/core'
import { IconArrowLeft, IconMenu2 } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { SearchButton } from '../search/search-button.tsx'
import { t } from '../texts/index.ts'
import { PersonMenu } from './person-menu.tsx'
import { useMay, useSession } from './session.ts'

const { people, groups, apps } = t.shell.places
const lists: Record<string, string> = { people, groups, apps }

/** Head of the page under 768 px: the way back from what a list opened, else the navigation. */
export function PhoneTop({ onOpen, opened }: { onOpen: () => void; opened: boolean }) {
  const { organisation } = useSession()
  const may = useMay()
  const [list = '', inside] = useLocation().pathname.split('/').filter(Boolean)
  const listName = inside === undefined ? undefined : lists[list]
  return (
    <header className="top">
      {listName ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={44}
          aria-label={t.shell.back(listName)}
          renderRoot={props => <Link to={`/${list}`} {...props} />}
        >
          <IconArrowLeft size={20} stroke={1.75} />
        </ActionIcon>
      ) : (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={44}
          onClick={onOpen}
          aria-label={t.shell.open}
          aria-expanded={opened}
        >
          <IconMenu2 size={20} stroke={1.75} />
        </ActionIcon>
      )}
      <b>{listName ?? organisation}</b>
      {may('listUsers') && <SearchButton compact />}
      <PersonMenu compact />
    </header>
  )
}
