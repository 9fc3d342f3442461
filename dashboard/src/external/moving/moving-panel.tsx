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

const people = (count: number) => (count === 1 ? '1 person' : `${count.toLocaleString('en')} people`)

function EndMoving({ directory: { id, title } }: { directory: ExternalDirectory }) {
  const end = useMutation({
    mutationFn: () => api.endBindThrough({ params: { id } }),
    onSuccess: async () => {
      await forget('external-moving', 'audit')
      sayDone(`Nobody else moves here from ${title}`)
    },
  })
  return (
    <>
      <Failure error={end.error} what="Nothing was changed." focus />
      <Button variant="default" size="compact-sm" loading={end.isPending} onClick={() => end.mutate()}>
        End it
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
        <b role="status">
          {moved} of {people(all)} moved
        </b>
        <span className="dim">
          {waiting > 0 && until !== null && `${people(waiting)} can until ${printDay(until)}. `}
          {expired > 0 && `${people(expired)} did not sign in in time. `}
          {elsewhere > 0 && `${people(elsewhere)} got a password or a passkey another way.`}
        </span>
        <span className="ink2">{percent}%</span>
      </div>
      <Progress value={percent} aria-label="People who have moved" />
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
      title="Move people here"
      right={
        <>
          <StartMoving directory={directory} until={until} />
          {isOnTheWay && <EndMoving directory={directory} />}
        </>
      }
      footer="Only people who have never signed in here. Their first password is checked there and kept here; from then on the directory is not asked about them."
    >
      {waiting + moved + expired + elsewhere > 0 && <HowFar moving={moving} />}
    </Panel>
  )
}
