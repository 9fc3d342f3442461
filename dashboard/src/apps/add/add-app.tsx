import { Outlet } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { type AppDraft, type Draft, DraftContext, emptyDraft } from './draft.ts'

const storageKey = 'doorward-add-app'

const readDraft = (): AppDraft => {
  try {
    return { ...emptyDraft, ...(JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Partial<AppDraft>) }
  } catch {
    return emptyDraft
  }
}

/** Back, forward and a reload keep everything typed, except a secret: that is kept in memory only. */
const keep = (draft: AppDraft) =>
  sessionStorage.setItem(
    storageKey,
    JSON.stringify({ ...draft, secret: '', secretKind: draft.secret ? 'generated' : draft.secretKind }),
  )

export function AddApp() {
  const [draft, setDraft] = useState(readDraft)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const shared = useMemo<Draft>(
    () => ({
      draft,
      change: part =>
        setDraft(before => {
          const next = { ...before, ...part }
          keep(next)
          return next
        }),
      clear: () => {
        sessionStorage.removeItem(storageKey)
        setDraft(emptyDraft)
        setErrors({})
      },
      errors,
      setErrors,
    }),
    [draft, errors],
  )
  return (
    <DraftContext value={shared}>
      <Outlet />
    </DraftContext>
  )
}
