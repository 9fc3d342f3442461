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
import { t } from '../texts/index.ts'
import { ResetLink } from './reset-link.tsx'

const { password: fields } = t.people
const words = t.people.person.password

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
      sayDone(words.done(user.displayName))
    },
    onError: problem => setError(placeErrors(form, problem)),
  })
  if (set.data?.password)
    return (
      <div className="form">
        <ShownOnce name={t.people.fields.password} value={set.data.password}>
          {fields.give(user.displayName)}
        </ShownOnce>
        <Group>
          <Button onClick={onClose}>{t.parts.done}</Button>
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
      <Failure error={error} what={words.failed} focus />
      <p className="ink2">{words.text(user.displayName)}</p>
      <Choice
        name="new-password"
        checked={kind === 'generated'}
        onChoose={() => form.setFieldValue('password.kind', 'generated')}
        title={fields.make}
        hint={fields.makeHint}
      />
      <Choice
        name="new-password"
        checked={kind === 'typed'}
        onChoose={() => form.setFieldValue('password.kind', 'typed')}
        title={fields.type}
        hint={fields.typeHint}
      >
        <PasswordInput
          label={fields.new}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': fields.show }}
          {...form.getInputProps('password.password')}
        />
      </Choice>
      {!isOwn && (
        <Checkbox
          label={fields.mustChange}
          description={fields.mustChangeHint}
          {...form.getInputProps('mustChange', { type: 'checkbox' })}
        />
      )}
      <Group gap="xs">
        <Button type="submit" loading={set.isPending}>
          {words.set}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t.parts.cancel}
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
      title={t.people.fields.password}
      right={
        mayChange && (
          <Group gap="xs">
            {user.state === 'active' && user.source === 'local' && (
              <Button variant="default" size="compact-sm" onClick={link.open}>
                {words.resetLink}
              </Button>
            )}
            <Button variant="default" size="compact-sm" onClick={open}>
              {words.set}
            </Button>
          </Group>
        )
      }
    >
      <p className="pad ink2">{user.hasPassword ? words.has : words.hasNone}</p>
      <Modal opened={opened} onClose={close} title={words.title(user.displayName)}>
        <NewPassword user={user} onClose={close} />
      </Modal>
      {linking && <ResetLink user={user} onClose={link.close} />}
    </Panel>
  )
}
