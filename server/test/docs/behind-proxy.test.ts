import assert from 'node:assert/strict'
import type { IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'
import { after, before, describe, test } from 'node:test'
import { parse } from 'yaml'
import { readConfig, Secret } from '#ground'
import { freePort } from '../world/free-port.ts'
import { password } from '../world/open-test-world.ts'
import { missing } from '../world/peer.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'
import {
  caddyInFront,
  haproxyInFront,
  nginxInFront,
  page,
  readFilled,
  type InFront,
  type StartInFront,
} from './proxies.ts'
import { readBlocks } from './pages.ts'

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

const publicUrl = 'https://id.example.com'
/** Where the visitor comes from: an address of this machine that is nobody’s proxy. */
const visitor = '127.0.0.9'

const noOpenssl = missing('/usr/bin/openssl')

function suite(name: string, start: StartInFront, skip: string | false): void {
  describe(`Doorward behind ${name}, as its page says`, { skip: skip || noOpenssl }, () => {
    let server: TestServer
    let proxy: InFront
    let port = 0
    before(async () => {
      // What the page tells Doorward.
      const block = readBlocks(page).find(({ language, name: named }) => language === 'yaml' && named === null)
      const said = parse(block?.text ?? '') as { publicUrl: string; trustedProxies: string[] }
      assert.equal(said.publicUrl, publicUrl)
      server = await serveTest({
        env: { DOORWARD_PUBLIC_URL: said.publicUrl, DOORWARD_TRUSTED_PROXIES: said.trustedProxies.join(',') },
      })
      await server.asOperator.users.create({
        username: 'olga',
        displayName: 'Olga',
        role: 'owner',
        password: { plain: new Secret(password) },
      })
      port = await freePort()
      // It listens where it does, whatever its pages are called.
      proxy = await start(port, Number(server.url?.port))
    })
    after(async () => {
      await proxy.close()
      await server.dispose()
    })

    const ask = (
      path: string,
      headers: Record<string, string> = {},
      method = 'GET',
      body?: string | Buffer,
    ): Promise<Answer> =>
      new Promise((resolve, reject) => {
        const asked = request(
          {
            host: '127.0.0.1',
            port,
            path,
            method,
            servername: 'id.example.com',
            ca: proxy.authority,
            localAddress: visitor,
            headers: { host: 'id.example.com', ...headers },
          },
          response => {
            let text = ''
            response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
            response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
          },
        )
        asked.once('error', reject)
        asked.end(body)
      })
    const fromOurPage = { 'sec-fetch-site': 'same-origin', origin: publicUrl }

    async function signIn(headers: Record<string, string> = {}): Promise<Answer> {
      const form = new URLSearchParams({ username: 'olga', password }).toString()
      const type = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(form.length) }
      return ask('/sign-in', { ...fromOurPage, ...type, ...headers }, 'POST', form)
    }
    const cookieOf = ({ headers }: Answer): string => (headers['set-cookie'] ?? []).join('\n')

    test('every address is the public one', async () => {
      const { status, text } = await ask('/.well-known/openid-configuration')
      assert.equal(status, 200)
      const { issuer, token_endpoint } = JSON.parse(text) as Record<string, string>
      assert.deepEqual([issuer, token_endpoint], [`${publicUrl}/openid`, `${publicUrl}/openid/token`])
    })

    test('somebody signs in, with a cookie that is bound to https and the host', async () => {
      const answer = await signIn()
      assert.equal(answer.status, 303, answer.text)
      assert.match(cookieOf(answer), /^__Host-doorward-session=[\w-]+;.*\bSecure\b/m)
      assert.match(answer.headers['strict-transport-security'] ?? '', /max-age/)
    })

    test('the audit trail has where the visitor is, whatever they say of it', async () => {
      const sayings: Record<string, string>[] = [
        {},
        { 'x-forwarded-for': '203.0.113.7' },
        { forwarded: 'for=203.0.113.7', 'x-real-ip': '203.0.113.7' },
      ]
      for (const said of sayings) assert.equal((await signIn(said)).status, 303)
      const { items } = await server.asOperator.audit.list({ limit: 10 })
      const addresses = items.filter(({ kind }) => kind === 'sign-in').map(({ address }) => address)
      assert.ok(addresses.length >= 3)
      assert.deepEqual([...new Set(addresses)], [visitor])
    })

    test('another host is not served as ours', async () => {
      const { text } = await ask('/sign-in', { host: 'evil.example' })
      assert.doesNotMatch(text, /name="password"/)
    })

    test('a picture is not too large for it', async () => {
      const session = /__Host-doorward-session=[\w-]+/.exec(cookieOf(await signIn()))?.[0] ?? assert.fail()
      const user = server.world.memory.people.findByUsername('olga') ?? assert.fail()
      const picture = Buffer.alloc(2 * 1024 * 1024, 7)
      const { status, text } = await ask(
        `/api/v1/users/${user.id}/picture`,
        { ...fromOurPage, cookie: session, 'content-type': 'image/png', 'content-length': String(picture.length) },
        'PUT',
        picture,
      )
      // It came through: it is Doorward that says it is none.
      assert.equal(status, 422, text)
    })

    test('health checks are answered', async () => {
      assert.equal((await ask('/readyz')).status, 200)
    })
  })
}

suite('nginx', nginxInFront, missing('/usr/sbin/nginx'))
suite('Caddy', caddyInFront, missing('/usr/bin/caddy'))
suite('HAProxy', haproxyInFront, missing('/usr/sbin/haproxy'))

test('Traefik, which is not among Debian’s packages: what is asked for leads to Doorward', () => {
  const { http } = parse(readFilled('doorward-traefik.yaml', {})) as {
    http: {
      routers: Record<string, { rule: string; service: string }>
      services: Record<
        string,
        { loadBalancer: { servers: { url: string }[]; passHostHeader?: boolean; healthCheck: { path: string } } }
      >
    }
  }
  const { rule, service } = http.routers['doorward'] ?? assert.fail()
  assert.equal(rule, 'Host(`id.example.com`)')
  const { servers, passHostHeader, healthCheck } = http.services[service]?.loadBalancer ?? assert.fail()
  assert.deepEqual(servers, [{ url: 'http://127.0.0.1:8080' }])
  assert.notEqual(passHostHeader, false)
  assert.equal(healthCheck.path, '/readyz')
})

test('what the page tells Doorward is taken', async () => {
  const { listen } = await readConfig({ flags: {}, env: {}, cwd: '/' })
  assert.equal(listen.web, 8080, 'where the blocks of the page look for it')
})
