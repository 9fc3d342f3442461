import { missing } from '../world/peer.ts'
import { apacheModules, runApache, type ApacheProcess } from './apache-process.ts'

export const noApacheApi = missing('/usr/sbin/apache2') || missing(`${apacheModules}/mod_oauth2.so`)

/** Apache with mod_oauth2 in front of an API: it checks access tokens by itself, with the keys it fetches. */
export const startApacheApi = (options: { port: number; jwksUri: string; audience: string }): Promise<ApacheProcess> =>
  runApache({
    port: options.port,
    modules: ['authn_core', 'oauth2'],
    files: { 'www/api/index.html': 'in\n' },
    config: () => `DirectoryIndex index.html
<Location /api/>
  AuthType oauth2
  OAuth2TokenVerify jwks_uri ${options.jwksUri} jwks_uri.ssl_verify=false
  <RequireAll>
    Require oauth2_claim aud:${options.audience}
    Require oauth2_claim scope:read
  </RequireAll>
</Location>
`,
  })
