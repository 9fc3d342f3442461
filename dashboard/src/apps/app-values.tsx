import type { App, AppCreated } from '@doorward/contract'
import { Link } from '@tanstack/react-router'
import { Code, CopyText, Value } from '../parts/copy.tsx'
import { Note } from '../parts/note.tsx'
import { Panel } from '../parts/panel.tsx'
import { keepsSecret } from './auth-method.ts'
import { gatewayRows, ldapRows, oidcRows, type Row, simpleAuthRows } from './value-rows.ts'

const hidden = '••••••••••••••••'

function Values({
  rows,
  secretName,
  secret,
  hasSecret,
}: {
  rows: Row[]
  secretName: string
  secret: string | null
  hasSecret: boolean
}) {
  return (
    <dl className="values">
      {rows.slice(0, 1).map(([name, value]) => (
        <Value key={name} name={name} value={value} />
      ))}
      {hasSecret && (
        <Value
          name={secretName}
          value={secret ?? hidden}
          {...(secret === null ? { end: <span className="dim">Shown once</span> } : {})}
        />
      )}
      {rows.slice(1).map(([name, value]) => (
        <Value key={`${name} ${value}`} name={name} value={value} />
      ))}
    </dl>
  )
}

/** A copy of everything; the secret is not in it. */
const printRows = (rows: Row[]) => rows.map(([name, value]) => `${name}: ${value}`).join('\n')

/** What to enter in the app, for each way it signs people in. `secrets` are those made a moment ago. */
export function AppValues({ app, secrets }: { app: App; secrets: AppCreated['secrets'] }) {
  const { oidc, ldap, simpleAuth, gateway } = app
  const ofOidc = oidc && oidcRows(oidc.values, oidc.redirectUris)
  const ofLdap = ldap && ldapRows(ldap.values)
  const ofSimpleAuth = simpleAuth && simpleAuthRows(simpleAuth.clientId, simpleAuth.values)
  const ofGateway = gateway && gatewayRows(gateway)
  return (
    <>
      {oidc && ofOidc && (
        <Panel title={`What to enter in ${app.title}`} right={<CopyText value={printRows(ofOidc)}>Copy all</CopyText>}>
          <div className="pad">
            <Values
              rows={ofOidc}
              secretName="Client secret"
              secret={secrets.oidc}
              hasSecret={keepsSecret(oidc.authMethod)}
            />
          </div>
        </Panel>
      )}
      {ldap && ofLdap && (
        <>
          {!ldap.values.directoryServerOn && (
            <Note tone="warn" title="The directory server is off">
              {app.title} can’t reach these values until it is on. <Link to="/directory-server">Turn it on</Link>
            </Note>
          )}
          <Panel
            title={`What to enter in ${app.title}${oidc ? ', by LDAP' : ''}`}
            right={<CopyText value={printRows(ofLdap)}>Copy all</CopyText>}
          >
            <div className="pad">
              <Values rows={ofLdap} secretName="Bind secret" secret={secrets.ldap} hasSecret />
            </div>
          </Panel>
          <Panel title="Check it from a terminal">
            <div className="pad">
              <Code label="ldapsearch command" text={ldap.values.command} />
            </div>
          </Panel>
        </>
      )}
      {simpleAuth && ofSimpleAuth && (
        <>
          <Panel
            title={`What to enter in ${app.title}${oidc || ldap ? ', by Simple Auth' : ''}`}
            right={<CopyText value={printRows(ofSimpleAuth)}>Copy all</CopyText>}
            footer={
              simpleAuth.requireSecret
                ? 'The app sends its secret by Basic, or as clientSecret.'
                : 'The app sends no secret: anybody may try passwords as this app.'
            }
          >
            <div className="pad">
              <Values
                rows={ofSimpleAuth}
                secretName="Client secret"
                secret={secrets.simpleAuth}
                hasSecret={simpleAuth.requireSecret}
              />
            </div>
          </Panel>
          <Panel title="Check it from a terminal">
            <div className="pad">
              <Code label="curl command" text={simpleAuth.values.command} />
            </div>
          </Panel>
        </>
      )}
      {gateway && ofGateway && (
        <Panel title="What the proxy needs to know" right={<CopyText value={printRows(ofGateway)}>Copy all</CopyText>}>
          <div className="pad">
            <Values rows={ofGateway} secretName="" secret={null} hasSecret={false} />
          </div>
        </Panel>
      )}
    </>
  )
}
