import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, Navigate, useNavigate } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { forget, queryClient } from '../../api/queries.ts'
import { Refusal } from '../../api/refusal.ts'
import { sayDone } from '../../parts/saved.tsx'
import { t } from '../../texts/index.ts'
import { gatewayFieldOf } from '../gateway/gateway-values.ts'
import { rememberSecrets } from '../new-secrets.ts'
import { AccessForm } from './access-form.tsx'
import { bodyOf, useDraft } from './draft.ts'
import { useChosenWay } from './use-chosen-way.ts'

const words = t.appsAdd

/** Fields the first step asks for; an error there leads back to it. */
const isFirstStep = (path: string) => !/^(access|networks)/.test(path)

/** Who can open the app that is being added; the answer makes it. */
export function AccessStep() {
  const { draft, change, clear, errors, setErrors } = useDraft()
  const navigate = useNavigate()
  const { chosen, isReady } = useChosenWay()
  const add = useMutation({
    mutationFn: () => api.createApp({ body: bodyOf(draft, chosen) }),
    onSuccess: async ({ app, secrets }) => {
      rememberSecrets(app.id, secrets)
      queryClient.setQueryData(['app', app.id], app)
      await forget('apps')
      const params = { appId: app.id }
      // The way back from the next step is this step, of the app that is there now.
      await navigate({ to: '/apps/add/access/$appId', params, replace: true })
      await navigate({ to: '/apps/add/configuration/$appId', params })
      clear()
      sayDone(words.access.added(app.title))
    },
    onError: async error => {
      if (!(error instanceof Refusal)) return
      const found = Object.fromEntries(
        (error.problem.errors ?? []).map(({ path, message }) => [gatewayFieldOf(path), message]),
      )
      setErrors(found)
      if (Object.keys(found).some(isFirstStep)) await navigate({ to: '/apps/add' })
    },
  })
  if (!draft.title && !add.isSuccess) return <Navigate to="/apps/add" replace />
  return (
    <AccessForm
      title={draft.title}
      answers={draft}
      onChange={change}
      error={add.error}
      errors={errors}
      onSubmit={() => isReady && add.mutate()}
      failed={words.access.notAdded}
      back={
        <Button variant="default" renderRoot={props => <Link to="/apps/add" {...props} />}>
          {words.back}
        </Button>
      }
      button={
        <Button type="submit" loading={add.isPending || !isReady}>
          {words.titleOf(draft.title)}
        </Button>
      }
    />
  )
}
