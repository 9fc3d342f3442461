import assert from 'node:assert/strict'
import { minutes, newUuid, Secret, type AppId, type GroupId, type Millis, type SessionId } from '#ground'
import type { Actor, PolicySettings, Role } from '#directory'
import type { OidcCommands } from '#oidc'
import type { SigninCommands } from '#signin'
import { enrol } from '../second-factor/enrol.ts'
import type { AheadClock } from '../oidc/oidc-world.ts'
import { cli, operator } from '../world/open-test-world.ts'
import type { TestServer } from '../world/serve-test.ts'
import type { Everywhere } from './everywhere.ts'

/** What a deed is done to: somebody who is in everywhere, and the app they have opened. */
export interface Target {
  server: TestServer
  clock: AheadClock
  person: Everywhere
  app: AppId
  /** The only group that may open the app. */
  group: GroupId
}

export interface Deed {
  name: string
  /** The person's role before; a user unless given. */
  role?: Role
  /** They have an authenticator app unless it says so. */
  withoutFactor?: boolean
  do(target: Target): Promise<unknown>
  /** For what concerns everybody: puts it back as it was. */
  undo?(target: Target): Promise<unknown>
}

const newPassword = 'another quiet green door'
const pages = { door: 'pages', address: '192.0.2.1' } as const

const operatorUsers = ({ server }: Target) => server.asOperator.users
const selfOf = ({ person: { user } }: Target): Actor => ({ kind: 'user', id: user.id, role: user.role })
const userNow = ({ server, person }: Target) => server.world.memory.people.find(person.user.id) ?? assert.fail()

async function setPolicy({ server }: Target, policy: Partial<PolicySettings>): Promise<void> {
  await server.asOperator.settings.put('policy', { ...server.world.memory.settings().policy, ...policy })
  await server.world.signIn.enforcePolicy()
}

/** As its row would stand after the ceremony; passkeys themselves are looked at elsewhere. */
async function addPasskey(target: Target): Promise<void> {
  const { server, clock, person } = target
  const at = clock.now()
  const id = newUuid(clock)
  await server.world.store.commands<SigninCommands>('signin')('addPasskey', {
    actor: selfOf(target),
    origin: pages,
    at,
    eventId: newUuid(clock),
    passkey: {
      id,
      userId: person.user.id,
      credentialId: id,
      publicKey: 'AA',
      counter: 0,
      transports: '[]',
      name: 'Key',
      rpId: 'localhost',
      backedUp: 0,
      createdAt: at,
      lastUsedAt: null,
    },
    codes: { hashes: [] },
  })
}

async function expire(target: Target): Promise<void> {
  await operatorUsers(target).update(target.person.user.id, { expiresAt: target.clock.now() + minutes(1) })
  target.clock.advance(minutes(2))
}

const runOidc = ({ world }: TestServer) => world.store.commands<OidcCommands>('oidc')
const newDeed = (clock: AheadClock) => ({ actor: operator, origin: cli, at: clock.now(), eventId: newUuid(clock) })

/** Out of the group that opens the app: they ask to be let in, and are. */
async function letInByName(target: Target, until: Millis | null): Promise<void> {
  const { server, app, group, person } = target
  await server.asOperator.groups.changeMembers(group, { remove: [person.user.id] })
  const own = server.world.directory.as(selfOf(target), pages)
  const { id } = await own.requests.ask({ app, reason: 'The board report', wantedDays: null })
  await server.asOperator.requests.approve(id, { until })
}

async function changeOwnPassword(target: Target): Promise<void> {
  const { server, person } = target
  person.password = newPassword
  await server.world.directory
    .as(selfOf(target), pages)
    .users.setPassword(person.user.id, new Secret(newPassword), { exceptSession: person.sessionId })
}

/** In the order of the table. */
export const deeds: Deed[] = [
  { name: 'disabled', do: target => operatorUsers(target).disable(target.person.user.id) },
  {
    name: 'disabled, and enabled again',
    async do(target) {
      await operatorUsers(target).disable(target.person.user.id)
      await operatorUsers(target).enable(target.person.user.id)
    },
  },
  { name: 'moved to the trash', do: target => operatorUsers(target).delete(target.person.user.id) },
  {
    name: 'moved to the trash, and restored',
    async do(target) {
      await operatorUsers(target).delete(target.person.user.id)
      await operatorUsers(target).restore(target.person.user.id)
    },
  },
  { name: 'the account’s end is reached', do: expire },
  {
    name: 'the account’s end is reached, and taken away later',
    async do(target) {
      await expire(target)
      await operatorUsers(target).update(target.person.user.id, { expiresAt: null })
    },
  },
  {
    name: 'password set by an admin',
    async do(target) {
      target.person.password = newPassword
      await operatorUsers(target).setPassword(target.person.user.id, new Secret(newPassword))
    },
  },
  { name: 'own password changed', do: changeOwnPassword },
  { name: 'factors reset by an admin', do: target => operatorUsers(target).resetFactors(target.person.user.id) },
  {
    name: 'own first factor added',
    withoutFactor: true,
    do: ({ server, clock, person }) => enrol(server, person.user.username ?? '', clock),
  },
  { name: 'own passkey added to an authenticator app', do: addPasskey },
  {
    name: 'own last factor removed',
    do: target => target.server.world.signIn.factors.removeTotp(userNow(target), pages),
  },
  {
    name: 'role lowered',
    role: 'usermanager',
    do: target => operatorUsers(target).update(target.person.user.id, { role: 'user' }),
  },
  { name: 'role raised', do: target => operatorUsers(target).update(target.person.user.id, { role: 'usermanager' }) },
  {
    name: 'one session ended, by its person or an admin',
    do: ({ server, person }) => server.world.signIn.endSessionFor(operator, cli, person.sessionId as SessionId),
  },
  {
    name: 'signed out everywhere by an admin',
    do: ({ server, person }) => server.world.signIn.endSessionsOf(operator, cli, person.user.id),
  },
  {
    name: 'signed out everywhere else by the person',
    do: target =>
      target.server.world.signIn.endSessionsOf(
        selfOf(target),
        pages,
        target.person.user.id,
        target.person.sessionId as SessionId,
      ),
  },
  {
    name: 'a second factor demanded of somebody with one',
    do: target => setPolicy(target, { mandatoryTwoFactor: true }),
    undo: target => setPolicy(target, { mandatoryTwoFactor: false }),
  },
  {
    name: 'a second factor demanded of somebody without',
    withoutFactor: true,
    do: target => setPolicy(target, { mandatoryTwoFactor: true }),
    undo: target => setPolicy(target, { mandatoryTwoFactor: false }),
  },
  {
    name: 'trusted browsers forbidden',
    do: target => setPolicy(target, { trustedBrowserDays: 0 }),
    undo: target => setPolicy(target, { trustedBrowserDays: 30 }),
  },
  {
    name: 'the app demands a second factor of somebody without',
    withoutFactor: true,
    do: ({ server, app }) => server.asOperator.apps.update(app, { requireTwoFactor: true }),
    undo: ({ server, app }) => server.asOperator.apps.update(app, { requireTwoFactor: false }),
  },
  {
    name: 'taken out of the app’s group',
    do: ({ server, group, person }) => server.asOperator.groups.changeMembers(group, { remove: [person.user.id] }),
  },
  {
    name: 'taken out of the app’s group, and access by name taken away later',
    async do(target) {
      await letInByName(target, null)
      const { server, app, person } = target
      await server.asOperator.requests.endGrant(app, person.user.id)
    },
  },
  {
    name: 'taken out of the app’s group, and the end of access by name is reached',
    async do(target) {
      await letInByName(target, target.clock.now() + minutes(1))
      target.clock.advance(minutes(2))
    },
  },
  {
    name: 'taken out of the app’s group, and let in by name',
    do: target => letInByName(target, null),
  },
  {
    name: 'the app ended for everybody, by an admin',
    do: ({ server, clock, app }) => runOidc(server)('endAppSessions', { ...newDeed(clock), app }),
  },
  {
    name: 'the app ended in one browser, by an admin',
    do: ({ server, clock, app, person }) =>
      runOidc(server)('endAppSession', { ...newDeed(clock), app, session: person.sessionId as SessionId }),
  },
  {
    name: 'the app is switched off',
    do: ({ server, app }) => server.asOperator.apps.update(app, { enabled: false }),
    undo: ({ server, app }) => server.asOperator.apps.update(app, { enabled: true }),
  },
  {
    name: 'the app password revoked',
    do: ({ server, person }) =>
      server.world.signIn.appPasswords.remove({ userId: person.user.id, id: person.appPasswordId }, operator, cli),
  },
  {
    name: 'the API token ended',
    do: ({ server, person }) => server.asOperator.tokens.remove(person.apiTokenId),
  },
]
