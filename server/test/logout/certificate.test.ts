import assert from 'node:assert/strict'
import { webcrypto } from 'node:crypto'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { after, afterEach, before, describe, test } from 'node:test'
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { days, Secret } from '#ground'
import { issueCA, issueServer, type Issued } from '../../src/ldapd/certificate/issue.ts'
import { openOidcWorld, type OidcWorld } from '../oidc/oidc-world.ts'
import { cli, operator, password } from '../world/open-test-world.ts'
import { startReceiver, type Receiver } from './receiver.ts'
import { openAppIn } from './seed.ts'

const now = Date.now()
const valid = { commonName: 'An app', from: now - days(2), to: now + days(2) }
const here = ['127.0.0.1']

/** As `openssl req -x509` makes one. */
async function signItself(): Promise<Issued> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: [{ CN: ['An app'] }],
    notBefore: new Date(valid.from),
    notAfter: new Date(valid.to),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }])],
  })
  const key = x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')
  return { certificate: certificate.toString('pem'), key }
}

describe('an app whose sign-out address shows a certificate', () => {
  const known = getCACertificates('default')
  let at: OidcWorld
  let ca: Issued
  let good: Issued
  let receiver: Receiver
  let count = 0

  before(async () => {
    at = await openOidcWorld()
    at.oidc.logouts.start()
    ca = await issueCA(valid)
    good = await issueServer({ ...valid, names: here }, ca)
    setDefaultCACertificates([...known, ca.certificate])
  })
  afterEach(() => receiver.stop())
  after(async () => {
    setDefaultCACertificates(known)
    await at.oidc.logouts.close()
    await at.close()
  })

  /** An app behind this certificate, open in a session that has just ended. Answers what it was told, as its page has it. */
  async function endWith(certificate: Issued) {
    let clientId = ''
    receiver = await startReceiver({
      issuer: () => new URL('/openid', at.at).href,
      clientId: () => clientId,
      certificate,
    })
    const { app } = await at.addApp({
      title: `App ${++count}`,
      oidcInput: { backchannelLogoutUri: receiver.uri },
    })
    clientId = app.oidc?.clientId ?? ''
    const user = await at.world.add(`person${count}`)
    const visitor = { address: '192.0.2.7', userAgent: 'test' }
    const identifier = user.username ?? ''
    const signedIn = await at.world.signIn.withPassword({ identifier, password: new Secret(password), visitor })
    assert.ok(signedIn.kind === 'signed-in')
    await openAppIn(at.world, signedIn.session.id, user.id, app.id)
    await at.world.signIn.endSession(signedIn.session.id, 'signed-out', operator, cli)
    await at.oidc.logouts.wake()
    return async () => {
      const messages = await at.oidc.listMessages(app.id)
      assert.equal(messages.length, 1)
      return messages[0] ?? assert.fail()
    }
  }

  const unknown = 'Its certificate is signed by nobody this machine trusts.'
  const bad: Record<string, { make: () => Promise<Issued>; says: string }> = {
    'that it signed itself': { make: signItself, says: unknown },
    'of an authority': { make: () => issueCA(valid), says: 'Its certificate is not one of a server.' },
    'that somebody unknown signed': {
      make: async () => issueServer({ ...valid, names: here }, await issueCA(valid)),
      says: unknown,
    },
    'for another name': {
      make: () => issueServer({ ...valid, names: ['app.example.com', '127.0.0.2'] }, ca),
      says: 'Its certificate is for another name.',
    },
    'that has expired': {
      make: () => issueServer({ ...valid, to: now - days(1), names: here }, ca),
      says: 'Its certificate has expired.',
    },
    'that does not hold yet': {
      make: () => issueServer({ ...valid, from: now + days(1), names: here }, ca),
      says: 'Its certificate does not hold yet.',
    },
  }
  for (const [which, { make, says }] of Object.entries(bad))
    test(`${which}: it is told nothing, its page says why, and it is tried again until it has a good one`, async () => {
      const message = await endWith(await make())
      const first = await message()
      assert.deepEqual([first.tries, first.toldAt, first.answer], [1, null, says])
      at.clock.advance((first.nextAt ?? assert.fail('it is given up')) - at.clock.now())
      await at.oidc.logouts.wake()
      const second = await message()
      assert.deepEqual([second.tries, second.toldAt, second.answer], [2, null, says])
      assert.ok((second.nextAt ?? 0) > (second.answeredAt ?? Infinity))
      assert.equal(receiver.count, 0, 'no byte of a token goes to whom nobody vouches for')

      await receiver.stop()
      receiver.certificate = good
      await receiver.start()
      at.clock.advance((second.nextAt ?? 0) - at.clock.now())
      await at.oidc.logouts.wake()
      assert.deepEqual([receiver.taken.length, receiver.refused], [1, []])
      const last = await message()
      assert.deepEqual([last.tries, last.nextAt, last.answer], [3, null, 'It answered 200.'])
      assert.ok(last.toldAt !== null)
    })

  test('a good one: it is told at once', async () => {
    const message = await endWith(good)
    assert.deepEqual([receiver.taken.length, receiver.refused], [1, []])
    assert.deepEqual([(await message()).tries, (await message()).answer], [1, 'It answered 200.'])
  })
})
