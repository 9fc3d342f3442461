import type { App, AppCreated, Door } from '@doorward/contract'
import { Link } from '@tanstack/react-router'
import { Value } from '../../parts/copy.tsx'
import { Note } from '../../parts/note.tsx'
import { keepsSecret } from '../auth-method.ts'
import { t } from '../../texts/index.ts'
import type { Row } from '../value-rows.ts'
import { SecretRow } from './secret-row.tsx'

const words = t.appsSetup
const names = words.values

/** What apps ask for; the rest stands under “All values”. */
function rowsOf({ oidc, ldap, simpleAuth, gateway }: App, door: Door): Row[] {
  if (door === 'oidc' && oidc)
    return [
      [names.clientId, oidc.values.clientId],
      [names.issuer, oidc.values.issuer],
      [names.discovery, oidc.values.discovery],
      [names.scopes, oidc.values.scopes],
      ...oidc.redirectUris.map((uri): Row => [names.redirect, uri]),
    ]
  if (door === 'ldap' && ldap)
    return [
      [names.server, ldap.values.url],
      [names.bindDn, ldap.values.bindDn],
      [names.base, ldap.values.base],
      [names.filter, ldap.values.filter],
    ]
  if (door === 'simpleAuth' && simpleAuth)
    return [
      [names.clientId, simpleAuth.clientId],
      [names.signIn, simpleAuth.values.login],
    ]
  if (door === 'gateway' && gateway)
    return [
      [names.host, gateway.host],
      [names.address, gateway.values.url],
    ]
  return []
}

/** What the app's secret is called at this door, if it keeps one. */
const secretNameOf = ({ oidc, simpleAuth }: App, door: Door): string | undefined => {
  if (door === 'oidc') return oidc && keepsSecret(oidc.authMethod) ? names.clientSecret : undefined
  if (door === 'simpleAuth') return simpleAuth?.requireSecret ? names.clientSecret : undefined
  return door === 'ldap' ? names.bindSecret : undefined
}

interface WayValuesProps {
  app: App
  door: Door
  secrets: AppCreated['secrets']
}

/** The values that stand in what is pasted, each to copy alone. */
export function WayValues({ app, door, secrets }: WayValuesProps) {
  const [first, ...others] = rowsOf(app, door)
  const secretName = secretNameOf(app, door)
  return (
    <div className="form">
      <div>
        <h2 className="label">{names.title}</h2>
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
      {secretName && <Note title={words.secret.once}>{words.secret.copyNow}</Note>}
      {door === 'ldap' && app.ldap?.values.directoryServerOn === false && (
        <Note tone="warn" title={t.directoryServer.isOff}>
          {words.directoryOff(app.title)} <Link to="/directory-server">{words.turnOn}</Link>
        </Note>
      )}
      {door === 'gateway' && (
        <>
          <Note tone="warn" title={words.sideDoor.title}>
            {words.sideDoor.text(app.title)}
          </Note>
          <Note title={words.sideDoor.checked}>{words.sideDoor.how}</Note>
        </>
      )}
    </div>
  )
}
