import type { Candidate, Group } from '@doorward/contract'
import { Button, Group as Row, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { Failure } from '../parts/failure.tsx'
import { sayDone } from '../parts/saved.tsx'
import { listNames } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { staleGroups } from './group-changes.ts'
import { PeopleChooser } from './people-chooser.tsx'
import { flawOfEnd, UntilField } from './until-field.tsx'

const words = t.groups.group.addPeople

interface AddPeopleProps {
  group: Group
  opened: boolean
  onClose: () => void
}

/** Several people at once, with one end for all, or none. */
export function AddPeople({ group, opened, onClose }: AddPeopleProps) {
  const [chosen, setChosen] = useState<Candidate[]>([])
  const [until, setUntil] = useState<string | null>(null)
  const params = { id: group.id }
  const add = useMutation({
    mutationFn: () => api.addMembers({ params, body: { users: chosen.map(({ id }) => ({ id, expiresAt: until })) } }),
    onSuccess: async () => {
      const added = chosen
      close()
      await staleGroups()
      const [only] = added.length === 1 ? added : []
      const said = only ? words.doneOne(only.name, group.name) : t.people.bulk.added(added.length, group.name)
      sayDone(said, async () => {
        for (const { id } of added) await api.removeMember({ params: { ...params, memberId: id } })
        await staleGroups()
      })
    },
  })
  const close = () => {
    setChosen([])
    setUntil(null)
    add.reset()
    onClose()
  }
  const opens = [...group.opens, ...group.opensThrough].map(({ name }) => name)
  const flaw = flawOfEnd(until)
  return (
    <Modal opened={opened} onClose={close} title={words.title(group.name)}>
      <form
        className="form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          if (chosen.length > 0 && flaw === undefined) add.mutate()
        }}
      >
        <Failure error={add.error} what={words.failed} focus />
        <PeopleChooser groupId={group.id} chosen={chosen} onChange={setChosen} />
        <UntilField value={until} onChange={setUntil} error={flaw} />
        {opens.length > 0 && <p className="hint">{words.canOpen(listNames(opens))}</p>}
        <Row justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t.parts.cancel}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={chosen.length === 0}>
            {chosen.length === 0 ? words.submit : words.submitSome(chosen.length)}
          </Button>
        </Row>
      </form>
    </Modal>
  )
}
