import type { App } from '@doorward/contract'
import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { Failure } from '../../parts/failure.tsx'
import { Fill } from '../../parts/fill.tsx'
import { t } from '../../texts/index.ts'
import { showSaved } from '../use-app.ts'
import { addressOf, movedTo, parseAddress } from './moved-to.ts'

const words = t.appsSetup.address

/** `/login/generic_oauth`, of each redirect address below the app's own. */
const pathsBelow = (app: App, address: string): string[] =>
  (app.oidc?.redirectUris ?? []).flatMap(uri =>
    uri.startsWith(address) && uri !== address ? [uri.slice(address.length)] : [],
  )

/** The first thing that goes wrong: another address than the one people type. What hangs on it changes with it. */
export function AddressForm({ app }: { app: App }) {
  const saved = addressOf(app) ?? ''
  const [typed, setTyped] = useState(saved)
  const [asked, setAsked] = useState(false)
  const address = parseAddress(typed)
  const changed = typed.trim().replace(/\/+$/, '') !== saved
  const save = useMutation({
    mutationFn: (next: string) =>
      api.updateApp({ params: { id: app.id }, body: movedTo(app, next), version: app.version }),
    onSuccess: next => {
      setTyped(addressOf(next) ?? '')
      return showSaved(next)
    },
  })
  const paths = pathsBelow(app, saved)
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setAsked(true)
        if (address !== undefined && changed) save.mutate(address)
      }}
    >
      <Failure error={save.error} what={words.failed} focus />
      <div className="with-button">
        <TextInput
          label={app.gateway ? words.protect : words.open}
          type="url"
          classNames={{ input: 'mono' }}
          autoComplete="off"
          spellCheck={false}
          disabled={app.managedBy !== null}
          value={typed}
          error={asked && changed && address === undefined ? words.wrong : undefined}
          onChange={event => setTyped(event.currentTarget.value)}
        />
        {changed && (
          <Button type="submit" variant="default" loading={save.isPending}>
            {words.change}
          </Button>
        )}
      </div>
      {saved !== '' && paths.length > 0 && (
        <p className="hint">
          <Fill text={words.becomes} paths={<span className="mono">{paths.join(', ')}</span>} />
        </p>
      )}
    </form>
  )
}
