import type { AccessReason, App, ClaimPreview } from '@doorward/contract'
import { Button, Checkbox, Group, SegmentedControl } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { queries } from '../api/queries.ts'
import { Code } from '../parts/copy.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Note } from '../parts/note.tsx'
import { Panel } from '../parts/panel.tsx'
import { Avatar } from '../parts/picture.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { useApp } from './use-app.ts'

const scopes = [
  { name: 'profile', label: 'profile', hint: 'Name, language, picture, fields of your own' },
  { name: 'email', label: 'email', hint: 'Address, and whether it is proven' },
  { name: 'groups', label: 'groups', hint: 'Groups they are in' },
  { name: 'roles', label: 'roles', hint: 'Their role in Doorward' },
] as const

const places = [
  { value: 'idToken', label: 'ID token' },
  { value: 'userinfo', label: 'Userinfo' },
  { value: 'introspection', label: 'Introspection' },
] as const
type Place = (typeof places)[number]['value']

/** Why somebody may not open the app, of each step that was not passed. */
const refusals: Record<AccessReason['code'], string> = {
  account: 'Their account can’t sign in.',
  'app-enabled': 'The app is switched off.',
  'rule-nobody': 'The app is open to nobody yet.',
  'rule-everyone': 'The app is not open to everyone.',
  'rule-groups': 'They are in none of the groups that open it.',
  'rule-by-name': 'They are not among the people named.',
  'rule-granted': 'Their time with the app is over.',
  'rule-single-user': 'The app belongs to somebody else alone.',
  'rule-admins': 'They are no admin.',
  network: 'It is not open from their network.',
  'second-factor': 'They have no second factor.',
  'sign-in-age': 'They signed in too long ago.',
}

const told = (preview: ClaimPreview, place: Place): object | null =>
  place === 'introspection' ? { active: true, sub: preview.introspectedSub } : preview[place]

/** What stands in the claims and is not obvious from the app's settings. */
function Because({ app }: { app: App & { oidc: NonNullable<App['oidc']> } }) {
  const { claimsInIdToken, groupsAs, onlyItsGroups, subject } = app.oidc
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

function Receives({ app }: { app: App & { oidc: NonNullable<App['oidc']> } }) {
  const { data: session } = useSuspenseQuery(queries.session())
  const [person, setPerson] = useState({ id: session.user.id, name: session.user.displayName })
  const [asked, setAsked] = useState<string[]>(['profile', 'email', 'groups'])
  const [place, setPlace] = useState<Place>('idToken')
  const query = useQuery({
    ...queries.claims(app.id, person.id, ['openid', ...asked].join(' ')),
    placeholderData: keepPreviousData,
  })
  const { title } = app
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
              onPick={({ id, displayName }) => setPerson({ id, name: displayName })}
            />
            <SegmentedControl aria-label="Where" data={[...places]} value={place} onChange={value => setPlace(value)} />
          </Group>
          <Loaded query={query} what="claims">
            {preview => (
              <>
                <div role="status">
                  {preview.allowed ? (
                    <Note tone="ok" title={`${person.name} can open ${title}`}>
                      This is what it receives if they sign in now. Times, and what is made for one sign-in, are left
                      out.
                    </Note>
                  ) : (
                    <Note tone="warn" title={`${person.name} can’t open ${title}, so it receives nothing`}>
                      {preview.reasons
                        .filter(({ passed }) => !passed)
                        .map(({ code }) => refusals[code])
                        .join(' ')}{' '}
                      Below is what it would receive.
                    </Note>
                  )}
                </div>
                <Code
                  label={places.find(({ value }) => value === place)?.label ?? ''}
                  text={JSON.stringify(told(preview, place), null, 2)}
                />
              </>
            )}
          </Loaded>
        </div>
      </Panel>
      <div className="stack">
        <Panel title={`What ${title} asks for`}>
          <div className="pad form">
            <Checkbox label="openid" description="Who they are. Every sign-in asks for it." checked disabled readOnly />
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
            <Because app={app} />
          </div>
        </Panel>
      </div>
    </div>
  )
}

/** What an app is told of a person, before anybody signs in. */
export function AppReceives() {
  const app = useApp()
  if (app.oidc === null) return <Note title="This app reads the directory">What it sees is decided in LDAP.</Note>
  return <Receives app={{ ...app, oidc: app.oidc }} />
}
