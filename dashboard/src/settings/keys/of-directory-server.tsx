import type { DirectoryServer } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../../api/queries.ts'
import { BindSecrets } from '../../directory-server/bind-secrets.tsx'
import { Value } from '../../parts/copy.tsx'
import { printDay } from '../../parts/dates.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Status } from '../../parts/status.tsx'
import { t } from '../../texts/index.ts'

const words = t.keys.directoryServer
const { enter } = t.directoryServer

function Certificate({ server }: { server: DirectoryServer }) {
  const { certificate, ldapPort, ldapsPort } = server
  if (certificate === null) return null
  const { names, validTo, selfMade, fingerprint } = certificate
  const ports = [ldapsPort && `${ldapsPort} LDAPS`, ldapPort && enter.startTls(ldapPort)].filter(Boolean).join(', ')
  return (
    <Panel
      title={words.certificate}
      right={selfMade ? <Status tone="warn">{enter.madeHere}</Status> : <Status tone="ok">{enter.installed}</Status>}
      footer={words.web}
    >
      <div className="pad">
        <dl className="values">
          <Value name={words.name} value={names.join(', ')} end={<span />} />
          <Value name={words.validTo} value={printDay(validTo)} end={<span />} />
          <Value name={words.usedBy} value={ports || enter.noPort} end={<span />} />
          <Value name="SHA-256" value={fingerprint} />
        </dl>
      </div>
    </Panel>
  )
}

/** What of the directory server is a key too: the certificate apps see, and the secrets they bind with. */
export function KeysOfDirectoryServer() {
  const query = useQuery(queries.directoryServer())
  return (
    <Loaded query={query} what={words.what}>
      {server => (
        <div className="grid g2">
          <Certificate server={server} />
          {server.enabled || server.secrets.length > 0 ? (
            <BindSecrets server={server} />
          ) : (
            <Panel title={t.directoryServer.secrets.title}>
              <p className="pad ink2">
                {words.off} <Link to="/directory-server">{words.turnOn}</Link>
              </p>
            </Panel>
          )}
        </div>
      )}
    </Loaded>
  )
}
