import type { UserListed } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { GroupPicker } from '../groups/group-picker.tsx'
import { Failure } from '../parts/failure.tsx'
import { sayDone } from '../parts/saved.tsx'
import { listNames } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { AskForFactor } from './ask-for-factor.tsx'

const words = t.people

const each =
  (people: readonly UserListed[], act: (call: { params: { id: string } }) => Promise<unknown>) => async () => {
    // One after another: a refusal in the middle stops, and what went before stands.
    for (const { id } of people) await act({ params: { id } })
    await forget('users', 'user', 'groups', 'group')
  }

/** What can be done to several people at once. Shown only with a selection. */
export function PeopleBulk({ selected, onDone }: { selected: readonly UserListed[]; onDone: () => void }) {
  const [asking, setAsking] = useState(false)
  const disable = useMutation({
    mutationFn: each(selected, api.disableUser),
    onSuccess: () => {
      const was = selected
      onDone()
      sayDone(words.bulk.disabled(was.length), each(was, api.enableUser))
    },
    onError: () => forget('users'),
  })
  const join = useMutation({
    mutationFn: async (group: { id: string; name: string }) => {
      await api.addMembers({ params: { id: group.id }, body: { users: selected.map(({ id }) => ({ id })) } })
      await forget('users', 'user', 'groups', 'group')
      return group.name
    },
    onSuccess: name => {
      onDone()
      sayDone(words.bulk.added(selected.length, name))
    },
  })
  const signOut = useMutation({
    mutationFn: async () => {
      let ended = 0
      for (const { id } of selected) ended += (await api.signOutPerson({ params: { id } })).sessions
      await forget('sessions', 'user')
      return ended
    },
    onSuccess: ended => {
      const was = selected.length
      onDone()
      sayDone(words.bulk.signedOut(was, ended))
    },
  })
  const remove = useMutation({
    mutationFn: each(selected, api.deleteUser),
    onSuccess: () => {
      const was = selected
      onDone()
      sayDone(
        words.bulk.trashed(was.length),
        each(was, ({ params }) => api.restoreUser({ params, body: {} })),
      )
    },
    onError: () => forget('users'),
  })
  const error = disable.error ?? join.error ?? signOut.error ?? remove.error
  if (selected.length === 0) return null
  return (
    <>
      <div className="bulk" role="toolbar" aria-label={words.bulk.label}>
        <b>{words.bulk.selected(selected.length)}</b>
        <GroupPicker
          target={
            <Button variant="subtle" size="compact-sm" loading={join.isPending}>
              {words.groups.add}
            </Button>
          }
          onPick={group => join.mutate(group)}
        />
        <Button variant="subtle" size="compact-sm" onClick={() => setAsking(true)}>
          {words.bulk.factor.ask}
        </Button>
        <Button variant="subtle" size="compact-sm" loading={disable.isPending} onClick={() => disable.mutate()}>
          {t.parts.disable}
        </Button>
        <Button variant="subtle" size="compact-sm" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {words.bulk.signOut}
        </Button>
        <Button variant="subtle" size="compact-sm" loading={remove.isPending} onClick={() => remove.mutate()}>
          {words.bulk.trash}
        </Button>
        <span className="pager">
          <Button variant="subtle" size="compact-sm" onClick={onDone}>
            {words.bulk.clear}
          </Button>
        </span>
      </div>
      <p className="pad hint bulk-says">
        {words.bulk.consequence(listNames(selected.map(person => person.displayName)))}
      </p>
      {asking && (
        <AskForFactor
          people={selected}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false)
            onDone()
          }}
        />
      )}
      {error && (
        <div className="pad">
          <Failure error={error} what={words.bulk.failed} focus />
        </div>
      )}
    </>
  )
}
