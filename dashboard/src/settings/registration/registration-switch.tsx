import type { Settings } from '@doorward/contract'
import { Switch } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { sayDone } from '../../parts/saved.tsx'
import { t } from '../../texts/index.ts'

const words = t.tokens.registration

/** Takes effect at once. */
export function RegistrationSwitch({ settings }: { settings: Settings }) {
  const { registration, version } = settings
  const lockedBy = settings.lockedBy.registration
  const put = useMutation({
    mutationFn: (wanted: boolean) => api.updateSettings({ body: { registration: wanted }, version }),
    onSuccess: saved => {
      queryClient.setQueryData(['settings'], saved)
      sayDone(saved.registration ? words.on : words.off)
    },
  })
  return (
    <Panel title={words.panel}>
      <div className="pad form">
        <Failure error={put.error} what={words.failed} />
        <Switch
          label={words.on}
          description={lockedBy === null ? words.onHint : t.settings.locked(lockedBy)}
          checked={registration}
          disabled={lockedBy !== null || put.isPending}
          onChange={event => put.mutate(event.currentTarget.checked)}
        />
      </div>
    </Panel>
  )
}
