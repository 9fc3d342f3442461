import {
  type ServiceAccount,
  type ServiceAccountPatch,
  serviceAccountPatch,
  type ServiceRole,
} from '@doorward/contract'
import { Button, Group, TextInput } from '@mantine/core'
import { api } from '../api/client.ts'
import { SaveTrouble, useEntryForm } from '../parts/entry-form.tsx'
import { checkedBy } from '../parts/form.ts'
import { LeaveGuard } from '../parts/leave-guard.tsx'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'
import { type ChosenContact, ContactField } from './contact-field.tsx'
import { RoleSelect } from './service-role.tsx'
import { keepService } from './stale-services.ts'

const words = t.serviceAccounts

interface Values {
  name: string
  description: string
  contact: ChosenContact | null
  role: ServiceRole
}

const read = ({ name, description, contact, role }: ServiceAccount): Values => ({
  name,
  description,
  contact: contact === null ? null : { id: contact.id, name: contact.name },
  role,
})

/** Only what was changed, so that two people editing different fields do not undo each other. */
function changesOf(values: Values, service: ServiceAccount): ServiceAccountPatch {
  const { contact, ...plain } = values
  const before = read(service)
  const changed = Object.entries(plain).filter(([name, value]) => value !== before[name as keyof Values])
  const isOther = contact !== null && contact.id !== before.contact?.id
  return { ...Object.fromEntries(changed), ...(isOther ? { contact: contact.id } : {}) }
}

export function ServiceForm({ service, onDone }: { service: ServiceAccount; onDone: () => void }) {
  const params = { id: service.id }
  const entry = useEntryForm<Values, ServiceAccount>({
    entry: service,
    read,
    check: (values, edited) => checkedBy(serviceAccountPatch, (typed: Values) => changesOf(typed, edited))(values),
    load: () => api.getServiceAccount({ params }),
    save: (values, edited, version) => api.updateServiceAccount({ params, body: changesOf(values, edited), version }),
    onSaved: async saved => {
      onDone()
      sayDone(words.done.saved(saved.name))
      await keepService(saved)
    },
  })
  const { form } = entry
  const wrongContact = form.errors['contact']
  return (
    <form noValidate onSubmit={entry.submit}>
      <LeaveGuard when={entry.dirty} />
      <div className="pad form">
        <SaveTrouble of={entry} what={service.name} failed={words.notSaved} />
        <TextInput label={words.fields.name} autoComplete="off" autoFocus {...form.getInputProps('name')} />
        <TextInput label={words.fields.description} autoComplete="off" {...form.getInputProps('description')} />
        <ContactField
          value={form.values.contact}
          error={typeof wrongContact === 'string' ? wrongContact : undefined}
          onChange={contact => form.setFieldValue('contact', contact)}
        />
        <RoleSelect {...form.getInputProps('role')} />
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
