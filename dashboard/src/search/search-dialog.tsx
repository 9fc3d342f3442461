import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconDoor, IconListSearch, IconPlus, IconSearch, IconUserPlus, IconUsersGroup } from '@tabler/icons-react'
import { type NavigateOptions, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { AppIcon, Avatar } from '../parts/picture.tsx'
import { doorWords } from '../parts/words.ts'
import { usePlaces } from '../shell/places.ts'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { nameOf, useFirstActions } from './first-actions.ts'
import { Hit, Hits, Marked } from './hit.tsx'
import { KeysFoot } from './keys-foot.tsx'
import { useChosen } from './use-chosen.ts'
import { useFound } from './use-found.ts'

const words = t.search

/** What somebody was shown who was refused. */
const referenceForm = /^[0-9a-z]{4}-[0-9a-z]{2,4}$/i
const icon = { size: 17, stroke: 1.75 }

interface SearchDialogProps {
  onClose: () => void
  /** Opens the list of all shortcuts instead. */
  onShortcuts: () => void
}

/** People, apps and groups by name, what is most often done with the first, pages, and the log. */
export function SearchDialog({ onClose, onShortcuts }: SearchDialogProps) {
  const navigate = useNavigate()
  const may = useMay()
  const [[store, { open }]] = useState(createSpotlight)
  useEffect(open, [open])
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 150)
  const found = useFound(search)
  const actions = useFirstActions(found.first)
  const isReference = referenceForm.test(search)
  const matches = (name: string) => name.toLowerCase().includes(typed.trim().toLowerCase())
  const places = usePlaces().filter(({ name }) => matches(name))
  const isNothing = ![found.people, found.apps, found.groups, places].some(list => list.length > 0) && !isReference
  const chosen = useChosen(store, [search, found.people, found.apps, found.groups])
  const go = (to: NavigateOptions) => () => void navigate(to)
  const marked = (text: string) => <Marked text={text} typed={search} />

  return (
    <Spotlight.Root
      store={store}
      centered={false}
      className="search-dialog"
      attributes={{ content: { 'aria-label': words.dialog } }}
      query={typed}
      onQueryChange={setTyped}
      onSpotlightClose={onClose}
      shortcut={null}
      scrollable
      size={620}
      maxHeight={480}
      overlayProps={{ backgroundOpacity: 0.42, blur: 0 }}
      transitionProps={{ duration: 0 }}
    >
      <Spotlight.Search
        placeholder={words.placeholder}
        aria-label={words.open}
        leftSection={<IconSearch {...icon} />}
        rightSection={<kbd className="hide-phone">Esc</kbd>}
        {...chosen.ofInput}
      />
      <Spotlight.ActionsList aria-label={words.dialog} {...chosen.ofList}>
        <Hits title={t.shell.places.people}>
          {found.people.map(({ id, displayName, username, picture }) => (
            <Hit
              key={id}
              icon={<Avatar name={displayName} picture={picture} />}
              also={username ?? undefined}
              onChoose={go({ to: '/people/$userId', params: { userId: id } })}
            >
              {marked(displayName)}
            </Hit>
          ))}
        </Hits>
        <Hits title={t.shell.places.apps}>
          {found.apps.map(({ id, title, doors, icon: sign }) => (
            <Hit
              key={id}
              icon={<AppIcon title={title} icon={sign} small />}
              also={doors.map(door => doorWords[door]).join(', ')}
              onChoose={go({ to: '/apps/$appId', params: { appId: id } })}
            >
              {marked(title)}
            </Hit>
          ))}
        </Hits>
        <Hits title={t.shell.places.groups}>
          {found.groups.map(({ id, name }) => (
            <Hit
              key={id}
              icon={<IconUsersGroup {...icon} />}
              onChoose={go({ to: '/groups/$groupId', params: { groupId: id } })}
            >
              {marked(name)}
            </Hit>
          ))}
        </Hits>
        <Hits title={found.first ? words.first.with(nameOf(found.first)) : ''}>
          {actions.map(({ id, label, icon: Drawing, asks, to }) => (
            <Hit key={id} icon={<Drawing {...icon} />} also={asks ? words.first.asks : undefined} onChoose={go(to)}>
              {label}
            </Hit>
          ))}
        </Hits>
        <Hits title={words.heads.start}>
          {[
            isReference && may('explainAccess') && (
              <Hit
                key="reference"
                icon={<IconDoor {...icon} />}
                also={words.reference}
                onChoose={go({ to: '/access/explain', search: { reference: search.toUpperCase() } })}
              >
                {words.refusal(search.toUpperCase())}
              </Hit>
            ),
            matches(words.addPerson) && may('createUser') && (
              <Hit
                key="add-person"
                icon={<IconUserPlus {...icon} />}
                onChoose={go({ to: '/people', search: { add: true } })}
              >
                {words.addPerson}
              </Hit>
            ),
            matches(words.addApp) && may('createApp') && (
              <Hit key="add-app" icon={<IconPlus {...icon} />} onChoose={go({ to: '/apps/add' })}>
                {words.addApp}
              </Hit>
            ),
          ].filter(hit => hit !== false)}
        </Hits>
        <Hits title={words.heads.pages}>
          {places.map(({ to, name, icon: Drawing }) => (
            <Hit key={to} icon={<Drawing {...icon} />} onChoose={go({ to })}>
              {marked(name)}
            </Hit>
          ))}
        </Hits>
        <Hits title={t.shell.places.audit}>
          {search !== '' && may('listAudit')
            ? [
                <Hit key="log" icon={<IconListSearch {...icon} />} onChoose={go({ to: '/audit', search: { search } })}>
                  {words.entries(search)}
                </Hit>,
              ]
            : []}
        </Hits>
      </Spotlight.ActionsList>
      <div role="status">
        {found.failed ? (
          <p className="search-note">{words.trouble}</p>
        ) : (
          isNothing && search !== '' && found.complete && <p className="search-note">{words.nothing(search)}</p>
        )}
      </div>
      <KeysFoot
        onShortcuts={() => {
          onClose()
          onShortcuts()
        }}
      />
    </Spotlight.Root>
  )
}
