import type { Health, HealthFinding } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { CopyText } from '../parts/copy.tsx'
import { printMoment } from '../parts/dates.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Note } from '../parts/note.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Status } from '../parts/status.tsx'
import { count } from '../parts/words.ts'
import { partWords, printReport, tally } from './health-words.ts'

const icons = { ok: IconCircleCheck, look: IconAlertTriangle, wrong: IconCircleX }
const words = { ok: 'Passed', look: 'To look at', wrong: 'Failed' }

function Finding({ finding: { verdict, sentence, advice, name } }: { finding: HealthFinding }) {
  const Icon = icons[verdict]
  return (
    <li data-verdict={verdict} id={name}>
      <Icon size={18} stroke={1.75} role="img" aria-label={words[verdict]} />
      <div>
        <b>{sentence}</b>
        {advice !== null && <p>{advice}</p>}
      </div>
    </li>
  )
}

/** One part of the server. What is well is folded away. */
function Part({ part, findings }: { part: HealthFinding['part']; findings: HealthFinding[] }) {
  const { wrong, look } = tally(findings)
  return (
    <details className="panel health-part" open={wrong + look > 0}>
      <summary>
        <h2>{partWords[part]}</h2>
        <span className="hint">{count(findings.length, 'check', 'checks')}</span>
        <span className="r">
          {wrong > 0 && <Status tone="bad">{wrong} failed</Status>}
          {look > 0 && <Status tone="warn">{look} to look at</Status>}
          {wrong + look === 0 && <Status tone="ok">All passed</Status>}
        </span>
      </summary>
      <ol className="findings">
        {findings.map(finding => (
          <Finding key={finding.name} finding={finding} />
        ))}
      </ol>
    </details>
  )
}

function Verdict({ health: { findings } }: { health: Health }) {
  const { wrong, look, ok } = tally(findings)
  const first = findings.find(({ verdict }) => verdict === (wrong > 0 ? 'wrong' : 'look'))
  if (first === undefined)
    return (
      <Note tone="ok" title={`${count(ok, 'check', 'checks')} passed`}>
        Nothing needs you here.
      </Note>
    )
  const parts = [
    wrong > 0 && `${count(wrong, 'check', 'checks')} failed`,
    look > 0 && `${look} to look at`,
    `${ok} passed`,
  ].filter(Boolean)
  return (
    <Note tone={wrong > 0 ? 'bad' : 'warn'} title={parts.join(', ')}>
      {first.sentence} {wrong + look > 1 && (wrong > 0 ? 'Put this right first.' : '')}
    </Note>
  )
}

/** What the doctor finds, by part; what is wrong comes first and is open. */
export function HealthPage() {
  const query = useQuery(queries.health())
  const { data, isFetching, refetch } = query
  const parts = data && Map.groupBy(data.findings, ({ part }) => part)
  // By the worst of each; parts that are alike stay in the doctor's order.
  const ordered = [...(parts ?? [])].toSorted(([, a], [, b]) => {
    const [left, right] = [tally(a), tally(b)]
    return right.wrong - left.wrong || right.look - left.look
  })
  return (
    <>
      <PageHead
        title="Health"
        lead={
          data &&
          `${count(data.findings.length, 'check', 'checks')} of the running server, made ${printMoment(data.at)}. “doorward doctor” prints the same.`
        }
        actions={
          <>
            {data && <CopyText value={printReport(data)}>Copy report</CopyText>}
            <Button leftSection={<IconRefresh size={16} />} loading={isFetching} onClick={() => void refetch()}>
              Run all again
            </Button>
          </>
        }
      />
      <Loaded query={query} what="checks" rows={8}>
        {health => (
          <div className="stack" aria-live="polite">
            <Verdict health={health} />
            {ordered.map(([part, findings]) => (
              <Part key={part} part={part} findings={findings} />
            ))}
          </div>
        )}
      </Loaded>
    </>
  )
}
