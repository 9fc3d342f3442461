import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../world/free-port.ts'
import { missing } from '../world/peer.ts'

const modules = '/usr/lib/apache2/modules'
export const noApache = missing('/usr/sbin/apache2') || missing(`${modules}/mod_auth_openidc.so`)

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
  const folder = mkdtempSync(join(tmpdir(), 'doorward-apache-'))
  const page = join(folder, 'www', 'app')
  mkdirSync(page, { recursive: true })
  // Server-side includes print the environment the module made: the identity as an app behind it would read it.
  writeFileSync(
    join(page, 'index.shtml'),
    'user=<!--#echo var="REMOTE_USER" --> mail=<!--#echo var="OIDC_CLAIM_email" -->\n',
  )
  chmodSync(folder, 0o755)
  const wanted = [
    'mpm_event',
    'authn_core',
    'authz_core',
    'authz_user',
    'unixd',
    'dir',
    'mime',
    'include',
    'auth_openidc',
  ]
  const isFile = (name: string): boolean => existsSync(`${modules}/mod_${name}.so`)
  writeFileSync(
    join(folder, 'httpd.conf'),
    `ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${options.port}
PidFile ${folder}/httpd.pid
ErrorLog ${folder}/error.log
User www-data
Group www-data
${wanted
  .filter(isFile)
  .map(name => `LoadModule ${name}_module ${modules}/mod_${name}.so`)
  .join('\n')}
TypesConfig /dev/null
AddType text/html .shtml
AddOutputFilter INCLUDES .shtml
DirectoryIndex index.shtml
DocumentRoot ${folder}/www
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
  )
  const child = spawn('/usr/sbin/apache2', ['-f', join(folder, 'httpd.conf'), '-D', 'FOREGROUND'], { stdio: 'ignore' })
  await untilListening(options.port, () => readErrors())
  function readErrors(): string {
    return existsSync(`${folder}/error.log`) ? readFileSync(`${folder}/error.log`, 'utf8') : ''
  }
  return {
    url: `http://localhost:${options.port}/app/`,
    callback: `http://localhost:${options.port}/app/cb`,
    errors: readErrors,
    async close() {
      const gone = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const apacheCallback = (port: number): string => `http://localhost:${port}/app/cb`
export const apachePort = freePort

async function untilListening(port: number, explain: () => string): Promise<void> {
  const until = Date.now() + 10_000
  while (Date.now() < until) {
    const open = await new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
    if (open) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`Apache does not listen on ${port}. ${explain()}`)
}
