import type { DirectoryServer } from '@doorward/contract'
import { CopyText, Value } from '../parts/copy.tsx'
import { printDay } from '../parts/dates.ts'
import { Panel } from '../parts/panel.tsx'
import { Status } from '../parts/status.tsx'
import { t } from '../texts/index.ts'

const words = t.directoryServer.enter

type View = DirectoryServer['views'][number]

const rowsOf = (server: DirectoryServer, view: View): [string, string][] => [
  [words.server, server.url],
  [words.base, view.base],
  [words.people, view.peopleBase],
  [words.groups, view.groupsBase],
  [words.bindDn, view.bindDn],
  [words.filter, view.filter],
]

/** One panel for each base DN. */
export function WhatToEnter({ server }: { server: DirectoryServer }) {
  const { certificate, views } = server
  return views.map(view => {
    const rows = rowsOf(server, view)
    return (
      <Panel
        key={view.base}
        title={views.length > 1 ? words.titleFor(view.base) : words.title}
        right={<CopyText value={rows.map(([name, value]) => `${name}: ${value}`).join('\n')}>{words.copyAll}</CopyText>}
      >
        <div className="pad">
          <dl className="values">
            {rows.map(([name, value]) => (
              <Value key={name} name={name} value={value} />
            ))}
            <Value
              name={words.ports}
              value={
                [server.ldapsPort && `${server.ldapsPort} LDAPS`, server.ldapPort && words.startTls(server.ldapPort)]
                  .filter(Boolean)
                  .join(', ') || words.noPort
              }
              end={<span />}
            />
            {certificate && (
              <Value
                name={words.certificate}
                value={words.validTo(certificate.names.join(', '), printDay(certificate.validTo))}
                end={
                  certificate.selfMade ? (
                    <Status tone="warn">{words.madeHere}</Status>
                  ) : (
                    <Status tone="ok">{words.installed}</Status>
                  )
                }
              />
            )}
            {certificate && <Value name={words.fingerprint} value={`SHA-256 ${certificate.fingerprint}`} />}
            <Value
              name={words.withoutTls}
              value={server.allowPlaintext ? words.plaintext(server.ldapPort) : words.onlyHere}
              end={server.allowPlaintext ? <Status tone="warn">{words.open}</Status> : <span />}
            />
          </dl>
        </div>
      </Panel>
    )
  })
}
