import type { SecretInfo, ServiceAccount } from '@doorward/contract'
import { Button, Group, Modal, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLock, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { Empty } from '../parts/empty.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { SecretRows } from '../parts/secret-rows.tsx'
import { ShownOnce } from '../parts/shown-once.tsx'
import { staleServices } from './stale-services.ts'

/** With what the machine gets short-lived tokens by itself, as an OAuth client. */
export function ServiceSecrets({ service: { id, name } }: { service: ServiceAccount }) {
  const query = useQuery(queries.serviceSecrets(id))
  const [opened, { open, close }] = useDisclosure()
  const make = useMutation({
    mutationFn: () => api.createServiceSecret({ params: { id } }),
    onSuccess: staleServices,
  })
  const remove = useMutation({
    mutationFn: (secret: SecretInfo) => api.deleteServiceSecret({ params: { id, secretId: secret.id } }),
    onSuccess: staleServices,
  })
  const begin = () => {
    make.reset()
    open()
  }
  const add = (
    <Button variant="default" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={begin}>
      Make a secret
    </Button>
  )
  return (
    <Panel
      title="Client secrets"
      right={query.data?.items.length !== 0 && add}
      footer="A secret is shown once, when it is made; two can work at a time. Removing one ends no token it got; those run out within 15 minutes, and at once when the account is disabled."
    >
      {remove.error && (
        <div className="pad">
          <Failure error={remove.error} what="The secret was not removed." focus />
        </div>
      )}
      <Loaded query={query} what="client secrets">
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={IconLock} title="No client secrets yet" action={add}>
              With one, the machine asks for access tokens itself (OAuth client credentials). Each lasts 15 minutes and
              may do what it asks for, within this account’s role.
            </Empty>
          ) : (
            <SecretRows secrets={items} where={name} onRemove={secret => remove.mutate(secret)} />
          )
        }
      </Loaded>
      <Modal opened={opened} onClose={close} title={`A client secret for ${name}`}>
        <div className="form">
          {make.data ? (
            <>
              <ShownOnce name="Client secret" value={make.data.value}>
                {`Its client ID is ${id}.`}
              </ShownOnce>
              <Group>
                <Button onClick={close}>Done</Button>
              </Group>
            </>
          ) : (
            <>
              {make.error && <Failure error={make.error} what="The secret was not made." focus />}
              <Text size="sm">The newest two work. A third ends the oldest.</Text>
              <Group>
                <Button loading={make.isPending} onClick={() => make.mutate()}>
                  Make the secret
                </Button>
                <Button variant="default" onClick={close}>
                  Cancel
                </Button>
              </Group>
            </>
          )}
        </div>
      </Modal>
    </Panel>
  )
}
