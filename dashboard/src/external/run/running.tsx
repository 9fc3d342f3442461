import type { ExternalDirectory, ExternalRun } from '@doorward/contract'
import { Button, Progress } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { forget } from '../../api/queries.ts'
import { printMoment } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { RunLog } from './run-log.tsx'
import { printPhase, printStarter } from './run-words.ts'
import { t } from '../../texts/index.ts'

const words = t.externalSync.run

/** A sync that is under way. Nobody has to stay for it. */
export function Running({ directory, run }: { directory: ExternalDirectory; run: ExternalRun }) {
  const { now, before } = printPhase(run)
  const { stepsDone, stepsTotal, phase } = run
  const stop = useMutation({
    mutationFn: () => api.stopExternalRun({ params: { id: directory.id, runId: run.id } }),
    onSettled: () => forget('external-sync'),
  })
  const percent =
    phase === 'apply' && stepsTotal > 0 ? Math.round((100 * stepsDone) / stepsTotal) : phase === 'plan' ? 10 : 5
  return (
    <Panel
      title={words.syncing}
      right={
        <>
          <span className="started">{words.started(printStarter(run), printMoment(run.startedAt))}</span>
          <Button
            variant="default"
            size="compact-sm"
            disabled={phase === 'stopping'}
            loading={stop.isPending}
            onClick={() => stop.mutate()}
          >
            {words.stopAfter}
          </Button>
        </>
      }
      footer={words.leave}
    >
      <div className="pad">
        <Failure error={stop.error} what={words.goesOn} focus />
        <div className="run-phase">
          <b role="status">{now}</b>
          <span className="dim">{before}</span>
          {phase === 'apply' && <span className="ink2">{percent}%</span>}
        </div>
        {phase !== 'stopping' && <Progress value={percent} aria-label={words.progress} />}
      </div>
      <RunLog id={directory.id} run={run} />
    </Panel>
  )
}
