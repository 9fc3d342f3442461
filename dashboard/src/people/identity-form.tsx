import { type Role, type User, type UserPatch, userPatch } from '@doorward/contract'
import { Button, Group, Select, TextInput } from '@mantine/core'
import { api } from '../api/client.ts'
import { forget, queryClient } from '../api/queries.ts'
import { SaveTrouble, useEntryForm } from '../parts/entry-form.tsx'
import { checkedBy } from '../parts/form.ts'
import { LeaveGuard } from '../parts/leave-guard.tsx'
import { sayDone } from '../parts/saved.tsx'
import { roleWords } from '../parts/words.ts'
import { useSession } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { rolesToGive } from './roles-to-give.ts'

const words = t.people

interface Values {
  displayName: string
  email: string
  givenName: string
  familyName: string
  phone: string
  role: Role
}

const read = ({ displayName, email, givenName, familyName, phone, role }: User): Values => ({
  displayName,
  email: email ?? '',
  givenName,
  familyName,
  phone: phone ?? '',
  role,
})

/** Only what was changed, so that two people editing different fields do not undo each other. */
const changesOf = (values: Values, user: User): UserPatch => {
  const before = read(user)
  const changed = Object.entries(values).filter(([name, value]) => value !== before[name as keyof Values])
  const emptied = changed.map(([name, value]) => [
    name,
    value === '' && (name === 'email' || name === 'phone') ? null : value,
  ])
  return Object.fromEntries(emptied) as UserPatch
}

export function IdentityForm({ user, onDone }: { user: User; onDone: () => void }) {
  const { user: me } = useSession()
  const params = { id: user.id }
  const entry = useEntryForm<Values, User>({
    entry: user,
    read,
    check: (values, edited) => checkedBy(userPatch, (typed: Values) => changesOf(typed, edited))(values),
    load: () => api.getUser({ params }),
    save: (values, edited, version) => api.updateUser({ params, body: changesOf(values, edited), version }),
    onSaved: async saved => {
      queryClient.setQueryData(['user', user.id], saved)
      onDone()
      sayDone(words.person.saved(saved.displayName))
      await forget('users', 'user')
    },
  })
  const { form } = entry
  const changed = Object.keys(form.getDirty()).filter(path => form.isDirty(path)).length

  return (
    <form noValidate onSubmit={entry.submit}>
      <LeaveGuard when={entry.dirty} />
      <div className="pad form">
        <SaveTrouble of={entry} what={user.displayName} failed={words.person.identity.failed} />
        <TextInput
          label={words.fields.displayName}
          autoComplete="off"
          autoFocus
          {...form.getInputProps('displayName')}
        />
        <TextInput label={words.fields.email} type="email" autoComplete="off" {...form.getInputProps('email')} />
        <TextInput label={words.fields.givenName} autoComplete="off" {...form.getInputProps('givenName')} />
        <TextInput label={words.fields.familyName} autoComplete="off" {...form.getInputProps('familyName')} />
        <TextInput label={words.fields.phone} type="tel" autoComplete="off" {...form.getInputProps('phone')} />
        <Select
          label={words.fields.role}
          description={me.id === user.id ? words.person.identity.ownRole : words.person.identity.roleHint}
          disabled={me.id === user.id}
          data={rolesToGive(me.role).map(role => ({ value: role, label: roleWords[role] }))}
          {...form.getInputProps('role')}
        />
      </div>
      <footer>
        <Group gap="xs">
          <Button type="submit" loading={entry.saving} disabled={!entry.dirty}>
            {changed ? words.person.identity.save(changed) : t.parts.save}
          </Button>
          <Button variant="subtle" onClick={onDone} disabled={entry.saving}>
            {t.parts.cancel}
          </Button>
        </Group>
      </footer>
    </form>
  )
}
