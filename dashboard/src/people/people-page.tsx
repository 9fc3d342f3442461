import type { UserListed } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconMailPlus, IconTrash, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Fill } from '../parts/fill.tsx'
import { FilteredOut } from '../parts/filtered-out.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ListFooter } from '../parts/list-footer.tsx'
import { useCursors } from '../parts/pager.tsx'
import { countPeople, roleWords, stateWords } from '../parts/words.ts'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { AddPerson } from './add-person.tsx'
import { Invite } from './invite.tsx'
import { ColumnsMenu } from './columns-menu.tsx'
import { PeopleBulk } from './people-bulk.tsx'
import { PeopleFilters } from './people-filters.tsx'
import { TableMenu } from './table-menu.tsx'
import { useColumns } from './use-columns.ts'
import { PeopleTable } from './people-table.tsx'

const words = t.people

const route = getRouteApi('/people')
const pageSize = 25

export function PeoplePage() {
  const { add, invite, ...filters } = route.useSearch()
  const navigate = route.useNavigate()
  const may = useMay()
  const cursors = useCursors(JSON.stringify(filters))
  const [selecting, setSelecting] = useState(false)
  const [selected, setSelected] = useState<readonly UserListed[]>([])
  const query = { ...filters, cursor: cursors.cursor, limit: pageSize }
  const people = useQuery({ ...queries.users(query), placeholderData: keepPreviousData })
  const { data: overview } = useQuery(queries.overview())
  const { data: group } = useQuery({ ...queries.group(filters.group ?? ''), enabled: filters.group !== undefined })
  const { columns, toggle } = useColumns()
  const { data: externals } = useQuery({ ...queries.externals(), enabled: may('listExternalDirectories') })
  const directories = externals?.items ?? []
  const sourceName = (source: string) =>
    source === 'local' ? t.words.local : (directories.find(({ id }) => id === source)?.title ?? '…')
  const named = [
    filters.search && words.named.search(filters.search),
    filters.role && words.named.role(roleWords[filters.role]),
    filters.group && words.named.group(group?.name ?? '…'),
    filters.source && words.named.source(sourceName(filters.source)),
    filters.secondFactor && words.named.factor(words.filters.has[filters.secondFactor]),
    filters.state && words.named.state(stateWords[filters.state]),
  ].filter((part): part is string => Boolean(part))
  const clear = () => void navigate({ search: {} })

  return (
    <>
      <PageHead
        title={words.title}
        lead={overview && words.lead(overview.people, overview.activePeople)}
        actions={
          may('createUser') && (
            <>
              <TableMenu filters={filters} />
              <Button
                variant="default"
                leftSection={<IconMailPlus size={16} />}
                onClick={() => void navigate({ search: { ...filters, invite: true } })}
              >
                {words.invite}
              </Button>
              <Button
                leftSection={<IconUserPlus size={16} />}
                onClick={() => void navigate({ search: { ...filters, add: true } })}
              >
                {words.addPerson}
              </Button>
            </>
          )
        }
      />
      <section className="panel" aria-label={words.title}>
        <PeopleBulk selected={selected} onDone={() => setSelected([])} />
        <PeopleFilters
          filters={filters}
          groupName={group?.name}
          directories={directories}
          onChange={search => void navigate({ search, replace: true })}
        >
          <ColumnsMenu columns={columns} onToggle={toggle} />
        </PeopleFilters>
        <Loaded query={people} what={words.what} rows={8}>
          {page =>
            page.items.length > 0 ? (
              <>
                <div className="bar only-phone">
                  <b className="b">{countPeople(page.total)}</b>
                  <Button
                    className="end"
                    variant="default"
                    size="compact-sm"
                    aria-pressed={selecting}
                    onClick={() => setSelecting(!selecting)}
                  >
                    {words.select}
                  </Button>
                </div>
                <PeopleTable
                  selecting={selecting}
                  people={page.items}
                  columns={columns}
                  sourceName={sourceName}
                  selected={selected}
                  onSelect={setSelected}
                />
                <ListFooter
                  page={page}
                  limit={pageSize}
                  cursors={cursors}
                  keys={
                    <Fill
                      text={words.keys}
                      j={<kbd>J</kbd>}
                      k={<kbd>K</kbd>}
                      x={<kbd>X</kbd>}
                      enter={<kbd>Enter</kbd>}
                    />
                  }
                />
              </>
            ) : filters.state === 'trashed' && named.length === 1 ? (
              <Empty
                icon={IconTrash}
                title={words.emptyTrash.title}
                action={
                  <Button variant="default" onClick={clear}>
                    {words.emptyTrash.all}
                  </Button>
                }
              >
                {words.emptyTrash.text}
              </Empty>
            ) : named.length > 0 ? (
              <FilteredOut title={words.noMatch} named={named} onClear={clear} />
            ) : (
              <Empty icon={IconUsers} title={words.none}>
                {words.noneText}
              </Empty>
            )
          }
        </Loaded>
      </section>
      <Invite opened={invite === true} onClose={() => void navigate({ search: filters, replace: true })} />
      <AddPerson opened={add === true} onClose={() => void navigate({ search: filters, replace: true })} />
    </>
  )
}
