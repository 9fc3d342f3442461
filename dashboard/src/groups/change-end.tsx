import type { GroupSummary, Member } from '@doorward/contract'
import { Button, Group as Row, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { printDay } from '../parts/dates.ts'
import { Failure } from '../parts/failure.tsx'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'
import { staleGroups } from './group-changes.ts'
import { flawOfEnd, UntilField } from './until-field.tsx'

const words = t.groups.group.end

interface ChangeEndProps {
  group: Pick<GroupSummary, 'id' | 'name'>
  member: Member
  onClose: () => void
}

/** Until when somebody stays in the group. */
export function ChangeEnd({ group, member, onClose }: ChangeEndProps) {
  const [until, setUntil] = useState(member.expiresAt)
  const save = async (expiresAt: string | null) => {
    await api.updateMember({ params: { id: group.id, memberId: member.id }, body: { expiresAt } })
    await staleGroups()
  }
  const change = useMutation({
    mutationFn: () => save(until),
    onSuccess: () => {
      onClose()
      const said =
        until === null ? words.doneNone(member.name, group.name) : words.done(member.name, group.name, printDay(until))
      sayDone(said, () => save(member.expiresAt))
    },
  })
  const flaw = flawOfEnd(until)
  return (
    <Modal opened onClose={onClose} title={words.title(member.name, group.name)}>
      <form
        className="form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          if (flaw === undefined) change.mutate()
        }}
      >
        <Failure error={change.error} what={words.failed} focus />
        <UntilField value={until} onChange={setUntil} error={flaw} />
        <Row justify="flex-end" gap="xs">
          {until !== null && (
            <Button variant="subtle" onClick={() => setUntil(null)}>
              {words.none}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t.parts.cancel}
          </Button>
          <Button type="submit" loading={change.isPending} disabled={until === member.expiresAt}>
            {t.parts.save}
          </Button>
        </Row>
      </form>
    </Modal>
  )
}
