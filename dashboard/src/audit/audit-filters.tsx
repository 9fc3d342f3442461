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
import { t } from '../texts/index.ts'

const words = t.audit.filters

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
      label={words.search}
      placeholder={words.searchHint}
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
      <Filter
        name={words.result}
        options={resultWords}
        value={filters.result}
        onChange={result => change({ result })}
      />
      {who === undefined ? (
        <PersonPicker target={pill(words.who)} onPick={({ id }) => change({ who: id })} />
      ) : (
        <ChosenFilter name={words.who} value={names.who} onRemove={() => change({ who: undefined })} />
      )}
      {app === undefined ? (
        <AppPicker target={pill(words.app)} onPick={({ id }) => change({ app: id })} />
      ) : (
        <ChosenFilter name={words.app} value={names.app} onRemove={() => change({ app: undefined })} />
      )}
      <Filter<AuditDoor>
        name={words.door}
        options={doorNames}
        value={filters.door}
        onChange={door => change({ door })}
      />
      {address !== undefined && (
        <ChosenFilter name={words.from} value={address} onRemove={() => change({ address: undefined })} />
      )}
      {reference !== undefined && (
        <ChosenFilter name={words.reference} value={reference} onRemove={() => change({ reference: undefined })} />
      )}
    </FilterBar>
  )
}
