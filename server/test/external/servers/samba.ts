import { mkdirSync, mkdtempSync, readFileSync, rmSync, appendFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { missing } from '../../world/peer.ts'
import { runProgram, startDaemon } from '../../ldap-peers/program.ts'
import { isOpen } from './is-open.ts'

/** Why tests with an Active Directory are left out, or false. */
export const noSamba: string | false =
  missing('/usr/sbin/samba') ||
  missing('/usr/share/samba/setup/provision.ldif') ||
  missing('/usr/bin/ldbadd') ||
  (process.getuid?.() === 0 ? false : 'only root may serve port 389')

/** Samba as the one domain controller of the domain `ad.test`, NetBIOS name `AD`. It takes no bind without TLS. */
export interface Samba {
  base: string
  /** `ldap://`; StartTLS works, a bind without it is refused. */
  url: string
  secureUrl: string
  /** Of the certificate, which names no address. */
  serverName: string
  /** PEM of who signed the certificate. */
  ca: string
  admin: { dn: string; upn: string; password: string }
  /** Changes entries behind the server's back, as an admin of the domain would at another controller: LDIF of changes. */
  change(ldif: string): Promise<void>
  output(): string
  close(): Promise<void>
}

const adminPassword = 'Adm1n-Passw0rd'

/** Makes a domain of its own, adds `ldif` to it, and serves it. Takes some eight seconds, and a hundredth more per person. */
export async function startSamba(ldif: string): Promise<Samba> {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-samba-'))
  const address = await findAddress()
  const conf = join(folder, 'etc/smb.conf')
  const sam = join(folder, 'private/sam.ldb')
  const places = ['pid directory', 'ncalrpc dir', 'winbindd socket directory', 'ntp signd socket directory'].map(
    (name, n) => `${name} = ${join(folder, `run/${n}`)}`,
  )
  for (const n of [0, 1, 2, 3]) mkdirSync(join(folder, `run/${n}`), { recursive: true })
  const settings = [
    `interfaces = ${address}/8`,
    'bind interfaces only = yes',
    'server services = ldap',
    'tls enabled = yes',
    `log file = ${folder}/log.%m`,
    ...places,
  ]
  await done('samba-tool', [
    'domain',
    'provision',
    `--targetdir=${folder}`,
    '--realm=AD.TEST',
    '--domain=AD',
    '--host-name=dc1',
    `--host-ip=${address}`,
    '--server-role=dc',
    '--dns-backend=NONE',
    `--adminpass=${adminPassword}`,
    ...settings.map(line => `--option=${line}`),
  ])
  // What is given when the domain is made is not kept.
  appendFileSync(conf, `[global]\n${settings.join('\n')}\n`)
  const anyPassword = ['--complexity=off', '--min-pwd-length=4', '--min-pwd-age=0', '--max-pwd-age=0']
  await done('samba-tool', ['domain', 'passwordsettings', 'set', '-s', conf, '--history-length=0', ...anyPassword])
  await done('ldbadd', ['-H', sam], ldif)
  const daemon = await startDaemon(
    'samba',
    ['-i', '--no-process-group', '-M', 'single', '-s', conf, '--debug-stdout'],
    async () => (await isOpen(address, 389)) && (await isOpen(address, 636)),
  )
  return {
    base: 'DC=ad,DC=test',
    url: `ldap://${address}`,
    secureUrl: `ldaps://${address}`,
    serverName: 'dc1.ad.test',
    ca: readFileSync(join(folder, 'private/tls/ca.pem'), 'utf8'),
    admin: { dn: 'CN=Administrator,CN=Users,DC=ad,DC=test', upn: 'administrator@ad.test', password: adminPassword },
    change: changes => done('ldbmodify', ['-H', sam], changes),
    output: () => daemon.output(),
    async close() {
      await daemon.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function done(program: string, args: readonly string[], input = ''): Promise<void> {
  const { code, stdout, stderr } = await runProgram(program, args, { input, timeoutMs: 180_000 })
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${stderr}${stdout}`)
}

/** Its ports cannot be chosen, so each has an address of its own. */
async function findAddress(): Promise<string> {
  for (let last = 1; last < 255; last++) {
    const address = `127.0.77.${last}`
    const server = createServer()
    const isFree = await new Promise<boolean>(resolve => {
      server.once('error', () => resolve(false)).listen(389, address, () => resolve(true))
    })
    await new Promise(resolve => server.close(resolve))
    if (isFree) return address
  }
  throw new Error('No address is free for Samba.')
}
