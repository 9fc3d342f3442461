import type { ExternalDirectory, ExternalRun } from '@doorward/contract'
import { Button } from '@mantine/core'
import { Fragment, useState } from 'react'
import { printFull, printMoment } from '../../parts/dates.ts'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { RunLog } from './run-log.tsx'
import { printCounts, printHeldBack, printStarter, printTook } from './run-words.ts'

function Result({ run }: { run: ExternalRun }) {
  const words = (text: string) => <span className="wrap">{text}</span>
  if (run.finishedAt === null) return <Status tone="dim">Under way</Status>
  if (run.outcome === 'failed') return <Status tone="bad">{words(run.message ?? 'Failed')}</Status>
  if (run.outcome === 'stopped') return <Status tone="bad">{words(`Stopped. ${run.message ?? ''}`)}</Status>
  if (run.outcome === 'cancelled') return <Status tone="dim">{words(run.message ?? 'Stopped by hand.')}</Status>
  if (run.outcome === 'partial')
    return <Status tone="warn">{words(`Not everybody was read. ${run.message ?? ''}`)}</Status>
  const held = printHeldBack(run)
  if (held === undefined) return <Status tone="ok">Complete</Status>
  return run.counts['conflict'] ? <Status tone="warn">{held}</Status> : <Status tone="ok">Complete, {held}</Status>
}

/** Every run, the newest first; its log opens in place. */
export function History({ directory, runs }: { directory: ExternalDirectory; runs: readonly ExternalRun[] }) {
  const [open, setOpen] = useState<string | null>(null)
  return (
    <Panel title="History" right="Kept for 90 days">
      {runs.length === 0 ? (
        <p className="pad ink2">Nothing was synced yet. The preview shows what the first sync would do.</p>
      ) : (
        <table className="list history">
          <thead>
            <tr>
              <th>When</th>
              <th>Started by</th>
              <th>Changes</th>
              <th className="num">Took</th>
              <th>Result</th>
              <th>
                <span className="visually-hidden">Log</span>
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
                      aria-label={`Log of ${printMoment(run.startedAt)}`}
                      onClick={() => setOpen(open === run.id ? null : run.id)}
                    >
                      Log
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
