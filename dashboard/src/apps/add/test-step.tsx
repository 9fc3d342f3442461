import type { App } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { queries } from '../../api/queries.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { t } from '../../texts/index.ts'
import { forgetSecrets } from '../new-secrets.ts'
import { LiveCheck } from '../test/live-check.tsx'
import { useAppTest } from '../test/use-app-test.ts'
import { ContinueKey } from './continue-key.tsx'
import { Steps } from './steps.tsx'

const words = t.appsAdd
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
        title={words.titleOf(app.title)}
        crumbs={[
          { to: '/apps', name: t.shell.places.apps },
          { to: '/apps/add', name: words.title },
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
            <span className="hide-phone">{words.test.back}</span>
            <span className="only-phone">{words.back}</span>
          </Button>
        )}
        <span className="r">
          {passed ? (
            <>
              <Button variant="default" renderRoot={props => <Link to="/apps/add" {...props} />}>
                {words.test.another}
              </Button>
              <ContinueKey run={finish} />
            </>
          ) : (
            <Button variant="subtle" onClick={finish}>
              {words.test.without}
            </Button>
          )}
          <Button disabled={!passed} onClick={finish}>
            {words.test.finish}
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
    <Loaded query={query} what={words.what.app} page={{ to: '/apps', name: t.apps.title }}>
      {app => <Test app={app} />}
    </Loaded>
  )
}
