import type { App, SecretDoor, SecretInfo } from '@doorward/contract'
import { Button, Group, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { NewSecret } from '../parts/new-secret.tsx'
import { SecretRows } from '../parts/secret-rows.tsx'
import { Failure } from '../parts/failure.tsx'
import { Panel } from '../parts/panel.tsx'
import { ShownOnce } from '../parts/shown-once.tsx'
import { t } from '../texts/index.ts'

const words = t.apps.secrets

/** Up to two secrets at a time, so that nobody is cut off while one is replaced. */
export function AppSecrets({ app, door, secrets }: { app: App; door: SecretDoor; secrets: SecretInfo[] }) {
  const { id } = app
  const [opened, { open, close }] = useDisclosure()
  const make = useMutation({
    mutationFn: (secret: Parameters<typeof api.addAppSecret>[0]['body']['secret']) =>
      api.addAppSecret({ params: { id }, body: { door, secret } }),
    onSuccess: () => forget('app'),
  })
  const remove = useMutation({
    mutationFn: (secret: SecretInfo) => api.removeAppSecret({ params: { id, secretId: secret.id } }),
    onSuccess: () => forget('app'),
  })
  const done = () => {
    close()
    make.reset()
  }
  return (
    <Panel
      title={words.titles[door]}
      right={
        app.managedBy === null && (
          <Button variant="default" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={open}>
            {words.another}
          </Button>
        )
      }
      footer={words.footer}
    >
      {remove.error && (
        <div className="pad">
          <Failure error={remove.error} what={words.notRemoved} focus />
        </div>
      )}
      <SecretRows
        secrets={secrets}
        where={app.title}
        onRemove={app.managedBy === null ? secret => remove.mutate(secret) : undefined}
      />
      <Modal opened={opened} onClose={done} title={words.anotherFor[door](app.title)}>
        {make.data ? (
          <div className="form">
            <ShownOnce name={words.names[door]} value={make.data.value}>
              {words.putInto(app.title)}
            </ShownOnce>
            <Group>
              <Button onClick={done}>{t.parts.done}</Button>
            </Group>
          </div>
        ) : (
          <NewSecret
            name={words.names[door]}
            error={make.error}
            pending={make.isPending}
            onMake={make.mutate}
            onCancel={done}
          />
        )}
      </Modal>
    </Panel>
  )
}
