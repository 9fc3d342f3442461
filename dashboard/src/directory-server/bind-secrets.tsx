import type { DirectoryServer, SecretChoice, SecretInfo } from '@doorward/contract'
import { Button, Group, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { CopyText } from '../parts/copy.tsx'
import { Failure } from '../parts/failure.tsx'
import { NewSecret } from '../parts/new-secret.tsx'
import { Panel } from '../parts/panel.tsx'
import { SecretRows } from '../parts/secret-rows.tsx'
import { newBindSecret, rememberBindSecret } from './new-bind-secret.ts'
import { t } from '../texts/index.ts'

const words = t.directoryServer.secrets

function PlainSecret({ value, onHide }: { value: string; onHide: () => void }) {
  return (
    <div className="pad form">
      <div className="secret-row">
        <output className="secret" aria-label={words.one}>
          {value}
        </output>
        <CopyText value={value}>{words.copy}</CopyText>
        <Button variant="subtle" size="compact-sm" onClick={onHide}>
          {words.hide}
        </Button>
      </div>
    </div>
  )
}

/** The secrets of the admin bind. Shown again only to somebody who has just signed in. */
export function BindSecrets({ server }: { server: DirectoryServer }) {
  const [opened, { open, close }] = useDisclosure()
  const [plain, setPlain] = useState(newBindSecret)
  const hide = () => {
    rememberBindSecret(null)
    setPlain(null)
  }
  const show = useMutation({
    mutationFn: (secret: SecretInfo) => api.revealDirectorySecret({ params: { secretId: secret.id } }),
    onSuccess: ({ value }) => setPlain(value),
  })
  const make = useMutation({
    mutationFn: (secret: SecretChoice) => api.addDirectorySecret({ body: { secret } }),
    onSuccess: async ({ value }) => {
      setPlain(value)
      close()
      await forget('directory-server')
    },
  })
  const remove = useMutation({
    mutationFn: (secret: SecretInfo) => api.removeDirectorySecret({ params: { secretId: secret.id } }),
    onSuccess: async () => {
      hide()
      await forget('directory-server')
    },
  })
  const mayChange = server.managedBy === null
  return (
    <Panel
      title={words.title}
      right={
        mayChange && (
          <Button variant="default" size="compact-sm" leftSection={<IconPlus size={15} />} onClick={open}>
            {words.make}
          </Button>
        )
      }
      footer={words.footer}
    >
      {plain !== null && <PlainSecret value={plain} onHide={hide} />}
      {show.error && (
        <div className="pad">
          <Failure error={show.error} what={words.notShown} focus />
        </div>
      )}
      {remove.error && (
        <div className="pad">
          <Failure error={remove.error} what={words.notRemoved} focus />
        </div>
      )}
      <SecretRows
        secrets={server.secrets}
        where={words.where}
        onShow={secret => show.mutate(secret)}
        onRemove={mayChange ? secret => remove.mutate(secret) : undefined}
      />
      <Modal opened={opened} onClose={close} title={words.another}>
        <Group>
          <NewSecret
            name={words.one}
            error={make.error}
            pending={make.isPending}
            onMake={make.mutate}
            onCancel={close}
          />
        </Group>
      </Modal>
    </Panel>
  )
}
