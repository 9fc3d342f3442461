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
import { count } from '../parts/words.ts'
import { keepService, staleServices } from './stale-services.ts'

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
      if (done === 'disableServiceAccount') sayDone(`${name} is disabled`, () => act('enableServiceAccount'))
      else sayDone(`${name} works again`)
    },
  })
  return (
    <>
      {run.error && <Failure error={run.error} what="Nothing was changed." focus />}
      <Button
        variant="default"
        leftSection={<IconPower size={16} />}
        loading={run.isPending}
        onClick={() => run.mutate(disabled ? 'enableServiceAccount' : 'disableServiceAccount')}
      >
        {disabled ? 'Enable' : 'Disable'}
      </Button>
      {managedBy === null && (
        <Button className="danger" variant="default" leftSection={<IconTrash size={16} />} onClick={open}>
          Delete
        </Button>
      )}
      <TypedConfirm
        opened={deleting}
        onClose={close}
        title={`Delete ${name}?`}
        name={name}
        action="Delete service account"
        onConfirm={async () => {
          await api.deleteServiceAccount({ params: { id } })
          await navigate({ to: '/settings/service-accounts' })
          queryClient.removeQueries({ queryKey: ['service', id] })
          await staleServices()
          sayDone(`${name} was deleted`)
        }}
      >
        {tokens === 0
          ? 'It has no token, so nothing uses it. '
          : `${count(tokens, 'token', 'tokens')} would stop working, at once. `}
        To stop it for a while, disable it instead. This can’t be undone.
      </TypedConfirm>
    </>
  )
}
