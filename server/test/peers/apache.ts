import { join } from 'node:path'
import { freePort } from '../world/free-port.ts'
import { missing } from '../world/peer.ts'
import { apacheModules, runApache } from './apache-process.ts'

export const noApache = missing('/usr/sbin/apache2') || missing(`${apacheModules}/mod_auth_openidc.so`)

export interface Apache {
  url: string
  /** What is registered as the redirect address. */
  callback: string
  errors(): string
  close(): Promise<void>
}

export interface ApacheOptions {
  issuer: string
  clientId: string
  clientSecret: string
  port: number
}

/** Apache with mod_auth_openidc in front of a page that prints who it was told is there. Debian's, in a folder of its own. */
export async function startApache(options: ApacheOptions): Promise<Apache> {
  const page = join('www', 'app', 'index.shtml')
  const apache = await runApache({
    port: options.port,
    modules: ['authn_core', 'authz_user', 'mime', 'include', 'auth_openidc'],
    // Server-side includes print the environment the module made: the identity as an app behind it would read it.
    files: { [page]: 'user=<!--#echo var="REMOTE_USER" --> mail=<!--#echo var="OIDC_CLAIM_email" -->\n' },
    config: folder => `TypesConfig /dev/null
AddType text/html .shtml
AddOutputFilter INCLUDES .shtml
DirectoryIndex index.shtml
<Directory ${folder}/www>
  Options +Includes
</Directory>
OIDCProviderMetadataURL ${options.issuer}/.well-known/openid-configuration
OIDCClientID ${options.clientId}
OIDCClientSecret ${options.clientSecret}
OIDCRedirectURI http://localhost:${options.port}/app/cb
OIDCCryptoPassphrase a-passphrase-of-this-test
OIDCScope "openid profile email groups"
OIDCPKCEMethod S256
OIDCRemoteUserClaim preferred_username
OIDCPassClaimsAs environment
<Location /app/>
  AuthType openid-connect
  Require claim groups:staff
</Location>
`,
  })
  return {
    ...apache,
    url: `http://localhost:${options.port}/app/`,
    callback: apacheCallback(options.port),
  }
}

export const apacheCallback = (port: number): string => `http://localhost:${port}/app/cb`
export const apachePort = freePort
