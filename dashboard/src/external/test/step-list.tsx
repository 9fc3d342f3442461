import type { ExamineStep } from '@doorward/contract'
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX, IconLoader2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CertificateFacts } from './certificate-facts.tsx'

const icons = {
  passed: IconCircleCheck,
  attention: IconAlertTriangle,
  failed: IconCircleX,
  'not-run': IconCircleDashed,
}
const words = { passed: 'Passed', attention: 'To know', failed: 'Failed', 'not-run': 'Not run' }

interface RowProps {
  result: ExamineStep['result']
  title: string
  detail: readonly string[]
  ms: number | null
  children?: ReactNode
}

function Row({ result, title, detail, ms, children }: RowProps) {
  const Icon = icons[result]
  return (
    <li data-result={result}>
      <Icon size={18} stroke={1.75} role="img" aria-label={words[result]} />
      <div>
        <b>{title}</b>
        {result === 'not-run' && <p>Not run</p>}
        {detail.map(line => (
          <p key={line}>{line}</p>
        ))}
        {children}
      </div>
      <span className="ms">{ms !== null && `${ms} ms`}</span>
    </li>
  )
}

/** Who would not come over, each reason in a row of its own as it is something to decide. */
function Skipped({ people }: { people: NonNullable<ExamineStep['people']> }) {
  return people.skipped.map(({ reason, count, first }) => (
    <Row
      key={reason}
      result="attention"
      title={`${count} of them will be skipped`}
      detail={[reason, `${first.join(', ')}${count > first.length ? ` and ${count - first.length} more` : ''}`]}
      ms={null}
    />
  ))
}

interface StepListProps {
  steps: readonly ExamineStep[]
  running: boolean
  /** What to do about a certificate that is not believed. */
  remedy: (step: ExamineStep) => ReactNode
}

/** Every step so far, each with its reason. */
export function StepList({ steps, running, remedy }: StepListProps) {
  return (
    <ol className="test-steps" aria-live="polite" aria-busy={running}>
      {steps.map(step => [
        <Row key={`${step.url ?? ''} ${step.name}`} {...step} result={shownResult(step)}>
          {step.certificate && <CertificateFacts certificate={step.certificate} open={step.result === 'failed'} />}
          {remedy(step)}
        </Row>,
        step.people && <Skipped key="skipped" people={step.people} />,
      ])}
      {running && (
        <li data-result="running">
          <IconLoader2 size={18} stroke={1.75} className="spinning" aria-hidden />
          <div>
            <b>Looking…</b>
          </div>
          <span className="ms" />
        </li>
      )}
    </ol>
  )
}

/** What is to know of people stands in the rows below. */
const shownResult = ({ name, result, people }: ExamineStep): ExamineStep['result'] =>
  name === 'people' && result === 'attention' && (people?.skipped.length ?? 0) > 0 ? 'passed' : result
