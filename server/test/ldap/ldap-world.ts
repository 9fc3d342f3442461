import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Log, Secret, silentLog } from '#ground'
import { findGone, type DirectoryServerSettings, type Group, type User } from '#directory'
import {
  type CertificateOptions,
  createDirectoryServer,
  openCertificate,
  type DirectoryServer,
  type DirectoryServerParts,
} from '#ldapd'
import { createMayOpen } from '../../src/main/may-open.ts'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import { openTestWorld, type TestWorld, type TestWorldOptions } from '../world/open-test-world.ts'

export const adminSecret = 'an admin secret of some length'
export const base = 'dc=example,dc=com'
export const adminDN = `cn=admin,ou=system,${base}`

export const directoryServer = { kind: 'directory-server', ownerId: 'directory-server' } as const

export interface LdapWorld extends TestWorld {
  ldap: DirectoryServer
  ldapPort: number
  ldapsPort: number
  caPath: string
  clock: FixedClock
  change(settings: Partial<DirectoryServerSettings>): Promise<void>
  addGroup(name: string, ...members: User[]): Promise<Group>
  /** Closes everything, and leaves the store where it is. */
  stop(): Promise<void>
  dispose(): Promise<void>
}

export interface LdapWorldOptions {
  settings?: Partial<DirectoryServerSettings>
  limits?: DirectoryServerParts['limits']
  /** The store; a file of its own unless a test says otherwise. */
  world?: Omit<TestWorldOptions, 'clock'>
  clock?: FixedClock
  log?: Log
  /** A port it listens on without TLS, where it is to be found again after a restart. */
  port?: number
  /** Where it listens; the loopback address unless a test wants to come from elsewhere. */
  address?: string
  /** Where the certificate comes from; one is made unless a test says. */
  certificate?: Partial<CertificateOptions>
}

/** A whole server below the doors, with the LDAP door on free ports of the loopback address. */
export async function openLdapWorld(options: LdapWorldOptions = {}): Promise<LdapWorld> {
  const clock = options.clock ?? fixedClock()
  const world = await openTestWorld({ clock, ...options.world })
  const folder = mkdtempSync(join(tmpdir(), 'doorward-ldap-'))
  // Certificates are checked by real clients against the real time.
  const certificate = await openCertificate({
    files: undefined,
    folder,
    names: [],
    clock: { now: () => Date.now() },
    log: silentLog,
    ...options.certificate,
  })
  const { memory, directory, asOperator } = world
  const ldap = createDirectoryServer({
    memory,
    clock,
    log: options.log ?? silentLog,
    listen: { address: options.address ?? '127.0.0.1', ldap: options.port ?? 'any', ldaps: 'any' },
    secureContext: () => certificate.secureContext(),
    bindPerson: question => world.signIn.bind({ door: 'ldap', ...question }),
    findSecret: (owner, offered) => directory.findSecret(owner, offered),
    recordEvent: event => world.events.add(event),
    mayOpen: createMayOpen(memory, clock),
    version: '1.2.3',
    as: (actor, origin) => directory.as(actor, origin),
    mustChangePassword: user => world.signIn.mustChangePassword(user),
    checkPassword: (user, secret, address) =>
      world.signIn.checkPassword({ identifier: user.id, password: secret, address, door: 'ldap' }),
    catchUp: seq => world.store.catchUp(seq, 1000),
    findGone: (since, through) => findGone(world.store.read, since, through),
    findPhoto: id => directory.findPhoto(id),
    ...(options.limits !== undefined && { limits: options.limits }),
  })
  // Another node, or the same again, finds it there.
  if ((await asOperator.apps.listSecrets(directoryServer)).length === 0)
    await asOperator.apps.addSecret(directoryServer, { kind: 'typed', value: new Secret(adminSecret) })
  const change = async (settings: Partial<DirectoryServerSettings>): Promise<void> => {
    const now = memory.settings().directoryServer
    await asOperator.settings.put('directoryServer', { ...now, ...settings })
    await ldap.settled()
  }
  await ldap.start()
  await change({
    enabled: true,
    allow: ['127.0.0.1'],
    views: [{ base, profile: 'standard', writable: false, usersSeeAll: false }],
    ...options.settings,
  })
  const stop = async (): Promise<void> => {
    await ldap.close(0)
    certificate.close()
    rmSync(folder, { recursive: true, force: true })
    await world.close()
  }
  const { state } = ldap
  if (state.listening !== 'listening') throw new Error(`The directory server is ${state.listening}.`)
  return {
    ...world,
    ldap,
    ldapPort: state.ldapPort ?? 0,
    ldapsPort: state.ldapsPort ?? 0,
    caPath: certificate.caPath ?? '',
    clock,
    change,
    async addGroup(name, ...members) {
      const group = await asOperator.groups.create({ name })
      if (members.length > 0) await asOperator.groups.changeMembers(group.id, { add: members.map(user => user.id) })
      return group
    },
    stop,
    async dispose() {
      await stop()
      rmSync(world.dataFolder, { recursive: true, force: true })
    },
  }
}

/** Why tests with OpenLDAP's tools are left out, or false. A missing tool is a failure where CI is set. */
export const withoutOpenLdap: string | false = (() => {
  try {
    execFileSync('ldapsearch', ['-VV'], { stdio: 'ignore' })
    return false
  } catch {
    if (process.env['CI'] !== undefined) throw new Error('ldapsearch is missing; install ldap-utils.')
    return 'ldapsearch is missing; install ldap-utils'
  }
})()

export interface ToolAnswer {
  code: number
  stdout: string
  stderr: string
}

/** Runs one of OpenLDAP's tools. A password goes by `-w`. */
export function runTool(tool: string, args: readonly string[], caPath?: string): Promise<ToolAnswer> {
  const env = { ...process.env, LDAPNOINIT: '1', ...(caPath !== undefined && { LDAPTLS_CACERT: caPath }) }
  // LDAPNOINIT switches the environment off as well.
  if (caPath !== undefined) Reflect.deleteProperty(env, 'LDAPNOINIT')
  return new Promise(resolve =>
    execFile(tool, [...args], { env, timeout: 20_000, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
      resolve({ code, stdout, stderr })
    }),
  )
}
