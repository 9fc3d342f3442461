import { type RegistrationTokenCreate, registrationTokenCreate } from '@doorward/contract'
import { Button, Group, Modal, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { forget } from '../../api/queries.ts'
import { Failure } from '../../parts/failure.tsx'
import { checkedBy, placeErrors } from '../../parts/form.ts'
import { ShownOnce } from '../../parts/shown-once.tsx'

const lives = [
  { value: '1', label: 'One hour' },
  { value: '24', label: 'One day' },
  { value: '720', label: '30 days' },
  { value: '8760', label: 'One year' },
]
const hourMs = 3_600_000

interface Values {
  name: string
  hours: string
}

const bodyOf = ({ name, hours }: Values): RegistrationTokenCreate => ({
  name,
  expiresAt: new Date(Date.now() + Number(hours) * hourMs).toISOString(),
})

/** Asks what a token is for, and shows it once. */
export function NewRegistrationToken({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [error, setError] = useState<Error | null>(null)
  const form = useForm<Values>({
    initialValues: { name: '', hours: '1' },
    validate: checkedBy(registrationTokenCreate, bodyOf),
  })
  const make = useMutation({
    mutationFn: async (values: Values) => {
      const made = await api.createRegistrationToken({ body: bodyOf(values) })
      await forget('registration-tokens')
      return made
    },
    onError: problem => setError(placeErrors(form, problem)),
  })
  const done = () => {
    onClose()
    make.reset()
    form.reset()
    setError(null)
  }
  return (
    <Modal
      opened={opened}
      onClose={done}
      title={make.data ? `Token ${make.data.token.name}` : 'Make a registration token'}
    >
      {make.data ? (
        <div className="form">
          <ShownOnce name="Registration token" value={make.data.value}>
            Apps call it an initial access token. Whoever has it can add apps, and nothing else.
          </ShownOnce>
          <Group>
            <Button onClick={done}>Done</Button>
          </Group>
        </div>
      ) : (
        <form
          className="form"
          noValidate
          onSubmit={form.onSubmit(values => {
            setError(null)
            make.mutate(values)
          })}
        >
          <Failure error={error} what="No token was made." focus />
          <TextInput
            label="Name"
            description="What adds apps with it, so that you know which one to end."
            placeholder="Deployment pipeline"
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Select label="Works for" data={lives} allowDeselect={false} {...form.getInputProps('hours')} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={done}>
              Cancel
            </Button>
            <Button type="submit" loading={make.isPending}>
              Make token
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  )
}
