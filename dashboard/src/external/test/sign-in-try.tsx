import type { ExternalExamination } from '@doorward/contract'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'

/** A sign-in as it would be, with nothing kept of it. */
export function SignInTry({ question, title, first }: { question: ExternalExamination; title: string; first: string }) {
  const [username, setUsername] = useState(first)
  const [password, setPassword] = useState('')
  const attempt = useMutation({
    mutationFn: () => api.tryExternalSignIn({ body: { ...question, username, password } }),
    onSettled: () => setPassword(''),
  })
  const name = title || 'the directory'
  return (
    <Panel title="Try a real sign-in" right="Optional">
      <form
        className="pad form"
        autoComplete="off"
        onSubmit={event => {
          event.preventDefault()
          if (username.trim() !== '' && password !== '') attempt.mutate()
        }}
      >
        <Failure error={attempt.error} what="The sign-in was not tried." focus />
        <div className="grid g2">
          <TextInput
            label="Username there"
            classNames={{ input: 'mono' }}
            autoComplete="off"
            spellCheck={false}
            value={username}
            onChange={event => setUsername(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
            value={password}
            onChange={event => setPassword(event.currentTarget.value)}
          />
        </div>
        <Button type="submit" variant="default" loading={attempt.isPending}>
          Try it
        </Button>
        <p className="hint" aria-live="polite">
          {attempt.data && (
            <Status tone={attempt.data.taken ? 'ok' : 'bad'}>
              <span className="wrap">{attempt.data.said}</span>
            </Status>
          )}
        </p>
        <p className="hint">
          Checked against {name} once and not stored. A wrong password here counts towards the lockout there.
        </p>
      </form>
    </Panel>
  )
}
