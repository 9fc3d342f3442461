import { serviceAccountCreate, type ServiceAccountCreate, type ServiceRole } from '@doorward/contract'
import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { Failure } from '../parts/failure.tsx'
import { checkedBy, placeErrors } from '../parts/form.ts'
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

const bodyOf = ({ contact, ...values }: Values): ServiceAccountCreate => ({ ...values, contact: contact?.id ?? '' })

/** Asks what a machine is and who looks after it; its tokens are made on its page. */
export function AddService({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const navigate = useNavigate()
  const [error, setError] = useState<Error | null>(null)
  const form = useForm<Values>({
    initialValues: { name: '', description: '', contact: null, role: 'user' },
    validate: values => {
      const { contact, ...errors } = checkedBy(serviceAccountCreate, bodyOf)(values)
      return { ...errors, ...(contact === undefined ? {} : { contact: words.add.noContact }) }
    },
  })
  const close = () => {
    form.reset()
    setError(null)
    onClose()
  }
  const add = useMutation({
    mutationFn: (values: Values) => api.createServiceAccount({ body: bodyOf(values) }),
    onSuccess: async service => {
      close()
      await keepService(service)
      await navigate({ to: '/settings/service-accounts/$serviceId', params: { serviceId: service.id } })
    },
    onError: problem => setError(placeErrors(form, problem)),
  })
  const wrongContact = form.errors['contact']
  return (
    <Modal opened={opened} onClose={close} title={words.add.title}>
      <form
        className="form"
        noValidate
        onSubmit={form.onSubmit(values => {
          setError(null)
          add.mutate(values)
        })}
      >
        <Failure error={error} what={words.add.failed} focus />
        <TextInput
          label={words.fields.name}
          description={words.fields.nameHint}
          placeholder="bi-export"
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput label={words.fields.description} autoComplete="off" {...form.getInputProps('description')} />
        <ContactField
          value={form.values.contact}
          error={typeof wrongContact === 'string' ? wrongContact : undefined}
          onChange={contact => {
            form.setFieldValue('contact', contact)
            form.clearFieldError('contact')
          }}
        />
        <RoleSelect {...form.getInputProps('role')} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t.parts.cancel}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {words.add.submit}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
