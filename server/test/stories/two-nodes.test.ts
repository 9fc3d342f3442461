import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client as LdapClient } from 'ldapts'
import { fiftyTimes, startNodes, type Nodes } from '../world/nodes.ts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'
import { basic, callback, clientsOf, passwords, truth } from './two-nodes-clients.ts'

const bobDn = 'uid=bob,ou=users,dc=example,dc=com'
const countOf = (statuses: number[], wanted: number): number => statuses.filter(status => status === wanted).length

describe('two nodes on one PostgreSQL', { skip: noPostgres, timeout: 180_000 }, () => {
  let cluster: Cluster
  let nodes: Nodes
  let owner: WebClient

  before(async () => {
    cluster = await startPostgres()
    nodes = await startNodes(cluster)
  })
  after(async () => {
    await nodes.close()
    await cluster.dispose()
  })
  const { ask, either, post, tokenEndpoint, walkToCode, openGrafana } = clientsOf(() => nodes)

  test('the set-up link makes one owner, however many follow it at once', async () => {
    const fresh = await startNodes(cluster)
    try {
      const link = await fresh.a.command('setup-link', '--json')
      const token = /token=([\w-]+)/.exec(link.stdout)?.[1] ?? assert.fail(link.stdout + link.stderr)
      const statuses = await fiftyTimes(async i => {
        const form = { token, displayName: 'Una', username: `una${i}`, email: '', password: 'a quiet green door' }
        const node = i % 2 === 0 ? fresh.a : fresh.b
        const answer = await fetch(new URL('/setup', node.origin), {
          method: 'POST',
          body: new URLSearchParams(form),
          headers: { origin: fresh.balancer.origin },
          redirect: 'manual',
        })
        return answer.status
      })
      assert.equal(countOf(statuses, 303), 1, JSON.stringify(statuses))
      const people = await fresh.b.command('user', 'list', '--json')
      assert.equal((JSON.parse(people.stdout) as unknown[]).length, 1)
    } finally {
      await fresh.close()
    }
  })

  test('what one applies, the other knows; a browser signs in over both', async () => {
    const file = join(nodes.a.dataFolder, 'directory.yaml')
    writeFileSync(file, truth)
    const applied = await nodes.a.command('apply', '-f', file)
    assert.equal(applied.code, 0, applied.stderr)
    owner = createWebClient(nodes.balancer.origin)
    const answer = await owner.signIn('olivia', passwords.olivia)
    assert.equal(answer.status, 303)
    for (const node of [nodes.a, nodes.b]) assert.equal((await ask(node, owner, '/api/v1/session')).status, 200)
    const { code, tokens } = await openGrafana('bob')
    assert.equal(tokens.claims()?.sub, 'bob')
    assert.ok(code)
  })

  test('each unique thing is given once, of fifty who ask at once', async t => {
    const created = async (what: string, send: (i: number) => Promise<Response>): Promise<void> => {
      const statuses = (await fiftyTimes(send)).map(({ status }) => status)
      t.diagnostic(`${what}: ${countOf(statuses, 201)} of 50, the others ${[...new Set(statuses)].join(', ')}`)
      assert.equal(countOf(statuses, 201), 1, what)
      assert.equal(countOf(statuses, 409), 49, what)
    }
    await created('a username', i =>
      post(i, owner, '/api/v1/users', { username: 'nina', displayName: 'N', email: `n${i}@example.com` }),
    )
    await created('an e-mail address', i =>
      post(i, owner, '/api/v1/users', { username: `m${i}`, displayName: 'M', email: 'mail@example.com' }),
    )
    await created('a group name', i => post(i, owner, '/api/v1/groups', { name: 'One Name' }))

    const link = await nodes.b.command('owner-login', 'olivia', '--json')
    const token = /token=([\w-]+)/.exec(link.stdout)?.[1] ?? assert.fail(link.stdout + link.stderr)
    const entered = await fiftyTimes(async i => {
      const answer = await fetch(new URL('/owner-login', either(i).origin), {
        method: 'POST',
        body: new URLSearchParams({ token }),
        headers: { origin: nodes.balancer.origin },
        redirect: 'manual',
      })
      return answer.status
    })
    assert.equal(countOf(entered, 303), 1, JSON.stringify(entered))
  })

  test('an invitation and a link to choose a password are used once, of fifty who try at once', async () => {
    const tokenOf = ({ stdout, stderr }: { stdout: string; stderr: string }): string =>
      /token=([\w-]+)/.exec(stdout)?.[1] ?? assert.fail(stdout + stderr)
    /** As a browser that has opened the link sends it. */
    const use = (path: string, token: string, form: (i: number) => Record<string, string>) =>
      fiftyTimes(async i => {
        const answer = await fetch(new URL(path, either(i).origin), {
          method: 'POST',
          body: new URLSearchParams(form(i)),
          headers: { origin: nodes.balancer.origin, cookie: `doorward-link=${token}` },
          redirect: 'manual',
        })
        return answer.status
      })
    const invited = tokenOf(await nodes.a.command('invite', 'Ines', '--json'))
    const accepted = await use('/invitation/accept', invited, i => ({
      displayName: 'Ines',
      username: `ines-${i}`,
      how: 'password',
      password: 'a loud purple window',
    }))
    assert.equal(countOf(accepted, 303), 1, JSON.stringify(accepted))
    const names = await nodes.cluster.query(`select "folded" from "name" where "folded" like 'ines-%'`, nodes.database)
    assert.equal(names.length, 1)

    const reset = tokenOf(await nodes.b.command('user', 'reset-link', 'bob', '--json'))
    const chosen = await use('/reset', reset, () => ({ password: passwords.bob }))
    assert.equal(countOf(chosen, 303), 1, JSON.stringify(chosen))
  })

  test('a request that is sent again is done once, whichever node it reaches, and answered the same', async () => {
    const send = (i: number, key: string, body: object) =>
      ask(either(i), owner, '/api/v1/users', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'idempotency-key': key },
      })
    const body = { username: 'rita', displayName: 'Rita', password: { kind: 'generated' } }
    const answers = await fiftyTimes(async i => {
      const answer = await send(i, 'once', body)
      return `${answer.status} ${await answer.text()}`
    })
    assert.equal(new Set(answers).size, 1, [...new Set(answers)].join('\n'))
    assert.match(answers[0] ?? '', /^201 .*"password":"/)
    for (const i of [0, 1]) assert.equal((await send(i, 'once', { ...body, displayName: 'Other' })).status, 422)
    // What was refused may be tried again under the same key.
    for (const i of [0, 1]) assert.equal((await send(i, 'twice', { ...body, displayName: 'Again' })).status, 409)
    const rows = await nodes.cluster.query('select "payload" from "attempt" where "kind" = \'repeat\'', nodes.database)
    const made = (JSON.parse(answers[0]?.slice(4) ?? '{}') as { password: string }).password
    assert.equal(rows.length, 1)
    assert.ok(!JSON.stringify(rows).includes(made), 'the password that was made lies there sealed')
  })

  test('an authorization code is used once, of fifty who try at once, and so is a refresh token', async () => {
    const { code, verifier } = await walkToCode('bob')
    const form = { grant_type: 'authorization_code', code, redirect_uri: callback, code_verifier: verifier }
    const answers = await fiftyTimes(async i => {
      const answer = await tokenEndpoint(i, form)
      return { status: answer.status, body: (await answer.json()) as Record<string, string> }
    })
    assert.equal(
      countOf(
        answers.map(({ status }) => status),
        200,
      ),
      1,
      JSON.stringify(answers.map(a => a.body)),
    )
    const first = answers.find(({ status }) => status === 200)?.body

    // What the one was given stands: the others were a double click's, not a thief's.
    const info = await fetch(new URL('/openid/me', nodes.b.origin), {
      headers: { authorization: `Bearer ${first?.['access_token']}` },
    })
    assert.equal(info.status, 200)
    const refresh = { grant_type: 'refresh_token', refresh_token: first?.['refresh_token'] ?? '' }
    const refreshed = await fiftyTimes(async i => (await tokenEndpoint(i, refresh)).status)
    assert.equal(countOf(refreshed, 200), 1, JSON.stringify(refreshed))
  })

  test('Doorward-Seq: what was written at one node is read at the other, at once', async () => {
    for (let i = 0; i < 30; i++) {
      const made = await post(i, owner, '/api/v1/groups', { name: `seq ${i}` })
      assert.equal(made.status, 201)
      const { id } = (await made.json()) as { id: string }
      const seq = made.headers.get('doorward-seq') ?? ''
      const read = await ask(either(i + 1), owner, `/api/v1/groups/${id}`, { headers: { 'doorward-seq': seq } })
      assert.equal(read.status, 200, `group ${i}`)
    }
  })

  test('a person disabled at one node is refused at every door of the other within a second', async t => {
    const { a, b } = nodes
    const { browser, tokens } = await openGrafana('bob')
    const idle = await openGrafana('bob')
    const openLdap = new LdapClient({ url: `ldap://127.0.0.1:${b.ldapPort}` })
    t.after(() => openLdap.unbind().catch(() => undefined))
    await openLdap.bind(bobDn, passwords.bob)
    assert.equal((await openLdap.search('dc=example,dc=com', { filter: '(uid=bob)' })).searchEntries.length, 1)
    let refreshToken = idle.tokens.refresh_token ?? ''
    const bearer = { authorization: `Bearer ${tokens.access_token}` }
    const made = await ask(a, browser, '/api/v1/tokens', {
      method: 'POST',
      body: JSON.stringify({ name: 'script', scopes: ['groups:read'], expiresAt: null }),
    })
    assert.equal(made.status, 201, await made.clone().text())
    const apiToken = { authorization: `Bearer ${((await made.json()) as { value: string }).value}` }
    const endpoint = (path: string): URL => new URL(`/openid${path}`, b.origin)

    /** Each door of B: whether it lets bob in. */
    const doors: Record<string, () => Promise<boolean>> = {
      'web session': async () => (await ask(b, browser, '/api/v1/session')).status === 200,
      'API token': async () =>
        (await fetch(new URL('/api/v1/managed-groups', b.origin), { headers: apiToken })).status === 200,
      userinfo: async () => (await fetch(endpoint('/me'), { headers: bearer })).status === 200,
      introspection: async () => {
        const body = new URLSearchParams({ token: tokens.access_token })
        const answer = await fetch(endpoint('/token/introspection'), { method: 'POST', body, headers: basic })
        return ((await answer.json()) as { active: boolean }).active
      },
      refresh: async () => {
        const form = { grant_type: 'refresh_token', refresh_token: refreshToken }
        const answer = await tokenEndpoint(1, form)
        if (answer.status === 200) refreshToken = ((await answer.json()) as { refresh_token: string }).refresh_token
        return answer.status === 200
      },
      'new LDAP bind': async () => {
        const other = new LdapClient({ url: `ldap://127.0.0.1:${b.ldapPort}` })
        try {
          await other.bind(bobDn, passwords.bob)
          return true
        } catch {
          return false
        } finally {
          await other.unbind()
        }
      },
      'open LDAP connection': async () => {
        try {
          await openLdap.search('dc=example,dc=com', { filter: '(uid=bob)' })
          return true
        } catch {
          return false
        }
      },
    }
    for (const [door, isOpen] of Object.entries(doors)) assert.ok(await isOpen(), `${door} was never open`)

    const found = await ask(a, owner, '/api/v1/users?search=bob')
    const { items } = (await found.json()) as { items: { id: string; username: string }[] }
    const bob = items.find(({ username }) => username === 'bob')
    const disabled = await ask(a, owner, `/api/v1/users/${bob?.id}/disable`, { method: 'POST' })
    assert.ok(disabled.ok, `${disabled.status} ${await disabled.text()}`)
    const from = performance.now()
    await Promise.all(
      Object.entries(doors).map(async ([door, isOpen]) => {
        while (await isOpen()) {
          assert.ok(performance.now() - from < 1_000, `${door} is still open after a second`)
          await sleep(10)
        }
        t.diagnostic(`${door}: ${Math.round(performance.now() - from)} ms`)
      }),
    )
  })

  test('a service account is refused at the other node within a second of being disabled, and of being deleted', async t => {
    const { a, b } = nodes
    const post = async (path: string, body?: object) => {
      const answer = await ask(a, owner, path, {
        method: 'POST',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`)
      return answer
    }
    const session = (await (await ask(a, owner, '/api/v1/session')).json()) as { user: { id: string } }
    const body = { name: 'Cron', contact: session.user.id, role: 'usermanager' }
    const made = await post('/api/v1/service-accounts', body)
    const path = `/api/v1/service-accounts/${((await made.json()) as { id: string }).id}`
    const input = { name: 'cron', scopes: ['people:read'], expiresAt: null }
    const { value } = (await (await post(`${path}/tokens`, input)).json()) as { value: string }
    const seq = (await ask(a, owner, path)).headers.get('doorward-seq') ?? ''
    /** Over connections that stay open. */
    const isOpen = async (headers: Record<string, string> = {}) => {
      const answer = await fetch(new URL('/api/v1/users', b.origin), {
        headers: { authorization: `Bearer ${value}`, ...headers },
      })
      await answer.arrayBuffer()
      return answer.status === 200
    }
    const closes = async (what: string) => {
      const from = performance.now()
      while (await isOpen()) {
        assert.ok(performance.now() - from < 1_000, `${what}: still open after a second`)
        await sleep(10)
      }
      t.diagnostic(`${what}: ${Math.round(performance.now() - from)} ms`)
    }
    assert.ok(await isOpen({ 'doorward-seq': seq }))
    await post(`${path}/disable`)
    await closes('disabled')
    const enabled = await post(`${path}/enable`)
    assert.ok(await isOpen({ 'doorward-seq': enabled.headers.get('doorward-seq') ?? '' }))
    assert.equal((await ask(a, owner, path, { method: 'DELETE' })).status, 204)
    await closes('deleted')
  })

  test('nodes say who they are, and take their leave', async () => {
    const database = 'test_1'
    const rows = await cluster.query<{ id: string }>('select "id" from "node"', database)
    assert.equal(rows.length, 2)
    await nodes.b.stop()
    assert.equal((await cluster.query('select "id" from "node"', database)).length, 1)
  })
})
