import type { ReactNode } from 'react'
import { AppPicker } from '../apps/app-picker.tsx'
import { FilterBar } from '../parts/filter-bar.tsx'
import { Filter } from '../parts/filter.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { type AuditSearch, topicsOf } from './audit-search.ts'
import { type AuditDoor, doorNames, resultWords } from './audit-words.ts'
import { ChosenFilter } from '../parts/chosen-filter.tsx'
import { TopicFilter } from './topic-filter.tsx'
import { WhenFilter } from './when-filter.tsx'

interface AuditFiltersProps {
  filters: AuditSearch
  names: { who: string; app: string }
  onChange: (filters: AuditSearch) => void
  /** At the end of the bar. */
  end: ReactNode
}

const pill = (name: string) => (
  <button type="button" className="filter">
    {name}
  </button>
)

export function AuditFilters({ filters, names, onChange, end }: AuditFiltersProps) {
  const change = (part: AuditSearch) => onChange({ ...filters, ...part })
  const { who, app, address, reference } = filters
  return (
    <FilterBar
      label="Search the log"
      placeholder="Person, app, address or reference"
      filters={filters}
      onChange={onChange}
      onClear={() => onChange({})}
      end={end}
    >
      <WhenFilter days={filters} onChange={change} />
      <TopicFilter
        topics={topicsOf(filters.what)}
        onChange={topics => change({ what: topics.join(',') || undefined })}
      />
      <Filter name="Result" options={resultWords} value={filters.result} onChange={result => change({ result })} />
      {who === undefined ? (
        <PersonPicker target={pill('Who')} onPick={({ id }) => change({ who: id })} />
      ) : (
        <ChosenFilter name="Who" value={names.who} onRemove={() => change({ who: undefined })} />
      )}
      {app === undefined ? (
        <AppPicker target={pill('App')} onPick={({ id }) => change({ app: id })} />
      ) : (
        <ChosenFilter name="App" value={names.app} onRemove={() => change({ app: undefined })} />
      )}
      <Filter<AuditDoor> name="Door" options={doorNames} value={filters.door} onChange={door => change({ door })} />
      {address !== undefined && (
        <ChosenFilter name="From" value={address} onRemove={() => change({ address: undefined })} />
      )}
      {reference !== undefined && (
        <ChosenFilter name="Reference" value={reference} onRemove={() => change({ reference: undefined })} />
      )}
    </FilterBar>
  )
}
