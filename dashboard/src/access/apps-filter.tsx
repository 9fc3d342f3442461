import { matrixAppsMax } from '@doorward/contract'
import { Combobox, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { Fill } from '../parts/fill.tsx'
import { AppIcon } from '../parts/picture.tsx'
import { t } from '../texts/index.ts'

const words = t.matrix.apps
const name = t.shell.places.apps
/** No id. */
const everyApp = 'all'

interface AppsFilterProps {
  /** Ids; none: every app. */
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** Chooses the columns. The list stays open, so that several are taken one after another. */
export function AppsFilter({ chosen, onChange }: AppsFilterProps) {
  const [search, setSearch] = useState('')
  const [asked] = useDebouncedValue(search.trim(), 200)
  const combobox = useCombobox({
    onDropdownClose: () => setSearch(''),
    onDropdownOpen: () => combobox.focusSearchInput(),
  })
  const { data, error } = useQuery({
    ...queries.apps({ search: asked || undefined, limit: matrixAppsMax }),
    enabled: combobox.dropdownOpened,
    placeholderData: keepPreviousData,
  })
  const offered = data?.items ?? []
  const toggle = (id: string) => {
    if (id === everyApp) onChange([])
    else if (chosen.includes(id)) onChange(chosen.filter(other => other !== id))
    else if (chosen.length < matrixAppsMax) onChange([...chosen, id])
  }
  return (
    <Combobox store={combobox} keepMounted={false} width={280} position="bottom-start" onOptionSubmit={toggle}>
      <Combobox.Target withAriaAttributes={false}>
        <button
          type="button"
          className="filter"
          data-on={chosen.length > 0 || undefined}
          onClick={() => combobox.toggleDropdown()}
        >
          {chosen.length === 0 ? name : <Fill text={t.parts.filterIs} name={name} value={<b>{chosen.length}</b>} />}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <div role="dialog" aria-label={words.find}>
          <Combobox.Search
            value={search}
            onChange={event => setSearch(event.currentTarget.value)}
            placeholder={words.find}
            aria-label={words.find}
          />
          <Combobox.Options aria-label={name} className="columns-offered">
            {chosen.length > 0 && <Combobox.Option value={everyApp}>{words.all}</Combobox.Option>}
            {offered.map(({ id, title, icon }) => (
              <Combobox.Option key={id} value={id} active={chosen.includes(id)}>
                <span className="app-offered">
                  <AppIcon title={title} icon={icon} small />
                  <span>{title}</span>
                  {chosen.includes(id) && <IconCheck size={15} aria-label={t.parts.chosen} />}
                </span>
              </Combobox.Option>
            ))}
            {data !== undefined && offered.length === 0 && (
              <Combobox.Empty>{asked ? t.parts.picker.noMatch(asked) : t.parts.picker.nothing}</Combobox.Empty>
            )}
            {error && <Combobox.Empty>{t.parts.picker.noAnswer}</Combobox.Empty>}
          </Combobox.Options>
        </div>
      </Combobox.Dropdown>
    </Combobox>
  )
}
