import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, Navigate, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { forget, queryClient } from '../../api/queries.ts'
import { Refusal } from '../../api/refusal.ts'
import { Failure } from '../../parts/failure.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { sayDone } from '../../parts/saved.tsx'
import { AccessEditor, ruleOf } from '../access-editor.tsx'
import { AccessPreviewPanel } from '../access-preview.tsx'
import { bodyOf, useDraft } from './draft.ts'
import { Steps } from './steps.tsx'
import { rememberSecrets } from '../new-secrets.ts'

/** Fields the first step asks for; an error there leads back to it. */
const isFirstStep = (path: string) => !path.startsWith('access')

export function AccessStep() {
  const { draft, change, clear, setErrors } = useDraft()
  const navigate = useNavigate()
  const [unanswered, setUnanswered] = useState(false)
  const add = useMutation({
    mutationFn: () => api.createApp({ body: bodyOf(draft) }),
    onSuccess: async ({ app, secrets }) => {
      rememberSecrets(app.id, secrets)
      queryClient.setQueryData(['app', app.id], app)
      await forget('apps')
      await navigate({ to: '/apps/add/configuration/$appId', params: { appId: app.id } })
      clear()
      sayDone(`${app.title} was added`)
    },
    onError: async error => {
      if (!(error instanceof Refusal)) return
      const errors = Object.fromEntries((error.problem.errors ?? []).map(({ path, message }) => [path, message]))
      if (!Object.keys(errors).some(isFirstStep)) return
      setErrors(errors)
      await navigate({ to: '/apps/add' })
    },
  })
  if (!draft.title && !add.isSuccess) return <Navigate to="/apps/add" replace />
  const missing = ruleOf(draft.access) === undefined
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        setUnanswered(missing)
        if (!missing) add.mutate()
      }}
    >
      <PageHead
        title={`Add ${draft.title}`}
        crumbs={[
          { to: '/apps', name: 'Apps' },
          { to: '/apps/add', name: 'Add app' },
        ]}
      />
      <Steps now={2} />
      <div className="stack">
        <Failure error={add.error} what="The app was not added." focus />
        {unanswered && missing && (
          <p className="error" role="alert">
            {draft.access.kind === 'single-user' ? 'Choose the person.' : 'Choose at least one group or person.'}
          </p>
        )}
        <div className="grid g-wide">
          <AccessEditor draft={draft.access} onChange={access => change({ access })} />
          <AccessPreviewPanel draft={draft.access} />
        </div>
      </div>
      <div className="foot">
        <Button variant="default" renderRoot={props => <Link to="/apps/add" {...props} />}>
          Back
        </Button>
        <span className="r">
          <Button type="submit" loading={add.isPending}>
            Add {draft.title}
          </Button>
        </span>
      </div>
    </form>
  )
}
