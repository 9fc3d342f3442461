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
import { t } from '../texts/index.ts'
import { staleServices } from './stale-services.ts'

const words = t.serviceAccounts.secrets

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
      {words.add}
    </Button>
  )
  return (
    <Panel title={words.title} right={query.data?.items.length !== 0 && add} footer={words.footer}>
      {remove.error && (
        <div className="pad">
          <Failure error={remove.error} what={words.notRemoved} focus />
        </div>
      )}
      <Loaded query={query} what={words.what}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={IconLock} title={words.none} action={add}>
              {words.noneText}
            </Empty>
          ) : (
            <SecretRows secrets={items} where={name} onRemove={secret => remove.mutate(secret)} />
          )
        }
      </Loaded>
      <Modal opened={opened} onClose={close} title={words.of(name)}>
        <div className="form">
          {make.data ? (
            <>
              <ShownOnce name={words.one} value={make.data.value}>
                {words.clientId(id)}
              </ShownOnce>
              <Group>
                <Button onClick={close}>{t.parts.done}</Button>
              </Group>
            </>
          ) : (
            <>
              {make.error && <Failure error={make.error} what={words.notMade} focus />}
              <Text size="sm">{words.newestTwo}</Text>
              <Group>
                <Button loading={make.isPending} onClick={() => make.mutate()}>
                  {words.make}
                </Button>
                <Button variant="default" onClick={close}>
                  {t.parts.cancel}
                </Button>
              </Group>
            </>
          )}
        </div>
      </Modal>
    </Panel>
  )
}
