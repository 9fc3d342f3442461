import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client as LdapClient } from 'ldapts'
import { noPostgres, startPostgres, type Cluster } from '../world/postgres.ts'
import { prepareProcess, type DoorwardProcess } from '../world/process.ts'
import { startTcpProxy, type TcpProxy } from '../world/tcp-proxy.ts'
import { createWebClient, type WebClient } from '../world/web-client.ts'

const password = 'a quiet green door'
const oliviaDn = 'uid=olivia,ou=users,dc=example,dc=com'
const truth = `version: 1
settings:
  directoryServer:
    enabled: true
    secret: { value: the directory secret }
    allow: ["127.0.0.0/8", "::1"]
    allowPlaintext: true
    views: [{ base: "dc=example,dc=com", profile: standard, usersSeeAll: true }]
users: [{ username: olivia, displayName: Olivia, role: owner, password: { value: "${password}" } }]
`

/** A node that is cut off is noticed after `limits.store.confirmMs`, and each question waits for its own time-outs. */
const noticedMs = 10_000

async function until(what: string, holds: () => Promise<boolean>): Promise<number> {
  const from = performance.now()
  while (!(await holds())) {
    assert.ok(performance.now() - from < noticedMs, `${what}, still not after ${noticedMs} ms`)
    await sleep(50)
  }
  return performance.now() - from
}

describe('a node that cannot reach the store', { skip: noPostgres, timeout: 120_000 }, () => {
  let cluster: Cluster
  let cable: TcpProxy
  let node: DoorwardProcess
  let owner: WebClient

  before(async () => {
    cluster = await startPostgres()
    cable = await startTcpProxy({ host: '127.0.0.1', port: cluster.port })
    const database = new URL(await cluster.newDatabase())
    database.port = String(cable.port)
    node = await prepareProcess({ env: { DOORWARD_STORAGE_POSTGRES: database.href } })
    const file = join(node.dataFolder, 'directory.yaml')
    writeFileSync(file, truth)
    const applied = await node.command('apply', '-f', file)
    assert.equal(applied.code, 0, applied.stderr)
    await node.start()
    owner = createWebClient(node.origin)
    assert.equal((await owner.signIn('olivia', password)).status, 303)
  })
  after(async () => {
    await node.dispose()
    await cable.close()
    await cluster.dispose()
  })

  /** The result code of an LDAP operation: 0 when it went well. */
  async function resultOf(operation: Promise<unknown>): Promise<number> {
    try {
      await operation
      return 0
    } catch (error) {
      return (error as { code?: number }).code ?? -1
    }
  }
  async function bindAnew(): Promise<number> {
    const client = new LdapClient({ url: `ldap://127.0.0.1:${node.ldapPort}` })
    const code = await resultOf(client.bind(oliviaDn, password))
    await client.unbind().catch(() => undefined)
    return code
  }

  test('stops deciding at every door, says so, and goes on by itself', async t => {
    const openLdap = new LdapClient({ url: `ldap://127.0.0.1:${node.ldapPort}` })
    t.after(() => openLdap.unbind().catch(() => undefined))
    await openLdap.bind(oliviaDn, password)
    const search = () => resultOf(openLdap.search('dc=example,dc=com', { filter: '(uid=olivia)' }))
    assert.equal(await search(), 0)
    assert.equal((await owner.get('/api/v1/session')).status, 200)

    cable.freeze()
    const web = await until('the web answers 503', async () => (await owner.get('/api/v1/session')).status === 503)
    t.diagnostic(`503 after ${Math.round(web)} ms`)
    const refused = await owner.get('/api/v1/session')
    assert.ok(Number(refused.headers.get('retry-after')) >= 1)
    for (const path of [
      '/sign-in',
      '/openid/.well-known/openid-configuration',
      '/openid/jwks',
      '/admin/',
      '/openid/me',
    ])
      assert.equal((await owner.get(path)).status, 503, path)
    assert.equal((await owner.get('/healthz')).status, 200, 'the process is alive')
    const ready = await owner.get('/readyz')
    assert.equal(ready.status, 503)
    assert.match(await ready.text(), /store/)
    assert.equal(await search(), 52, 'a search on an open connection is unavailable')
    assert.equal(await bindAnew(), 52, 'and so is a bind, whatever the password')

    cable.thaw()
    const back = await until('the web answers again', async () => (await owner.get('/api/v1/session')).status === 200)
    t.diagnostic(`200 after ${Math.round(back)} ms`)
    assert.equal((await owner.get('/readyz')).status, 200)
    assert.equal(await search(), 0)
    assert.equal(await bindAnew(), 0)
  })
})
