import type { ServiceAccount } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPower, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { queryClient } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { sayDone } from '../parts/saved.tsx'
import { TypedConfirm } from '../parts/typed-confirm.tsx'
import { t } from '../texts/index.ts'
import { keepService, staleServices } from './stale-services.ts'

const words = t.serviceAccounts

type Act = 'disableServiceAccount' | 'enableServiceAccount'

/** Disabling can be undone, so it does not ask first; deleting cannot. */
export function ServiceActions({ service }: { service: ServiceAccount }) {
  const navigate = useNavigate()
  const [deleting, { open, close }] = useDisclosure()
  const { id, name, disabled, tokens, managedBy } = service
  const act = async (act: Act) => keepService(await api[act]({ params: { id } }))
  const run = useMutation({
    mutationFn: act,
    onSuccess: (_, done) => {
      if (done === 'disableServiceAccount') sayDone(words.done.disabled(name), () => act('enableServiceAccount'))
      else sayDone(words.done.enabled(name))
    },
  })
  return (
    <>
      {run.error && <Failure error={run.error} what={words.notChanged} focus />}
      <Button
        variant="default"
        leftSection={<IconPower size={16} />}
        loading={run.isPending}
        onClick={() => run.mutate(disabled ? 'enableServiceAccount' : 'disableServiceAccount')}
      >
        {disabled ? t.parts.enable : t.parts.disable}
      </Button>
      {managedBy === null && (
        <Button className="danger" variant="default" leftSection={<IconTrash size={16} />} onClick={open}>
          {t.parts.delete}
        </Button>
      )}
      <TypedConfirm
        opened={deleting}
        onClose={close}
        title={words.delete.title(name)}
        name={name}
        action={words.delete.action}
        onConfirm={async () => {
          await api.deleteServiceAccount({ params: { id } })
          await navigate({ to: '/settings/service-accounts' })
          queryClient.removeQueries({ queryKey: ['service', id] })
          await staleServices()
          sayDone(words.done.deleted(name))
        }}
      >
        {tokens === 0 ? words.delete.noToken : words.delete.tokens(tokens)} {words.delete.text}
      </TypedConfirm>
    </>
  )
}
