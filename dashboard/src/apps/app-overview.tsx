import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { forget, queryClient } from '../api/queries.ts'
import { Panel } from '../parts/panel.tsx'
import { sayDone } from '../parts/saved.tsx'
import { TypedConfirm } from '../parts/typed-confirm.tsx'
import { printAccess } from '../parts/words.ts'
import { t } from '../texts/index.ts'
import { AccessPreviewPanel } from './access-preview.tsx'
import { draftOf } from './app-access.tsx'
import { AppSecrets } from './app-secrets.tsx'
import { keepsSecret } from './auth-method.ts'
import { useApp } from './use-app.ts'

const words = t.apps.delete

export function AppOverview() {
  const app = useApp()
  const navigate = useNavigate()
  const [opened, { open, close }] = useDisclosure()
  return (
    <div className="grid g-wide">
      <div className="stack">
        {app.oidc && keepsSecret(app.oidc.authMethod) && (
          <AppSecrets app={app} door="oidc" secrets={app.oidc.secrets} />
        )}
        {app.ldap && <AppSecrets app={app} door="ldap" secrets={app.ldap.secrets} />}
        {app.simpleAuth && <AppSecrets app={app} door="simpleAuth" secrets={app.simpleAuth.secrets} />}
        {app.managedBy === null && (
          <Panel title={words.panel}>
            <div className="pad form">
              <p className="ink2">{words.text(app.peopleCount)}</p>
              <div>
                <Button className="danger" variant="default" leftSection={<IconTrash size={16} />} onClick={open}>
                  {words.action}
                </Button>
              </div>
            </div>
          </Panel>
        )}
      </div>
      <div className="stack">
        <Panel
          title={t.apps.tabs.access}
          footer={
            <Button
              variant="subtle"
              size="compact-sm"
              renderRoot={props => <Link to="/apps/$appId/access" params={{ appId: app.id }} {...props} />}
            >
              {t.appsAccess.changeWho}
            </Button>
          }
        >
          <p className="pad">{printAccess(app.access, app.adminsIncluded)}</p>
        </Panel>
        <AccessPreviewPanel draft={draftOf(app)} saved />
      </div>
      <TypedConfirm
        opened={opened}
        onClose={close}
        title={words.ask(app.title)}
        name={app.title}
        action={words.action}
        onConfirm={async () => {
          await api.deleteApp({ params: { id: app.id } })
          await navigate({ to: '/apps' })
          queryClient.removeQueries({ queryKey: ['app', app.id] })
          await forget('apps', 'user', 'groups', 'group')
          sayDone(words.done(app.title))
        }}
      >
        {words.loss(app.peopleCount)}
      </TypedConfirm>
    </div>
  )
}
