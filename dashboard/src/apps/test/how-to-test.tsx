import type { App } from '@doorward/contract'
import { Button, TextInput } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useState } from 'react'
import { Panel } from '../../parts/panel.tsx'
import { useSession } from '../../shell/session.ts'
import type { LiveTest } from './use-app-test.ts'

/** What to do for the steps to light up. */
function tellHow(app: App, organisation: string): string {
  const { title } = app
  if (app.oidc)
    return `Open ${title} in a private window and choose “Sign in with ${organisation}”, or what it calls that.`
  if (app.gateway) return `Open ${title} in a private window. The proxy leads you to sign in.`
  return `Sign in to ${title} with your own username and password.`
}

/** The app itself, past the proxy: whoever reaches it there says who they are. */
function SideDoor({ title, live }: { title: string; live: LiveTest }) {
  const [typed, setTyped] = useState('')
  const wrong = typed.trim() !== '' && !/^https?:\/\//.test(typed.trim())
  return (
    <>
      <TextInput
        label="The app’s own address"
        description={`Behind the proxy, for example http://10.0.20.31:3001. We call it, and warn if ${title} answers.`}
        classNames={{ input: 'mono' }}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        error={wrong ? 'It starts with http:// or https://.' : undefined}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <Button
        variant="default"
        disabled={typed.trim() === '' || wrong}
        loading={live.starting}
        onClick={() => live.start(typed.trim())}
      >
        Check the side door
      </Button>
    </>
  )
}

export function HowToTest({ app, live }: { app: App; live: LiveTest }) {
  const { organisation } = useSession()
  const address = app.link ?? app.gateway?.values.url ?? null
  return (
    <Panel title="How to test">
      <div className="pad form">
        <p className="ink2">{tellHow(app, organisation)} Each step lights up here as it happens.</p>
        {address !== null && URL.canParse(address) && (
          <Button
            component="a"
            href={address}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconExternalLink size={16} aria-hidden />}
          >
            Open {new URL(address).host}
          </Button>
        )}
        <p className="hint" role="status">
          {live.listening
            ? `Listening for ${live.minutesLeft} more ${live.minutesLeft === 1 ? 'minute' : 'minutes'}. Only your own attempts are shown.`
            : live.test
              ? 'No longer listening. Start again to go on.'
              : ''}
        </p>
        {app.gateway && <SideDoor title={app.title} live={live} />}
      </div>
    </Panel>
  )
}
