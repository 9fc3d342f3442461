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
import { t } from '../texts/index.ts'

const words = t.external

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
      sayDone(words.turn.isOff(title))
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
        {words.turn.off}
      </Button>
      <Modal opened={opened} onClose={close} title={words.turn.offTitle(title)}>
        <div className="form">
          <Failure error={off.error} what={words.nothingChanged} focus />
          <ul className="bullets">
            <li>{words.turn.stay}</li>
            <li>{waiting === 0 ? words.turn.nobodyMoves : words.turn.someMove(waiting)}</li>
            <li>{words.turn.remembered}</li>
          </ul>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close}>
              {words.cancel}
            </Button>
            <Button color="red" loading={off.isPending} onClick={() => off.mutate()}>
              {words.turn.offOne(title)}
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
      sayDone(words.turn.isOn(title))
    },
  })
  return (
    <>
      <Failure error={on.error} what={words.turn.stillOff(title)} focus />
      <Button leftSection={<IconPower size={16} aria-hidden />} loading={on.isPending} onClick={() => on.mutate()}>
        {words.turn.on}
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
        {words.turn.delete}
      </Button>
      <TypedConfirm
        opened={opened}
        onClose={close}
        title={words.turn.deleteTitle(title)}
        name={title}
        action={words.turn.deleteDirectory}
        onConfirm={async () => {
          await api.deleteExternalDirectory({ params: { id } })
          await forget('externals')
          await navigate({ to: '/external' })
          sayDone(words.turn.deleted(title))
        }}
      >
        {words.turn.deleteText}
      </TypedConfirm>
    </>
  )
}
