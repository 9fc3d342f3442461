import { passwordSet, type User } from '@doorward/contract'
import { Button, Checkbox, Group, Modal, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { Choice } from '../parts/choice.tsx'
import { Failure } from '../parts/failure.tsx'
import { checkedBy, placeErrors } from '../parts/form.ts'
import { Panel } from '../parts/panel.tsx'
import { sayDone } from '../parts/saved.tsx'
import { ShownOnce } from '../parts/shown-once.tsx'
import { useSession } from '../shell/session.ts'
import { ResetLink } from './reset-link.tsx'

interface Values {
  password: { kind: 'generated' | 'typed'; password: string }
  mustChange: boolean
}
const toBody = ({ password: { kind, password }, mustChange }: Values) => ({
  mustChange,
  password: kind === 'generated' ? { kind: 'generated' as const } : { kind: 'typed' as const, password },
})

function NewPassword({ user, onClose }: { user: User; onClose: () => void }) {
  const isOwn = useSession().user.id === user.id
  const form = useForm<Values>({
    initialValues: { password: { kind: 'generated', password: '' }, mustChange: !isOwn },
    validate: checkedBy(passwordSet, toBody),
  })
  const [error, setError] = useState<Error | null>(null)
  const set = useMutation({
    mutationFn: () => api.setPassword({ params: { id: user.id }, body: toBody(form.values) }),
    onSuccess: async ({ password }) => {
      await forget('user', 'users')
      if (password !== null) return
      onClose()
      sayDone(`${user.displayName} has a new password`)
    },
    onError: problem => setError(placeErrors(form, problem)),
  })
  if (set.data?.password)
    return (
      <div className="form">
        <ShownOnce name="Password" value={set.data.password}>
          Give it to {user.displayName} now. Later you can only set a new one.
        </ShownOnce>
        <Group>
          <Button onClick={onClose}>Done</Button>
        </Group>
      </div>
    )
  const { kind } = form.values.password
  return (
    <form
      className="form"
      noValidate
      onSubmit={form.onSubmit(() => {
        setError(null)
        set.mutate()
      })}
    >
      <Failure error={error} what="The password was not set." focus />
      <p className="ink2">Saving signs {user.displayName} out everywhere. The old password stops working at once.</p>
      <Choice
        name="new-password"
        checked={kind === 'generated'}
        onChoose={() => form.setFieldValue('password.kind', 'generated')}
        title="Make one"
        hint="Shown once, for you to hand over"
      />
      <Choice
        name="new-password"
        checked={kind === 'typed'}
        onChoose={() => form.setFieldValue('password.kind', 'typed')}
        title="Type one"
        hint="At least 8 characters"
      >
        <PasswordInput
          label="New password"
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          {...form.getInputProps('password.password')}
        />
      </Choice>
      {!isOwn && (
        <Checkbox
          label="Must be changed at the first sign-in"
          description="In a browser. Apps that ask for the password themselves take it as it is."
          {...form.getInputProps('mustChange', { type: 'checkbox' })}
        />
      )}
      <Group gap="xs">
        <Button type="submit" loading={set.isPending}>
          Set password
        </Button>
        <Button variant="subtle" onClick={onClose}>
          Cancel
        </Button>
      </Group>
    </form>
  )
}

export function PersonPassword({ user, mayChange }: { user: User; mayChange: boolean }) {
  const [opened, { open, close }] = useDisclosure()
  const [linking, link] = useDisclosure()
  return (
    <Panel
      title="Password"
      right={
        mayChange && (
          <Group gap="xs">
            {user.state === 'active' && user.source === 'local' && (
              <Button variant="default" size="compact-sm" onClick={link.open}>
                Make a reset link
              </Button>
            )}
            <Button variant="default" size="compact-sm" onClick={open}>
              Set password
            </Button>
          </Group>
        )
      }
    >
      <p className="pad ink2">
        {user.hasPassword ? 'Has a password.' : 'Has no password yet, and can’t sign in with one.'}
      </p>
      <Modal opened={opened} onClose={close} title={`New password for ${user.displayName}`}>
        <NewPassword user={user} onClose={close} />
      </Modal>
      {linking && <ResetLink user={user} onClose={link.close} />}
    </Panel>
  )
}
