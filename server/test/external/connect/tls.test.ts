import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createSecureContext } from 'node:tls'
import type { ExternalSettings } from '#directory'
import { createConnect, UpstreamError } from '#external'
import { Secret } from '#ground'
import { fixedClock } from '../../world/clock.ts'
import { letIn, ok, refusal } from '../scripted/answers.ts'
import { type ScriptedOptions, type ScriptedServer, startScripted } from '../scripted/scripted-server.ts'
import { createAuthority } from '../servers/certificates.ts'
import { makeSettings, withPassword } from '../servers/settings.ts'
import { failsAs } from './list.ts'

const connect = createConnect({ clock: fixedClock() })
const secrets = withPassword('a')
const open: ScriptedServer[] = []
after(async () => {
  for (const one of open) await one.close()
})

const authority = await createAuthority()
const day = 86_400_000

async function issue(names: readonly string[], valid?: { from: number; to: number }) {
  const { certificate, key } = await authority.issue(names, valid)
  return createSecureContext({ cert: certificate, key })
}

/** A server that takes any bind and says yes to StartTLS. */
async function serve(options: ScriptedOptions): Promise<ScriptedServer> {
  const bound = letIn(() => {})
  const server = await startScripted(turn => {
    if (turn.request.kind === 'extendedReq') turn.say({ kind: 'extendedResp', ...ok })
    else bound(turn)
  }, options)
  open.push(server)
  return server
}

function settingsOf(url: string, tls: Partial<ExternalSettings['tls']> = {}, startTls = false): ExternalSettings {
  const settings = makeSettings([url], { bindDn: 'cn=service', startTls })
  return { ...settings, tls: { ...settings.tls, ca: authority.certificate, ...tls } }
}

test('failure 20: a certificate for another name is told by its names, and nothing is sent', async () => {
  const server = await serve({ tls: await issue(['dc1.ad.test', 'dc1']) })
  const settings = settingsOf(server.url)
  await assert.rejects(connect(settings, secrets), failsAs('tls', /is for dc1\.ad\.test, dc1, not for 127\.0\.0\.1/))
  assert.deepEqual(server.received, [[]])
  // The name it must have may be said.
  const upstream = await connect(settingsOf(server.url, { serverName: 'dc1' }), secrets)
  assert.deepEqual(upstream.certificate?.names, ['dc1.ad.test', 'dc1'])
  upstream.close()
})

test('failure 20: what was presented is told when it is refused, for somebody to look at', async () => {
  const server = await serve({ tls: await issue(['127.0.0.1'], { from: Date.now() - 9 * day, to: Date.now() - day }) })
  await assert.rejects(connect(settingsOf(server.url), secrets), (error: unknown) => {
    assert.ok(error instanceof UpstreamError)
    assert.equal(error.kind, 'tls')
    assert.match(error.message, /valid until \d{4}-\d\d-\d\d only/)
    assert.equal(error.certificate?.subject, 'CN=127.0.0.1')
    assert.equal(error.certificate.issuer, 'CN=Test authority')
    assert.match(error.certificate.fingerprint, /^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/)
    assert.ok(error.certificate.notAfter < Date.now())
    return true
  })
  assert.deepEqual(server.received, [[]])
})

test('failure 20: nobody vouches for it: refused, unless that is asked for as the last resort', async () => {
  const server = await serve({ tls: await issue(['127.0.0.1']) })
  const { certificate: ca } = await createAuthority('Somebody else')
  for (const other of [ca, null])
    await assert.rejects(
      connect(settingsOf(server.url, { ca: other }), secrets),
      failsAs('tls', /by CN=Test authority, which is not trusted/),
    )
  const upstream = await connect(settingsOf(server.url, { ca, acceptSelfSigned: true }), secrets)
  assert.equal(upstream.certificate?.issuer, 'CN=Test authority')
  upstream.close()
})

test('failure 20: addresses in URLs are compared with the addresses of the certificate, IPv6 too', async () => {
  const server = await serve({ tls: await issue(['::1']), host: '::1' })
  const upstream = await connect(settingsOf(server.url), secrets)
  assert.match(upstream.url, /^ldaps:\/\/\[::1\]:\d+$/)
  await upstream.bindAs('cn=a', new Secret('b'))
  upstream.close()
})

test('failure 20: StartTLS is asked for with the server’s name, and nothing before it', async () => {
  const names: (string | undefined)[] = []
  const context = await issue(['localhost'])
  const server = await serve({ startTLS: context, sawName: name => names.push(name) })
  const url = `ldap://localhost:${server.port}`
  const upstream = await connect(settingsOf(url, {}, true), secrets)
  assert.ok(upstream.encrypted)
  assert.deepEqual(names, ['localhost'])
  assert.deepEqual(server.received[0], ['extendedReq', 'bindRequest'])
  upstream.close()
  await assert.rejects(
    connect(settingsOf(server.url, {}, true), secrets),
    failsAs('tls', /is for localhost, not for 127/),
  )
  assert.deepEqual(
    server.received[1]?.filter(kind => kind !== 'unbindRequest'),
    ['extendedReq'],
  )
})

test('failure 20: StartTLS refused, answered with something else, or with more than the answer: nothing more is sent', async () => {
  const injected = Buffer.from('300c02010178070a010004000400', 'hex')
  const bindAnswer = Buffer.from('300c02010261070a010004000400', 'hex')
  const ways: [ScriptedServer['answer'], 'tls' | 'protocol'][] = [
    [({ say }) => say({ kind: 'extendedResp', ...refusal(2) }), 'tls'],
    [({ say }) => say({ kind: 'extendedResp', ...refusal(52) }), 'tls'],
    [({ say }) => say({ kind: 'bindResponse', ...ok }), 'protocol'],
    [({ sayBytes }) => sayBytes(Buffer.concat([injected, bindAnswer])), 'protocol'],
  ]
  for (const [answer, kind] of ways) {
    const server = await startScripted(answer)
    open.push(server)
    await assert.rejects(connect(settingsOf(server.url, {}, true), secrets), failsAs(kind))
    assert.deepEqual(
      server.received[0]?.filter(kind => kind !== 'unbindRequest'),
      ['extendedReq'],
    )
  }
})

test('failure 20: a server that speaks no TLS where it begins at once', async () => {
  const server = await startScripted(() => {}, { greet: socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n') })
  open.push(server)
  await assert.rejects(connect(settingsOf(server.url.replace('ldap:', 'ldaps:')), secrets), failsAs('tls'))
})

test('a client certificate is shown to the server, and is who we are where nobody else is named', async () => {
  const seen: (string | undefined)[] = []
  const { certificate, key } = await authority.issueClient('doorward')
  const context = createSecureContext({
    ...(await authority.issue(['127.0.0.1']).then(({ certificate, key }) => ({ cert: certificate, key }))),
    ca: authority.certificate,
  })
  const answer = letIn(() => {})
  const server = await startScripted(
    turn => {
      const { request } = turn
      if (request.kind === 'searchRequest') {
        turn.say({
          kind: 'searchResEntry',
          objectName: '',
          attributes: [{ type: 'supportedSASLMechanisms', values: ['EXTERNAL'] }],
        })
        turn.say({ kind: 'searchResDone', ...ok })
      } else answer(turn)
    },
    { tls: context, sawClient: name => seen.push(name) },
  )
  open.push(server)
  const settings = settingsOf(server.url, { clientCertificate: certificate })
  const upstream = await connect({ ...settings, bindDn: null }, { bindPassword: null, clientKey: new Secret(key) })
  assert.deepEqual(seen, ['doorward'])
  const bind = server.requests.find(({ kind }) => kind === 'bindRequest')
  assert.ok(bind?.kind === 'bindRequest' && bind.authentication.kind === 'sasl')
  assert.equal(bind.authentication.mechanism, 'EXTERNAL')
  upstream.close()
})

test('certificates that are none are told as such', async () => {
  const server = await serve({ tls: await issue(['127.0.0.1']) })
  await assert.rejects(connect(settingsOf(server.url, { ca: 'no certificate' }), secrets), UpstreamError)
  const settings = settingsOf(server.url, { clientCertificate: 'no certificate' })
  await assert.rejects(
    connect(settings, { ...secrets, clientKey: new Secret('no key') }),
    failsAs('tls', /certificates in the settings cannot be used/),
  )
})
