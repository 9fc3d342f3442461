import type { UserState } from '@doorward/contract'
import { GroupPicker } from '../groups/group-picker.tsx'
import { ChosenFilter } from '../parts/chosen-filter.tsx'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Filter } from '../parts/filter.tsx'
import { roleWords, stateWords } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import type { PeopleSearch } from './people-search.ts'

const words = t.people

interface PeopleFiltersProps {
  filters: PeopleSearch
  groupName: string | undefined
  onChange: (filters: PeopleSearch) => void
}

const { gone: _gone, ...offered } = stateWords

export function PeopleFilters({ filters, groupName, onChange }: PeopleFiltersProps) {
  return (
    <FilterBar
      label={words.filters.label}
      placeholder={words.filters.placeholder}
      filters={filters}
      onChange={onChange}
      onClear={() => onChange({})}
    >
      <Filter
        name={words.fields.role}
        options={roleWords}
        value={filters.role}
        onChange={role => onChange({ ...filters, role })}
      />
      <Filter
        name={words.fields.factor}
        options={words.filters.has}
        value={filters.secondFactor}
        onChange={secondFactor => onChange({ ...filters, secondFactor })}
      />
      {filters.group === undefined ? (
        <GroupPicker
          target={
            <button type="button" className="filter">
              {words.filters.group}
            </button>
          }
          onPick={({ id }) => onChange({ ...filters, group: id })}
        />
      ) : (
        <ChosenFilter
          name={words.filters.group}
          value={groupName ?? '…'}
          onRemove={() => onChange({ ...filters, group: undefined })}
        />
      )}
      <Filter<Exclude<UserState, 'gone'>>
        name={words.fields.status}
        options={offered}
        value={filters.state === 'gone' ? undefined : filters.state}
        onChange={state => onChange({ ...filters, state })}
      />
    </FilterBar>
  )
}
