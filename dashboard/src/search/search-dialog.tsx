import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight, type SpotlightStore } from '@mantine/spotlight'
import {
  IconDoor,
  IconLayoutGridAdd,
  IconPlus,
  IconSearch,
  IconUser,
  IconUserPlus,
  IconUsersGroup,
} from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { queries } from '../api/queries.ts'
import { doorWords } from '../parts/words.ts'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'

const words = t.search

const shownMax = 5
/** What somebody was shown who was refused. */
const referenceForm = /^[0-9a-z]{4}-[0-9a-z]{2,4}$/i
const icon = { size: 18, stroke: 1.75 }

/**
 * Answers come later than the keys, and the library selects when keys are pressed. So that Enter opens the first of
 * what is shown, it is marked as the library marks it.
 */
const selectFirst = (store: SpotlightStore) => {
  const list = document.getElementById(store.getState().listId)
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected')
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true')
  store.updateState(state => ({ ...state, selected: 0 }))
}

/** People, groups and apps by name, and the two things most often begun. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [[store, { open }]] = useState(createSpotlight)
  useEffect(open, [open])
  const may = useMay()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 150)
  const asked = { search, limit: shownMax }
  const found = { enabled: search !== '', placeholderData: keepPreviousData }
  const people = useQuery({ ...queries.users(asked), ...found })
  const groups = useQuery({ ...queries.groups(asked), ...found })
  const apps = useQuery({ ...queries.apps(asked), ...found, enabled: search !== '' && may('listApps') })
  const of = <Item,>(page: { items: Item[] } | undefined) => (search === '' ? [] : (page?.items ?? []))
  const nothing =
    !referenceForm.test(search) && [people, groups, apps].every(query => of<unknown>(query.data).length === 0)
  useEffect(() => selectFirst(store), [search, people.data, groups.data, apps.data, store])
  const matches = (name: string) => name.toLowerCase().includes(search.toLowerCase())

  return (
    <Spotlight.Root
      store={store}
      centered={false}
      attributes={{ content: { 'aria-label': words.dialog } }}
      query={typed}
      onQueryChange={setTyped}
      onSpotlightClose={onClose}
      shortcut={null}
      scrollable
      maxHeight={420}
      overlayProps={{ backgroundOpacity: 0.42, blur: 0 }}
      transitionProps={{ duration: 0 }}
    >
      <Spotlight.Search
        placeholder={words.placeholder}
        aria-label={words.open}
        leftSection={<IconSearch {...icon} />}
      />
      <Spotlight.ActionsList>
        {of(people.data).map(({ id, displayName, username }) => (
          <Spotlight.Action
            key={id}
            label={displayName}
            description={username ?? ''}
            leftSection={<IconUser {...icon} />}
            onClick={() => void navigate({ to: '/people/$userId', params: { userId: id } })}
          />
        ))}
        {of(groups.data).map(({ id, name }) => (
          <Spotlight.Action
            key={id}
            label={name}
            description={words.group}
            leftSection={<IconUsersGroup {...icon} />}
            onClick={() => void navigate({ to: '/groups/$groupId', params: { groupId: id } })}
          />
        ))}
        {of(apps.data).map(({ id, title, doors }) => (
          <Spotlight.Action
            key={id}
            label={title}
            description={words.app(doors.map(door => doorWords[door]).join(', '))}
            leftSection={<IconLayoutGridAdd {...icon} />}
            onClick={() => void navigate({ to: '/apps/$appId', params: { appId: id } })}
          />
        ))}
        {referenceForm.test(search) && may('explainAccess') && (
          <Spotlight.Action
            label={words.refusal(search.toUpperCase())}
            description={words.reference}
            leftSection={<IconDoor {...icon} />}
            onClick={() => void navigate({ to: '/access/explain', search: { reference: search.toUpperCase() } })}
          />
        )}
        {matches(words.addPerson) && may('createUser') && (
          <Spotlight.Action
            label={words.addPerson}
            leftSection={<IconUserPlus {...icon} />}
            onClick={() => void navigate({ to: '/people', search: { add: true } })}
          />
        )}
        {matches(words.addApp) && may('createApp') && (
          <Spotlight.Action
            label={words.addApp}
            leftSection={<IconPlus {...icon} />}
            onClick={() => void navigate({ to: '/apps/add' })}
          />
        )}
        {nothing && search !== '' && !people.isFetching && <Spotlight.Empty>{words.nothing(search)}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
