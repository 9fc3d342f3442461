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
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { GoToPlace } from './go-to-place.tsx'
import { partWords, printReport, printTook, tally } from './health-words.ts'
import { PutAside } from './put-aside.tsx'

const words = t.health

const icons = { ok: IconCircleCheck, look: IconAlertTriangle, wrong: IconCircleX }

function Finding({ finding }: { finding: HealthFinding }) {
  const { verdict, sentence, advice, name, aside, tookMs } = finding
  const may = useMay()
  const Icon = icons[verdict]
  return (
    <li data-verdict={verdict} data-aside={aside === null ? undefined : true} id={name}>
      <Icon
        size={18}
        stroke={1.75}
        role="img"
        aria-label={aside === null ? words.verdict[verdict] : `${words.verdict[verdict]}, ${words.aside.mark}`}
      />
      <div>
        <b>{sentence}</b>
        {advice !== null && <p>{advice}</p>}
        {verdict !== 'ok' && may('putFindingAside') && <PutAside finding={finding} />}
      </div>
      {tookMs !== null && <span className="took">{printTook(tookMs)}</span>}
    </li>
  )
}

/** One part of the server. What is well is folded away. */
function Part({ part, findings }: { part: HealthFinding['part']; findings: HealthFinding[] }) {
  const { wrong, look, aside } = tally(findings)
  return (
    <details className="panel health-part" open={wrong + look + aside > 0}>
      <summary>
        <h2>{partWords[part]}</h2>
        <span className="hint">{words.checks(findings.length)}</span>
        <span className="r">
          {wrong > 0 && <Status tone="bad">{words.failed(wrong)}</Status>}
          {look > 0 && <Status tone="warn">{words.toLookAt(look)}</Status>}
          {aside > 0 && <span>{words.aside.count(aside)}</span>}
          {wrong + look + aside === 0 && <Status tone="ok">{words.allPassed}</Status>}
        </span>
      </summary>
      <ol className="findings">
        {findings.map(finding => (
          <Finding key={finding.name} finding={finding} />
        ))}
      </ol>
      {wrong + look > 0 && <GoToPlace part={part} />}
    </details>
  )
}

function Verdict({ health: { findings } }: { health: Health }) {
  const { wrong, look, ok, aside } = tally(findings)
  const first = findings.find(found => found.aside === null && found.verdict === (wrong > 0 ? 'wrong' : 'look'))
  if (first === undefined)
    return (
      <Note
        tone="ok"
        title={[words.checksPassed(ok), aside > 0 && words.aside.count(aside)].filter(Boolean).join(', ')}
      >
        {words.nothing}
      </Note>
    )
  const parts = [
    wrong > 0 && words.checksFailed(wrong),
    look > 0 && words.toLookAt(look),
    aside > 0 && words.aside.count(aside),
    words.passed(ok),
  ].filter(Boolean)
  return (
    <Note tone={wrong > 0 ? 'bad' : 'warn'} title={parts.join(', ')}>
      {first.sentence} {wrong + look > 1 && (wrong > 0 ? words.first : '')}
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
        title={words.title}
        lead={data && words.lead(data.findings.length, printMoment(data.at))}
        actions={
          <>
            {data && (
              <CopyText value={printReport(data)} tall>
                {words.copy}
              </CopyText>
            )}
            <Button leftSection={<IconRefresh size={16} />} loading={isFetching} onClick={() => void refetch()}>
              {words.again}
            </Button>
          </>
        }
      />
      <Loaded query={query} what={words.what} rows={8}>
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
