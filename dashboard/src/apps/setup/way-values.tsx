import type { App, AppCreated, Door } from '@doorward/contract'
import { Link } from '@tanstack/react-router'
import { Value } from '../../parts/copy.tsx'
import { Note } from '../../parts/note.tsx'
import { keepsSecret } from '../auth-method.ts'
import { gatewayRows, ldapRows, oidcRows, type Row, simpleAuthRows } from '../value-rows.ts'
import { SecretRow } from './secret-row.tsx'

/** What apps ask for; the rest stands under “All values”. */
const usual = [
  'Client ID',
  'Issuer',
  'Discovery',
  'Redirect address',
  'Scopes',
  'Server',
  'Bind DN',
  'Base DN',
  'Login filter',
  'Sign-in address',
  'Host',
  'Address',
]

function rowsOf(app: App, door: Door): Row[] {
  const { oidc, ldap, simpleAuth, gateway } = app
  if (door === 'oidc') return oidc ? oidcRows(oidc.values, oidc.redirectUris) : []
  if (door === 'ldap') return ldap ? ldapRows(ldap.values).filter(([name]) => name !== 'Host') : []
  if (door === 'simpleAuth') return simpleAuth ? simpleAuthRows(simpleAuth.clientId, simpleAuth.values) : []
  return gateway ? gatewayRows(gateway).filter(([name]) => name !== 'Sign-in address') : []
}

/** What the app's secret is called at this door, if it keeps one. */
const secretNameOf = ({ oidc, simpleAuth }: App, door: Door): string | undefined => {
  if (door === 'oidc') return oidc && keepsSecret(oidc.authMethod) ? 'Client secret' : undefined
  if (door === 'simpleAuth') return simpleAuth?.requireSecret ? 'Client secret' : undefined
  return door === 'ldap' ? 'Bind secret' : undefined
}

interface WayValuesProps {
  app: App
  door: Door
  secrets: AppCreated['secrets']
}

/** The values that stand in what is pasted, each to copy alone. */
export function WayValues({ app, door, secrets }: WayValuesProps) {
  const [first, ...others] = rowsOf(app, door).filter(([name]) => usual.includes(name))
  const secretName = secretNameOf(app, door)
  return (
    <div className="form">
      <div>
        <h2 className="label">The values behind it</h2>
        <dl className="values">
          {first && <Value name={first[0]} value={first[1]} />}
          {secretName && door !== 'gateway' && (
            <SecretRow app={app} door={door} name={secretName} secret={secrets[door]} />
          )}
          {others.map(([name, value]) => (
            <Value key={`${name} ${value}`} name={name} value={value} />
          ))}
        </dl>
      </div>
      {secretName && (
        <Note title="The secret is shown once.">
          Copy it now. Later you can make another here or on the app’s page; both work until you remove the old one.
        </Note>
      )}
      {door === 'ldap' && app.ldap?.values.directoryServerOn === false && (
        <Note tone="warn" title="The directory server is off">
          {app.title} can’t reach these values until it is on. <Link to="/directory-server">Turn it on</Link>
        </Note>
      )}
      {door === 'gateway' && (
        <>
          <Note tone="warn" title="Close the side door">
            {app.title} must only be reachable through the proxy. If its own address answers directly, anyone on that
            network skips the sign-in and can pretend to be someone else with a Remote-User header.
          </Note>
          <Note title="We check that for you in the next step">
            Doorward calls the app’s own address and warns if it answers.
          </Note>
        </>
      )}
    </div>
  )
}
