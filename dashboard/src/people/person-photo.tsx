import type { User } from '@doorward/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { forget } from '../api/queries.ts'
import { Refusal } from '../api/refusal.ts'
import { Failure } from '../parts/failure.tsx'
import { Panel } from '../parts/panel.tsx'
import { PictureInput, tooLarge } from '../parts/picture-input.tsx'
import { Avatar } from '../parts/picture.tsx'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'

const words = t.people.person.photo

/** What the server says of the file itself. */
const flawOf = (error: Error | null): string | null =>
  error instanceof Refusal ? (error.problem.errors?.find(({ path }) => path === 'picture')?.message ?? null) : null

/** A person's picture, changed at once: apps show it from their next sign-in on. */
export function PersonPhoto({ user, mayChange }: { user: User; mayChange: boolean }) {
  const [isTooLarge, setTooLarge] = useState(false)
  const { id } = user
  const change = useMutation({
    mutationFn: async (file: File | null) => {
      setTooLarge(false)
      await (file === null
        ? api.removeUserPicture({ params: { id } })
        : api.setUserPicture({ params: { id }, picture: file }))
    },
    onSuccess: async (_, file) => {
      sayDone(file === null ? words.removed : words.saved)
      await forget('users', 'user', 'session')
    },
  })
  if (!mayChange) return null
  const flaw = isTooLarge ? tooLarge : flawOf(change.error)
  return (
    <Panel title={words.title}>
      <div className="pad form">
        {flaw === null && <Failure error={change.error} what={words.failed} focus />}
        <PictureInput
          what={words.what}
          has={user.picture !== null}
          busy={change.isPending}
          onChoose={file => change.mutate(file)}
          onRemove={() => change.mutate(null)}
          onTooLarge={() => setTooLarge(true)}
          error={flaw}
        >
          <Avatar name={user.displayName} picture={user.picture} large />
        </PictureInput>
      </div>
    </Panel>
  )
}
