import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, describe, test } from 'node:test'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { encodeMessage, ExtendedName, SearchScope } from '@doorward/ldap'
import { silentLog } from '#ground'
import { openCertificate } from '#ldapd'
import { password } from '../world/open-test-world.ts'
import { adminDN, adminSecret, base, openLdapWorld, runTool, withoutOpenLdap, type LdapWorld } from './ldap-world.ts'
import { bindRequest, RawClient } from './raw-client.ts'

const { baseObject } = SearchScope
const confidentialityRequired = 13
const asAdmin = ['-D', adminDN, '-w', adminSecret]

/** A proxy that announces, in version 2, that whoever comes is `announced`. Its own address is 127.0.0.2. */
async function openProxy(to: number, announced: string): Promise<{ port: number; close(): void }> {
  const sockets = new Set<Socket>()
  const proxy: Server = createServer(client => {
    const upstream = connect({ port: to, host: '127.0.0.1', localAddress: '127.0.0.2' })
    const addresses = [...announced.split('.'), '127', '0', '0', '1'].map(Number)
    upstream.write(Buffer.from('0d0a0d0a000d0a515549540a2111000c', 'hex'))
    upstream.write(Buffer.from([...addresses, 0x9c, 0x40, 0x01, 0x85]))
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => undefined))
    client.pipe(upstream).pipe(client)
  })
  await new Promise<void>(resolve => void proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  return {
    port,
    close() {
      proxy.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

describe('StartTLS', { skip: withoutOpenLdap }, () => {
  let world: LdapWorld
  before(async () => {
    world = await openLdapWorld()
    await world.add('alice')
  })
  after(() => world.dispose())

  const url = () => ['-x', '-H', `ldap://localhost:${world.ldapPort}`]

  test('OpenLDAP’s tools: on the plain port, with the certificate of LDAPS, and it is demanded', async () => {
    const { code, stdout } = await runTool('ldapwhoami', [...url(), '-ZZ', ...asAdmin], world.caPath)
    assert.deepEqual([code, stdout], [0, `dn:${adminDN}\n`])
    const args = [...url(), '-ZZ', '-LLL', ...asAdmin, '-b', base, '(uid=alice)', 'uid']
    const found = await runTool('ldapsearch', args, world.caPath)
    assert.match(found.stdout, /^uid: alice$/m)
  })

  test('who does not trust the certificate gets no further', async () => {
    assert.notEqual((await runTool('ldapwhoami', [...url(), '-ZZ', ...asAdmin], '/dev/null')).code, 0)
  })

  test('over LDAPS there is no second one: operationsError', async () => {
    const secure = ['-x', '-H', `ldaps://localhost:${world.ldapsPort}`, '-ZZ', ...asAdmin]
    const { stderr } = await runTool('ldapwhoami', secure, world.caPath)
    assert.match(stderr, /Operations error \(1\)/)
  })

  test('the root DSE tells of it', async () => {
    const client = await RawClient.open(world.ldapPort)
    const { entries } = await client.search({ scope: baseObject, attributes: ['supportedExtension'] })
    assert.ok(entries[0]?.attributes['supportedExtension']?.includes(ExtendedName.startTLS))
    client.close()
  })

  test('who was bound without it is nobody with it', async () => {
    const client = await RawClient.open(world.ldapPort)
    assert.equal(await client.bind(adminDN, adminSecret), 0)
    const bare = client.release()
    bare.write(encodeMessage({ messageId: 2, operation: startTLS }))
    await new Promise(resolve => bare.once('data', resolve))
    const secure = await handshake(bare, readFileSync(world.caPath, 'utf8'))
    const again = RawClient.on(secure)
    const answer = await again.ask({ kind: 'extendedReq', name: ExtendedName.whoAmI, value: undefined })
    assert.equal(answer?.kind === 'extendedResp' && Buffer.from(answer.value ?? []).toString(), '')
    again.close()
  })
})

const startTLS = { kind: 'extendedReq', name: ExtendedName.startTLS, value: undefined } as const

function handshake(socket: Socket, ca: string): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const secure: TLSSocket = connectTls({ socket, ca, servername: 'localhost' }, () => resolve(secure))
    secure.once('error', reject)
  })
}

describe('a certificate that is renewed while the server listens', () => {
  const folders: string[] = []
  const makeFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'doorward-renewed-'))
    folders.push(folder)
    return folder
  }
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })

  /** A CA and a certificate in a folder of their own. */
  async function issue(): Promise<string> {
    const folder = makeFolder()
    const clock = { now: () => Date.now() }
    const source = await openCertificate({ files: undefined, folder, names: [], clock, log: silentLog })
    source.close()
    return folder
  }

  const ways = {
    async LDAPS({ ldapsPort }: LdapWorld): Promise<Socket> {
      const socket = connect(ldapsPort, '127.0.0.1')
      await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
      return socket
    },
    async StartTLS({ ldapPort }: LdapWorld): Promise<Socket> {
      const socket = connect(ldapPort, '127.0.0.1')
      socket.write(encodeMessage({ messageId: 1, operation: startTLS }))
      await new Promise((resolve, reject) => socket.once('data', resolve).once('error', reject))
      return socket
    },
  }
  for (const [way, reach] of Object.entries(ways)) {
    test(`${way}: new connections get the new one, those that are open stay`, async () => {
      const [first, second] = [await issue(), await issue()]
      const served = makeFolder()
      const files = { cert: join(served, 'cert.pem'), key: join(served, 'key.pem') }
      const install = (from: string): void => {
        for (const name of ['cert.pem', 'key.pem']) copyFileSync(join(from, name), join(served, name))
      }
      const trust = (folder: string): string => readFileSync(join(folder, 'ca.pem'), 'utf8')
      install(first)
      const world = await openLdapWorld({ certificate: { files, lookMs: 5 } })
      try {
        const before = await handshake(await reach(world), trust(first))
        const client = RawClient.on(before)
        assert.equal(await client.bind(adminDN, adminSecret), 0)
        install(second)
        // It is seen when the files are next looked at.
        let after: TLSSocket | undefined
        for (let tries = 0; after === undefined && tries < 400; tries++) {
          const socket = await reach(world)
          after = await handshake(socket, trust(second)).catch(() => undefined)
          if (after === undefined) await new Promise(resolve => setTimeout(resolve, 5))
        }
        assert.ok(after !== undefined, 'the new certificate is never used')
        await assert.rejects(handshake(await reach(world), trust(first)))
        assert.equal((await client.search({ base, scope: baseObject })).entries.length, 1)
        client.close()
        after.destroy()
      } finally {
        await world.dispose()
      }
    })
  }
})

describe('behind a proxy (PROXY protocol)', () => {
  let world: LdapWorld
  const proxies: { close(): void }[] = []
  const through = async (announced: string): Promise<number> => {
    const proxy = await openProxy(world.ldapPort, announced)
    proxies.push(proxy)
    return proxy.port
  }
  before(async () => {
    world = await openLdapWorld({ settings: { proxyFrom: ['127.0.0.2'], allow: ['127.0.0.1', '192.0.2.0/24'] } })
    await world.add('alice')
  })
  afterEach(() => {
    for (const proxy of proxies.splice(0)) proxy.close()
  })
  after(() => world.dispose())

  test('nothing counts as this machine, whatever is announced: a password needs TLS', {
    skip: withoutOpenLdap,
  }, async () => {
    for (const announced of ['127.0.0.1', '192.0.2.7']) {
      const port = await through(announced)
      const client = await RawClient.open(port)
      const answer = await client.ask(bindRequest(adminDN, adminSecret))
      assert.ok(answer?.kind === 'bindResponse')
      assert.equal(answer.resultCode, confidentialityRequired)
      assert.match(answer.diagnosticMessage, /Connect with ldaps:\/\/ or use StartTLS\./)
      client.close()
      const args = ['-x', '-H', `ldap://localhost:${port}`, '-ZZ', ...asAdmin]
      assert.equal((await runTool('ldapwhoami', args, world.caPath)).stdout, `dn:${adminDN}\n`)
    }
    const direct = await RawClient.open(world.ldapPort)
    assert.equal(await direct.bind(adminDN, adminSecret), 0)
    direct.close()
  })

  test('the allow-list and the audit go by the address that is announced', async () => {
    const refused = await RawClient.open(await through('198.51.100.1'))
    assert.equal(await refused.ended(), 'closed')
    await world.change({ allowPlaintext: true })
    const client = await RawClient.open(await through('192.0.2.7'))
    assert.equal(await client.bind(`uid=alice,ou=users,${base}`, password), 0)
    client.close()
    await world.change({ allowPlaintext: false })
    await world.events.flush()
    const { items } = await world.asOperator.audit.list({ limit: 20 })
    assert.ok(items.some(({ address }) => address === '192.0.2.7'))
  })

  test('an address that is no proxy cannot announce anybody', async () => {
    const client = await RawClient.open(world.ldapPort, '127.0.0.1', '127.0.0.1')
    client.sendBytes(Buffer.from('PROXY TCP4 192.0.2.7 127.0.0.1 1 389\r\n'))
    assert.equal(await client.ended(), 2)
  })

  test('who may speak for others is a setting: what is open by another rule ends', async () => {
    const proxied = await RawClient.open(await through('192.0.2.7'))
    const direct = await RawClient.open(world.ldapPort, '127.0.0.1', '127.0.0.1')
    assert.equal(await proxied.bind('', ''), 0)
    assert.equal(await direct.bind('', ''), 0)
    await world.change({ proxyFrom: ['127.0.0.1'] })
    assert.equal(await proxied.ended(), 8)
    assert.equal(await direct.ended(), 8)
    const silent = await RawClient.open(world.ldapPort, '127.0.0.1', '127.0.0.1')
    silent.send(bindRequest('', ''))
    assert.equal(await silent.ended(), 'closed')
    await world.change({ proxyFrom: [] })
    const again = await RawClient.open(world.ldapPort)
    assert.equal(await again.bind('', ''), 0)
    again.close()
  })
})

const hasIPv6 = Object.values(networkInterfaces()).some(found => found?.some(({ address }) => address === '::1'))
test('on an IPv6 address, which may stand in brackets', { skip: !hasIPv6 && 'this machine has no IPv6' }, async () => {
  for (const address of ['::1', '[::1]']) {
    const world = await openLdapWorld({ address, settings: { allow: ['::1'] } })
    const client = await RawClient.open(world.ldapPort, '::1')
    assert.equal(await client.bind(adminDN, adminSecret), 0)
    client.close()
    await world.dispose()
  }
})
