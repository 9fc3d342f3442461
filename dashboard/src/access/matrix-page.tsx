import type { MatrixQuery } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconDownload, IconLayoutGridAdd } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { GroupPicker } from '../groups/group-picker.tsx'
import { ChosenFilter } from '../parts/chosen-filter.tsx'
import { Empty } from '../parts/empty.tsx'
import { FilteredOut } from '../parts/filtered-out.tsx'
import { Filter } from '../parts/filter.tsx'
import { FilterBar } from '../parts/filter-bar.tsx'
import { ListFooter } from '../parts/list-footer.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { useCursors } from '../parts/pager.tsx'
import { stateWords } from '../parts/words.ts'
import type { MatrixSearch } from './access-search.ts'
import { readMatrixFile } from './matrix-file.ts'
import { Legend, MatrixTable, type Square } from './matrix-table.tsx'
import { SquarePanel } from './square-panel.tsx'

const route = getRouteApi('/access/matrix')
const pageSize = 15
const { trashed: _trashed, gone: _gone, ...states } = stateWords

async function saveFile(query: MatrixQuery): Promise<void> {
  const address = URL.createObjectURL(await readMatrixFile(query))
  Object.assign(document.createElement('a'), { href: address, download: 'access-matrix.csv' }).click()
  URL.revokeObjectURL(address)
}

const tabs = [
  { name: 'People', rows: undefined },
  { name: 'Groups', rows: 'groups' },
] as const

/** Who can open what, worked out with the same rules as a sign-in. */
export function MatrixPage() {
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const { rows, ...filters } = asked
  const cursors = useCursors(JSON.stringify(asked))
  const question = { ...asked, rows: rows ?? 'people' } as const
  const query = useQuery({
    ...queries.matrix({ ...question, cursor: cursors.cursor, limit: pageSize }),
    placeholderData: keepPreviousData,
  })
  const [chosen, choose] = useState<Square & { of: string }>()
  const shown = JSON.stringify([asked, cursors.cursor])
  const square = chosen?.of === shown ? chosen : undefined
  const row = square && query.data?.items[square.row]
  const app = square && query.data?.apps[square.app]
  const cell = square && row?.cells[square.app]
  const change = (search: MatrixSearch) => void navigate({ search: { ...search, rows }, replace: true })
  const group = useQuery({ ...queries.group(filters.group ?? ''), enabled: filters.group !== undefined })
  const named = [
    filters.search && `name contains “${filters.search}”`,
    filters.group && `group is ${group.data?.name ?? 'the chosen one'}`,
    filters.state && `state is ${stateWords[filters.state].toLowerCase()}`,
  ].filter((part): part is string => Boolean(part))
  return (
    <>
      <PageHead
        title="Access matrix"
        lead={
          rows === 'groups'
            ? 'Which group opens what. Pick a square to see who depends on it.'
            : 'Who can open what, worked out with the same rules as a sign-in. Pick a square to see why.'
        }
        actions={
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => void saveFile(question)}
          >
            Export CSV
          </Button>
        }
      />
      <div className={row && app && cell ? 'grid g-matrix' : undefined}>
        <section className="panel" aria-label="Access matrix">
          <FilterBar
            label={rows === 'groups' ? 'Find a group' : 'Find a person'}
            placeholder={rows === 'groups' ? 'Find a group' : 'Find a person'}
            filters={filters}
            onChange={change}
            onClear={() => change({})}
            end={
              <fieldset className="seg first" aria-label="Rows">
                {tabs.map(tab => (
                  <button
                    key={tab.name}
                    type="button"
                    aria-pressed={rows === tab.rows}
                    onClick={() => void navigate({ search: { rows: tab.rows } })}
                  >
                    {tab.name}
                  </button>
                ))}
              </fieldset>
            }
          >
            {rows === undefined &&
              (filters.group ? (
                <ChosenFilter
                  name="Group"
                  value={group.data?.name ?? '…'}
                  onRemove={() => change({ ...filters, group: undefined })}
                />
              ) : (
                <GroupPicker
                  target={
                    <button type="button" className="filter">
                      Group
                    </button>
                  }
                  onPick={({ id }) => change({ ...filters, group: id })}
                />
              ))}
            {rows === undefined && (
              <Filter
                name="State"
                options={states}
                value={filters.state === 'gone' ? undefined : filters.state}
                onChange={state => change({ ...filters, state })}
              />
            )}
          </FilterBar>
          <Loaded query={query} what="matrix" rows={6}>
            {matrix =>
              matrix.apps.length === 0 ? (
                <Empty icon={IconLayoutGridAdd} title="No apps yet">
                  Once an app is added, this says who can open it.
                </Empty>
              ) : matrix.items.length === 0 ? (
                <FilteredOut title="Nothing matches these filters" named={named} onClear={() => change({})} />
              ) : (
                <>
                  <MatrixTable matrix={matrix} chosen={square} onChoose={at => choose({ ...at, of: shown })} />
                  <Legend />
                  {matrix.appCount > matrix.apps.length && (
                    <p className="pad dim">
                      The first {matrix.apps.length} of {matrix.appCount} apps, by name.
                    </p>
                  )}
                  <ListFooter
                    page={
                      rows === 'groups' ? { ...matrix, items: matrix.items.filter(({ id }) => id !== null) } : matrix
                    }
                    limit={pageSize}
                    cursors={cursors}
                    keys="Arrow keys move between squares."
                  />
                </>
              )
            }
          </Loaded>
        </section>
        {row && app && cell && <SquarePanel row={row} app={app} cell={cell} />}
      </div>
    </>
  )
}
