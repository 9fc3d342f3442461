import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExternalSettings } from '#directory'
import { type Daemon, runProgram, startDaemon } from '../../ldap-peers/program.ts'
import { missing } from '../../world/peer.ts'
import { type Authority, createAuthority } from './certificates.ts'
import { connects } from './connects.ts'
import { takeTurn } from './one-at-a-time.ts'
import { address, putDomain } from './samba-image.ts'
import { base, dnOf, passwordOf } from './samba-seed.ts'
import { makeSettings } from './settings.ts'

/** Why tests beside Samba are left out, or false. */
export const withoutSamba: string | false =
  missing('/usr/bin/samba-tool') ||
  missing('/usr/sbin/samba') ||
  missing('/usr/bin/ldbadd') ||
  (process.getuid?.() === 0 ? false : 'only root may listen on ports 389 and 636')

/**
 * A domain controller of Samba, LDAP only, on an address of its own, since its ports are fixed. Its tables are those of
 * Active Directory. Simple binds are refused without TLS, as is usual there. One at a time on this machine.
 */
export interface SambaDomain {
  base: string
  host: string
  url: string
  secureUrl: string
  /** The certificate is for `dc1.ad.test` and the address. */
  authority: Authority
  /** Somebody who may do everything: UPN and password. */
  admin: string
  adminPassword: string
  /** The service account, as a UPN. */
  serviceName: string
  servicePassword: string
  dnOf(name: string): string
  passwordOf(name: string): string
  /** Over LDAPS as the service account. */
  settings(more?: Partial<ExternalSettings>): ExternalSettings
  /** OpenLDAP's tools as the admin: `run('ldapmodify', [], ldif)`. Throws what they complain of. */
  run(tool: 'ldapadd' | 'ldapmodify' | 'ldapdelete' | 'ldapmodrdn', args: string[], input?: string): Promise<void>
  stop(): Promise<void>
  start(): Promise<void>
  dispose(): Promise<void>
}

/** With `crowd`: 5,000 people more in `OU=Crowd`, and groups of 1499, 1500, 1501 and 3001 of them. */
export async function startSamba({ crowd = false }: { crowd?: boolean } = {}): Promise<SambaDomain> {
  const giveBack = await takeTurn('samba')
  const folder = mkdtempSync(join(tmpdir(), 'doorward-domain-'))
  let daemon: Daemon | undefined
  const domain: SambaDomain = {
    base,
    host: address,
    url: `ldap://${address}`,
    secureUrl: `ldaps://${address}`,
    authority: await createAuthority(),
    admin: 'Administrator@ad.test',
    adminPassword: 'Adm1n comes in',
    serviceName: 'service@ad.test',
    servicePassword: passwordOf('service'),
    dnOf,
    passwordOf,
    settings: (more = {}) => {
      const settings = makeSettings([domain.secureUrl], { ...domainSettings, ...more })
      return { ...settings, tls: { ...settings.tls, ca: settings.tls.ca ?? domain.authority.certificate } }
    },
    async run(tool, args, input = '') {
      const as = ['-D', domain.admin, '-w', domain.adminPassword]
      const env = { LDAPTLS_CACERT: join(folder, 'tls/ca.pem') }
      const { code, stderr } = await runProgram(tool, ['-x', '-H', domain.secureUrl, ...as, ...args], { input, env })
      if (code !== 0) throw new Error(`${tool} ends with ${code}: ${stderr}`)
    },
    async start() {
      const how = ['-i', '--no-process-group', '-M', 'single', '-s', join(folder, 'etc/smb.conf'), '--debug-stdout']
      const ports = [389, 636]
      daemon = await startDaemon('/usr/sbin/samba', how, async () => {
        for (const port of ports) if (!(await connects(address, port))) return false
        return true
      })
    },
    async stop() {
      await daemon?.close()
      daemon = undefined
    },
    async dispose() {
      await domain.stop()
      rmSync(folder, { recursive: true, force: true })
      giveBack()
    },
  }
  try {
    await putDomain(folder, crowd)
    await putCertificates(folder, domain.authority)
    await domain.start()
    return domain
  } catch (error) {
    await domain.dispose()
    throw error
  }
}

async function putCertificates(folder: string, authority: Authority): Promise<void> {
  const own = await authority.issue(['dc1.ad.test', address])
  mkdirSync(join(folder, 'tls'), { recursive: true })
  writeFileSync(join(folder, 'tls/ca.pem'), authority.certificate)
  writeFileSync(join(folder, 'tls/certificate.pem'), own.certificate)
  // Samba refuses a key that others may read.
  writeFileSync(join(folder, 'tls/key.pem'), own.key, { mode: 0o600 })
}

const domainSettings: Partial<ExternalSettings> = {
  provider: 'samba',
  bindDn: 'service@ad.test',
  userSearch: { base, scope: 'subtree', filter: '(&(objectCategory=person)(objectClass=user))', signInFilter: null },
  attributes: {
    username: 'sAMAccountName',
    id: 'objectGUID',
    displayName: 'displayName',
    firstName: 'givenName',
    lastName: 'sn',
    email: 'mail',
    groups: 'memberOf',
    avatar: null,
    phone: null,
    custom: {},
  },
}
