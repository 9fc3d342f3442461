import type { TestStep } from '@doorward/contract'
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react'
import { t } from '../../texts/index.ts'

const icons = {
  passed: IconCircleCheck,
  attention: IconAlertTriangle,
  failed: IconCircleX,
  waiting: IconCircleDashed,
}
const words = t.appsTest
const clock = new Intl.DateTimeFormat(t.locale, { timeStyle: 'medium' })

const printWhen = ({ ms, at }: TestStep) => (ms !== null ? `${ms} ms` : at === null ? '' : clock.format(new Date(at)))

/** What was seen at each step; said aloud as it comes. */
export function StepRows({ steps }: { steps: readonly TestStep[] }) {
  return (
    <ol className="test-steps live" aria-live="polite" aria-label={words.steps}>
      {steps.map(step => {
        const { id, state, title, detail, fix } = step
        const Icon = icons[state]
        return (
          <li key={id} data-result={state === 'waiting' ? 'not-run' : state}>
            <Icon size={18} stroke={1.75} role="img" aria-label={words.state[state]} />
            <div>
              <b>{title}</b>
              {detail && <p>{detail}</p>}
              {fix && (
                <p>
                  <strong>{fix}</strong>
                </p>
              )}
            </div>
            <span className="ms">{printWhen(step)}</span>
          </li>
        )
      })}
    </ol>
  )
}
