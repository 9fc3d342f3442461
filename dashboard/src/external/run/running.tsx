import type { ExternalDirectory, ExternalRun } from '@doorward/contract'
import { Progress } from '@mantine/core'
import { printMoment } from '../../parts/dates.ts'
import { Panel } from '../../parts/panel.tsx'
import { RunLog } from './run-log.tsx'
import { printPhase, printStarter } from './run-words.ts'

/** A sync that is under way. Nobody has to stay for it. */
export function Running({ directory, run }: { directory: ExternalDirectory; run: ExternalRun }) {
  const { now, before } = printPhase(run)
  const { stepsDone, stepsTotal, phase } = run
  const percent =
    phase === 'apply' && stepsTotal > 0 ? Math.round((100 * stepsDone) / stepsTotal) : phase === 'plan' ? 10 : 5
  return (
    <Panel
      title="Syncing"
      right={`Started by ${printStarter(run)} ${printMoment(run.startedAt)}`}
      footer="You can leave this page. The result appears in the history and the audit log."
    >
      <div className="pad">
        <div className="run-phase">
          <b role="status">{now}</b>
          <span className="dim">{before}</span>
          <span className="ink2">{percent}%</span>
        </div>
        <Progress value={percent} aria-label="Sync progress" />
      </div>
      <RunLog id={directory.id} runId={run.id} live />
    </Panel>
  )
}
