import { join } from 'node:path'
import { Secret } from '#ground'
import type { App, Group, User } from '#directory'
import { enrolTotp, type Authenticator } from '../signin/enrol.ts'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import { password } from '../world/open-test-world.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'

export { password }
export const base = 'dc=example,dc=com'
export const adminDN = `cn=admin,ou=system,${base}`
export const adminSecret = 'the-secret-of-the-admin'

/**
 * The whole server with one app that is opened by LDAP, and the people every peer meets: alice in team; bob, who has an
 * authenticator app, in interns, which is inside team; carol in neither; dave in team, disabled. Team and interns may
 * open the app.
 */
export interface PeerWorld extends TestServer {
  clock: FixedClock
  caPath: string
  ldapUrl: string
  ldapsUrl: string
  app: App
  /** The app's account: its DN, which is the base of its tree, and its secret. */
  appDN: string
  appSecret: string
  people: Record<'alice' | 'bob' | 'carol' | 'dave', User>
  groups: Record<'team' | 'interns', Group>
  /** Bob's. */
  phone: Authenticator
  /** A password for the app and nothing else, as the person writes it down. */
  makeAppPassword(user: User): Promise<{ id: string; text: string }>
  removeAppPassword(user: User, id: string): Promise<void>
  /** Closes the directory server and opens it again, as an upgrade does: what was open is not any more. */
  restartLdap(): Promise<void>
}

/** `app` is the app's name, which is one word. */
export async function openPeerWorld(app: string): Promise<PeerWorld> {
  const clock = fixedClock()
  const server = await serveTest({ clock })
  const { asOperator } = server
  const { users, groups, settings, apps } = asOperator
  const now = server.world.memory.settings()
  await apps.addSecret(directoryServer, { kind: 'typed', value: new Secret(adminSecret) })
  await settings.put('posix', { ...now.posix, enabled: true })
  const serve = async (enabled: boolean): Promise<void> => {
    await settings.put('directoryServer', { ...now.directoryServer, enabled, allow: ['127.0.0.1'], views: [view] })
    await server.doors.ldap.server.settled()
  }
  await serve(true)

  const add = (username: string, displayName: string): Promise<User> =>
    users.create({
      username,
      displayName,
      email: `${username}@example.com`,
      password: { plain: new Secret(password) },
    })
  const people = {
    alice: await add('alice', 'Alice Adams'),
    bob: await add('bob', 'Bob Brown'),
    carol: await add('carol', 'Carol Clark'),
    dave: await add('dave', 'Dave Dunn'),
  }
  await users.disable(people.dave.id)
  const team = await groups.create({ name: 'team' })
  const interns = await groups.create({ name: 'interns' })
  await groups.changeMembers(interns.id, { add: [people.bob.id] })
  await groups.changeMembers(team.id, { add: [people.alice.id, people.dave.id], addGroups: [interns.id] })
  const appSecret = `the-secret-of-${app}`
  const made = await apps.create({
    title: app,
    access: { kind: 'chosen', groups: [team.id, interns.id], users: [] },
    adminsIncluded: false,
    ldap: { secret: { kind: 'typed', value: new Secret(appSecret) } },
  })
  const { appPasswords } = server.world.signIn
  return {
    ...server,
    clock,
    caPath: join(server.dataFolder, 'tls', 'ca.pem'),
    ldapUrl: `ldap://127.0.0.1:${server.ldapPort}`,
    ldapsUrl: `ldaps://127.0.0.1:${server.ldapsPort}`,
    app: made.app,
    appDN: `cn=${app},ou=apps,${base}`,
    appSecret,
    people,
    groups: { team, interns },
    phone: await enrolTotp(server.world, clock, people.bob),
    async makeAppPassword({ id: userId }) {
      const input = { userId, app: made.app.id, name: 'Phone', expiresAt: null }
      const { password, text } = await appPasswords.make(input, ...asTheTest)
      return { id: password.id, text: text.reveal() }
    },
    async removeAppPassword({ id: userId }, id) {
      await appPasswords.remove({ userId, id }, ...asTheTest)
    },
    async restartLdap() {
      await serve(false)
      await serve(true)
    },
  }
}

const directoryServer = { kind: 'directory-server', ownerId: 'directory-server' } as const
const view = { base, profile: 'standard', writable: true, usersSeeAll: false } as const
const asTheTest = [
  { kind: 'system', name: 'operator' },
  { door: 'cli', address: null },
] as const
