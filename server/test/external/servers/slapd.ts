import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExternalSettings } from '#directory'
import { type Daemon, runProgram, startDaemon } from '../../ldap-peers/program.ts'
import { freePort } from '../../world/free-port.ts'
import { connects } from './connects.ts'
import { type Authority, createAuthority } from './certificates.ts'
import { makeSettings } from './settings.ts'

const base = 'dc=company,dc=com'
const rootDn = `cn=root,${base}`
const rootPassword = 'the root of slapd'

/** OpenLDAP's server with `company.ldif`, plain with StartTLS on one port and LDAPS on another. */
export interface CompanySlapd {
  base: string
  url: string
  secureUrl: string
  port: number
  securePort: number
  authority: Authority
  /** Somebody who may do everything. */
  rootDn: string
  rootPassword: string
  /** The service account, as `cloverdx-ldap` set-ups have one. */
  managerDn: string
  managerPassword: string
  personDn(uid: string): string
  /** What CloverDX is told to reach it, over LDAPS, as settings. */
  settings(more?: Partial<ExternalSettings>): ExternalSettings
  /** OpenLDAP's tools as root: `run('ldapmodify', [], ldif)`. Throws what they complain of. */
  run(tool: 'ldapadd' | 'ldapmodify' | 'ldapdelete' | 'ldapmodrdn', args: string[], input?: string): Promise<void>
  /** Ends the process and keeps what it holds. */
  stop(): Promise<void>
  /** A copy of what it holds, while it stands; to be put back while it stands as well. */
  backUp(): () => void
  start(): Promise<void>
  dispose(): Promise<void>
}

export interface CompanyOptions {
  /** More entries, loaded before it starts. */
  ldif?: string
  /** More lines of the configuration, before its database and within it. */
  global?: readonly string[]
  database?: readonly string[]
  /** How many changes it remembers for those who come with a cookie (RFC 4533); else it names all that is there. */
  sessionLog?: number
  /** When its certificate holds; a day around now unless given. */
  valid?: { from: number; to: number }
}

export async function startCompany({
  ldif = '',
  global = [],
  database = [],
  sessionLog,
  valid,
}: CompanyOptions = {}): Promise<CompanySlapd> {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-company-'))
  const at = (file: string): string => join(folder, file)
  mkdirSync(at('data'))
  const authority = await createAuthority()
  const own = await authority.issue(['localhost', '127.0.0.1'], valid)
  writeFileSync(at('ca.pem'), authority.certificate)
  writeFileSync(at('certificate.pem'), own.certificate)
  writeFileSync(at('key.pem'), own.key, { mode: 0o600 })
  writeFileSync(at('slapd.conf'), config(folder, { global, database, ...(sessionLog !== undefined && { sessionLog }) }))
  await done(
    runProgram('/usr/sbin/slapadd', ['-q', '-f', at('slapd.conf')], { input: `${read('company.ldif')}\n${ldif}` }),
  )
  const [port, securePort] = [await freePort(), await freePort()]
  const url = `ldap://127.0.0.1:${port}`
  const secureUrl = `ldaps://127.0.0.1:${securePort}`
  let daemon: Daemon | undefined

  const company: CompanySlapd = {
    base,
    url,
    secureUrl,
    port,
    securePort,
    authority,
    rootDn,
    rootPassword,
    managerDn: `cn=Manager,${base}`,
    managerPassword: 'Manager looks up',
    personDn: uid => `uid=${uid},ou=people,${base}`,
    settings: (more = {}) => {
      const settings = makeSettings([secureUrl], { ...cloverSettings, ...more })
      return { ...settings, tls: { ...settings.tls, ca: settings.tls.ca ?? authority.certificate } }
    },
    run: (tool, args, input = '') =>
      done(runProgram(tool, ['-x', '-H', url, '-D', rootDn, '-w', rootPassword, ...args], { input })),
    async start() {
      const listen = ['-h', `${url} ${secureUrl}`]
      daemon = await startDaemon('/usr/sbin/slapd', ['-d', '0', '-f', at('slapd.conf'), ...listen], () =>
        connects('127.0.0.1', securePort),
      )
    },
    async stop() {
      await daemon?.close()
      daemon = undefined
    },
    backUp() {
      cpSync(at('data'), at('copy'), { recursive: true })
      return () => {
        rmSync(at('data'), { recursive: true })
        cpSync(at('copy'), at('data'), { recursive: true })
      }
    },
    async dispose() {
      await company.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  try {
    await company.start()
    await company.run('ldapadd', [], read('company-groups.ldif'))
    return company
  } catch (error) {
    await company.dispose()
    throw error
  }
}

const cloverSettings: Partial<ExternalSettings> = {
  bindDn: `cn=Manager,${base}`,
  userSearch: { base, scope: 'subtree', filter: '(uid=*)', signInFilter: '(uid=${username})' },
  groupSearch: {
    base: `ou=groups,${base}`,
    scope: 'subtree',
    filter: '(&(objectClass=groupOfNames)(member=${userDN}))',
    code: 'cn',
    member: 'member',
  },
}

function config(folder: string, { global = [], database = [], sessionLog }: CompanyOptions): string {
  return [
    ...['core', 'cosine', 'inetorgperson', 'nis'].map(schema => `include /etc/ldap/schema/${schema}.schema`),
    'modulepath /usr/lib/ldap',
    ...['back_mdb', 'memberof', 'refint', 'syncprov', 'ppolicy'].map(module => `moduleload ${module}`),
    `pidfile ${folder}/slapd.pid`,
    `TLSCACertificateFile ${folder}/ca.pem`,
    `TLSCertificateFile ${folder}/certificate.pem`,
    `TLSCertificateKeyFile ${folder}/key.pem`,
    ...global,
    'database mdb',
    'maxsize 268435456',
    `suffix "${base}"`,
    `rootdn "${rootDn}"`,
    `rootpw "${rootPassword}"`,
    `directory ${folder}/data`,
    // Nobody waits for a disk in a test.
    'dbnosync',
    'index objectClass,uid,mail,member,memberOf,entryUUID,entryCSN eq',
    // As in OpenLDAP, in which nothing else is said.
    'sizelimit size.soft=500 size.hard=500 size.pr=unlimited size.prtotal=unlimited',
    ...database,
    'access to attrs=userPassword by self write by anonymous auth by * none',
    'access to * by * read',
    'overlay memberof',
    'memberof-refint TRUE',
    'overlay refint',
    'refint_attributes member memberOf',
    'overlay syncprov',
    ...(sessionLog === undefined ? [] : [`syncprov-sessionlog ${sessionLog}`]),
    '',
  ].join('\n')
}

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')

async function done(running: ReturnType<typeof runProgram>): Promise<void> {
  const { code, stdout, stderr } = await running
  if (code !== 0) throw new Error(`It ends with ${code}: ${stdout}${stderr}`)
}
