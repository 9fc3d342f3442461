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

const words = { oidc: 'Client secret', ldap: 'Bind secret', simpleAuth: 'Client secret' } as const

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
      title={`${words[door]}s`}
      right={
        app.managedBy === null && (
          <Button variant="default" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={open}>
            Make another
          </Button>
        )
      }
      footer="Stored so that nobody can read them. A secret is shown once, when it is made; two can work at a time."
    >
      {remove.error && (
        <div className="pad">
          <Failure error={remove.error} what="The secret was not removed." focus />
        </div>
      )}
      <SecretRows
        secrets={secrets}
        where={app.title}
        onRemove={app.managedBy === null ? secret => remove.mutate(secret) : undefined}
      />
      <Modal opened={opened} onClose={done} title={`Another ${words[door].toLowerCase()} for ${app.title}`}>
        {make.data ? (
          <div className="form">
            <ShownOnce name={words[door]} value={make.data.value}>
              {`Put it into ${app.title}, then remove the other.`}
            </ShownOnce>
            <Group>
              <Button onClick={done}>Done</Button>
            </Group>
          </div>
        ) : (
          <NewSecret
            name={words[door]}
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
