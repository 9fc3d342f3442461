import type { ServiceAccount } from '@doorward/contract'
import { Button, Group, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowsExchange } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { Failure } from '../parts/failure.tsx'
import { sayDone } from '../parts/saved.tsx'
import { listNames } from '../parts/words.ts'
import { type ChosenContact, ContactField } from './contact-field.tsx'
import { staleServices } from './stale-services.ts'

/** Gives everything one person looks after to another. */
export function HandOver({ services, from }: { services: readonly ServiceAccount[]; from: { displayName: string } }) {
  const [opened, { open, close }] = useDisclosure()
  const [contact, setContact] = useState<ChosenContact | null>(null)
  const [lacking, setLacking] = useState(false)
  const names = listNames(services.map(({ name }) => name))
  const run = useMutation({
    mutationFn: async ({ id: chosen }: ChosenContact) => {
      for (const { id, version } of services)
        await api.updateServiceAccount({ params: { id }, body: { contact: chosen }, version })
    },
    // Some may be handed over already when one is refused.
    onSettled: staleServices,
    onSuccess: (_, { name }) => {
      done()
      sayDone(`${name} looks after ${names}`)
    },
  })
  const done = () => {
    close()
    run.reset()
    setContact(null)
    setLacking(false)
  }
  return (
    <>
      <Button variant="default" size="compact-sm" leftSection={<IconArrowsExchange size={16} />} onClick={open}>
        Hand over
      </Button>
      <Modal opened={opened} onClose={done} title={`Hand over what ${from.displayName} looks after`}>
        <form
          className="form"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            setLacking(contact === null)
            if (contact !== null) run.mutate(contact)
          }}
        >
          <Failure error={run.error} what="Not everything was handed over." focus />
          <p className="ink2">{names}. Nothing else about them changes.</p>
          <ContactField
            value={contact}
            error={lacking ? 'Choose who looks after them.' : undefined}
            onChange={chosen => {
              setContact(chosen)
              setLacking(false)
            }}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={done}>
              Cancel
            </Button>
            <Button type="submit" loading={run.isPending}>
              Hand over
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  )
}
