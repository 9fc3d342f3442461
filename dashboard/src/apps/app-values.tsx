import type { App, AppCreated } from '@doorward/contract'
import { Link } from '@tanstack/react-router'
import { Code, CopyText, Value } from '../parts/copy.tsx'
import { Note } from '../parts/note.tsx'
import { Panel } from '../parts/panel.tsx'
import { t } from '../texts/index.ts'
import { keepsSecret } from './auth-method.ts'
import { gatewayRows, ldapRows, oidcRows, type Row, simpleAuthRows } from './value-rows.ts'

const words = t.appsValues
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
          {...(secret === null ? { end: <span className="dim">{words.shownOnce}</span> } : {})}
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
        <Panel title={words.title(app.title)} right={<CopyText value={printRows(ofOidc)}>{words.copyAll}</CopyText>}>
          <div className="pad">
            <Values
              rows={ofOidc}
              secretName={words.clientSecret}
              secret={secrets.oidc}
              hasSecret={keepsSecret(oidc.authMethod)}
            />
          </div>
        </Panel>
      )}
      {ldap && ofLdap && (
        <>
          {!ldap.values.directoryServerOn && (
            <Note tone="warn" title={words.directoryOff}>
              {words.directoryOffText(app.title)} <Link to="/directory-server">{words.turnOn}</Link>
            </Note>
          )}
          <Panel
            title={(oidc ? words.titleLdap : words.title)(app.title)}
            right={<CopyText value={printRows(ofLdap)}>{words.copyAll}</CopyText>}
          >
            <div className="pad">
              <Values rows={ofLdap} secretName={words.bindSecret} secret={secrets.ldap} hasSecret />
            </div>
          </Panel>
          <Panel title={words.terminal}>
            <div className="pad">
              <Code label={words.ldapsearch} text={ldap.values.command} />
            </div>
          </Panel>
        </>
      )}
      {simpleAuth && ofSimpleAuth && (
        <>
          <Panel
            title={(oidc || ldap ? words.titleSimpleAuth : words.title)(app.title)}
            right={<CopyText value={printRows(ofSimpleAuth)}>{words.copyAll}</CopyText>}
            footer={simpleAuth.requireSecret ? words.sendsSecret : words.sendsNone}
          >
            <div className="pad">
              <Values
                rows={ofSimpleAuth}
                secretName={words.clientSecret}
                secret={secrets.simpleAuth}
                hasSecret={simpleAuth.requireSecret}
              />
            </div>
          </Panel>
          <Panel title={words.terminal}>
            <div className="pad">
              <Code label={words.curl} text={simpleAuth.values.command} />
            </div>
          </Panel>
        </>
      )}
      {gateway && ofGateway && (
        <Panel title={words.titleGateway} right={<CopyText value={printRows(ofGateway)}>{words.copyAll}</CopyText>}>
          <div className="pad">
            <Values rows={ofGateway} secretName="" secret={null} hasSecret={false} />
          </div>
        </Panel>
      )}
    </>
  )
}
