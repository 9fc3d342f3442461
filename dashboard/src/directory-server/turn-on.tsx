import { type DirectoryServer, directoryServerPatch, type DirectoryServerPatch, type Profile } from '@doorward/contract'
import { Button, PasswordInput, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPower } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget, queryClient } from '../api/queries.ts'
import { lineErrors } from '../apps/line-errors.ts'
import { Choice } from '../parts/choice.tsx'
import { Failure } from '../parts/failure.tsx'
import { checkedBy, placeErrors } from '../parts/form.ts'
import { Panel } from '../parts/panel.tsx'
import { sayDone } from '../parts/saved.tsx'
import { rememberBindSecret } from './new-bind-secret.ts'
import { profileOptions } from './profiles.ts'
import { t } from '../texts/index.ts'

const words = t.directoryServer

interface Values {
  base: string
  profile: Profile
  allowList: string
  secret: 'generated' | 'typed' | 'kept'
  typed: string
}

/** `https://id.example.com` → `dc=id,dc=example,dc=com`, without the first name when there are three or more. */
const suggestBase = (host: string) => {
  const names = host.split('.')
  const domain = names.length > 2 && !/^\d+$/.test(names.at(-1) ?? '') ? names.slice(1) : names
  return /^[\d.]+$|:|^localhost$/.test(host) ? 'dc=example,dc=com' : domain.map(name => `dc=${name}`).join(',')
}

const toBody = (
  { base, profile, allowList, secret, typed }: Values,
  server: DirectoryServer,
): DirectoryServerPatch => ({
  enabled: true,
  views: [{ base, profile }, ...server.views.slice(1)],
  allowList,
  ...(secret === 'generated' && { newSecret: { kind: 'generated' } }),
  ...(secret === 'typed' && { newSecret: { kind: 'typed', secret: typed } }),
})

/** The server's names for fields, and this form's. */
const ours = (path: string) =>
  ({ 'views.0.base': 'base', 'views.0.profile': 'profile', 'newSecret.secret': 'typed' })[path] ?? path

/** Off: what it is for, and everything it needs to be on, in one step. */
export function TurnOn({ server }: { server: DirectoryServer }) {
  const hasSecret = server.secrets.length > 0
  const form = useForm<Values>({
    initialValues: {
      base: server.views[0]?.base ?? suggestBase(server.host),
      profile: server.views[0]?.profile ?? 'standard',
      allowList: server.allowList,
      secret: hasSecret ? 'kept' : 'generated',
      typed: '',
    },
    validate: values => {
      const errors = checkedBy(directoryServerPatch, (given: Values) => toBody(given, server))(values)
      return Object.fromEntries(Object.entries(errors).map(([path, message]) => [ours(path), message]))
    },
  })
  const [error, setError] = useState<Error | null>(null)
  const turnOn = useMutation({
    mutationFn: () => api.updateDirectoryServer({ body: toBody(form.values, server), version: server.version }),
    onSuccess: async ({ directoryServer, newSecret }) => {
      rememberBindSecret(newSecret)
      queryClient.setQueryData(['directory-server'], directoryServer)
      sayDone(words.isOn)
      await forget('app')
    },
    onError: problem => setError(placeErrors(form, problem, ours)),
  })
  const choose = (secret: Values['secret']) => ({
    name: 'secret',
    checked: form.values.secret === secret,
    onChoose: () => form.setFieldValue('secret', secret),
  })
  return (
    <form
      className="stack settings"
      noValidate
      onSubmit={form.onSubmit(() => {
        setError(null)
        turnOn.mutate()
      })}
    >
      <Failure error={error} what={words.turnOn.stillOff} focus />
      <Panel title={words.turnOn.title}>
        <div className="pad form">
          <p className="ink2">{words.turnOn.text}</p>
          <TextInput
            label={words.views.base}
            description={words.turnOn.baseHint}
            classNames={{ input: 'mono' }}
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps('base')}
          />
          <Select
            label={words.views.profile}
            description={words.turnOn.profileHint}
            data={profileOptions}
            {...form.getInputProps('profile')}
          />
          <fieldset className="plain-fieldset">
            <legend>{words.secrets.one}</legend>
            <div className="form">
              {hasSecret && <Choice {...choose('kept')} title={words.turnOn.keep} hint={words.turnOn.keepHint} />}
              <Choice {...choose('generated')} title={words.turnOn.make} hint={words.turnOn.makeHint} />
              <Choice {...choose('typed')} title={words.turnOn.type} hint={words.turnOn.typeHint}>
                <PasswordInput
                  label={words.turnOn.toUse}
                  autoComplete="off"
                  visibilityToggleButtonProps={{ 'aria-label': words.turnOn.show }}
                  {...form.getInputProps('typed')}
                />
              </Choice>
            </div>
          </fieldset>
          <Textarea
            label={words.whoMayConnect}
            description={words.turnOn.allowHint}
            classNames={{ input: 'mono' }}
            autosize
            minRows={3}
            spellCheck={false}
            {...form.getInputProps('allowList')}
            error={lineErrors(form.errors, 'allowList', 0)}
          />
        </div>
        <footer>
          <Button
            type="submit"
            leftSection={<IconPower size={16} />}
            loading={turnOn.isPending}
            disabled={server.managedBy !== null}
          >
            {words.turnOn.submit}
          </Button>
          {server.managedBy !== null && <span>{words.turnOn.locked(server.managedBy)}</span>}
        </footer>
      </Panel>
    </form>
  )
}
