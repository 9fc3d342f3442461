import type { ExternalDirectory, UserState } from '@doorward/contract'
import type { ReactNode } from 'react'
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
  directories: readonly Pick<ExternalDirectory, 'id' | 'title'>[]
  onChange: (filters: PeopleSearch) => void
  /** What stands at the end of the bar. */
  children?: ReactNode
}

const { gone: _gone, ...offered } = stateWords

export function PeopleFilters({ filters, groupName, directories, onChange, children }: PeopleFiltersProps) {
  return (
    <FilterBar
      label={words.filters.label}
      placeholder={words.filters.placeholder}
      filters={filters}
      onChange={onChange}
      onClear={() => onChange({})}
    >
      {directories.length > 0 && (
        <Filter
          name={words.fields.source}
          options={{ local: t.words.local, ...Object.fromEntries(directories.map(({ id, title }) => [id, title])) }}
          value={filters.source}
          onChange={source => onChange({ ...filters, source })}
        />
      )}
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
      {children}
    </FilterBar>
  )
}
