import type { App } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { queries } from '../../api/queries.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { forgetSecrets } from '../new-secrets.ts'
import { LiveCheck } from '../test/live-check.tsx'
import { useAppTest } from '../test/use-app-test.ts'
import { ContinueKey } from './continue-key.tsx'
import { Steps } from './steps.tsx'

const route = getRouteApi('/apps/add/test/$appId')

function Test({ app }: { app: App }) {
  const live = useAppTest(app.id)
  const navigate = useNavigate()
  const params = { appId: app.id }
  const passed = live.test?.passed === true
  const finish = () => {
    live.stop()
    forgetSecrets(app.id)
    void navigate({ to: '/apps/$appId', params })
  }
  return (
    <>
      <PageHead
        title={`Add ${app.title}`}
        crumbs={[
          { to: '/apps', name: 'Apps' },
          { to: '/apps/add', name: 'Add app' },
        ]}
      />
      <Steps now={4} />
      <LiveCheck app={app} live={live} />
      <div className="foot">
        {passed || (
          <Button
            variant="default"
            renderRoot={props => <Link to="/apps/add/configuration/$appId" params={params} {...props} />}
          >
            Back to configuration
          </Button>
        )}
        <span className="r">
          {passed ? (
            <>
              <Button variant="default" renderRoot={props => <Link to="/apps/add" {...props} />}>
                Add another app
              </Button>
              <ContinueKey run={finish} />
            </>
          ) : (
            <Button variant="subtle" onClick={finish}>
              Finish without testing
            </Button>
          )}
          <Button disabled={!passed} onClick={finish}>
            Finish
          </Button>
        </span>
      </div>
    </>
  )
}

/** The last step: somebody signs in, and each part of it is seen. */
export function TestStep() {
  const { appId } = route.useParams()
  const query = useQuery(queries.app(appId))
  return (
    <Loaded query={query} what="app">
      {app => <Test app={app} />}
    </Loaded>
  )
}
