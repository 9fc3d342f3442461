import { IconCheck } from '@tabler/icons-react'

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
              <i>{step < now ? <IconCheck size={14} aria-label="done" /> : step}</i>
              {name}
              <span className="count">
                Step {step} of {names.length}
              </span>
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
