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
    <Modal opened={opened} onClose={onClose} title="New group">
      <form
        className="form"
        noValidate
        onSubmit={form.onSubmit(() => {
          setError(null)
          add.mutate()
        })}
      >
        <Failure error={error} what="The group was not added." focus />
        <TextInput
          label="Name"
          description="Apps see this name."
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput label="Description" autoComplete="off" {...form.getInputProps('description')} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={add.isPending}>
            Add group
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
