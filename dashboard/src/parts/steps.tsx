import { IconCheck } from '@tabler/icons-react'
import { t } from '../texts/index.ts'

interface StepsProps {
  names: readonly string[]
  /** From 1. */
  now: number
}

/** Where one is in a wizard. */
export function Steps({ names, now }: StepsProps) {
  return (
    <>
      <ol className="steps">
        {names.map((name, index) => {
          const step = index + 1
          return (
            <li key={name} aria-current={step === now ? 'step' : undefined} data-done={step < now || undefined}>
              <i>{step < now ? <IconCheck size={14} aria-label={t.parts.steps.done} /> : step}</i>
              {name}
              <span className="count">{t.parts.steps.of(step, names.length)}</span>
            </li>
          )
        })}
      </ol>
      <div className="step-bars only-phone" aria-hidden="true">
        {names.map((name, index) => (
          <i key={name} data-step={index + 1 < now ? 'done' : index + 1 === now ? 'now' : 'later'} />
        ))}
      </div>
    </>
  )
}
