import type { App } from '@doorward/contract'
import { Button, Checkbox, Group, SegmentedControl } from '@mantine/core'
import { IconColumns, IconSelector } from '@tabler/icons-react'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { Note } from '../parts/note.tsx'
import { Panel } from '../parts/panel.tsx'
import { Avatar } from '../parts/picture.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { t } from '../texts/index.ts'
import type { ReceivesSearch } from './receives-search.ts'
import { ToldElsewhere, ToldInTokens } from './told-at.tsx'
import { ToldBeside } from './told-beside.tsx'
import { isTokenPlace, placesOf, type Place } from './told-places.ts'
import { useApp } from './use-app.ts'

const words = t.appsReceives
const route = getRouteApi('/apps/$appId/receives')

const scopes = ['profile', 'email', 'groups', 'roles'] as const

/** What stands in the claims and is not obvious from the app's settings. */
function Because({ oidc }: { oidc: NonNullable<App['oidc']> }) {
  const { claimsInIdToken, groupsAs, onlyItsGroups, subject } = oidc
  const because = words.because
  return (
    <dl className="facts">
      <dt>{because.calledBy}</dt>
      <dd>{because.subjects[subject]}</dd>
      <dt>{because.inIdToken}</dt>
      <dd>{claimsInIdToken ? because.everything : because.onlyWho}</dd>
      <dt>{because.groups}</dt>
      <dd>{(onlyItsGroups ? because.itsGroups : because.allGroups)[groupsAs]}</dd>
    </dl>
  )
}

/** Somebody the address names, or who asks; and who is looked at beside them. */
function useChosen() {
  const { data: session } = useSuspenseQuery(queries.session())
  const { user, beside } = route.useSearch()
  const navigate = route.useNavigate()
  const named = useQuery({ ...queries.user(user ?? ''), enabled: user !== undefined })
  const other = useQuery({ ...queries.user(beside ?? ''), enabled: beside !== undefined })
  const nameOf = (query: typeof named) => query.data?.displayName ?? ''
  const go = (search: ReceivesSearch) => void navigate({ search, replace: true })
  return {
    person:
      user === undefined ? { id: session.user.id, name: session.user.displayName } : { id: user, name: nameOf(named) },
    choose: (id: string) => go({ user: id, beside }),
    other: beside === undefined ? undefined : { id: beside, name: nameOf(other) },
    setBeside: (id: string | undefined) => go({ user, beside: id }),
  }
}

/** What an app is told of a person, before anybody signs in. */
export function AppReceives() {
  const app = useApp()
  const { person, choose, other, setBeside } = useChosen()
  const places = placesOf(app)
  const [chosen, setChosen] = useState<Place>()
  const [asked, setAsked] = useState<string[]>(['profile', 'email', 'groups'])
  const place = chosen ?? places[0]?.value
  const { title, oidc } = app
  const scopesAsked = ['openid', ...asked].join(' ')
  if (place === undefined) return <Note title={words.noDoor}>{words.noDoorText}</Note>
  return (
    <div className="grid g-wide">
      <Panel title={words.title(title)}>
        <div className="pad form">
          <Group gap={10}>
            <PersonPicker
              target={
                <Button
                  variant="default"
                  leftSection={<Avatar name={person.name} />}
                  rightSection={<IconSelector size={15} aria-hidden />}
                >
                  {words.for(person.name)}
                </Button>
              }
              onPick={({ id }) => choose(id)}
            />
            {other === undefined ? (
              <PersonPicker
                target={
                  <Button variant="subtle" leftSection={<IconColumns size={15} aria-hidden />}>
                    {words.compare}
                  </Button>
                }
                onPick={({ id }) => setBeside(id)}
              />
            ) : (
              <>
                <PersonPicker
                  target={
                    <Button
                      variant="default"
                      leftSection={<Avatar name={other.name} />}
                      rightSection={<IconSelector size={15} aria-hidden />}
                    >
                      {words.beside(other.name)}
                    </Button>
                  }
                  onPick={({ id }) => setBeside(id)}
                />
                <Button variant="subtle" onClick={() => setBeside(undefined)}>
                  {words.stop}
                </Button>
              </>
            )}
            {places.length > 1 && (
              <SegmentedControl
                aria-label={words.where}
                data={places}
                value={place}
                onChange={value => setChosen(places.find(one => one.value === value)?.value)}
              />
            )}
          </Group>
          {other !== undefined ? (
            <ToldBeside app={app} people={[person, other]} place={place} scopes={scopesAsked} />
          ) : isTokenPlace(place) ? (
            <ToldInTokens app={app} person={person} place={place} scopes={scopesAsked} />
          ) : (
            <ToldElsewhere app={app} person={person} place={place} />
          )}
        </div>
      </Panel>
      {oidc !== null && isTokenPlace(place) && (
        <div className="stack">
          <Panel title={words.asks(title)}>
            <div className="pad form">
              <Checkbox label="openid" description={words.scopes.openid} checked disabled readOnly />
              {scopes.map(name => (
                <Checkbox
                  key={name}
                  label={name}
                  description={words.scopes[name]}
                  checked={asked.includes(name)}
                  onChange={event => {
                    const { checked } = event.currentTarget
                    setAsked(scopes.filter(one => (one === name ? checked : asked.includes(one))))
                  }}
                />
              ))}
            </div>
          </Panel>
          <Panel
            title={words.why}
            footer={
              <Button
                variant="subtle"
                size="compact-sm"
                renderRoot={props => <Link to="/apps/$appId/configuration" params={{ appId: app.id }} {...props} />}
              >
                {words.change}
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
