import { readFileSync } from 'node:fs'
import { apacheModules, runApache, type ApacheProcess } from '../peers/apache-process.ts'
import { freePort } from '../world/free-port.ts'
import { missing } from '../world/peer.ts'
import type { PeerWorld } from './peer-world.ts'
import { readRecipe, withLines } from './recipe.ts'

export const noApacheLdap = missing('/usr/sbin/apache2') || missing(`${apacheModules}/mod_authnz_ldap.so`)

export interface ApacheLdap extends ApacheProcess {
  /** The lines tried at `/require/0/` and so on. */
  requires: string[]
  get(path: string, username: string, secret: string): Promise<{ status: number; text: string }>
}

const page = `user=<!--#echo var="REMOTE_USER" --> name=<!--#echo var="AUTHENTICATE_DISPLAYNAME" --> mail=<!--#echo var="AUTHENTICATE_MAIL" -->`

/** Apache with mod_authnz_ldap before pages that print who is there: `/app/`, and one for each kind of `Require`. */
export async function startApacheLdap(world: PeerWorld, instead = ''): Promise<ApacheLdap> {
  const port = await freePort()
  const requires = readRecipe('apache-require.conf', world).trim().split('\n')
  const apache = await runApache({
    port,
    modules: ['authn_core', 'auth_basic', 'authz_user', 'ldap', 'authnz_ldap', 'mime', 'include'],
    files: {
      // Its workers are www-data, and read it themselves.
      'doorward.pem': readFileSync(world.caPath, 'utf8'),
      'www/app/index.shtml': page,
      ...Object.fromEntries(requires.map((_, i) => [`www/require/${i}/index.shtml`, page])),
    },
    config(folder) {
      const recipe = withLines(readRecipe('apache.conf', { ...world, caPath: `${folder}/doorward.pem` }), instead)
      const [location = ''] = /^<Location[^]*^<\/Location>$/m.exec(recipe) ?? []
      return `TypesConfig /dev/null
AddType text/html .shtml
AddOutputFilter INCLUDES .shtml
DirectoryIndex index.shtml
<Directory ${folder}/www>
  Options +Includes
</Directory>
${recipe}
${requires.map((line, i) => location.replace('/app/', `/require/${i}/`).replace('Require valid-user', line)).join('\n')}
`
    },
  })
  return {
    ...apache,
    requires,
    async get(path, username, secret) {
      const authorization = `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization } })
      return { status: answer.status, text: (await answer.text()).trim() }
    },
  }
}
