import { type User, userPatch } from '@doorward/contract'
import { Button, Group, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget, queryClient } from '../api/queries.ts'
import { SaveTrouble, useEntryForm } from '../parts/entry-form.tsx'
import { checkedBy } from '../parts/form.ts'
import { LeaveGuard } from '../parts/leave-guard.tsx'
import { Panel } from '../parts/panel.tsx'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'

const words = t.people.person.unix

interface Values {
  loginShell: string
  homeDirectory: string
  sshKeys: string
}

const read = ({ posix, sshKeys }: User): Values => ({
  loginShell: posix.loginShell ?? '',
  homeDirectory: posix.homeDirectory ?? '',
  sshKeys: sshKeys.join('\n'),
})

const toBody = ({ loginShell, homeDirectory, sshKeys }: Values) => ({
  loginShell: loginShell.trim() || null,
  homeDirectory: homeDirectory.trim() || null,
  sshKeys: sshKeys
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean),
})

/** `ssh-ed25519 …9PePnAS una@laptop`: what tells one key from another. */
const shorten = (key: string) => {
  const [type = '', base64 = '', ...comment] = key.split(' ')
  return `${type} …${base64.slice(-8)} ${comment.join(' ')}`.trim()
}

/** The person's account on Unix machines. */
export function PersonUnix({ user, mayChange }: { user: User; mayChange: boolean }) {
  const [editing, setEditing] = useState(false)
  const { uidNumber, loginShell, homeDirectory } = user.posix
  return (
    <Panel
      title={words.title}
      right={
        mayChange &&
        !editing && (
          <Button variant="default" size="compact-sm" aria-label={words.edit} onClick={() => setEditing(true)}>
            {t.parts.edit}
          </Button>
        )
      }
    >
      {editing && mayChange ? (
        <UnixForm user={user} onDone={() => setEditing(false)} />
      ) : (
        <div className="pad">
          <dl className="facts">
            <dt>{words.number}</dt>
            <dd className="mono">{uidNumber ?? words.noNumber}</dd>
            <dt>{words.shell}</dt>
            <dd className={loginShell === null ? undefined : 'mono'}>{loginShell ?? words.asSettings}</dd>
            <dt>{words.home}</dt>
            <dd className={homeDirectory === null ? undefined : 'mono'}>{homeDirectory ?? words.asSettings}</dd>
            <dt>{words.keys}</dt>
            <dd>
              {user.sshKeys.length === 0 ? (
                words.noKeys
              ) : (
                <ul className="plain">
                  {user.sshKeys.map(key => (
                    <li key={key} className="mono" title={key}>
                      {shorten(key)}
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          </dl>
        </div>
      )}
    </Panel>
  )
}

function UnixForm({ user, onDone }: { user: User; onDone: () => void }) {
  const params = { id: user.id }
  const entry = useEntryForm<Values, User>({
    entry: user,
    read,
    check: checkedBy(userPatch, toBody),
    load: () => api.getUser({ params }),
    save: (values, _edited, version) => api.updateUser({ params, body: toBody(values), version }),
    onSaved: async saved => {
      queryClient.setQueryData(['user', user.id], saved)
      onDone()
      sayDone(t.people.person.saved(saved.displayName))
      await forget('users', 'user')
    },
    fieldOf: path => path.replace(/^sshKeys\..*/, 'sshKeys'),
  })
  const { form } = entry
  return (
    <form noValidate onSubmit={entry.submit}>
      <LeaveGuard when={entry.dirty} />
      <div className="pad form">
        <SaveTrouble of={entry} what={user.displayName} failed={words.failed} />
        <TextInput
          label={words.shell}
          description={words.asSettingsHint}
          autoComplete="off"
          {...form.getInputProps('loginShell')}
        />
        <TextInput
          label={words.home}
          description={words.asSettingsHint}
          autoComplete="off"
          {...form.getInputProps('homeDirectory')}
        />
        <Textarea
          label={words.keys}
          description={words.keysHint}
          autosize
          minRows={3}
          maxRows={10}
          spellCheck={false}
          classNames={{ input: 'mono' }}
          {...form.getInputProps('sshKeys')}
        />
      </div>
      <footer>
        <Group gap="xs">
          <Button type="submit" loading={entry.saving} disabled={!entry.dirty}>
            {t.parts.save}
          </Button>
          <Button variant="subtle" onClick={onDone} disabled={entry.saving}>
            {t.parts.cancel}
          </Button>
        </Group>
      </footer>
    </form>
  )
}
