import type { MatrixQuery } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconDownload, IconLayoutGridAdd } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { AddAppLink } from '../apps/add-app-link.tsx'
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
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { AppsFilter } from './apps-filter.tsx'
import type { MatrixSearch } from './access-search.ts'
import { readMatrixFile } from './matrix-file.ts'
import { Legend, MatrixTable, type Square } from './matrix-table.tsx'
import { SquarePanel } from './square-panel.tsx'
import { WorthALook } from './worth-a-look.tsx'

const words = t.matrix
const route = getRouteApi('/access/matrix')
const pageSize = 15
const { trashed: _trashed, gone: _gone, ...states } = stateWords

async function saveFile(query: MatrixQuery): Promise<void> {
  const address = URL.createObjectURL(await readMatrixFile(query))
  Object.assign(document.createElement('a'), { href: address, download: words.file }).click()
  URL.revokeObjectURL(address)
}

const tabs = [
  { name: words.people, rows: undefined },
  { name: words.groups, rows: 'groups' },
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
  const may = useMay()
  const findings = useQuery({ ...queries.accessFindings(), enabled: may('listAccessFindings') })
  // Nothing worth it takes no room.
  const hasFindings = findings.error !== null || (findings.data?.items.length ?? 0) > 0
  const isNarrowed = hasFindings || (row && app && cell) !== undefined
  const change = (search: MatrixSearch) => void navigate({ search: { ...search, rows }, replace: true })
  const group = useQuery({ ...queries.group(filters.group ?? ''), enabled: filters.group !== undefined })
  const chosenApps = filters.apps?.split(',') ?? []
  const named = [
    filters.search && words.named.search(filters.search),
    filters.group && (group.data ? words.named.group(group.data.name) : words.named.chosenGroup),
    filters.state && words.named.state(stateWords[filters.state]),
    filters.apps && words.named.apps(chosenApps.length),
  ].filter((part): part is string => Boolean(part))
  return (
    <>
      <PageHead
        title={words.title}
        lead={rows === 'groups' ? words.leadGroups : words.lead}
        actions={
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => void saveFile(question)}
          >
            {words.export}
          </Button>
        }
      />
      <div className={isNarrowed ? 'grid g-matrix' : undefined}>
        <section className="panel" aria-label={words.title}>
          <FilterBar
            label={rows === 'groups' ? words.findGroup : words.findPerson}
            placeholder={rows === 'groups' ? words.findGroup : words.findPerson}
            filters={filters}
            onChange={change}
            onClear={() => change({})}
            end={
              <fieldset className="seg first" aria-label={words.rows}>
                {tabs.map(tab => (
                  <button
                    key={tab.name}
                    type="button"
                    aria-pressed={rows === tab.rows}
                    onClick={() => void navigate({ search: { rows: tab.rows, apps: filters.apps } })}
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
                  name={words.filters.group}
                  value={group.data?.name ?? '…'}
                  onRemove={() => change({ ...filters, group: undefined })}
                />
              ) : (
                <GroupPicker
                  target={
                    <button type="button" className="filter">
                      {words.filters.group}
                    </button>
                  }
                  onPick={({ id }) => change({ ...filters, group: id })}
                />
              ))}
            {rows === undefined && (
              <Filter
                name={words.filters.state}
                options={states}
                value={filters.state === 'gone' ? undefined : filters.state}
                onChange={state => change({ ...filters, state })}
              />
            )}
            <AppsFilter
              chosen={chosenApps}
              onChange={apps => change({ ...filters, apps: apps.length === 0 ? undefined : apps.join(',') })}
            />
          </FilterBar>
          <Loaded query={query} what={words.what} rows={6}>
            {matrix =>
              matrix.appCount === 0 ? (
                <Empty icon={IconLayoutGridAdd} title={words.none} action={<AddAppLink />}>
                  {words.noneText}
                </Empty>
              ) : matrix.items.length === 0 || matrix.apps.length === 0 ? (
                <FilteredOut title={words.noMatch} named={named} onClear={() => change({})} />
              ) : (
                <>
                  <MatrixTable matrix={matrix} chosen={square} onChoose={at => choose({ ...at, of: shown })} />
                  <Legend />
                  {chosenApps.length === 0 && matrix.appCount > matrix.apps.length && (
                    <p className="pad dim">{words.firstApps(matrix.apps.length, matrix.appCount)}</p>
                  )}
                  <ListFooter
                    page={
                      rows === 'groups' ? { ...matrix, items: matrix.items.filter(({ id }) => id !== null) } : matrix
                    }
                    limit={pageSize}
                    cursors={cursors}
                    keys={words.keys}
                  />
                </>
              )
            }
          </Loaded>
        </section>
        {isNarrowed && (
          <div className="stack">
            {row && app && cell && <SquarePanel row={row} app={app} cell={cell} />}
            {hasFindings && <WorthALook query={findings} />}
          </div>
        )}
      </div>
    </>
  )
}
