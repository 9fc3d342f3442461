import type { ExamineStep } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX, IconLoader2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CertificateFacts } from './certificate-facts.tsx'
import { t } from '../../texts/index.ts'

const words = t.externalTest

const icons = {
  passed: IconCircleCheck,
  attention: IconAlertTriangle,
  failed: IconCircleX,
  'not-run': IconCircleDashed,
}

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
      <Icon size={18} stroke={1.75} role="img" aria-label={words.results[result]} />
      <div>
        <b>{title}</b>
        {result === 'not-run' && <p>{words.results['not-run']}</p>}
        {detail.map(line => (
          <p key={line}>{line}</p>
        ))}
        {children}
      </div>
      <span className="ms">{ms !== null && `${ms} ms`}</span>
    </li>
  )
}

/** `ana, ben and 3 more` of so many. */
const listFirst = (first: readonly string[], all: number): string =>
  all > first.length ? words.andMore(all - first.length, first.join(', ')) : first.join(', ')

/** Who would not come over, each reason in a row of its own as it is something to decide. */
function Skipped({ people }: { people: NonNullable<ExamineStep['people']> }) {
  return people.skipped.map(({ reason, count, first }) => (
    <Row
      key={reason}
      result="attention"
      title={words.list.skipped(count)}
      detail={[reason, listFirst(first, count)]}
      ms={null}
    />
  ))
}

interface WithoutEmailProps {
  people: NonNullable<ExamineStep['people']>
  onExclude: (filter: string) => void
}

/** They come over all the same; most apps know people by their address, so that is somebody's to decide. */
function WithoutEmail({ people: { withoutEmail }, onExclude }: WithoutEmailProps) {
  const { count, first, filter } = withoutEmail
  if (count === 0) return null
  return (
    <Row
      result="attention"
      title={words.list.withoutEmail(count)}
      detail={[words.list.withoutEmailText(listFirst(first, count))]}
      ms={null}
    >
      {filter !== null && (
        <Button variant="default" size="compact-sm" onClick={() => onExclude(filter)}>
          {words.list.exclude}
        </Button>
      )}
    </Row>
  )
}

interface StepListProps {
  steps: readonly ExamineStep[]
  running: boolean
  /** What to do about a certificate that is not believed. */
  remedy: (step: ExamineStep) => ReactNode
  /** Takes another filter for people. */
  onFilter: (filter: string) => void
}

/** Every step so far, each with its reason. */
export function StepList({ steps, running, remedy, onFilter }: StepListProps) {
  return (
    <ol className="test-steps" aria-live="polite" aria-busy={running}>
      {steps.map(step => [
        <Row key={`${step.url ?? ''} ${step.name}`} {...step} result={shownResult(step)}>
          {step.certificate && <CertificateFacts certificate={step.certificate} open={step.result === 'failed'} />}
          {remedy(step)}
        </Row>,
        step.people && <Skipped key="skipped" people={step.people} />,
        step.people && <WithoutEmail key="without-email" people={step.people} onExclude={onFilter} />,
      ])}
      {running && (
        <li data-result="running">
          <IconLoader2 size={18} stroke={1.75} className="spinning" aria-hidden />
          <div>
            <b>{words.list.looking}</b>
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
