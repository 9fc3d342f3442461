import type { Candidate } from '@doorward/contract'
import { Combobox, Pill, PillsInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { queries } from '../api/queries.ts'
import { Avatar } from '../parts/picture.tsx'
import { t } from '../texts/index.ts'

const words = t.groups.group.addPeople

const searchMin = 2

interface PeopleChooserProps {
  groupId: string
  chosen: readonly Candidate[]
  onChange: (chosen: Candidate[]) => void
}

/** Several people by typing parts of their names; who is in the group already is not offered. */
export function PeopleChooser({ groupId, chosen, onChange }: PeopleChooserProps) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const found = useQuery({
    ...queries.candidates(groupId, search),
    enabled: search.length >= searchMin,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const offered =
    search.length < searchMin
      ? []
      : (found.data?.items ?? []).filter(({ id }) => chosen.every(person => person.id !== id))
  const ids = offered.map(({ id }) => id).join()
  const { selectFirstOption } = combobox
  // Answers come later than the keys; Enter takes the first of what is shown.
  useEffect(() => {
    if (ids !== '') selectFirstOption()
  }, [ids, selectFirstOption])
  const take = (id: string) => {
    const person = offered.find(one => one.id === id)
    if (person) onChange([...chosen, person])
    setTyped('')
  }
  return (
    <Combobox store={combobox} onOptionSubmit={take}>
      <Combobox.DropdownTarget>
        <PillsInput label={words.people} description={words.hint}>
          <Pill.Group>
            {chosen.map(person => (
              <Pill
                key={person.id}
                withRemoveButton
                removeButtonProps={{ 'aria-label': words.leaveOut(person.name), tabIndex: 0, 'aria-hidden': false }}
                onRemove={() => onChange(chosen.filter(({ id }) => id !== person.id))}
              >
                {person.name}
              </Pill>
            ))}
            <Combobox.EventsTarget>
              <PillsInput.Field
                aria-label={words.find}
                data-autofocus
                autoComplete="off"
                value={typed}
                onFocus={() => combobox.openDropdown()}
                onBlur={() => combobox.closeDropdown()}
                onChange={event => {
                  setTyped(event.currentTarget.value)
                  combobox.openDropdown()
                }}
                onKeyDown={event => {
                  if (event.key === 'Backspace' && typed === '') onChange(chosen.slice(0, -1))
                  // It takes an option; with half a name typed it must not send the form.
                  if (event.key === 'Enter' && typed !== '') event.preventDefault()
                }}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown hidden={search.length < searchMin}>
        <Combobox.Options aria-label={words.people}>
          {offered.map(({ id, name, username }) => (
            <Combobox.Option key={id} value={id}>
              <span className="cell">
                <Avatar name={name} />
                <span>
                  {name} <span className="dim">{username}</span>
                </span>
              </span>
            </Combobox.Option>
          ))}
          {offered.length === 0 && !found.error && (
            <Combobox.Empty>{found.isFetching ? words.looking : words.noMatch(search)}</Combobox.Empty>
          )}
          {found.error && <Combobox.Empty>{words.noAnswer}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
