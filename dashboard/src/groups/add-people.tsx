import type { Candidate, Group } from '@doorward/contract'
import { Button, Group as Row, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { Failure } from '../parts/failure.tsx'
import { sayDone } from '../parts/saved.tsx'
import { countPeople, listNames } from '../parts/words.ts'
import { staleGroups } from './group-changes.ts'
import { PeopleChooser } from './people-chooser.tsx'
import { flawOfEnd, UntilField } from './until-field.tsx'

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
      sayDone(`${added.length === 1 ? added[0]?.name : countPeople(added.length)} added to ${group.name}`, async () => {
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
    <Modal opened={opened} onClose={close} title={`Add people to ${group.name}`}>
      <form
        className="form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          if (chosen.length > 0 && flaw === undefined) add.mutate()
        }}
      >
        <Failure error={add.error} what="Nobody was added." focus />
        <PeopleChooser groupId={group.id} chosen={chosen} onChange={setChosen} />
        <UntilField value={until} onChange={setUntil} error={flaw} />
        {opens.length > 0 && <p className="hint">They can then open {listNames(opens)}.</p>}
        <Row justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={add.isPending} disabled={chosen.length === 0}>
            {chosen.length === 0 ? 'Add people' : `Add ${countPeople(chosen.length)}`}
          </Button>
        </Row>
      </form>
    </Modal>
  )
}
