import type { DirectoryQueryPage, DirectoryServer } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconFilterOff, IconListSearch, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../../api/queries.ts'
import { ChosenFilter } from '../../parts/chosen-filter.tsx'
import { Code } from '../../parts/copy.tsx'
import { timeZone } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Filter } from '../../parts/filter.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SearchBox } from '../../parts/search-box.tsx'
import { Status } from '../../parts/status.tsx'
import { PersonPicker } from '../../people/person-picker.tsx'
import { QueryList } from './query-list.tsx'
import { kindWords } from './query-words.ts'
import type { QueryFilters } from './use-live-queries.ts'
import { Fill } from '../../parts/fill.tsx'
import { t } from '../../texts/index.ts'

const words = t.directoryQueries

const parts = words.parts

/** A switch of few words, of which one is on. */
function PartSwitch({ filters, onChange }: { filters: QueryFilters; onChange: (filters: QueryFilters) => void }) {
  const chosen = filters.only ?? 'all'
  return (
    <span className="seg" role="group" aria-label={words.which}>
      {(Object.keys(parts) as (keyof typeof parts)[]).map(part => (
        <button
          key={part}
          type="button"
          aria-pressed={part === chosen}
          onClick={() => onChange({ ...filters, only: part === 'all' ? undefined : part })}
        >
          {parts[part]}
        </button>
      ))}
    </span>
  )
}

function QueryFilterBar({ filters, onChange }: { filters: QueryFilters; onChange: (filters: QueryFilters) => void }) {
  const change = (part: QueryFilters) => onChange({ ...filters, ...part })
  const { user, address } = filters
  const person = useQuery({ ...queries.user(user ?? ''), enabled: user !== undefined })
  return (
    <div className="bar">
      <SearchBox
        label={words.search}
        placeholder={words.searchHint}
        value={filters.search ?? ''}
        onSearch={search => change({ search: search || undefined })}
      />
      <div className="filters">
        <Filter
          name={words.facts.operation}
          options={kindWords}
          value={filters.kind}
          onChange={kind => change({ kind })}
        />
        {user === undefined ? (
          <PersonPicker
            target={
              <button type="button" className="filter">
                {words.facts.who}
              </button>
            }
            onPick={({ id }) => change({ user: id })}
          />
        ) : (
          <ChosenFilter
            name={words.facts.who}
            value={person.data?.displayName ?? '…'}
            onRemove={() => change({ user: undefined })}
          />
        )}
        {address !== undefined && (
          <ChosenFilter name={words.from} value={address} onRemove={() => change({ address: undefined })} />
        )}
      </div>
    </div>
  )
}

interface LiveQueriesProps {
  server: DirectoryServer
  live: UseQueryResult<DirectoryQueryPage>
  filters: QueryFilters
  onFilter: (filters: QueryFilters) => void
  paused: boolean
  onPause: (paused: boolean) => void
  onAllow: ((address: string) => void) | undefined
}

/** What the directory server is asked, as it happens. A row that is opened holds the list still. */
export function LiveQueries({ server, live, filters, onFilter, paused, onPause, onAllow }: LiveQueriesProps) {
  const [opened, setOpened] = useState<string>()
  const narrow = (narrower: QueryFilters) => {
    setOpened(undefined)
    onFilter(narrower)
  }
  const isNarrowed = Object.values(filters).some(value => value !== undefined)
  return (
    <Panel
      title={words.title}
      right={
        <>
          <span role="status" className="hide-phone">
            {paused ? (
              <Status tone="dim">{words.paused}</Status>
            ) : live.error ? (
              <Status tone="bad">{words.lost}</Status>
            ) : (
              <Status tone="ok">{words.listening}</Status>
            )}
          </span>
          <PartSwitch filters={filters} onChange={narrow} />
          <Button
            variant="default"
            size="compact-sm"
            leftSection={paused ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />}
            onClick={() => {
              if (paused) setOpened(undefined)
              onPause(!paused)
            }}
          >
            {paused ? words.resume : words.pause}
          </Button>
        </>
      }
      footer={
        <span>
          {words.kept(live.data?.kept ?? 2000, timeZone())}{' '}
          <span className="hide-phone">
            <Fill text={words.keys} j={<kbd>J</kbd>} k={<kbd>K</kbd>} enter={<kbd>Enter</kbd>} />
          </span>
        </span>
      }
    >
      <QueryFilterBar filters={filters} onChange={narrow} />
      <Loaded query={live} what={words.what} rows={4}>
        {({ items }) =>
          items.length > 0 ? (
            <QueryList
              queries={items}
              server={server}
              opened={opened}
              onOpen={id => {
                if (id !== undefined) onPause(true)
                setOpened(id)
              }}
              onNarrow={part => narrow({ ...filters, ...part })}
              onAllow={onAllow}
            />
          ) : isNarrowed ? (
            <Empty
              icon={IconFilterOff}
              title={words.noMatch}
              action={
                <Button variant="default" onClick={() => narrow({})}>
                  {words.showAll}
                </Button>
              }
            >
              {words.noMatchHint}
            </Empty>
          ) : (
            <Empty
              icon={IconListSearch}
              title={words.none}
              action={<Code label={words.tryCommand} text={server.views[0]?.command ?? ''} />}
            >
              {words.noneHint}
            </Empty>
          )
        }
      </Loaded>
    </Panel>
  )
}
