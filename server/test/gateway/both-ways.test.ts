import assert from 'node:assert/strict'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { after, before, describe, test } from 'node:test'
import { days, minutes, newToken, type GroupId, type SessionId } from '#ground'
import { cli, operator } from '../world/open-test-world.ts'
import { dialects, type Headers, type Question } from './dialect-questions.ts'
import { ask } from './browser.ts'
import { hostName, openGatewayWorld, type GatewayWorld } from './gateway-world.ts'
import { cookieAtHost } from './host-visitor.ts'

let world: GatewayWorld
let group: GroupId
/** Cookies at the host. */
const cookies: Record<string, string> = {}

/** How many requests have come to a route of Fastify's. */
let routed = 0
const count = (): void => void routed++
const channel = 'tracing:fastify.request.handler:start'

before(async () => {
  world = await openGatewayWorld(undefined, '127.0.0.1, 10.0.0.0/8')
  await world.set({
    paths: [
      { prefix: '/open', rule: 'public' },
      { prefix: '/shut', rule: 'deny' },
    ],
  })
  group = (await world.asOperator.groups.create({ name: 'Readers' })).id
  for (const name of ['una', 'zoe', 'gone']) {
    const { id } = await world.add(name, { displayName: `Zoë ${name}, 100 % “quoted”` })
    await world.asOperator.groups.changeMembers(group, { add: [id] })
    cookies[name] = await cookieAtHost(world.origin, name)
    if (name === 'gone') await world.asOperator.users.disable(id)
  }
  subscribe(channel, count)
})
after(async () => {
  unsubscribe(channel, count)
  await world.dispose()
})

/** What differs between two answers to the same question, or is of the connection. */
const ofTheMoment = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])
const told = (status: number, headers: object): [number, [string, string][]] => [
  status,
  Object.entries(headers)
    .filter(([name]) => !ofTheMoment.has(name))
    .map(([name, value]): [string, string] => [name, String(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1)),
]

/** As it comes over the socket, and whether Fastify had to be asked. */
async function overSocket({ path, headers }: Question) {
  const before = routed
  const answer = await ask(world.origin, { path, headers: { host: 'doorward.internal', ...headers } })
  return { told: told(answer.status, answer.headers), isRouted: routed > before }
}

/** The same past everything in front of Fastify. */
async function byRoute({ path, headers }: Question) {
  const { app } = world.doors.web
  const answer = await app.inject({ url: path, headers: { host: 'doorward.internal', ...headers } })
  return told(answer.statusCode, answer.headers)
}

const state = `__Host-doorward-state=${newToken()}`
const strangers: Headers = { cookie: state }
const una = (): Headers => ({ cookie: `theme=dark; ${cookies['una']}` })

const rows: { what: string; target?: string; headers?: () => Headers; atOnce: boolean }[] = [
  { what: 'somebody signed in', headers: una, atOnce: true },
  { what: 'somebody else', headers: () => ({ cookie: cookies['zoe'] ?? '' }), atOnce: true },
  { what: 'a query', target: '/a/b.c?d=e/../f&g=%2e', headers: una, atOnce: true },
  { what: 'a path with escapes', target: '/a%20b/c', headers: una, atOnce: true },
  { what: 'a path with dots', target: '/a/../b', headers: una, atOnce: true },
  { what: 'a public path, signed in', target: '/open/x', headers: una, atOnce: true },
  { what: 'a public path', target: '/open/x', headers: () => strangers, atOnce: true },
  { what: 'an address behind proxies', headers: () => ({ ...una(), 'x-forwarded-for': '192.0.2.1, 10.1.1.1' }), atOnce: true },
  { what: 'no address', headers: () => ({ ...una(), 'x-forwarded-for': 'a' }), atOnce: true },
  { what: 'basic, which is not looked at', headers: () => ({ ...una(), authorization: 'Basic YTpi' }), atOnce: true },
  { what: 'the same cookie twice', headers: () => ({ cookie: `${cookies['una']}; ${cookies['una']}` }), atOnce: true },
  { what: 'two different ones', headers: () => ({ cookie: `${cookies['una']}; __Host-doorward=${newToken()}; ${state}` }), atOnce: false },
  { what: 'the cookie under its other name', headers: () => ({ cookie: `${cookies['una']?.replace('__Host-', '')}; ${state}` }), atOnce: false },
  { what: 'a made-up one', headers: () => ({ cookie: `__Host-doorward=${newToken()}; ${state}` }), atOnce: false },
  { what: 'a malformed one', headers: () => ({ cookie: `__Host-doorward=x; ${state}` }), atOnce: false },
  { what: 'one of somebody disabled', headers: () => ({ cookie: `${cookies['gone']}; ${state}` }), atOnce: false },
  { what: 'nobody', headers: () => strangers, atOnce: false },
  { what: 'a path that is shut', target: '/shut', headers: una, atOnce: false },
  { what: 'a path of ours', target: '/.doorward/status', headers: una, atOnce: false },
  { what: 'a path to be read in two ways', target: '/open/..;/shut', headers: una, atOnce: false },
  { what: 'an encoded slash', target: '/open%2f..%2fshut', headers: una, atOnce: false },
  { what: 'a very long path', target: `/${'a'.repeat(8_200)}`, headers: una, atOnce: false },
] // biome-ignore format: a table

for (const [dialect, question] of Object.entries(dialects))
  describe(`${dialect}: in front of Fastify and by its route, an answer is the same`, () => {
    for (const { what, target = '/', headers = () => ({}), atOnce } of rows)
      test(what, async () => {
        const { path, headers: asked } = question(target)
        const whole = { path, headers: { accept: 'text/html', ...asked, ...headers() } }
        const route = await byRoute(whole)
        // The second is answered from what the first has read.
        const first = await overSocket(whole)
        const second = await overSocket(whole)
        assert.deepEqual(first.told, route)
        assert.deepEqual(second.told, route)
        if (atOnce) assert.equal(second.isRouted, false, 'nothing has to be read for it')
        else assert.notEqual(second.told[0], 200)
      })
  })

test('an app of another host, and a question that names two, are for the route', async () => {
  const { path, headers } = dialects['nginx']?.('/') ?? assert.fail()
  for (const more of [
    { 'x-original-url': 'https://other.test/' },
    { 'x-original-url': `ftp://${hostName}/` },
    { 'x-original-method': 'get' },
  ] as Headers[]) {
    const whole = { path, headers: { ...headers, ...una(), ...more } }
    const { told: answered, isRouted } = await overSocket(whole)
    assert.ok(isRouted)
    assert.deepEqual(answered, await byRoute(whole))
    assert.notEqual(answered[0], 200)
  }
})

describe('what ends access ends it at the next request, though the last was answered at once', () => {
  /** Somebody whose last answer was given in front of Fastify. */
  async function letIn(name: string): Promise<Question> {
    await world.asOperator.apps.update(world.app.id, { access: { kind: 'chosen', groups: [group], users: [] } })
    const { id } = await world.add(name)
    await world.asOperator.groups.changeMembers(group, { add: [id] })
    const { path, headers } = dialects['nginx']?.('/') ?? assert.fail()
    const question = { path, headers: { ...headers, cookie: await cookieAtHost(world.origin, name) } }
    await overSocket(question)
    const { told: answered, isRouted } = await overSocket(question)
    assert.deepEqual([answered[0], isRouted], [200, false])
    return question
  }
  const person = (name: string) => world.world.memory.people.findByUsername(name) ?? assert.fail()

  const deeds: Record<string, { do: (name: string) => Promise<unknown>; undo?: () => Promise<unknown>; status: number }> = {
    'their sessions are ended': {
      do: async name => {
        const { id } = person(name)
        const { read } = world.world.store
        const rows = await read.selectFrom('session').select('id').where('userId', '=', id).execute()
        for (const row of rows)
          await world.world.signIn.endSession(row.id as SessionId, 'signed-out', operator, cli)
      },
      status: 401,
    },
    'they are disabled': { do: name => world.asOperator.users.disable(person(name).id), status: 401 },
    'their account runs out': {
      do: async name => {
        await world.asOperator.users.update(person(name).id, { expiresAt: world.clock.now() + minutes(1) })
        world.clock.advance(minutes(1))
      },
      status: 401,
    },
    'they leave the group': {
      do: name => world.asOperator.groups.changeMembers(group, { remove: [person(name).id] }),
      status: 403,
    },
    'the app is opened to others': {
      do: () => world.asOperator.apps.update(world.app.id, { access: { kind: 'nobody' } }),
      status: 403,
    },
    'the app is switched off': {
      do: () => world.asOperator.apps.update(world.app.id, { enabled: false }),
      undo: () => world.asOperator.apps.update(world.app.id, { enabled: true }),
      status: 403,
    },
    'the app is open from elsewhere only': {
      do: () => world.asOperator.apps.update(world.app.id, { networks: ['192.0.2.0/24'] }),
      undo: () => world.asOperator.apps.update(world.app.id, { networks: [] }),
      status: 403,
    },
    'the app wants a second factor': {
      do: () => world.asOperator.apps.update(world.app.id, { requireTwoFactor: true }),
      undo: () => world.asOperator.apps.update(world.app.id, { requireTwoFactor: false }),
      status: 401,
    },
    'the path is shut': {
      do: () => world.set({ paths: [{ prefix: '/', rule: 'deny' }] }),
      undo: () => world.set({ paths: [] }),
      status: 403,
    },
    'the app has another host': {
      do: () => world.set({ host: 'other.test' }),
      undo: () => world.set({ host: hostName }),
      status: 403,
    },
    'the group is deleted': {
      do: async () => {
        await world.asOperator.groups.delete(group)
        group = (await world.asOperator.groups.create({ name: 'Readers' })).id
      },
      status: 403,
    },
    'the session has run out': { do: async () => world.clock.advance(days(400)), status: 401 },
  } // biome-ignore format: short

  for (const [number, [what, deed]] of Object.entries(deeds).entries())
    test(what, async () => {
      const name = `person-${number}`
      const question = await letIn(name)
      await deed.do(name)
      const { told: answered } = await overSocket(question)
      assert.equal(answered[0], deed.status)
      await deed.undo?.()
    })

  test('by the clock, to the millisecond: a membership, and the age of a sign-in', async () => {
    const endings: [string, (name: string, end: number) => Promise<unknown>, number][] = [
      ['member', (name, end) => world.asOperator.groups.changeMembers(group, { add: [{ id: person(name).id, expiresAt: end }] }), 403],
      ['granted', (_, end) => world.asOperator.apps.update(world.app.id, { sessionMinutes: (end - world.clock.now()) / 60_000 }), 401],
    ] // biome-ignore format: short
    for (const [name, end, status] of endings) {
      const question = await letIn(name)
      const now = world.clock.now()
      await end(name, now + minutes(1))
      world.clock.advance(minutes(1) - 2)
      for (const isRouted of [true, false]) {
        const answer = await overSocket(question)
        assert.equal(answer.told[0], 200, `${name} ${isRouted}`)
      }
      world.clock.advance(1)
      assert.equal((await overSocket(question)).told[0], 200)
      world.clock.advance(1)
      assert.equal((await overSocket(question)).told[0], status, name)
      await world.asOperator.apps.update(world.app.id, { sessionMinutes: null })
    }
  })
})
