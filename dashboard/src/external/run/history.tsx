import type { ExternalDirectory, ExternalRun } from '@doorward/contract'
import { Button } from '@mantine/core'
import { Fragment, useState } from 'react'
import { printFull, printMoment } from '../../parts/dates.ts'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { RunLog } from './run-log.tsx'
import { printCounts, printHeldBack, printStarter, printTook } from './run-words.ts'
import { t } from '../../texts/index.ts'

const words = t.externalSync.run

function Result({ run }: { run: ExternalRun }) {
  const wrapped = (text: string) => <span className="wrap">{text}</span>
  if (run.finishedAt === null) return <Status tone="dim">{words.underWay}</Status>
  if (run.outcome === 'failed') return <Status tone="bad">{wrapped(run.message ?? words.failed)}</Status>
  if (run.outcome === 'stopped') return <Status tone="bad">{wrapped(words.stopped(run.message ?? ''))}</Status>
  if (run.outcome === 'cancelled') return <Status tone="dim">{wrapped(run.message ?? words.byHand)}</Status>
  if (run.outcome === 'partial') return <Status tone="warn">{wrapped(words.partial(run.message ?? ''))}</Status>
  const held = printHeldBack(run)
  if (held === undefined) return <Status tone="ok">{words.complete}</Status>
  return run.counts['conflict'] ? (
    <Status tone="warn">{held}</Status>
  ) : (
    <Status tone="ok">{words.completeBut(held)}</Status>
  )
}

/** Every run, the newest first; its log opens in place. */
export function History({ directory, runs }: { directory: ExternalDirectory; runs: readonly ExternalRun[] }) {
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Panel title={words.history} right={words.keptFor}>
      {runs.length === 0 ? (
        <p className="pad ink2">{words.none}</p>
      ) : (
        <table className="list history">
          <thead>
            <tr>
              <th>{words.when}</th>
              <th>{words.startedBy}</th>
              <th>{words.changes}</th>
              <th className="num">{words.took}</th>
              <th>{words.result}</th>
              <th>
                <span className="visually-hidden">{words.log}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map(run => (
              <Fragment key={run.id}>
                <tr>
                  <td className="main-cell" title={printFull(run.startedAt)}>
                    {printMoment(run.startedAt)}
                  </td>
                  <td className="wide-only ink2">{printStarter(run)}</td>
                  <td className="counts">{printCounts(run)}</td>
                  <td className="wide-only num ink2">{printTook(run)}</td>
                  <td className="result">
                    <Result run={run} />
                  </td>
                  <td className="at-end">
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-expanded={open === run.id}
                      aria-label={words.logOf(printMoment(run.startedAt))}
                      onClick={() => setOpen(open === run.id ? null : run.id)}
                    >
                      {words.log}
                    </Button>
                  </td>
                </tr>
                {open === run.id && (
                  <tr className="opened">
                    <td colSpan={6}>
                      <RunLog id={directory.id} run={run} />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
