import type { App } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { forget, queryClient } from '../api/queries.ts'
import { Panel } from '../parts/panel.tsx'
import { sayDone } from '../parts/saved.tsx'
import { TypedConfirm } from '../parts/typed-confirm.tsx'
import { useMay } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { AppOpeners } from './app-openers.tsx'
import { AppSecrets } from './app-secrets.tsx'
import { AppSignedIn } from './app-signed-in.tsx'
import { AppTold } from './app-told.tsx'
import { AppUse } from './app-use.tsx'
import { keepsSecret } from './auth-method.ts'
import { useApp } from './use-app.ts'

const words = t.apps.delete

/** At the directory server one connection serves many people: nothing says when one of them opens the app. */
const tellsOpening = ({ oidc, gateway }: App): boolean => oidc !== null || gateway !== null

/** How an app is used, by whom, with which secrets, and what it is told. */
export function AppOverview() {
  const app = useApp()
  const may = useMay()
  const navigate = useNavigate()
  const [opened, { open, close }] = useDisclosure()
  return (
    <div className="grid g-wide">
      <div className="stack">
        {may('getAppActivity') && tellsOpening(app) && <AppUse app={app} />}
        <AppOpeners app={app} />
        {app.oidc && keepsSecret(app.oidc.authMethod) && (
          <AppSecrets app={app} door="oidc" secrets={app.oidc.secrets} />
        )}
        {app.ldap && <AppSecrets app={app} door="ldap" secrets={app.ldap.secrets} />}
        {app.simpleAuth && <AppSecrets app={app} door="simpleAuth" secrets={app.simpleAuth.secrets} />}
        {app.doors.some(door => door !== 'ldap') && may('listSessions') && <AppSignedIn app={app} />}
      </div>
      <div className="stack">
        {may('previewClaims') && <AppTold app={app} />}
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
