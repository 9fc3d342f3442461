import type { ExternalDirectory } from '@doorward/contract'
import { Button, Group, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPower, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { forget, queries, queryClient } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { sayDone } from '../parts/saved.tsx'
import { TypedConfirm } from '../parts/typed-confirm.tsx'

const keep = async (directory: ExternalDirectory) => {
  queryClient.setQueryData(['external', directory.id], directory)
  await forget('externals', 'external-sync', 'users', 'groups')
}

/** Off, after it was said what that means. */
export function TurnOff({ directory }: { directory: ExternalDirectory }) {
  const { id, title } = directory
  const [opened, { open, close }] = useDisclosure()
  const moving = useQuery({ ...queries.externalMoving(id), enabled: opened })
  const waiting = moving.data?.waiting ?? 0
  const off = useMutation({
    mutationFn: () => api.turnOffExternalDirectory({ params: { id } }),
    onSuccess: async saved => {
      close()
      await keep(saved)
      sayDone(`${title} is off`)
    },
  })
  return (
    <>
      <Button
        className="danger"
        variant="default"
        leftSection={<IconPower size={16} aria-hidden />}
        onClick={open}
        disabled={directory.managedBy !== null}
      >
        Turn off
      </Button>
      <Modal opened={opened} onClose={close} title={`Turn ${title} off?`}>
        <div className="form">
          <Failure error={off.error} what="Nothing was changed." focus />
          <ul className="bullets">
            <li>Its people and groups stay, and are kept here from now on.</li>
            <li>
              {waiting === 0
                ? 'Nobody can sign in with the password they have there. They need one here, or an invitation.'
                : `${waiting === 1 ? 'One person' : `${waiting.toLocaleString('en')} people`} can still move here with the password they have there. Everybody else needs one here, or an invitation.`}
            </li>
            <li>Who was who there is remembered: turned on again, everybody is found again.</li>
          </ul>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button color="red" loading={off.isPending} onClick={() => off.mutate()}>
              Turn off {title}
            </Button>
          </Group>
        </div>
      </Modal>
    </>
  )
}

export function TurnOn({ directory }: { directory: ExternalDirectory }) {
  const { id, title } = directory
  const on = useMutation({
    mutationFn: () => api.turnOnExternalDirectory({ params: { id } }),
    onSuccess: async saved => {
      await keep(saved)
      sayDone(`${title} is on`)
    },
  })
  return (
    <>
      <Failure error={on.error} what={`${title} is still off.`} focus />
      <Button leftSection={<IconPower size={16} aria-hidden />} loading={on.isPending} onClick={() => on.mutate()}>
        Turn on
      </Button>
    </>
  )
}

/** Only while it is off. */
export function DeleteDirectory({ directory }: { directory: ExternalDirectory }) {
  const { id, title } = directory
  const [opened, { open, close }] = useDisclosure()
  const navigate = useNavigate()
  return (
    <>
      <Button
        className="danger"
        variant="default"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={open}
        disabled={directory.managedBy !== null}
      >
        Delete
      </Button>
      <TypedConfirm
        opened={opened}
        onClose={close}
        title={`Delete ${title}?`}
        name={title}
        action="Delete directory"
        onConfirm={async () => {
          await api.deleteExternalDirectory({ params: { id } })
          await forget('externals')
          await navigate({ to: '/external' })
          sayDone(`${title} is deleted`)
        }}
      >
        Its people and groups stay here. Who was who there, and the history, are forgotten for good: connected again,
        everybody with the same name is a conflict to decide.
      </TypedConfirm>
    </>
  )
}
