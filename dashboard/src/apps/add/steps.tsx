import { IconCheck } from '@tabler/icons-react'

const names = ['App', 'Who can open it', 'Configuration']

export function Steps({ now }: { now: 1 | 2 | 3 }) {
  return (
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
  )
}
