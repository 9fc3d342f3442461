import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { ask, type Answer } from './browser.ts'
import { dialects, type Headers, type Question } from './dialect-questions.ts'
import { hostName, openGatewayWorld, type GatewayWorld } from './gateway-world.ts'
import { sendRaw } from './raw.ts'

let world: GatewayWorld
before(async () => {
  world = await openGatewayWorld()
  await world.set({
    paths: [
      { prefix: '/open', rule: 'public' },
      { prefix: '/shut', rule: 'deny' },
    ],
  })
})
after(() => world.dispose())

const put = ({ path, headers }: Question, more: Headers = {}, method = 'GET'): Promise<Answer> =>
  ask(world.origin, { path, method, headers: { accept: 'text/html', ...headers, ...more } })

for (const [name, question] of Object.entries(dialects))
  describe(name, () => {
    test('a public path is answered 200, with every header', async () => {
      const { status, headers } = await put(question('/open/x?y=/shut'))
      assert.equal(status, 200)
      assert.equal(headers['x-authenticated-user'], '-')
      assert.equal(headers['remote-groups'], '-')
      assert.equal(headers['x-authenticated-admin'], 'false')
      assert.equal(headers['x-doorward-assertion'], '-')
    })

    test('nobody signed in: a page is led to the sign-in, anything else is told 401', async () => {
      const page = await put(question('/private'))
      if (name === 'nginx') assert.equal(page.status, 401)
      else {
        assert.equal(page.status, 302)
        assert.match(page.location ?? '', new RegExp(`^${world.origin}/gateway/sign-in\\?request=`))
        assert.match(
          page.headers['set-cookie']?.join() ?? '',
          /^__Host-doorward-state=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/,
        )
      }
      const script = await put(question('/private'), { 'sec-fetch-dest': 'empty' })
      assert.equal(script.status, 401)
      assert.equal(script.location, undefined)
      const posted =
        name === 'envoy' ? await put(question('/private'), {}, 'POST') : await put(question('/private', 'POST'))
      assert.equal(posted.status, 401)
    })

    test('what is denied, unreadable, or of no app', async () => {
      assert.equal((await put(question('/shut/x'))).status, 403)
      assert.equal((await put(question('/.doorward/callback'))).status, 403)
      for (const target of ['/open/%2e%2e%2fshut', '/open/..;/shut', '/open/%00', '/%ff', '/open/%252e%252e/shut']) {
        const { status } = await put(question(target))
        assert.equal(status, name === 'nginx' ? 403 : 400, target)
      }
      for (const host of [
        'other.test',
        'wiki.test.',
        'wiki.test@evil.test',
        'evil.test/wiki.test',
        'wiki.test:x',
        '',
        'WIKI.TEST:x',
      ]) {
        const { path, headers } = question('/open')
        const told = Object.fromEntries(
          Object.entries(headers).map(([key, value]) => [key, value.replace(hostName, host)]),
        )
        const { status } = await put({ path, headers: told })
        assert.ok([400, 403].includes(status), `${host}: ${status}`)
      }
    })

    test('a value that is missing, there twice, or of another form is not believed', async () => {
      const { path, headers } = question('/open')
      const port = Number(new URL(world.origin).port)
      const lines = Object.entries(headers).map(([key, value]) => `${key}: ${value}`)
      const withHost = (told: string[]): string[] =>
        told.some(line => /^host:/i.test(line)) ? told : ['host: doorward', ...told]
      assert.equal((await sendRaw(port, `GET ${path} HTTP/1.1`, withHost(lines))).status, 200)
      for (const line of lines) {
        if (line.startsWith('host:')) continue
        const [key = ''] = line.split(':')
        const others = lines.filter(other => other !== line)
        for (const instead of [
          [],
          [line, line],
          [line, `${key.toUpperCase()}: x`],
          [`${key}: `],
          [`${line}, x`],
          [`${key}: \xff`],
        ]) {
          // A list is a path with a comma in it, which is one.
          if (key === 'x-forwarded-uri' && instead[0] === `${line}, x`) continue
          const { status, head } = await sendRaw(port, `GET ${path} HTTP/1.1`, withHost([...others, ...instead]))
          assert.ok([400, 403].includes(status), `${instead.join(' | ')}: ${head}`)
        }
      }
    })

    test('headers of other proxies, and of addresses, change nothing', async () => {
      const forged: Headers[] = [
        { 'x-forwarded-prefix': '/open', 'x-forwarded-port': '443', 'x-rewrite-url': '/open' },
        { forwarded: `host=${hostName};proto=https`, 'x-http-method-override': 'GET' },
        { 'x-forwarded-for': 'a' },
        { 'x-forwarded-for': '' },
        { 'x-forwarded-for': '1.2.3.4:99999' },
        { 'x-forwarded-for': '9.9.9.9, '.repeat(1000) },
        { 'user-agent': 'kube-probe/1.27', referer: 'https://wiki.test/open' },
        ...(name === 'nginx' || name === 'envoy' ? [{ 'x-forwarded-uri': '/open', 'x-forwarded-method': 'GET' }] : []),
        ...(name === 'nginx' ? [] : [{ 'x-original-url': `https://${hostName}/open`, 'x-original-method': 'GET' }]),
      ]
      for (const target of ['/open', '/shut', '/private'])
        for (const headers of forged) {
          const asked = { 'sec-fetch-dest': 'empty' }
          const plain = await put(question(target), asked)
          const told = await put(question(target), { ...asked, ...headers })
          assert.deepEqual([told.status, told.text], [plain.status, plain.text], JSON.stringify(headers).slice(0, 80))
        }
    })
  })

test('Envoy repeats any method and any body', async () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'])
    for (const type of ['application/json', 'text/plain', 'multipart/form-data'])
      for (const [target, expected] of [
        ['/open', 200],
        ['/private', 401],
      ] as const) {
        const { path, headers } = dialects['envoy']?.(target) ?? assert.fail()
        const answer = await ask(world.origin, {
          path,
          method,
          headers: { ...headers, 'content-type': type, 'content-length': '0' },
        })
        assert.equal(answer.status, expected, `${method} ${type}`)
      }
})

test('at an app’s host nothing of ours is answered but what is under /.doorward/', async () => {
  const here = { host: hostName, 'x-forwarded-proto': 'https' }
  const paths = [
    '/',
    '/sign-in',
    '/profile',
    '/admin/',
    '/api/v1/session',
    '/openid/.well-known/openid-configuration',
    '/openid/auth',
    '/gateway/sign-in',
    '/simple-auth/login',
    '/nothing',
    '/assets/nothing',
    '/.doorward',
    '/sign-out',
  ]
  for (const path of paths) {
    const { status, text } = await put({ path, headers: here })
    assert.equal(status, 421, `${path}: ${text}`)
  }
  assert.equal((await put({ path: '/.doorward/status', headers: here })).status, 200)
  assert.equal((await put({ path: '/.doorward/nothing', headers: here })).status, 404)
  for (const path of ['/.doorward/status', '/.doorward/callback?code=x', '/.doorward/start'])
    assert.equal((await put({ path, headers: {} })).status, 421, 'under our own name')
  assert.equal(
    (await put({ path: '/.doorward/status', headers: { host: hostName } })).status,
    400,
    'no word of the scheme',
  )
})

test('whoever is no listed proxy is told so and recorded once, whatever they say', async () => {
  const other = await openGatewayWorld(undefined, '10.9.9.9')
  try {
    await other.set({ visibility: 'public' })
    for (const question of Object.values(dialects))
      for (const more of [{}, { 'x-forwarded-for': '10.9.9.9' }] as Headers[]) {
        const { path, headers } = question('/open')
        const { status, headers: told } = await ask(other.origin, { path, headers: { ...headers, ...more } })
        assert.equal(status, 403)
        assert.equal(told['remote-user'], undefined)
      }
    for (const path of ['start', 'callback?code=x', 'sign-in', 'sign-out', 'status', 'nothing'])
      assert.equal(
        (
          await ask(other.origin, {
            path: `/.doorward/${path}`,
            headers: { host: hostName, 'x-forwarded-proto': 'https' },
          })
        ).status,
        403,
      )
    await other.world.events.flush()
    const { items } = await other.asOperator.audit.list({ limit: 50 })
    const recorded = items.filter(({ door }) => door === 'gateway')
    assert.deepEqual(
      recorded.map(({ reason, address, outcome }) => [reason, address, outcome]),
      [['unlisted-proxy', '127.0.0.1', 'refused']],
    )
  } finally {
    await other.dispose()
  }
})
