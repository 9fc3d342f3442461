import type { UserState } from '@doorward/contract'
import { IconX } from '@tabler/icons-react'
import { GroupPicker } from '../groups/group-picker.tsx'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Filter } from '../parts/filter.tsx'
import { roleWords, stateWords } from '../parts/words.ts'
import type { PeopleSearch } from './people-search.ts'

interface PeopleFiltersProps {
  filters: PeopleSearch
  groupName: string | undefined
  onChange: (filters: PeopleSearch) => void
}

const { gone: _gone, ...offered } = stateWords

export function PeopleFilters({ filters, groupName, onChange }: PeopleFiltersProps) {
  return (
    <FilterBar
      label="Search people"
      placeholder="Name, username or email"
      filters={filters}
      onChange={onChange}
      onClear={() => onChange({})}
    >
      <Filter name="Role" options={roleWords} value={filters.role} onChange={role => onChange({ ...filters, role })} />
      <Filter
        name="Second factor"
        options={{ yes: 'Has one', no: 'Has none' }}
        value={filters.secondFactor}
        onChange={secondFactor => onChange({ ...filters, secondFactor })}
      />
      {filters.group === undefined ? (
        <GroupPicker
          target={
            <button type="button" className="filter">
              Group
            </button>
          }
          onPick={({ id }) => onChange({ ...filters, group: id })}
        />
      ) : (
        <button type="button" className="filter" data-on onClick={() => onChange({ ...filters, group: undefined })}>
          Group: <b>{groupName ?? '…'}</b>
          <IconX size={14} aria-label="Remove this filter" />
        </button>
      )}
      <Filter<Exclude<UserState, 'gone'>>
        name="Status"
        options={offered}
        value={filters.state === 'gone' ? undefined : filters.state}
        onChange={state => onChange({ ...filters, state })}
      />
    </FilterBar>
  )
}
