import type { App } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { queries } from '../../api/queries.ts'
import { Fill } from '../../parts/fill.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { t } from '../../texts/index.ts'
import { forgetSecrets, useNewSecrets } from '../new-secrets.ts'
import { SetupPanel } from '../setup/setup-panel.tsx'
import { ContinueKey } from './continue-key.tsx'
import { Steps } from './steps.tsx'

const words = t.appsAdd
const route = getRouteApi('/apps/add/configuration/$appId')

function Configuration({ app }: { app: App }) {
  const secrets = useNewSecrets(app.id)
  const setup = useQuery(queries.appSetup(app.id))
  const navigate = useNavigate()
  const params = { appId: app.id }
  return (
    <>
      <PageHead
        title={words.titleOf(app.title)}
        crumbs={[
          { to: '/apps', name: t.shell.places.apps },
          { to: '/apps/add', name: words.title },
        ]}
      />
      <Steps now={3} />
      <Loaded query={setup} what={words.what.configuration}>
        {found => <SetupPanel app={app} setup={found} secrets={secrets} />}
      </Loaded>
      <div className="foot">
        <Button
          variant="default"
          renderRoot={props => <Link to="/apps/add/access/$appId" params={params} {...props} />}
        >
          {words.back}
        </Button>
        <span className="r">
          <Button
            variant="subtle"
            onClick={() => forgetSecrets(app.id)}
            renderRoot={props => <Link to="/apps/$appId" params={params} {...props} />}
          >
            {words.configuration.later}
          </Button>
          <ContinueKey run={() => void navigate({ to: '/apps/add/test/$appId', params })} />
          <Button renderRoot={props => <Link to="/apps/add/test/$appId" params={params} {...props} />}>
            <Fill
              text={words.configuration.pasted}
              rest={<span className="hide-phone">{words.configuration.pastedRest}</span>}
            />
          </Button>
        </span>
      </div>
    </>
  )
}

/** What to paste into the app, and the secret, this once. */
export function ConfigurationStep() {
  const { appId } = route.useParams()
  const query = useQuery(queries.app(appId))
  return (
    <Loaded query={query} what={words.what.app} page={{ to: '/apps', name: t.apps.title }}>
      {app => <Configuration app={app} />}
    </Loaded>
  )
}
