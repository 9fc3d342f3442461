import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { outFolder } from './out-folder.ts'
import { baseDN } from './people.ts'
import { printLdif } from './people-ldif.ts'
import type { Side } from './pin.ts'
import { start, type Started } from './started.ts'
import { findFreePort, isListening, waitUntil } from './wait-until.ts'

export interface Slapd extends Started {
  ldapPort: number
  ldapsPort: number
}

export const slapdAdmin = { dn: `cn=admin,${baseDN}`, password: 'a-secret-for-measurements-only' }

const program = '/usr/sbin/slapd'
const adder = '/usr/sbin/slapadd'

/** What is missing to measure against slapd, as a sentence; undefined when nothing is. */
export const slapdIsMissing = (): string | undefined =>
  existsSync(program) && existsSync(adder) ? undefined : 'slapd is not installed (Debian: apt install slapd)'

/**
 * An OpenLDAP with the same people. Of 2, 4, 8 and 16 threads the last two were the fastest, and with 16 searches wait
 * least behind binds; the indexes are those the measured filters use; nothing is logged; no overlay runs. The password module is the one that knows argon2.
 */
const configuration = (folder: string, tls: { cert: string; key: string } | null): string => `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload argon2
pidfile ${folder}/slapd.pid
loglevel 0
threads 16
sizelimit unlimited
${tls === null ? '' : `TLSCertificateFile ${tls.cert}\nTLSCertificateKeyFile ${tls.key}`}
database mdb
maxsize 4294967296
suffix "${baseDN}"
rootdn "${slapdAdmin.dn}"
rootpw ${slapdAdmin.password}
directory ${folder}/db
index objectClass,uid,mail,member eq
access to attrs=userPassword by anonymous auth by * none
access to * by users read by * none
`

/** Starts slapd with the people, over the given TLS certificate, the same that Doorward shows; null: without TLS. */
export async function startSlapd(
  people: number,
  userPassword: string,
  tls: { cert: string; key: string } | null,
  side: Side,
  ldif: Iterable<string> = printLdif(people, userPassword),
): Promise<Slapd> {
  const folder = join(outFolder, `slapd-${people}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'db'), { recursive: true })
  const file = join(folder, 'slapd.conf')
  writeFileSync(file, configuration(folder, tls))
  await add(file, ldif)

  const [ldapPort, ldapsPort] = [await findFreePort(), await findFreePort()]
  const addresses = [`ldap://127.0.0.1:${ldapPort}`, ...(tls === null ? [] : [`ldaps://127.0.0.1:${ldapsPort}`])].join(
    ' ',
  )
  // `-d 0` keeps it in the foreground.
  const server = start(side, program, ['-d', '0', '-f', file, '-h', addresses])
  await waitUntil('slapd listening', () => {
    if (server.hasEnded()) throw new Error(`slapd ended: ${server.errors()}`)
    return isListening(ldapPort)
  })
  return { ...server, ldapPort, ldapsPort }
}

async function add(file: string, ldif: Iterable<string>): Promise<void> {
  const child = spawn(adder, ['-q', '-f', file], { stdio: ['pipe', 'ignore', 'inherit'] })
  const ended = once(child, 'exit')
  await pipeline(Readable.from(ldif), child.stdin)
  const [code] = (await ended) as [number | null]
  if (code !== 0) throw new Error(`slapadd ended with ${code}.`)
}
