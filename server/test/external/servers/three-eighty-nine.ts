import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { ExternalSettings } from '#directory'
import { settingsOf } from '#external'
import { type Daemon, runProgram, startDaemon } from '../../ldap-peers/program.ts'
import { freePort } from '../../world/free-port.ts'
import { missing } from '../../world/peer.ts'
import { connects } from './connects.ts'

const program = '/usr/sbin/ns-slapd'
/** The package's own. As root the server would change who may write to /dev/null, for everybody. */
const isRoot = process.getuid?.() === 0
const user = isRoot ? 'dirsrv' : userInfo().username
const asUser = isRoot ? ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups', program] : [program]
const shared = '/usr/share/dirsrv'
const base = 'dc=company,dc=com'
const rootDn = 'cn=Directory Manager'
const rootPassword = 'the root of it'

/** Why tests beside 389 Directory Server are left out, or false. */
export const withoutThreeEightyNine = missing(program)

/** A 389 Directory Server with its memberOf plug-in and a small company, on a free port of this machine, without TLS. */
export interface ThreeEightyNine {
  base: string
  url: string
  /** The service account. */
  serviceDn: string
  servicePassword: string
  personDn(uid: string): string
  /** What the preset makes of it, and more. */
  settings(more?: Partial<ExternalSettings>): ExternalSettings
  /** OpenLDAP's tools as root: `run('ldapmodify', [], ldif)`. Throws what they complain of. */
  run(tool: 'ldapadd' | 'ldapmodify' | 'ldapdelete' | 'ldapmodrdn', args: string[], input?: string): Promise<void>
  stop(): Promise<void>
  start(): Promise<void>
  dispose(): Promise<void>
}

/** With so many people more than the company has: `crowd-0` and so on. */
export async function startThreeEightyNine({ crowd = 0 }: { crowd?: number } = {}): Promise<ThreeEightyNine> {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-389-'))
  const port = await freePort()
  const url = `ldap://127.0.0.1:${port}`
  let daemon: Daemon | undefined
  const server: ThreeEightyNine = {
    base,
    url,
    serviceDn: `uid=service,${base}`,
    servicePassword: 'service looks up',
    personDn: uid => `uid=${uid},ou=people,${base}`,
    settings: (more = {}) =>
      settingsOf('389ds', { baseDn: base, urls: [url], bindDn: server.serviceDn, interval: null, ...more }),
    async run(tool, args, input = '') {
      const as = ['-x', '-H', url, '-D', rootDn, '-w', rootPassword]
      const { code, stderr } = await runProgram(tool, [...as, ...args], { input })
      if (code !== 0) throw new Error(`${tool} ends with ${code}: ${stderr}`)
    },
    async start() {
      const [command, ...args] = [...asUser, '-D', join(folder, 'config'), '-d', '0']
      daemon = await startDaemon(command, args, () => connects('127.0.0.1', port))
    },
    async stop() {
      await daemon?.close()
      daemon = undefined
    },
    async dispose() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  try {
    putInstance(folder, port)
    if (isRoot) execFileSync('chown', ['-R', `${user}:${user}`, folder])
    await server.start()
    await server.run('ldapadd', [], backend(folder))
    const company = readFileSync(new URL('three-eighty-nine.ldif', import.meta.url), 'utf8')
    const more = Array.from({ length: crowd }, (_, i) => somebody(`crowd-${i}`))
    await server.run('ldapadd', [], [company, ...more].join('\n'))
    return server
  } catch (error) {
    await server.dispose()
    throw error
  }
}

const folders = ['config', 'schema', 'lock', 'run', 'tmp', 'cert', 'ldif', 'bak', 'db', 'log', 'inst'] as const

/** What its own tool for that makes of its template, in a folder that is a test's. */
function putInstance(folder: string, port: number): void {
  for (const name of folders) mkdirSync(join(folder, name))
  cpSync('/etc/dirsrv/config', join(folder, 'config'), { recursive: true })
  cpSync('/etc/dirsrv/schema', join(folder, 'config/schema'), { recursive: true })
  const values: Record<string, string> = {
    ...Object.fromEntries(folders.map(name => [`${name}_dir`, join(folder, name)])),
    db_home_dir: join(folder, 'db'),
    db_lib: 'bdb',
    ds_passwd: `{CLEAR}${rootPassword}`,
    ds_port: `${port}\nnsslapd-listenhost: 127.0.0.1`,
    ds_suffix: base,
    ds_user: user,
    fqdn: 'localhost',
    ldapi: join(folder, 'run/ldapi'),
    ldapi_autobind: 'off',
    ldapi_enabled: 'off',
    rootdn: rootDn,
  }
  const template = readFileSync(`${shared}/data/template-dse.ldif`, 'utf8')
  const filled = template.replace(/%(\w+)%/g, (_, name: string) => values[name] ?? '')
  const [before, plugIn = ''] = filled.split(/(?=^dn: cn=MemberOf Plugin,)/m)
  const withMemberOf = plugIn.replace('nsslapd-pluginenabled: off', 'nsslapd-pluginenabled: on')
  writeFileSync(join(folder, 'config/dse.ldif'), `${before}${withMemberOf}`, { mode: 0o600 })
}

const backend = (folder: string): string => `
dn: cn=userRoot,cn=ldbm database,cn=plugins,cn=config
objectClass: top
objectClass: extensibleObject
objectClass: nsBackendInstance
cn: userRoot
nsslapd-suffix: ${base}
nsslapd-directory: ${folder}/db/userRoot

dn: cn="${base}",cn=mapping tree,cn=config
objectClass: top
objectClass: extensibleObject
objectClass: nsMappingTree
cn: ${base}
nsslapd-state: backend
nsslapd-backend: userRoot
`

const somebody = (uid: string): string => `dn: uid=${uid},ou=people,${base}
objectClass: inetOrgPerson
uid: ${uid}
cn: ${uid}
sn: Crowd
mail: ${uid}@company.com
`
