import type { App } from '@doorward/contract'
import { Button, Checkbox, Group, SegmentedControl } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { Note } from '../parts/note.tsx'
import { Panel } from '../parts/panel.tsx'
import { Avatar } from '../parts/picture.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { ToldElsewhere, ToldInTokens } from './told-at.tsx'
import { isTokenPlace, placesOf, type Place } from './told-places.ts'
import { useApp } from './use-app.ts'

const route = getRouteApi('/apps/$appId/receives')

const scopes = [
  { name: 'profile', label: 'profile', hint: 'Name, language, picture, fields of your own' },
  { name: 'email', label: 'email', hint: 'Address, and whether it is proven' },
  { name: 'groups', label: 'groups', hint: 'Groups they are in' },
  { name: 'roles', label: 'roles', hint: 'Their role in Doorward' },
] as const

/** What stands in the claims and is not obvious from the app's settings. */
function Because({ oidc }: { oidc: NonNullable<App['oidc']> }) {
  const { claimsInIdToken, groupsAs, onlyItsGroups, subject } = oidc
  const subjects = { username: 'The username', uuid: 'An id', pairwise: 'An id no other app knows' }
  return (
    <dl className="facts">
      <dt>Called by (sub)</dt>
      <dd>{subjects[subject]}</dd>
      <dt>In the ID token</dt>
      <dd>{claimsInIdToken ? 'Everything, as in userinfo' : 'Who they are; the rest is at userinfo'}</dd>
      <dt>Groups</dt>
      <dd>
        {onlyItsGroups ? 'Only those that open the app' : 'All they are in'}, by{' '}
        {groupsAs === 'codes' ? 'code' : 'name'}
      </dd>
    </dl>
  )
}

/** Somebody who is chosen, one the address names, or who asks. */
function useChosen() {
  const { data: session } = useSuspenseQuery(queries.session())
  const { user } = route.useSearch()
  const [picked, setPicked] = useState<{ id: string; name: string }>()
  const named = useQuery({ ...queries.user(user ?? ''), enabled: user !== undefined })
  const self = { id: session.user.id, name: session.user.displayName }
  const linked = user === undefined ? undefined : { id: user, name: named.data?.displayName ?? '' }
  return { person: picked ?? linked ?? self, choose: setPicked }
}

/** What an app is told of a person, before anybody signs in. */
export function AppReceives() {
  const app = useApp()
  const { person, choose } = useChosen()
  const places = placesOf(app)
  const [chosen, setChosen] = useState<Place>()
  const [asked, setAsked] = useState<string[]>(['profile', 'email', 'groups'])
  const place = chosen ?? places[0]?.value
  const { title, oidc } = app
  if (place === undefined) return <Note title="This app has no door">Nobody is told to it.</Note>
  return (
    <div className="grid g-wide">
      <Panel title={`What ${title} receives`}>
        <div className="pad form">
          <Group gap={10}>
            <PersonPicker
              target={
                <Button
                  variant="default"
                  leftSection={<Avatar name={person.name} />}
                  rightSection={<IconSelector size={15} aria-hidden />}
                >
                  For {person.name}
                </Button>
              }
              onPick={({ id, displayName }) => choose({ id, name: displayName })}
            />
            {places.length > 1 && (
              <SegmentedControl
                aria-label="Where"
                data={places}
                value={place}
                onChange={value => setChosen(places.find(one => one.value === value)?.value)}
              />
            )}
          </Group>
          {isTokenPlace(place) ? (
            <ToldInTokens app={app} person={person} place={place} scopes={['openid', ...asked].join(' ')} />
          ) : (
            <ToldElsewhere app={app} person={person} place={place} />
          )}
        </div>
      </Panel>
      {oidc !== null && isTokenPlace(place) && (
        <div className="stack">
          <Panel title={`What ${title} asks for`}>
            <div className="pad form">
              <Checkbox
                label="openid"
                description="Who they are. Every sign-in asks for it."
                checked
                disabled
                readOnly
              />
              {scopes.map(({ name, label, hint }) => (
                <Checkbox
                  key={name}
                  label={label}
                  description={hint}
                  checked={asked.includes(name)}
                  onChange={event => {
                    const { checked } = event.currentTarget
                    setAsked(scopes.map(one => one.name).filter(one => (one === name ? checked : asked.includes(one))))
                  }}
                />
              ))}
            </div>
          </Panel>
          <Panel
            title="Why these"
            footer={
              <Button
                variant="subtle"
                size="compact-sm"
                renderRoot={props => <Link to="/apps/$appId/configuration" params={{ appId: app.id }} {...props} />}
              >
                Change
              </Button>
            }
          >
            <div className="pad">
              <Because oidc={oidc} />
            </div>
          </Panel>
        </div>
      )}
    </div>
  )
}
