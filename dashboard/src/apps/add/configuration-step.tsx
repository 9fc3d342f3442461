import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { queries } from '../../api/queries.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Note } from '../../parts/note.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { AppValues } from '../app-values.tsx'
import { forgetSecrets, newSecretsOf } from '../new-secrets.ts'
import { Steps } from './steps.tsx'

const route = getRouteApi('/apps/add/configuration/$appId')

/** Every value to paste, and the secret, this once. */
export function ConfigurationStep() {
  const { appId } = route.useParams()
  const [secrets] = useState(() => newSecretsOf(appId))
  const query = useQuery(queries.app(appId))
  const hasSecret = Object.values(secrets).some(secret => secret !== null)
  return (
    <Loaded query={query} what="app">
      {app => (
        <>
          <PageHead
            title={`Add ${app.title}`}
            crumbs={[
              { to: '/apps', name: 'Apps' },
              { to: '/apps/add', name: 'Add app' },
            ]}
          />
          <Steps now={3} />
          <div className="stack">
            <AppValues app={app} secrets={secrets} />
            {hasSecret && (
              <Note title="The secret is shown once.">
                Copy it now. Later you can make another on the app’s page; both work until you remove the old one.
              </Note>
            )}
          </div>
          <div className="foot">
            <span className="r">
              <Button
                onClick={() => forgetSecrets(appId)}
                renderRoot={props => <Link to="/apps/$appId" params={{ appId }} {...props} />}
              >
                I’ve pasted it
              </Button>
            </span>
          </div>
        </>
      )}
    </Loaded>
  )
}
