import type { ExternalExamination } from '@doorward/contract'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { t } from '../../texts/index.ts'

const words = t.externalTest.signIn

/** A sign-in as it would be, with nothing kept of it. */
export function SignInTry({ question, title, first }: { question: ExternalExamination; title: string; first: string }) {
  const [username, setUsername] = useState(first)
  const [password, setPassword] = useState('')
  const attempt = useMutation({
    mutationFn: () => api.tryExternalSignIn({ body: { ...question, username, password } }),
    onSettled: () => setPassword(''),
  })
  const name = title || words.theDirectory
  return (
    <Panel title={words.title} right={words.optional}>
      <form
        className="pad form"
        autoComplete="off"
        onSubmit={event => {
          event.preventDefault()
          if (username.trim() !== '' && password !== '') attempt.mutate()
        }}
      >
        <Failure error={attempt.error} what={words.failed} focus />
        <div className="grid g2">
          <TextInput
            label={words.username}
            classNames={{ input: 'mono' }}
            autoComplete="off"
            spellCheck={false}
            value={username}
            onChange={event => setUsername(event.currentTarget.value)}
          />
          <PasswordInput
            label={words.password}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': words.show }}
            value={password}
            onChange={event => setPassword(event.currentTarget.value)}
          />
        </div>
        <Button type="submit" variant="default" loading={attempt.isPending}>
          {words.try}
        </Button>
        <p className="hint" aria-live="polite">
          {attempt.data && (
            <Status tone={attempt.data.taken ? 'ok' : 'bad'}>
              <span className="wrap">{attempt.data.said}</span>
            </Status>
          )}
        </p>
        <p className="hint">{words.hint(name)}</p>
      </form>
    </Panel>
  )
}
