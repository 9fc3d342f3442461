import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeProtectedHeader,
  jwtVerify,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose'
import { hours } from '#ground'
import type { OidcCommands } from '#oidc'
import { ensureSigningKeys } from '../../src/oidc/signing-keys.ts'
import { cli, openTestWorld, operator, type TestWorld } from '../world/open-test-world.ts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'
import { basic, openOidcWorld, type OidcWorld } from './oidc-world.ts'

const by = { actor: operator, origin: cli }
const algorithms = ['RS256', 'ES256', 'EdDSA'] as const
type Algorithm = (typeof algorithms)[number]

/** An app that somebody is signed in to, and that is given a new ID token each time it asks. */
interface SignedInApp {
  algorithm: Algorithm
  clientId: string
  refresh(node: OidcWorld): Promise<string>
}

async function openApp(at: OidcWorld, algorithm: Algorithm): Promise<SignedInApp> {
  const { app, secret } = await at.addApp({ title: algorithm, oidcInput: { signingAlgorithm: algorithm } })
  const clientId = app.oidc?.clientId ?? ''
  const browser = await at.browserOf('priya')
  const { tokens } = await at.open(await at.discover(clientId, secret), browser)
  let refreshToken = tokens.refresh_token ?? assert.fail('no refresh token')
  return {
    algorithm,
    clientId,
    async refresh(node) {
      const fields = { grant_type: 'refresh_token', refresh_token: refreshToken }
      const { status, body } = await node.post('/openid/token', fields, basic(clientId, secret))
      assert.equal(status, 200, JSON.stringify(body))
      refreshToken = String(body['refresh_token'])
      return String(body['id_token'])
    },
  }
}

const kidsOf = async (node: OidcWorld): Promise<string[]> => {
  const response = await fetch(new URL('/openid/jwks', node.at))
  return ((await response.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid)
}

/** Keys turn while apps sign people in; `nodes` answer in turns, and each token is checked with what another tells. */
function rotationSuite(name: string, open: () => Promise<OidcWorld[]>, options: { skip: false | string }): void {
  describe(`keys rotated, ${name}`, { ...options, timeout: 180_000 }, () => {
    let nodes: OidcWorld[]
    let first: OidcWorld
    let apps: SignedInApp[]
    before(async () => {
      nodes = await open()
      first = nodes[0] ?? assert.fail()
      await first.world.add('priya')
      apps = []
      for (const algorithm of algorithms) apps.push(await openApp(first, algorithm))
    })
    after(async () => {
      for (const node of nodes.toReversed()) await node.close()
    })

    async function check(token: string, keys: JWTVerifyGetKey, { algorithm, clientId }: SignedInApp): Promise<string> {
      const issuer = new URL('/openid', first.publicUrl).href
      await jwtVerify(token, keys, { issuer, audience: clientId, algorithms: [algorithm] })
      return decodeProtectedHeader(token).kid ?? ''
    }
    /** Until every node has told of it; resolves to nothing, or does not. */
    async function published(kid: string): Promise<void> {
      for (const node of nodes) while (!(await kidsOf(node)).includes(kid)) await sleep(10)
    }

    test('every node tells the same keys, one of each algorithm', async () => {
      const [told, ...others] = await Promise.all(nodes.map(kidsOf))
      assert.equal(told?.length, 3)
      for (const other of others) assert.deepEqual(other, told)
    })

    test('at once, again and again: whoever looks at an unknown key again never fails', async () => {
      // As `createRemoteJWKSet` does it: what it knows is kept for ever, and read again for a key it does not know.
      const remote = nodes.map(node =>
        createRemoteJWKSet(new URL('/openid/jwks', node.at), {
          cooldownDuration: 0,
          cacheMaxAge: Number.POSITIVE_INFINITY,
        }),
      )
      const rounds = nodes.length === 1 ? 5 : 2
      for (let round = 0; round < rounds; round++)
        for (const app of apps) {
          const asked = nodes[round % nodes.length] ?? first
          const { kid } = await asked.world.signingKeys.rotate({ algorithm: app.algorithm, soon: true }, by)
          const signing = new Set<OidcWorld>()
          while (signing.size < nodes.length)
            for (const [i, node] of nodes.entries()) {
              const token = await app.refresh(node)
              const found = await check(token, remote[(i + 1) % nodes.length] as JWTVerifyGetKey, app)
              if (found === kid) signing.add(node)
              else assert.equal(signing.has(node), false, 'a node that signs with the new key does not go back')
            }
        }
    })

    test('a day ahead: whoever reads the keys now and then, and never for a key they do not know, never fails', async () => {
      const { clock } = first
      const known = new Map<SignedInApp, { at: number; keys: JWTVerifyGetKey }>()
      /** What the app has read, at most 20 hours ago. */
      async function keysOf(app: SignedInApp, node: OidcWorld): Promise<JWTVerifyGetKey> {
        const kept = known.get(app)
        if (kept !== undefined && clock.now() - kept.at < hours(20)) return kept.keys
        const response = await fetch(new URL('/openid/jwks', node.at))
        const keys = createLocalJWKSet((await response.json()) as JSONWebKeySet)
        known.set(app, { at: clock.now(), keys })
        return keys
      }
      for (let round = 0; round < 3; round++) {
        const next = new Map<SignedInApp, string>()
        for (const app of apps) {
          const asked = nodes[round % nodes.length] ?? first
          const { kid } = await asked.world.signingKeys.rotate({ algorithm: app.algorithm, soon: false }, by)
          await published(kid)
          next.set(app, kid)
        }
        for (let hour = 0; hour <= 27; hour += 3) {
          for (const app of apps)
            for (const [i, node] of nodes.entries()) {
              const token = await app.refresh(node)
              const kid = await check(token, await keysOf(app, nodes[(i + 1) % nodes.length] ?? first), app)
              assert.equal(kid === next.get(app), hour >= 24, `hour ${hour}`)
            }
          clock.advance(hours(3))
        }
      }
    })
  })
}

rotationSuite('one node', async () => [await openOidcWorld()], { skip: false })

let cluster: Cluster
before(async () => {
  if (noPostgres === false) cluster = await startPostgres()
})
after(async () => {
  if (noPostgres === false) await cluster.dispose()
})
rotationSuite(
  'two nodes on one PostgreSQL',
  async () => {
    const a = await openOidcWorld({ postgres: await cluster.newDatabase() })
    return [a, await openOidcWorld({ beside: a })]
  },
  { skip: noPostgres },
)

const ensure = (world: TestWorld) => ensureSigningKeys({ ...world, run: world.store.commands<OidcCommands>('oidc') })
const told = (world: TestWorld) =>
  world.signingKeys.list().map(({ kid, algorithm, phase }) => ({ kid, algorithm, phase }))

test('a store that has RS256 alone gains the others, and keeps its own', async t => {
  const world = await openTestWorld()
  t.after(() => world.dispose())
  const { kid } = await world.signingKeys.rotate({ algorithm: 'RS256', soon: true }, by)
  await ensure(world)
  assert.deepEqual(told(world)[0], { kid, algorithm: 'RS256', phase: 'signs' })
  assert.deepEqual(
    told(world).map(({ algorithm }) => algorithm),
    [...algorithms],
  )
  const before = told(world)
  await ensure(world)
  assert.deepEqual(told(world), before)
})

test('two nodes that start at once have one key of each algorithm between them', { skip: noPostgres }, async t => {
  const a = await openTestWorld({ postgres: await cluster.newDatabase() })
  t.after(() => a.dispose())
  const b = await a.openBeside()
  t.after(() => b.dispose())
  await Promise.all([ensure(a), ensure(b)])
  await b.store.catchUp(a.memory.seq, 10_000)
  await a.store.catchUp(b.memory.seq, 10_000)
  assert.deepEqual(told(a), told(b))
  assert.deepEqual(
    told(a).map(({ algorithm }) => algorithm),
    [...algorithms],
  )
})
