import { Combobox, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { cloneElement, type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { t } from '../texts/index.ts'

const words = t.parts.picker

const offeredMax = 8

export interface PickerProps<Item> {
  /** The button that opens the list. */
  target: ReactElement<{ onClick?: () => void }>
  onPick: (item: Item) => void
  /** Ids not to offer. */
  without?: readonly string[]
}

interface SearchPickerProps<Item> extends PickerProps<Item> {
  /** `Find a group` */
  label: string
  /** `Groups` */
  listLabel: string
  /** Asks for the first few that match. */
  find: (search: string, limit: number) => Promise<{ items: Item[] }>
  show: (item: Item) => ReactNode
}

/**
 * Finds one thing among many by typing; the server is asked for the first few. While it is, what was found before stays
 * in sight and cannot be picked: Enter takes what was typed, or nothing.
 */
export function SearchPicker<Item extends { id: string }>({
  target,
  onPick,
  without = [],
  label,
  listLabel,
  find,
  show,
}: SearchPickerProps<Item>) {
  const [search, setSearch] = useState('')
  const typed = search.trim()
  const [asked] = useDebouncedValue(typed, 200)
  const combobox = useCombobox({
    onDropdownClose: () => setSearch(''),
    onDropdownOpen: () => combobox.focusSearchInput(),
  })
  const limit = offeredMax + without.length
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['picker', label, asked, limit],
    queryFn: () => find(asked, limit),
    enabled: combobox.dropdownOpened,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const isFound = data !== undefined && !isPlaceholderData && asked === typed
  const { selectFirstOption, resetSelectedOption } = combobox
  useEffect(() => {
    if (isFound && typed !== '') selectFirstOption()
    else resetSelectedOption()
  }, [isFound, typed, selectFirstOption, resetSelectedOption])
  const offered = (data?.items ?? []).filter(({ id }) => !without.includes(id)).slice(0, offeredMax)
  return (
    <Combobox
      store={combobox}
      keepMounted={false}
      width={280}
      position="bottom-start"
      onOptionSubmit={id => {
        const item = offered.find(one => one.id === id)
        if (item) onPick(item)
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        {cloneElement(target, { onClick: () => combobox.toggleDropdown() })}
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={event => setSearch(event.currentTarget.value)}
          placeholder={label}
          aria-label={label}
        />
        <Combobox.Options aria-label={listLabel} aria-busy={!isFound}>
          {offered.map(item => (
            <Combobox.Option key={item.id} value={item.id} disabled={!isFound}>
              {show(item)}
            </Combobox.Option>
          ))}
          {isFound && offered.length === 0 && (
            <Combobox.Empty>{asked ? words.noMatch(asked) : words.nothing}</Combobox.Empty>
          )}
          {error && <Combobox.Empty>{words.noAnswer}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
