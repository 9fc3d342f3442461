import { freshSignInNeeded } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { signInAddress } from '../api/queries.ts'
import { Refusal } from '../api/refusal.ts'
import { t } from '../texts/index.ts'
import { Note } from './note.tsx'

const words = t.parts.failure

interface FailureProps {
  error: Error | null
  /** What did not happen: `The person was not saved.` */
  what: string
  onRetry?: () => void
  /** Move the focus here: after somebody pressed a button, not after a list failed to load. */
  focus?: boolean
}

const needsSignIn = ({ problem }: Refusal) => problem.status === 401 || problem.type === freshSignInNeeded

/** What happened, why if it is known, what to do. Nothing when there is no error. */
export function Failure({ error, what, onRetry, focus }: FailureProps) {
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error && focus) note.current?.focus()
  }, [error, focus])
  if (!error) return null
  const signIn = error instanceof Refusal && needsSignIn(error)
  const answers = signIn ? (
    <Button
      component="a"
      href={signInAddress({ again: error.problem.type === freshSignInNeeded })}
      target="_blank"
      variant="default"
      size="compact-sm"
    >
      {words.signIn}
    </Button>
  ) : (
    onRetry && (
      <Button variant="default" size="compact-sm" onClick={onRetry}>
        {words.again}
      </Button>
    )
  )
  return (
    <Note tone="bad" title={what} answers={answers} ref={note}>
      {error instanceof Refusal
        ? words.withReference(error.problem.detail, error.problem.reference)
        : focus
          ? words.noAnswerTyped
          : words.noAnswer}
    </Note>
  )
}
