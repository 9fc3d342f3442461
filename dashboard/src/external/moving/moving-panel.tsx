import type { BindThrough, ExternalDirectory } from '@doorward/contract'
import { Button, Progress } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { forget, queries } from '../../api/queries.ts'
import { printDay } from '../../parts/dates.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { sayDone } from '../../parts/saved.tsx'
import { StartMoving } from './start-moving.tsx'
import { t } from '../../texts/index.ts'

const words = t.external

function EndMoving({ directory: { id, title } }: { directory: ExternalDirectory }) {
  const end = useMutation({
    mutationFn: () => api.endBindThrough({ params: { id } }),
    onSuccess: async () => {
      await forget('external-moving', 'audit')
      sayDone(words.moving.nobodyElse(title))
    },
  })
  return (
    <>
      <Failure error={end.error} what={words.nothingChanged} focus />
      <Button variant="default" size="compact-sm" loading={end.isPending} onClick={() => end.mutate()}>
        {words.moving.endIt}
      </Button>
    </>
  )
}

function HowFar({ moving }: { moving: BindThrough }) {
  const { waiting, moved, expired, elsewhere, until } = moving
  const all = waiting + moved + expired + elsewhere
  const percent = all === 0 ? 0 : Math.round((100 * (moved + elsewhere)) / all)
  return (
    <div className="pad">
      <div className="run-phase">
        <b role="status">{words.moving.moved(all, moved)}</b>
        <span className="dim">
          {waiting > 0 && until !== null && words.moving.waiting(waiting, printDay(until))}
          {expired > 0 && words.moving.expired(expired)}
          {elsewhere > 0 && words.moving.elsewhere(elsewhere)}
        </span>
        <span className="ink2">{percent}%</span>
      </div>
      <Progress value={percent} aria-label={words.moving.progress} />
    </div>
  )
}

/** People who move here with the password they have there, at their first sign-in. */
export function MovingPanel({ directory }: { directory: ExternalDirectory }) {
  const { data: moving } = useQuery(queries.externalMoving(directory.id))
  if (!moving) return null
  const { waiting, moved, expired, elsewhere, until } = moving
  const isOnTheWay = until !== null
  return (
    <Panel
      title={words.moving.title}
      right={
        <>
          <StartMoving directory={directory} until={until} />
          {isOnTheWay && <EndMoving directory={directory} />}
        </>
      }
      footer={words.moving.footer}
    >
      {waiting + moved + expired + elsewhere > 0 && <HowFar moving={moving} />}
    </Panel>
  )
}
