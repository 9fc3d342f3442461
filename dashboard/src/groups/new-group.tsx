import { groupCreate } from '@doorward/contract'
import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { checkedBy, placeErrors } from '../parts/form.ts'
import { t } from '../texts/index.ts'

const words = t.groups

export function NewGroup({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const navigate = useNavigate()
  const form = useForm({
    initialValues: { name: '', description: '' },
    validate: checkedBy(groupCreate, values => values),
  })
  const [error, setError] = useState<Error | null>(null)
  const add = useMutation({
    mutationFn: () => api.createGroup({ body: form.values }),
    onSuccess: async ({ id }) => {
      form.reset()
      onClose()
      await forget('groups')
      await navigate({ to: '/groups/$groupId', params: { groupId: id } })
    },
    onError: problem => setError(placeErrors(form, problem)),
  })
  return (
    <Modal opened={opened} onClose={onClose} title={words.new}>
      <form
        className="form"
        noValidate
        onSubmit={form.onSubmit(() => {
          setError(null)
          add.mutate()
        })}
      >
        <Failure error={error} what={words.add.failed} focus />
        <TextInput
          label={words.add.name}
          description={words.add.nameHint}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput label={words.add.description} autoComplete="off" {...form.getInputProps('description')} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
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
