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
      title="Unix account"
      right={
        mayChange &&
        !editing && (
          <Button variant="default" size="compact-sm" aria-label="Edit Unix account" onClick={() => setEditing(true)}>
            Edit
          </Button>
        )
      }
    >
      {editing && mayChange ? (
        <UnixForm user={user} onDone={() => setEditing(false)} />
      ) : (
        <div className="pad">
          <dl className="facts">
            <dt>Number</dt>
            <dd className="mono">{uidNumber ?? 'None'}</dd>
            <dt>Login shell</dt>
            <dd className={loginShell === null ? undefined : 'mono'}>{loginShell ?? 'As in the settings'}</dd>
            <dt>Home folder</dt>
            <dd className={homeDirectory === null ? undefined : 'mono'}>{homeDirectory ?? 'As in the settings'}</dd>
            <dt>SSH keys</dt>
            <dd>
              {user.sshKeys.length === 0 ? (
                'None'
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
      sayDone(`${saved.displayName} is saved`)
      await forget('users', 'user')
    },
    fieldOf: path => path.replace(/^sshKeys\..*/, 'sshKeys'),
  })
  const { form } = entry
  return (
    <form noValidate onSubmit={entry.submit}>
      <LeaveGuard when={entry.dirty} />
      <div className="pad form">
        <SaveTrouble of={entry} what={user.displayName} failed="The account was not saved." />
        <TextInput
          label="Login shell"
          description="Empty: as in the settings."
          autoComplete="off"
          {...form.getInputProps('loginShell')}
        />
        <TextInput
          label="Home folder"
          description="Empty: as in the settings."
          autoComplete="off"
          {...form.getInputProps('homeDirectory')}
        />
        <Textarea
          label="SSH keys"
          description="One public key a line, such as ssh-ed25519 AAAA… name@machine."
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
            Save
          </Button>
          <Button variant="subtle" onClick={onDone} disabled={entry.saving}>
            Cancel
          </Button>
        </Group>
      </footer>
    </form>
  )
}
