import type { UserSummary } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconMailPlus, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { FilteredOut } from '../parts/filtered-out.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ListFooter } from '../parts/list-footer.tsx'
import { useCursors } from '../parts/pager.tsx'
import { countPeople, roleWords, stateWords } from '../parts/words.ts'
import { useMay } from '../shell/session.ts'
import { AddPerson } from './add-person.tsx'
import { Invite } from './invite.tsx'
import { PeopleBulk } from './people-bulk.tsx'
import { PeopleFilters } from './people-filters.tsx'
import { PeopleTable } from './people-table.tsx'

const route = getRouteApi('/people')
const pageSize = 25

export function PeoplePage() {
  const { add, invite, ...filters } = route.useSearch()
  const navigate = route.useNavigate()
  const may = useMay()
  const cursors = useCursors(JSON.stringify(filters))
  const [selecting, setSelecting] = useState(false)
  const [selected, setSelected] = useState<readonly UserSummary[]>([])
  const query = { ...filters, cursor: cursors.cursor, limit: pageSize }
  const people = useQuery({ ...queries.users(query), placeholderData: keepPreviousData })
  const { data: overview } = useQuery(queries.overview())
  const { data: group } = useQuery({ ...queries.group(filters.group ?? ''), enabled: filters.group !== undefined })
  const named = [
    filters.search && `name contains “${filters.search}”`,
    filters.role && `role is ${roleWords[filters.role]}`,
    filters.group && `group is ${group?.name ?? '…'}`,
    filters.state && `status is ${stateWords[filters.state]}`,
  ].filter((part): part is string => Boolean(part))
  const clear = () => void navigate({ search: {} })

  return (
    <>
      <PageHead
        title="People"
        lead={overview && `${countPeople(overview.people)}, ${overview.activePeople} can sign in.`}
        actions={
          may('createUser') && (
            <>
              <Button
                variant="default"
                leftSection={<IconMailPlus size={16} />}
                onClick={() => void navigate({ search: { ...filters, invite: true } })}
              >
                Invite
              </Button>
              <Button
                leftSection={<IconUserPlus size={16} />}
                onClick={() => void navigate({ search: { ...filters, add: true } })}
              >
                Add person
              </Button>
            </>
          )
        }
      />
      <section className="panel" aria-label="People">
        <PeopleBulk selected={selected} onDone={() => setSelected([])} />
        <PeopleFilters
          filters={filters}
          groupName={group?.name}
          onChange={search => void navigate({ search, replace: true })}
        />
        <Loaded query={people} what="people" rows={8}>
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
                    Select
                  </Button>
                </div>
                <PeopleTable selecting={selecting} people={page.items} selected={selected} onSelect={setSelected} />
                <ListFooter
                  page={page}
                  limit={pageSize}
                  cursors={cursors}
                  keys={
                    <>
                      Press <kbd>J</kbd> <kbd>K</kbd> to move, <kbd>X</kbd> to select, <kbd>Enter</kbd> to open
                    </>
                  }
                />
              </>
            ) : named.length > 0 ? (
              <FilteredOut title="Nobody matches these filters" named={named} onClear={clear} />
            ) : (
              <Empty icon={IconUsers} title="No people yet">
                People you add here sign in to every app you open to them, with one password.
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
