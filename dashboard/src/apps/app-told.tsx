import type { App } from '@doorward/contract'
import { Button, Select } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { Panel } from '../parts/panel.tsx'
import { Avatar } from '../parts/picture.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { t } from '../texts/index.ts'
import { ToldElsewhere, ToldInTokens } from './told-at.tsx'
import { isTokenPlace, placesOf, type Place } from './told-places.ts'

const words = t.appsReceives

/** What an app usually asks for. */
const usualScopes = 'openid profile email groups'

/** At a glance what an app is told of one person; the whole is a tab. */
export function AppTold({ app }: { app: App }) {
  const { data: session } = useSuspenseQuery(queries.session())
  const [person, choose] = useState({ id: session.user.id, name: session.user.displayName })
  const places = placesOf(app)
  const [chosen, setChosen] = useState<Place>()
  const place = chosen ?? places[0]?.value
  if (place === undefined) return null
  return (
    <Panel
      title={words.title(app.title)}
      footer={
        <>
          <Button
            variant="subtle"
            size="compact-sm"
            renderRoot={props => <Link to="/apps/$appId/configuration" params={{ appId: app.id }} {...props} />}
          >
            {words.change}
          </Button>
          <Button
            variant="subtle"
            size="compact-sm"
            renderRoot={props => (
              <Link to="/apps/$appId/receives" params={{ appId: app.id }} search={{ user: person.id }} {...props} />
            )}
          >
            {words.compareGo}
          </Button>
        </>
      }
    >
      <div className="pad form">
        <div className="told-of">
          <PersonPicker
            target={
              <Button
                variant="default"
                fullWidth
                leftSection={<Avatar name={person.name} />}
                rightSection={<IconSelector size={15} aria-hidden />}
              >
                {words.for(person.name)}
              </Button>
            }
            onPick={({ id, displayName }) => choose({ id, name: displayName })}
          />
          {places.length > 1 && (
            <Select
              aria-label={words.where}
              data={places}
              value={place}
              allowDeselect={false}
              onChange={value => setChosen(places.find(one => one.value === value)?.value)}
            />
          )}
        </div>
        {isTokenPlace(place) ? (
          <ToldInTokens app={app} person={person} place={place} scopes={usualScopes} />
        ) : (
          <ToldElsewhere app={app} person={person} place={place} />
        )}
      </div>
    </Panel>
  )
}
