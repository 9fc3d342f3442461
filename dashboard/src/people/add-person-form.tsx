import { type Role, type UserCreate, type UserCreated, userCreate } from '@doorward/contract'
import { Button, Checkbox, Group, PasswordInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { Choice } from '../parts/choice.tsx'
import { Failure } from '../parts/failure.tsx'
import { checkedBy, placeErrors } from '../parts/form.ts'
import { roleWords } from '../parts/words.ts'
import { useSession } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { type Chosen, ChosenGroups } from './chosen-groups.tsx'
import { rolesToGive } from './roles-to-give.ts'

const words = t.people

interface Values {
  displayName: string
  username: string
  email: string
  role: Role
  groups: Chosen[]
  password: { kind: 'generated' | 'typed'; password: string }
  mustChange: boolean
}

const toBody = ({ email, groups, password, ...rest }: Values): UserCreate => ({
  ...rest,
  email: email.trim() || null,
  groups: groups.map(({ id }) => id),
  password: password.kind === 'generated' ? { kind: 'generated' } : { kind: 'typed', password: password.password },
})

/** `Zoë van Dijk` → `zoe.dijk`: letters without their marks, first and last word. */
export const suggestUsername = (displayName: string) => {
  const parts = displayName
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9\s-]/g, '')
    .split(/\s+/)
    .filter(Boolean)
  return (parts.length > 1 ? [parts[0], parts.at(-1)] : parts).join('.')
}

export function AddPersonForm({ onMade, onCancel }: { onMade: (made: UserCreated) => void; onCancel: () => void }) {
  const { user } = useSession()
  const [ownUsername, setOwnUsername] = useState(false)
  const form = useForm<Values>({
    initialValues: {
      displayName: '',
      username: '',
      email: '',
      role: 'user',
      groups: [],
      password: { kind: 'generated', password: '' },
      mustChange: true,
    },
    validate: checkedBy(userCreate, toBody),
  })
  const [error, setError] = useState<Error | null>(null)
  const add = useMutation({
    mutationFn: (body: UserCreate) => api.createUser({ body }),
    onSuccess: async made => {
      await forget('users', 'groups', 'group')
      onMade(made)
    },
    onError: problem => setError(placeErrors(form, problem)),
  })
  const { kind } = form.values.password
  const choose = (next: 'generated' | 'typed') => () => form.setFieldValue('password.kind', next)

  return (
    <form
      className="form"
      noValidate
      onSubmit={form.onSubmit(values => {
        setError(null)
        add.mutate(toBody(values))
      })}
    >
      <Failure error={error} what={words.add.failed} focus />
      <TextInput
        label={words.fields.displayName}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('displayName')}
        onChange={event => {
          const displayName = event.currentTarget.value
          form.setFieldValue('displayName', displayName)
          if (!ownUsername) form.setFieldValue('username', suggestUsername(displayName))
        }}
      />
      <TextInput
        label={words.fields.username}
        description={words.fields.usernameHint}
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('username')}
        onChange={event => {
          setOwnUsername(event.currentTarget.value !== '')
          form.setFieldValue('username', event.currentTarget.value)
        }}
      />
      <TextInput label={words.fields.email} type="email" autoComplete="off" {...form.getInputProps('email')} />
      <Select
        label={words.fields.role}
        data={rolesToGive(user.role).map(role => ({ value: role, label: roleWords[role] }))}
        {...form.getInputProps('role')}
      />
      <ChosenGroups chosen={form.values.groups} onChange={groups => form.setFieldValue('groups', groups)} />
      <fieldset className="plain-fieldset">
        <legend>{words.fields.password}</legend>
        <div className="form">
          <Choice
            name="password"
            checked={kind === 'generated'}
            onChoose={choose('generated')}
            title={words.password.make}
            hint={words.password.makeHint}
          />
          <Choice
            name="password"
            checked={kind === 'typed'}
            onChoose={choose('typed')}
            title={words.password.type}
            hint={words.password.typeHint}
          >
            <PasswordInput
              label={words.password.new}
              autoComplete="new-password"
              visibilityToggleButtonProps={{ 'aria-label': words.password.show }}
              {...form.getInputProps('password.password')}
            />
          </Choice>
          <Checkbox label={words.password.mustChange} {...form.getInputProps('mustChange', { type: 'checkbox' })} />
        </div>
      </fieldset>
      <Group gap="xs">
        <Button type="submit" loading={add.isPending}>
          {words.addPerson}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t.parts.cancel}
        </Button>
      </Group>
    </form>
  )
}
