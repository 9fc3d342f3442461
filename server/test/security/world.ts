import { Secret } from '#ground'
import type { Role, User } from '#directory'
import { RawClient } from '../ldap/raw-client.ts'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import { password } from '../world/open-test-world.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'

export { password }
export const base = 'dc=example,dc=com'
export const adminDN = `cn=admin,ou=system,${base}`
export const adminSecret = 'an admin secret of some length'
export const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKSUTyz1HwHReFVvD5obVsALAgJRNarH4TRpNePnAS una@laptop'
export const personDN = (name: string, by = 'uid'): string => `${by}=${name},ou=users,${base}`

/** The whole server with every door open, as an adversary meets it. */
export interface HostileWorld extends TestServer {
  clock: FixedClock
  add(username: string, options?: { role?: Role; email?: string | null; displayName?: string }): Promise<User>
  /** A browser that has signed in as this person, or a fresh one. */
  browser(username?: string): Promise<WebClient>
  /** A new LDAP connection. */
  connect(): Promise<RawClient>
  /** An HTTP request as it is written, headers and all. */
  raw(path: string, init?: RequestInit): Promise<Response>
}

export async function openHostileWorld(options: Parameters<typeof serveTest>[0] = {}): Promise<HostileWorld> {
  const clock = fixedClock()
  const server = await serveTest({ clock, ...options })
  const { asOperator, world } = server
  const hostile: HostileWorld = {
    ...server,
    clock,
    add: (username, { role = 'user', email = `${username}@example.com`, displayName = username } = {}) =>
      asOperator.users.create({ username, displayName, email, role, password: { plain: new Secret(password) } }),
    async browser(username) {
      const client = createWebClient(server.origin)
      if (username !== undefined) {
        const { status } = await client.signIn(username, password)
        if (status !== 303) throw new Error(`${username} could not sign in: ${status}`)
      }
      return client
    },
    connect: () => RawClient.open(server.ldapPort),
    raw: (path, init) => fetch(new URL(path, server.origin), { redirect: 'manual', ...init }),
  }
  await hostile.add('olivia', { role: 'owner' })
  const owner = { kind: 'directory-server', ownerId: 'directory-server' } as const
  await asOperator.apps.addSecret(owner, { kind: 'typed', value: new Secret(adminSecret) })
  await asOperator.settings.put('directoryServer', {
    ...world.memory.settings().directoryServer,
    enabled: true,
    views: [{ base, profile: 'standard', writable: false, usersSeeAll: false }],
  })
  await server.doors.ldap.server.settled()
  return hostile
}
