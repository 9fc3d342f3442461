import type { App } from '@doorward/contract'
import { Button, TextInput } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useState } from 'react'
import { Panel } from '../../parts/panel.tsx'
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
        onClick={() => live.start(typed.trim())}
      >
        {sideDoor.check}
      </Button>
    </>
  )
}

export function HowToTest({ app, live }: { app: App; live: LiveTest }) {
  const { organisation } = useSession()
  const address = app.link ?? app.gateway?.values.url ?? null
  return (
    <Panel title={words.title}>
      <div className="pad form">
        <p className="ink2">{tellHow(app, organisation)}</p>
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
        <p className="hint" role="status">
          {live.listening ? words.listening(live.minutesLeft) : live.test ? words.over : ''}
        </p>
        {app.gateway && <SideDoor title={app.title} live={live} />}
      </div>
    </Panel>
  )
}
