import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { t } from '../texts/index.ts'
import { SearchBox } from './search-box.tsx'

interface FilterBarProps<Filters extends { search?: string | undefined }> {
  label: string
  placeholder: string
  filters: Filters
  onChange: (filters: Filters) => void
  onClear: () => void
  /** The filters beside the search. */
  children: ReactNode
  /** At the other end of the bar. */
  end?: ReactNode
}

/** Above a list: a search, filters, and once any of them is set the way back to everything. */
export function FilterBar<Filters extends { search?: string | undefined }>({
  label,
  placeholder,
  filters,
  onChange,
  onClear,
  children,
  end,
}: FilterBarProps<Filters>) {
  return (
    <div className="bar">
      <SearchBox
        label={label}
        placeholder={placeholder}
        value={filters.search ?? ''}
        onSearch={search => onChange({ ...filters, search: search || undefined })}
      />
      <div className="filters">
        {children}
        {Object.values(filters).some(value => value !== undefined) && (
          <Button variant="subtle" onClick={onClear}>
            {t.parts.clearFilters}
          </Button>
        )}
      </div>
      {end}
    </div>
  )
}
