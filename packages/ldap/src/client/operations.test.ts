import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createSecureContext } from 'node:tls'
import type { Control } from '../control/control.ts'
import { LdapError } from '../error.ts'
import { ExtendedName } from '../message/extended.ts'
import { type Modification, ModifyOperation } from '../message/modify.ts'
import { decodePasswordModify } from '../message/password-modify.ts'
import { ResultCode } from '../message/result-code.ts'
import { SecretOctets } from '../octets.ts'
import { testCertificate } from '../server/raw-client.ts'
import { LdapServer } from '../server/server.ts'
import { LdapClient } from './client.ts'
import { TlsFailure } from './sockets.ts'

const all = {
  baseObject: 'dc=a',
  scope: 2,
  derefAliases: 0,
  sizeLimit: 0,
  timeLimit: 0,
  typesOnly: false,
  filter: { kind: 'present', attribute: 'objectClass' },
  attributes: [],
} as const

const context = () => createSecureContext({ key: testCertificate(), cert: testCertificate() })
const changes: Modification[] = []
const passwords: string[] = []
const binds: string[] = []
const abandoned = Promise.withResolvers<void>()

const server = new LdapServer<undefined>({
  initialState: () => undefined,
  handler: {
    bind({ request: { name, authentication }, connection }) {
      const how = authentication.kind === 'simple' ? 'simple' : authentication.mechanism
      binds.push(`${name} ${how} ${connection.encrypted ? 'under TLS' : 'bare'}`)
      return { resultCode: 0 }
    },
    async search(operation, out) {
      for (let i = 0; i < 20; i++) out.entry(`cn=${i}`, [])
      if (operation.request.baseObject !== 'dc=endless') return { resultCode: 0 }
      await new Promise(resolve => operation.signal.addEventListener('abort', resolve))
      abandoned.resolve()
      return { resultCode: 0 }
    },
    modify({ request }) {
      changes.push(...request.changes)
      if (request.object === 'cn=not') return { resultCode: ResultCode.insufficientAccessRights }
      if (request.object === 'cn=there') return { resultCode: ResultCode.referral, referral: ['ldap://there.example/'] }
      return { resultCode: 0 }
    },
    extended: {
      [ExtendedName.passwordModify]({ request }) {
        const { userIdentity, oldPassword, newPassword } = decodePasswordModify(request.value)
        const text = (secret: SecretOctets | undefined): string => Buffer.from(secret?.reveal() ?? []).toString()
        passwords.push(`${userIdentity}: ${text(oldPassword)} → ${text(newPassword)}`)
        return { resultCode: 0 }
      },
      [ExtendedName.whoAmI]: () => ({ resultCode: 0, value: Buffer.from('dn:cn=a') }),
    },
  },
})
const target = { host: '127.0.0.1', port: await server.listen({ port: 0, host: '127.0.0.1', startTLS: context }) }
const bareTarget = { host: '127.0.0.1', port: await server.listen({ port: 0, host: '127.0.0.1' }) }
const sixth = { host: '::1', port: await server.listen({ port: 0, host: '::1' }) }
after(() => server.close({ graceMs: 0 }))

const refusal = (code: number) => (error: unknown) => error instanceof LdapError && error.resultCode === code

test('StartTLS: verified, with what was presented, and then a bind', async () => {
  const client = await LdapClient.open({ ...target, startTLS: { ca: testCertificate(), servername: 'localhost' } })
  assert.ok(client.encrypted)
  assert.ok(client.certificate)
  assert.ok(client.certificate.names.includes('localhost'))
  assert.ok(client.certificate.isSelfSigned)
  assert.ok(client.certificate.notAfter > client.certificate.notBefore)
  await client.bind('cn=a', 'b')
  assert.equal(binds.at(-1), 'cn=a simple under TLS')
  client.close()
})

test('StartTLS that is refused, or whose certificate is, leaves no connection and has sent no bind', async () => {
  const before = binds.length
  const failsWith = (code: string) => (error: unknown) =>
    error instanceof LdapError && error.cause instanceof TlsFailure && error.cause.code === code
  await assert.rejects(LdapClient.open({ ...target, startTLS: {} }), failsWith('DEPTH_ZERO_SELF_SIGNED_CERT'))
  const wrongName = { ca: testCertificate(), servername: 'elsewhere.example' }
  await assert.rejects(LdapClient.open({ ...target, startTLS: wrongName }), failsWith('ERR_TLS_CERT_ALTNAME_INVALID'))
  await assert.rejects(LdapClient.open({ ...bareTarget, startTLS: {} }), refusal(ResultCode.protocolError))
  assert.equal(binds.length, before)
})

test('an IPv6 address, and the same server again by its address', async () => {
  const client = await LdapClient.open(sixth)
  assert.equal(client.remoteAddress, '::1')
  const again = await LdapClient.open({ host: 'no.such.host.example', port: sixth.port, address: '::1' })
  await again.bind('cn=a', 'b')
  client.close()
  again.close()
})

test('SASL EXTERNAL', async () => {
  const client = await LdapClient.open(target)
  await client.bindExternal()
  assert.equal(binds.at(-1), ' EXTERNAL bare')
  client.close()
})

test('modify, with the server’s refusal and where it refers to', async () => {
  const client = await LdapClient.open(target)
  const change = { operation: ModifyOperation.replace, modification: { type: 'mail', values: ['a@x'] } }
  await client.modify('cn=a', [change])
  assert.equal(Buffer.from(changes[0]?.modification.values[0] ?? []).toString(), 'a@x')
  await assert.rejects(client.modify('cn=not', [change]), refusal(ResultCode.insufficientAccessRights))
  await assert.rejects(client.modify('cn=there', [change]), { referral: ['ldap://there.example/'] })
  client.close()
})

test('Password Modify, and another extended operation', async () => {
  const client = await LdapClient.open(target)
  const [oldPassword, newPassword] = [new SecretOctets('old'), new SecretOctets('new')]
  await client.modifyPassword({ userIdentity: 'cn=a', oldPassword, newPassword })
  assert.deepEqual(passwords, ['cn=a: old → new'])
  const { value } = await client.extended(ExtendedName.whoAmI)
  assert.equal(Buffer.from(value ?? []).toString(), 'dn:cn=a')
  await assert.rejects(client.extended('1.2.3.4'), refusal(ResultCode.protocolError))
  client.close()
})

test('a stream has every entry; its end has the controls of the answer', async () => {
  const client = await LdapClient.open(target)
  const stream = client.stream(all)
  const names: string[] = []
  let end: readonly Control[] | undefined
  while (end === undefined) {
    const { done, value } = await stream.next()
    if (done) end = value
    else if (value.operation.kind === 'searchResEntry') names.push(value.operation.objectName)
  }
  assert.deepEqual([names.length, end], [20, []])
  client.close()
})

test('a signal abandons a search, and the connection goes on', async () => {
  const client = await LdapClient.open(target)
  const stop = new AbortController()
  const reading = (async () => {
    for await (const _part of client.stream({ ...all, baseObject: 'dc=endless' }, { signal: stop.signal })) void _part
  })()
  setImmediate(() => stop.abort(new Error('Enough.')))
  await assert.rejects(reading, { message: 'Enough.' })
  await abandoned.promise
  assert.equal((await client.search(all)).entries.length, 20)
  assert.ok(client.isOpen)
  client.close()
})

test('a signal that was aborted before sends nothing', async () => {
  const client = await LdapClient.open(target)
  const before = binds.length
  const signal = AbortSignal.abort(new Error('Never.'))
  await assert.rejects(client.bind('cn=a', 'b', signal), { message: 'Never.' })
  await assert.rejects(LdapClient.open({ ...target, signal }), { message: 'Never.' })
  assert.equal(binds.length, before)
  client.close()
})

test('more bytes than may come are an error', async () => {
  const client = await LdapClient.open({ ...target, limits: { searchBytesMax: 100 } })
  await assert.rejects(client.search(all), refusal(ResultCode.adminLimitExceeded))
})
