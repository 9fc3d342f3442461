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
import { t } from '../texts/index.ts'
import { type ChosenContact, ContactField } from './contact-field.tsx'
import { staleServices } from './stale-services.ts'

const words = t.serviceAccounts.handOver

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
      sayDone(words.done(name, names))
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
        {words.open}
      </Button>
      <Modal opened={opened} onClose={done} title={words.title(from.displayName)}>
        <form
          className="form"
          noValidate
          onSubmit={event => {
            event.preventDefault()
            setLacking(contact === null)
            if (contact !== null) run.mutate(contact)
          }}
        >
          <Failure error={run.error} what={words.failed} focus />
          <p className="ink2">{words.text(names)}</p>
          <ContactField
            value={contact}
            error={lacking ? words.noContact : undefined}
            onChange={chosen => {
              setContact(chosen)
              setLacking(false)
            }}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={done}>
              {t.parts.cancel}
            </Button>
            <Button type="submit" loading={run.isPending}>
              {words.open}
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  )
}
