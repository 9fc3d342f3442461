import type { App } from '@doorward/contract'
import { Button, Group, TextInput } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useState } from 'react'
import { Panel } from '../../parts/panel.tsx'
import { PersonPicker } from '../../people/person-picker.tsx'
import { useSession } from '../../shell/session.ts'
import { t } from '../../texts/index.ts'
import type { LiveTest } from './use-app-test.ts'

const words = t.appsTest.how
const sideDoor = t.appsTest.sideDoor

/** What to do for the steps to light up. */
function tellHow(app: App, organisation: string): string {
  const { title } = app
  if (app.oidc) return words.oidc(title, organisation)
  return app.gateway ? words.gateway(title) : words.password(title)
}

/** The app itself, past the proxy: whoever reaches it there says who they are. */
function SideDoor({ title, live }: { title: string; live: LiveTest }) {
  const [typed, setTyped] = useState('')
  const wrong = typed.trim() !== '' && !/^https?:\/\//.test(typed.trim())
  return (
    <>
      <TextInput
        label={sideDoor.label}
        description={sideDoor.hint(title)}
        classNames={{ input: 'mono' }}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        error={wrong ? sideDoor.wrong : undefined}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={typed.trim() === '' || wrong}
        loading={live.starting}
        onClick={() => live.start({ ownAddress: typed.trim() })}
      >
        {sideDoor.check}
      </Button>
    </>
  )
}

/** Whose sign-in is watched: one’s own, or of somebody who is asked to try. */
function Whose({ live }: { live: LiveTest }) {
  const { user } = useSession()
  const person = live.test?.person
  if (!person) return null
  const own = person.id === user.id
  return (
    <Group gap="xs">
      <span className="hint">{own ? words.whoseOwn : words.whose(person.name)}</span>
      {own || (
        <Button variant="subtle" size="compact-sm" onClick={() => live.start({ person: null })}>
          {words.watchOwn}
        </Button>
      )}
      <PersonPicker
        target={
          <Button variant="default" size="compact-sm" loading={live.starting}>
            {words.watchOther}
          </Button>
        }
        without={[person.id]}
        onPick={({ id }) => live.start({ person: id })}
      />
    </Group>
  )
}

export function HowToTest({ app, live }: { app: App; live: LiveTest }) {
  const { organisation, user } = useSession()
  const watched = live.test?.person
  const how = watched && watched.id !== user.id ? words.ask(watched.name, app.title) : tellHow(app, organisation)
  const address = app.link ?? app.gateway?.values.url ?? null
  return (
    <Panel title={words.title}>
      <div className="pad form">
        <p className="ink2">{how}</p>
        {address !== null && URL.canParse(address) && (
          <Button
            component="a"
            href={address}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconExternalLink size={16} aria-hidden />}
          >
            {words.open(new URL(address).host)}
          </Button>
        )}
        <Whose live={live} />
        <p className="hint" role="status">
          {live.listening ? words.listening(live.minutesLeft) : live.test ? words.over : ''}
        </p>
        {app.gateway && <SideDoor title={app.title} live={live} />}
      </div>
    </Panel>
  )
}
