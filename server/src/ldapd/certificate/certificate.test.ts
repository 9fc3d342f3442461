import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, createServer, type SecureContext } from 'node:tls'
import { describe, test, type TestContext } from 'node:test'
import { days, silentLog, type Clock } from '#ground'
import { type CertificateOptions, openCertificate } from './certificate.ts'

const folderOf = (): string => mkdtempSync(join(tmpdir(), 'doorward-tls-'))
const clockAt = (at: number): Clock => ({ now: () => at })

async function open(t: TestContext, options: Partial<CertificateOptions> = {}) {
  const source = await openCertificate({
    files: undefined,
    folder: folderOf(),
    names: ['id.example.com', '2001:db8::7', 'münchen.example'],
    clock: clockAt(Date.now()),
    log: silentLog,
    lookMs: 5,
    ...options,
  })
  t.after(() => source.close())
  return source
}

/** What a client that trusts `ca` thinks of a server with this context. */
async function handshake(secureContext: SecureContext, ca: string, servername: string): Promise<string> {
  const server = createServer({ SNICallback: (_name, done) => done(null, secureContext) })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const socket = connect({ port, host: '127.0.0.1', ca, servername })
  const outcome = await new Promise<string>(resolve => {
    socket.on('secureConnect', () => resolve('trusted'))
    socket.on('error', (error: Error & { code?: string }) => resolve(error.code ?? error.message))
  })
  socket.destroy()
  server.close()
  return outcome
}

const until = async (isSo: () => boolean): Promise<void> => {
  for (let i = 0; i < 400 && !isSo(); i++) await new Promise(resolve => setTimeout(resolve, 5))
  assert.ok(isSo())
}

describe('certificate', () => {
  test('one that was made while the clock was ahead is made anew when it is back', async t => {
    const folder = folderOf()
    let now = Date.now()
    const clock: Clock = { now: () => now }
    const source = await open(t, { folder, clock })
    const { validTo } = source.info()
    now += days(400)
    await until(() => source.info().validTo > validTo)
    now -= days(400)
    await until(() => source.info().validFrom <= now)
    const ca = readFileSync(join(folder, 'ca.pem'), 'utf8')
    assert.equal(await handshake(source.secureContext(), ca, 'id.example.com'), 'trusted')
  })

  test('one of which only the new key was written before a crash is made anew', async t => {
    const folder = folderOf()
    await open(t, { folder })
    const ca = readFileSync(join(folder, 'ca.pem'), 'utf8')
    copyFileSync(join(folder, 'ca-key.pem'), join(folder, 'key.pem'))
    const source = await open(t, { folder })
    assert.equal(await handshake(source.secureContext(), ca, 'id.example.com'), 'trusted')
  })

  test('one is made with a CA of its own, kept, and trusted by who trusts the CA', async t => {
    const folder = folderOf()
    const source = await open(t, { folder })
    const ca = readFileSync(join(folder, 'ca.pem'), 'utf8')
    const authority = new X509Certificate(ca)
    const certificate = new X509Certificate(readFileSync(join(folder, 'cert.pem')))
    assert.ok(certificate.checkIssued(authority) && certificate.verify(authority.publicKey))
    assert.ok(authority.ca && !certificate.ca)
    for (const name of ['localhost', 'id.example.com', 'xn--mnchen-3ya.example']) assert.ok(certificate.checkHost(name))
    for (const address of ['127.0.0.1', '::1', '2001:db8::7']) assert.ok(certificate.checkIP(address))
    assert.equal(certificate.checkHost('other.example.com'), undefined)
    assert.equal(await handshake(source.secureContext(), ca, 'id.example.com'), 'trusted')
    assert.equal(await handshake(source.secureContext(), ca, 'other.example.com'), 'ERR_TLS_CERT_ALTNAME_INVALID')
    assert.equal(source.caPath, join(folder, 'ca.pem'))
    assert.ok(source.info().selfMade)
    for (const file of ['key.pem', 'ca-key.pem']) assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600)

    await open(t, { folder })
    assert.equal(new X509Certificate(readFileSync(join(folder, 'cert.pem'))).serialNumber, certificate.serialNumber)
  })

  test('another name, or little time left, makes a new one under the same CA', async t => {
    const folder = folderOf()
    const serial = () => new X509Certificate(readFileSync(join(folder, 'cert.pem'))).serialNumber
    await open(t, { folder })
    const ca = readFileSync(join(folder, 'ca.pem'), 'utf8')
    const first = serial()
    await open(t, { folder, names: ['new.example.com'] })
    const second = serial()
    assert.notEqual(second, first)
    await open(t, { folder, names: ['new.example.com'], clock: clockAt(Date.now() + days(380)) })
    assert.notEqual(serial(), second)
    assert.equal(readFileSync(join(folder, 'ca.pem'), 'utf8'), ca)
  })

  test('files are read again when they change; a pair that does not fit is not used', async t => {
    const folder = folderOf()
    const other = folderOf()
    await open(t, { folder })
    await open(t, { folder: other })
    const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
    const errors: unknown[] = []
    const log = silentLog.child({})
    log.error = (...told: unknown[]) => void errors.push(told)
    const source = await open(t, { files, folder, log })
    assert.equal(source.info().selfMade, false)
    const before = source.secureContext()
    copyFileSync(join(other, 'cert.pem'), files.cert)
    await until(() => errors.length === 1)
    assert.equal(source.secureContext(), before)
    copyFileSync(join(other, 'key.pem'), files.key)
    await until(() => source.secureContext() !== before)
    const ca = readFileSync(join(other, 'ca.pem'), 'utf8')
    assert.equal(await handshake(source.secureContext(), ca, 'localhost'), 'trusted')
    assert.equal(errors.length, 1)
  })

  test('configured files that cannot be used stop the start, by name', async t => {
    const folder = folderOf()
    const cert = join(folder, 'mine.pem')
    writeFileSync(cert, 'not a certificate')
    await assert.rejects(
      open(t, { files: { cert, key: join(folder, 'none.pem') } }),
      (error: Error) => error.message.includes(cert) && error.message.includes('none.pem'),
    )
  })
})
