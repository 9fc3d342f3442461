import type { DirectoryServer } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconPower } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { forget, queryClient, queries } from '../api/queries.ts'
import { Code } from '../parts/copy.tsx'
import { SaveTrouble } from '../parts/entry-form.tsx'
import { Failure } from '../parts/failure.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Note } from '../parts/note.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { sayDone } from '../parts/saved.tsx'
import { Badge } from '../parts/status.tsx'
import { AllowList } from './allow-list.tsx'
import { BaseDns } from './base-dns.tsx'
import { BindSecrets } from './bind-secrets.tsx'
import { useRunningForm } from './running-form.tsx'
import { TurnOn } from './turn-on.tsx'
import { WhatToEnter } from './what-to-enter.tsx'

function TurnOff({ server }: { server: DirectoryServer }) {
  const off = useMutation({
    mutationFn: () => api.updateDirectoryServer({ body: { enabled: false }, version: server.version }),
    onSuccess: async ({ directoryServer }) => {
      queryClient.setQueryData(['directory-server'], directoryServer)
      await forget('app')
      sayDone('The directory server is off', async () => {
        const back = await api.updateDirectoryServer({ body: { enabled: true }, version: directoryServer.version })
        queryClient.setQueryData(['directory-server'], back.directoryServer)
        await forget('app')
      })
    },
  })
  return (
    <>
      {off.error && <Failure error={off.error} what="Nothing was changed." focus />}
      <Button
        className="danger"
        variant="default"
        leftSection={<IconPower size={16} />}
        loading={off.isPending}
        onClick={() => off.mutate()}
      >
        Turn off
      </Button>
    </>
  )
}

function Running({ server }: { server: DirectoryServer }) {
  const entry = useRunningForm(server)
  const { form } = entry
  const locked = server.managedBy !== null
  const changes = [
    form.isDirty('allowList') && 'Who may connect',
    form.isDirty('views') && 'What is served',
    form.isDirty('allowPlaintext') && 'Without TLS',
    form.isDirty('allowBarePassword') && 'Password alone',
  ].filter(change => change !== false)
  return (
    <form className="stack" noValidate onSubmit={entry.submit}>
      {server.listening === 'failed' && (
        <Note tone="bad" title="Switched on, but not listening">
          {server.trouble} Free the port or choose another where the server is configured, then start it again.
        </Note>
      )}
      <SaveTrouble of={entry} what="the directory server" failed="The directory server was not saved." />
      <div className="grid g2">
        <div className="stack">
          <WhatToEnter server={server} />
          <BindSecrets server={server} />
        </div>
        <div className="stack">
          <fieldset className="plain-fieldset" disabled={locked}>
            <AllowList form={form} />
          </fieldset>
          {server.views.map(view => (
            <Panel key={view.base} title="Check it from a terminal" right={server.views.length > 1 && view.base}>
              <div className="pad">
                <Code label={`ldapsearch command for ${view.base}`} text={view.command} />
              </div>
            </Panel>
          ))}
          <fieldset className="plain-fieldset" disabled={locked}>
            <BaseDns form={form} />
          </fieldset>
        </div>
      </div>
      <SaveBar changes={changes} saving={entry.saving} onUndo={() => form.reset()} />
    </form>
  )
}

export function DirectoryServerPage() {
  const query = useQuery(queries.directoryServer())
  const server = query.data
  return (
    <>
      <PageHead
        title="Directory server"
        badges={
          server && (
            <>
              {server.enabled ? (
                <Badge tone={server.listening === 'failed' ? 'bad' : 'ok'}>On</Badge>
              ) : (
                <Badge>Off</Badge>
              )}
              {server.managedBy !== null && <Badge>Kept in {server.managedBy}</Badge>}
            </>
          )
        }
        lead="Apps that only speak LDAP find your people here. Passwords are checked, never shown."
        actions={server?.enabled && server.managedBy === null && <TurnOff server={server} />}
      />
      <Loaded query={query} what="directory server">
        {loaded => (loaded.enabled ? <Running server={loaded} /> : <TurnOn server={loaded} />)}
      </Loaded>
    </>
  )
}
