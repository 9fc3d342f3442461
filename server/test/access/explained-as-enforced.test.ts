import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import * as client from 'openid-client'
import { minutes, Secret, type AppId, type GroupId, type UserId } from '#ground'
import { explain, type DoorName, type Presence } from '#access'
import { callback } from '../doors/app-flow.ts'
import { askAtHost, basicHeader, comeToHost, diaryHost } from '../doors/app-host.ts'
import { RawClient } from '../ldap/raw-client.ts'
import { AheadClock } from '../oidc/oidc-world.ts'
import { base, password } from '../security/world.ts'
import { randomFrom } from '../world/random.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'
import { createWebClient } from '../world/web-client.ts'
import { generatePolicy, type GeneratedPolicy } from './generated.ts'

const cases = 40

/** Whoever has signed in comes in: so they do before the app becomes what is generated. */
const open: GeneratedPolicy = {
  enabled: true,
  access: { kind: 'everyone' },
  adminsIncluded: true,
  requireTwoFactor: false,
  networks: [],
  sessionMinutes: null,
}

/** What is explained is what the doors do: generated people at a generated app, over sockets. */
describe('explained as enforced', () => {
  const random = randomFrom(Number(process.env['DOORWARD_SEED'] ?? 20260612))
  const clock = new AheadClock()
  let server: TestServer
  let app: AppId
  const groups: GroupId[] = []
  const others: UserId[] = []

  before(async () => {
    server = await serveTest({ clock, env: { DOORWARD_TRUSTED_PROXIES: '127.0.0.1' } })
    const { asOperator, world, doors } = server
    const owner = { kind: 'directory-server', ownerId: 'directory-server' } as const
    await asOperator.apps.addSecret(owner, { kind: 'typed', value: new Secret('an admin secret of some length') })
    await asOperator.settings.put('directoryServer', {
      ...world.memory.settings().directoryServer,
      enabled: true,
      allow: ['127.0.0.0/8'],
      views: [{ base, profile: 'standard', writable: false, usersSeeAll: false }],
    })
    const { users } = asOperator
    for (const username of ['olivia', 'oscar'])
      others.push((await users.create({ username, displayName: username, role: 'owner' })).id)
    for (let i = 0; i < 8; i++) {
      const group = await asOperator.groups.create({ name: `g${i}` })
      await asOperator.groups.changeMembers(group.id, { addGroups: random.some(groups, 0.3).map(id => ({ id })) })
      groups.push(group.id)
    }
    const made = await asOperator.apps.create({
      title: 'Diary',
      name: 'diary',
      ldap: {},
      oidc: { clientId: 'diary', redirectUris: [callback] },
      simpleAuth: { requireSecret: false },
      gateway: { host: diaryHost, acceptAppPasswords: true },
    })
    app = made.app.id
    await doors.ldap.server.settled()
  })
  after(() => server.dispose())

  /** Whether the authorization endpoint sends the browser back to the app with a code, without asking for more. */
  async function opensByOidc(browser: ReturnType<typeof createWebClient>): Promise<boolean> {
    const query = new URLSearchParams({
      client_id: 'diary',
      response_type: 'code',
      redirect_uri: callback,
      scope: 'openid',
      state: 's',
      code_challenge: await client.calculatePKCECodeChallenge(client.randomPKCECodeVerifier()),
      code_challenge_method: 'S256',
    })
    let at = `/openid/auth?${query.toString()}`
    for (let hops = 0; hops < 10; hops++) {
      const location = (await browser.get(at)).headers.get('location')
      // A page: a refusal, or something to prove.
      if (location === null || location.startsWith('/sign-in')) return false
      if (location.startsWith(callback)) return new URL(location).searchParams.has('code')
      at = location
    }
    return assert.fail('a circle')
  }

  async function opensByLdap(username: string, from: string): Promise<boolean> {
    const connection = await RawClient.open(server.ldapPort, '127.0.0.1', from)
    const code = await connection.bind(`uid=${username},ou=users,cn=diary,ou=apps,${base}`, password)
    connection.close()
    return code === 0
  }

  async function opensBySimpleAuth(username: string): Promise<boolean> {
    const { simpleAuth } = server.world.memory.apps.find(app) ?? assert.fail()
    const answer = await fetch(new URL('/simple-auth/login', server.origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientId: simpleAuth?.clientId, username, password }),
    })
    assert.ok(answer.status === 200 || answer.status === 401, `${answer.status}`)
    return answer.status === 200
  }

  /** Whether the proxy in front of the app is told to let it pass, of somebody at this address. */
  async function opensAtHost(headers: Record<string, string>, address: string): Promise<boolean> {
    const { status } = await askAtHost(server.origin, { ...headers, 'x-forwarded-for': address })
    assert.ok([200, 401, 403].includes(status), `${status}`)
    return status === 200
  }

  async function makeAppPassword(userId: UserId): Promise<string> {
    const actor = { kind: 'user', id: userId, role: 'user' } as const
    const { text } = await server.world.signIn.appPasswords.make(
      { userId, app, name: 'script', expiresAt: null },
      actor,
      {
        door: 'pages',
        address: null,
      },
    )
    return text.reveal()
  }

  test(`the same answer at four doors, of ${cases} people`, async () => {
    const { asOperator, world, origin } = server
    const seen: Record<string, number> = {}
    for (let i = 0; i < cases; i++) {
      const username = `p${i}`
      const { id } = await asOperator.users.create({
        username,
        displayName: username,
        role: random.pick(['user', 'user', 'admin']),
        groups: random.some(groups, 0.2),
        password: { plain: new Secret(password) },
      })
      const browser = createWebClient(origin)
      assert.equal((await browser.signIn(username, password)).status, 303)
      await asOperator.apps.update(app, open)
      const cookie = await comeToHost(origin, browser)
      const appPassword = await makeAppPassword(id)
      const ago = random.pick([0, 0, minutes(7), minutes(70)])
      clock.advance(ago)
      const policy = generatePolicy(random, { users: [...others, id, id], groups })
      await asOperator.apps.update(app, policy)
      if (random.chance(0.1)) await asOperator.users.disable(id)

      const told = (door: DoorName, presence: Partial<Presence>): boolean => {
        const user = world.memory.people.find(id) ?? assert.fail()
        const opened = world.memory.apps.find(app) ?? assert.fail()
        const coming = { amr: ['pwd'], address: '127.0.0.1', authAt: null, ...presence }
        return explain(world.memory, { user, app: opened, at: clock.now(), door, presence: coming }).allowed
      }
      const from = `127.0.1.${i + 1}`
      const address = random.pick(['127.0.0.1', '192.0.2.9', '203.0.113.1', '2001:db8::7'])
      const at = clock.now()
      const verdicts: [DoorName, explained: boolean, enforced: boolean][] = [
        ['oidc', told('oidc', { authAt: at - ago }), await opensByOidc(browser)],
        ['ldap', told('ldap', { address: from }), await opensByLdap(username, from)],
        ['simple-auth', told('simple-auth', {}), await opensBySimpleAuth(username)],
        ['gateway', told('gateway', { address, authAt: at - ago }), await opensAtHost({ cookie }, address)],
        [
          'gateway',
          told('gateway', { amr: ['app-password'], address }),
          await opensAtHost({ authorization: basicHeader(username, appPassword) }, address),
        ],
      ]
      for (const [door, explained, enforced] of verdicts) {
        assert.equal(explained, enforced, `${door}, ${username}: ${JSON.stringify({ ...policy, ago })}`)
        const key = `${door} ${enforced ? 'yes' : 'no'}`
        seen[key] = (seen[key] ?? 0) + 1
      }
    }
    for (const door of ['oidc', 'ldap', 'simple-auth', 'gateway'])
      for (const answer of ['yes', 'no']) assert.ok((seen[`${door} ${answer}`] ?? 0) >= 5, JSON.stringify(seen))
  })
})
