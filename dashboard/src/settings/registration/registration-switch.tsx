import type { Settings } from '@doorward/contract'
import { Switch } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { sayDone } from '../../parts/saved.tsx'

/** Takes effect at once. */
export function RegistrationSwitch({ settings }: { settings: Settings }) {
  const { registration, version } = settings
  const lockedBy = settings.lockedBy.registration
  const put = useMutation({
    mutationFn: (wanted: boolean) => api.updateSettings({ body: { registration: wanted }, version }),
    onSuccess: saved => {
      queryClient.setQueryData(['settings'], saved)
      sayDone(saved.registration ? 'Apps may add themselves' : 'Apps no longer add themselves')
    },
  })
  return (
    <Panel title="App registration">
      <div className="pad form">
        <Failure error={put.error} what="The setting was not saved." />
        <Switch
          label="Apps may add themselves"
          description={
            lockedBy === null
              ? 'With a token of the list below, and nobody may open them until you say who. While it is off, tokens are refused; apps that were added stay.'
              : `Set by ${lockedBy}. Change it there.`
          }
          checked={registration}
          disabled={lockedBy !== null || put.isPending}
          onChange={event => put.mutate(event.currentTarget.checked)}
        />
      </div>
    </Panel>
  )
}
