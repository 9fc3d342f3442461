import type { Group, GroupSummary, Nesting } from '@doorward/contract'
import { Button, Group as Row, Modal } from '@mantine/core'
import { IconSelector } from '@tabler/icons-react'
import { useMutation, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { Failure } from '../parts/failure.tsx'
import { Skeleton } from '../parts/loaded.tsx'
import { Avatar } from '../parts/picture.tsx'
import { sayDone } from '../parts/saved.tsx'
import { listNames } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { staleGroups } from './group-changes.ts'
import { GroupPicker } from './group-picker.tsx'
import { flawOfEnd, UntilField } from './until-field.tsx'

const words = t.groups.group.addGroup

/** Who would be new in the group, before anything is done; or why it cannot be. */
function Gain({ group, inner, gain }: { group: Group; inner: GroupSummary; gain: UseQueryResult<Nesting> }) {
  const { data, error } = gain
  if (error) return <Failure error={error} what={words.cannot(inner.name, group.name)} />
  if (!data) return <Skeleton rows={2} />
  const { gains, people, opens } = data
  return (
    <section className="panel" aria-label={words.changes} aria-live="polite">
      <p className="pad">
        <b className="b">
          {gains === 0 ? words.nobodyNew(inner.name, group.name) : words.wouldBeNew(gains, group.name)}
        </b>
        {gains > 0 && (
          <span className="ink2">
            {opens.length > 0 ? words.couldOpen(listNames(opens.map(({ name }) => name))) : words.opensNone}
          </span>
        )}
      </p>
      {people.length > 0 && (
        <ul className="rows">
          {people.map(({ id, name, username }) => (
            <li key={id}>
              <Avatar name={name} />
              <span>
                {name}
                <small>{username}</small>
              </span>
            </li>
          ))}
          {gains > people.length && (
            <li>
              <span className="dim">{words.more(gains - people.length)}</span>
            </li>
          )}
        </ul>
      )}
    </section>
  )
}

/** Puts a group inside this one. */
export function AddGroup({ group, opened, onClose }: { group: Group; opened: boolean; onClose: () => void }) {
  const [inner, setInner] = useState<GroupSummary | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const params = { id: group.id }
  const gain = useQuery({ ...queries.nesting(group.id, inner?.id ?? ''), enabled: inner !== null, staleTime: 0 })
  const add = useMutation({
    mutationFn: ({ id }: GroupSummary) => api.addMembers({ params, body: { groups: [{ id, expiresAt: until }] } }),
    onSuccess: async (_, { id, name }) => {
      close()
      await staleGroups()
      sayDone(words.done(name, group.name), async () => {
        await api.removeMember({ params: { ...params, memberId: id } })
        await staleGroups()
      })
    },
  })
  const choose = (chosen: GroupSummary | null) => {
    add.reset()
    setInner(chosen)
  }
  const close = () => {
    choose(null)
    setUntil(null)
    onClose()
  }
  const flaw = flawOfEnd(until)
  return (
    <Modal opened={opened} onClose={close} title={words.title(group.name)}>
      <form
        className="form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          if (inner && flaw === undefined) add.mutate(inner)
        }}
      >
        <p className="ink2">{words.text(group.name)}</p>
        <div>
          <GroupPicker
            target={
              <Button variant="default" fullWidth justify="space-between" rightSection={<IconSelector size={16} />}>
                {inner ? inner.name : words.choose}
              </Button>
            }
            without={[group.id, ...group.includes.map(({ id }) => id)]}
            onPick={choose}
          />
        </div>
        {inner && !add.error && <Gain group={group} inner={inner} gain={gain} />}
        <Failure error={add.error} what={words.failed} focus />
        <UntilField value={until} onChange={setUntil} error={flaw} />
        <Row justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t.parts.cancel}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={inner === null || gain.isError}>
            {inner ? words.submitOne(inner.name) : words.submit}
          </Button>
        </Row>
      </form>
    </Modal>
  )
}
