import type { DirectoryServer } from '@doorward/contract'
import { CopyText, Value } from '../parts/copy.tsx'
import { printDay } from '../parts/dates.ts'
import { Panel } from '../parts/panel.tsx'
import { Status } from '../parts/status.tsx'

type View = DirectoryServer['views'][number]

const rowsOf = (server: DirectoryServer, view: View): [string, string][] => [
  ['Server', server.url],
  ['Base DN', view.base],
  ['People base', view.peopleBase],
  ['Groups base', view.groupsBase],
  ['Bind DN', view.bindDn],
  ['Login filter', view.filter],
]

/** One panel for each base DN. */
export function WhatToEnter({ server }: { server: DirectoryServer }) {
  const { certificate, views } = server
  return views.map(view => {
    const rows = rowsOf(server, view)
    return (
      <Panel
        key={view.base}
        title={views.length > 1 ? `What to enter for ${view.base}` : 'What to enter in the app'}
        right={<CopyText value={rows.map(([name, value]) => `${name}: ${value}`).join('\n')}>Copy all</CopyText>}
      >
        <div className="pad">
          <dl className="values">
            {rows.map(([name, value]) => (
              <Value key={name} name={name} value={value} />
            ))}
            <Value
              name="Ports"
              value={
                [
                  server.ldapsPort && `${server.ldapsPort} LDAPS`,
                  server.ldapPort && `${server.ldapPort} LDAP with StartTLS`,
                ]
                  .filter(Boolean)
                  .join(', ') || 'None'
              }
              end={<span />}
            />
            {certificate && (
              <Value
                name="Certificate"
                value={`${certificate.names.join(', ')}, valid to ${printDay(certificate.validTo)}`}
                end={
                  certificate.selfMade ? <Status tone="warn">Made here</Status> : <Status tone="ok">Installed</Status>
                }
              />
            )}
            {certificate && <Value name="Fingerprint" value={`SHA-256 ${certificate.fingerprint}`} />}
            <Value
              name="Without TLS"
              value={
                server.allowPlaintext ? `Port ${server.ldapPort}, from every listed address` : 'Only on this machine'
              }
              end={server.allowPlaintext ? <Status tone="warn">Open</Status> : <span />}
            />
          </dl>
        </div>
      </Panel>
    )
  })
}
