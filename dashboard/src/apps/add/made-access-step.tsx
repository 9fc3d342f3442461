import type { App } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import { Refusal } from '../../api/refusal.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { t } from '../../texts/index.ts'
import { ruleOf } from '../access-editor.tsx'
import { draftOf } from '../app-access.tsx'
import { showSaved } from '../use-app.ts'
import { type AccessAnswers, AccessForm } from './access-form.tsx'
import { lines } from './draft.ts'

const words = t.appsAdd
const route = getRouteApi('/apps/add/access/$appId')

function MadeAccess({ app }: { app: App }) {
  const navigate = useNavigate()
  const saved: AccessAnswers = {
    access: draftOf(app),
    requireTwoFactor: app.requireTwoFactor,
    networks: app.networks.join('\n'),
  }
  const [answers, setAnswers] = useState(saved)
  const toNext = () => navigate({ to: '/apps/add/configuration/$appId', params: { appId: app.id } })
  const save = useMutation({
    mutationFn: () =>
      api.updateApp({
        params: { id: app.id },
        body: {
          access: ruleOf(answers.access) ?? { kind: 'nobody' },
          adminsIncluded: answers.access.adminsIncluded,
          requireTwoFactor: answers.requireTwoFactor,
          networks: lines(answers.networks),
        },
        version: app.version,
      }),
    onSuccess: async changed => {
      await showSaved(changed)
      await toNext()
    },
  })
  const errors = save.error instanceof Refusal ? (save.error.problem.errors ?? []) : []
  const isChanged = JSON.stringify(answers) !== JSON.stringify(saved)
  return (
    <AccessForm
      title={app.title}
      answers={answers}
      onChange={part => setAnswers(before => ({ ...before, ...part }))}
      error={save.error}
      errors={Object.fromEntries(errors.map(({ path, message }) => [path, message]))}
      onSubmit={() => (isChanged ? save.mutate() : void toNext())}
      failed={words.access.notSaved}
      button={
        <Button type="submit" loading={save.isPending}>
          {words.continue}
        </Button>
      }
    />
  )
}

/** Who can open the app, for whoever comes back to that step after it was made. */
export function MadeAccessStep() {
  const { appId } = route.useParams()
  const query = useQuery(queries.app(appId))
  return (
    <Loaded query={query} what={words.what.app} page={{ to: '/apps', name: t.apps.title }}>
      {app => <MadeAccess app={app} />}
    </Loaded>
  )
}
