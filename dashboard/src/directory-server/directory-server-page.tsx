import type { DirectoryServer } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconPower } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
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
import { Badge, Status } from '../parts/status.tsx'
import { useAllowAddress } from './allow-address.ts'
import { AllowList } from './allow-list.tsx'
import { BaseDns } from './base-dns.tsx'
import { BindSecrets } from './bind-secrets.tsx'
import { MoreSettings } from './more-settings.tsx'
import { LiveQueries } from './queries/live-queries.tsx'
import { type QueryFilters, useLiveQueries } from './queries/use-live-queries.ts'
import { RecipesPanel } from './recipes-panel.tsx'
import { useRunningForm } from './running-form.tsx'
import { TurnOn } from './turn-on.tsx'
import { WhatToEnter } from './what-to-enter.tsx'
import { withAddress } from './with-address.ts'
import { t } from '../texts/index.ts'

const words = t.directoryServer

function TurnOff({ server }: { server: DirectoryServer }) {
  const off = useMutation({
    mutationFn: () => api.updateDirectoryServer({ body: { enabled: false }, version: server.version }),
    onSuccess: async ({ directoryServer }) => {
      queryClient.setQueryData(['directory-server'], directoryServer)
      await forget('app')
      sayDone(words.isOff, async () => {
        const back = await api.updateDirectoryServer({ body: { enabled: true }, version: directoryServer.version })
        queryClient.setQueryData(['directory-server'], back.directoryServer)
        await forget('app')
      })
    },
  })
  return (
    <>
      {off.error && <Failure error={off.error} what={words.nothingChanged} focus />}
      <Button
        className="danger"
        variant="default"
        leftSection={<IconPower size={16} />}
        loading={off.isPending}
        onClick={() => off.mutate()}
      >
        {words.turnOff}
      </Button>
    </>
  )
}

/** `Listening on port 636 (LDAPS) and 389 (LDAP with StartTLS)`, and how many are connected. */
function Listening({ server, connections }: { server: DirectoryServer; connections: number | undefined }) {
  if (server.listening !== 'listening') return null
  const ports = [
    server.ldapsPort && words.ldapsPort(server.ldapsPort),
    server.ldapPort && words.ldapPort(server.ldapPort),
  ].filter(port => typeof port === 'string')
  return (
    <p className="directory-state">
      <Status tone="ok">{words.listening(new Intl.ListFormat(t.locale).format(ports))}</Status>
      {connections !== undefined && <span className="dim">{words.connections(connections)}</span>}
    </p>
  )
}

function Running({ server }: { server: DirectoryServer }) {
  const entry = useRunningForm(server)
  const { form } = entry
  const locked = server.managedBy !== null
  const [filters, setFilters] = useState<QueryFilters>({})
  const [paused, setPaused] = useState(false)
  const live = useLiveQueries(filters, paused)
  const allow = useAllowAddress(server)
  // What is typed already is not saved along the way.
  const onAllow = (address: string) =>
    form.isDirty()
      ? form.setFieldValue('allowList', withAddress(form.values.allowList, address))
      : allow.mutate(address)
  const changes = [
    form.isDirty('allowList') && words.whoMayConnect,
    form.isDirty('proxyFrom') && words.changes.proxies,
    form.isDirty('views') && words.views.title,
    form.isDirty('allowPlaintext') && words.changes.withoutTls,
    form.isDirty('allowBarePassword') && words.changes.passwordAlone,
    form.isDirty('rememberPasswords') && words.changes.remembered,
    form.isDirty('limits') && words.changes.limits,
  ].filter(change => change !== false)
  return (
    <div className="stack">
      <Listening server={server} connections={live.data?.connections} />
      <form className="stack" noValidate onSubmit={entry.submit}>
        {server.listening === 'failed' && (
          <Note tone="bad" title={words.notListening}>
            {words.freePort(server.trouble ?? '')}
          </Note>
        )}
        <SaveTrouble of={entry} what={words.theServer} failed={words.failed} />
        <div className="grid g2">
          <div className="stack">
            <WhatToEnter server={server} />
            <BindSecrets server={server} />
            <fieldset className="plain-fieldset" disabled={locked}>
              <MoreSettings server={server} form={form} />
            </fieldset>
          </div>
          <div className="stack">
            <AllowList
              form={form}
              refused={live.data?.refusedAddresses ?? []}
              onAllow={locked ? undefined : onAllow}
              error={allow.error}
            />
            {server.views.map(view => (
              <Panel key={view.base} title={server.views.length > 1 ? words.checkOne(view.base) : words.check}>
                <div className="pad">
                  <Code label={words.command(view.base)} text={view.command} />
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
      <LiveQueries
        server={server}
        live={live}
        filters={filters}
        onFilter={setFilters}
        paused={paused}
        onPause={setPaused}
        onAllow={locked ? undefined : onAllow}
      />
      <RecipesPanel server={server} />
    </div>
  )
}

export function DirectoryServerPage() {
  const query = useQuery(queries.directoryServer())
  const server = query.data
  return (
    <>
      <PageHead
        title={words.title}
        badges={
          server && (
            <>
              {server.enabled ? (
                <Badge tone={server.listening === 'failed' ? 'bad' : 'ok'}>{words.on}</Badge>
              ) : (
                <Badge>{words.off}</Badge>
              )}
              {server.managedBy !== null && <Badge>{words.keptIn(server.managedBy)}</Badge>}
            </>
          )
        }
        lead={words.lead}
        actions={server?.enabled && server.managedBy === null && <TurnOff server={server} />}
      />
      <Loaded query={query} what={words.what}>
        {loaded => (loaded.enabled ? <Running server={loaded} /> : <TurnOn server={loaded} />)}
      </Loaded>
    </>
  )
}
