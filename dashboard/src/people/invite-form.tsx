import { type InvitationCreate, type InvitationMade, invitationCreate, type Role } from '@doorward/contract'
import { Button, Checkbox, Group, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
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
  email: string
  role: Role
  groups: Chosen[]
  mail: boolean
}

const toBody = ({ email, groups, ...rest }: Values): InvitationCreate => ({
  ...rest,
  email: email.trim() || null,
  groups: groups.map(({ id }) => id),
})

/** Who is invited; the username and how they sign in are theirs to choose. */
export function InviteForm({ onMade, onCancel }: { onMade: (made: InvitationMade) => void; onCancel: () => void }) {
  const { user } = useSession()
  const form = useForm<Values>({
    initialValues: { displayName: '', email: '', role: 'user', groups: [], mail: true },
    validate: checkedBy(invitationCreate, toBody),
  })
  const [error, setError] = useState<Error | null>(null)
  const invite = useMutation({
    mutationFn: (body: InvitationCreate) => api.createInvitation({ body }),
    onSuccess: async made => {
      await forget('users', 'groups', 'group', 'invitations')
      onMade(made)
    },
    onError: problem => setError(placeErrors(form, problem)),
  })
  return (
    <form
      className="form"
      noValidate
      onSubmit={form.onSubmit(values => {
        setError(null)
        invite.mutate(toBody(values))
      })}
    >
      <Failure error={error} what={words.invitation.failed} focus />
      <p className="ink2">{words.invitation.text}</p>
      <TextInput
        label={words.fields.displayName}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('displayName')}
      />
      <TextInput label={words.fields.email} type="email" autoComplete="off" {...form.getInputProps('email')} />
      <Checkbox
        label={words.invitation.mail}
        description={words.invitation.mailHint}
        {...form.getInputProps('mail', { type: 'checkbox' })}
      />
      <Select
        label={words.fields.role}
        data={rolesToGive(user.role).map(role => ({ value: role, label: roleWords[role] }))}
        {...form.getInputProps('role')}
      />
      <ChosenGroups chosen={form.values.groups} onChange={groups => form.setFieldValue('groups', groups)} />
      <Group gap="xs">
        <Button type="submit" loading={invite.isPending}>
          {words.invitation.submit}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t.parts.cancel}
        </Button>
      </Group>
    </form>
  )
}
