import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ExternalId } from '#directory'
import { createConnect, UpstreamError } from '#external'
import { Secret, printSaying, toSaying } from '#ground'
import { fixedClock } from '../../world/clock.ts'
import { letIn, ok, refusal } from '../scripted/answers.ts'
import { startScripted } from '../scripted/scripted-server.ts'
import { makeSettings, noSecrets, withPassword } from '../servers/settings.ts'
import { failsAs } from './list.ts'

const connect = createConnect({ clock: fixedClock() })
const server = await startScripted(letIn(() => {}))
after(() => server.close())

test('failure 1: nothing is sent for an empty password, one of space or with a NUL, though the server would let it in', async () => {
  const upstream = await connect(makeSettings([server.url]), noSecrets, { as: 'nobody' })
  const before = server.connections
  for (const nothing of ['', ' ', '\t\n', '\0', '\0\0', '\0secret', ' \0 '])
    await assert.rejects(upstream.bindAs('cn=a', new Secret(nothing)), failsAs('refused'))
  for (const nobody of ['', ' ', '\0'])
    await assert.rejects(upstream.bindAs(nobody, new Secret('a')), failsAs('refused'))
  assert.equal(server.connections, before)
  await upstream.bindAs('cn=a', new Secret('a'))
  assert.equal(server.connections, before + 1)
  upstream.close()
})

test('failure 1: a service account without a password, or without a name, is not even connected', async () => {
  const before = server.connections
  const settings = makeSettings([server.url], { bindDn: 'cn=service' })
  for (const secrets of [noSecrets, withPassword(''), withPassword('  ')])
    await assert.rejects(connect(settings, secrets), failsAs('refused', /service account/))
  await assert.rejects(connect({ ...settings, bindDn: '' }, withPassword('a')), failsAs('refused'))
  assert.equal(server.connections, before)
})

test('what a server cannot do now is not a wrong password', async () => {
  const kinds: [number, string][] = [
    [51, 'busy'],
    [52, 'busy'],
    [80, 'busy'],
    [3, 'limit'],
    [4, 'limit'],
    [11, 'limit'],
    [8, 'needs-tls'],
    [13, 'needs-tls'],
    [49, 'refused'],
    [53, 'refused'],
    [19, 'refused'],
    [32, 'refused'],
    [10, 'referral'],
    [2, 'protocol'],
  ]
  for (const [code, kind] of kinds) {
    const scripted = await startScripted(({ say }) => say({ kind: 'bindResponse', ...refusal(code) }))
    const upstream = await connect(makeSettings([scripted.url]), noSecrets, { as: 'nobody' })
    await assert.rejects(
      upstream.bindAs('cn=a', new Secret('b')),
      (error: unknown) => error instanceof UpstreamError && error.kind === kind && error.code === code,
      String(code),
    )
    upstream.close()
    await scripted.close()
  }
})

test('Active Directory’s sub-codes in words; only those told to who has the right password may be shown', async () => {
  const shown = new Map([
    ['525', false],
    ['52e', false],
    ['530', true],
    ['532', true],
    ['533', true],
    ['701', true],
    ['773', true],
    ['775', false],
    ['fff', false],
  ])
  let code = ''
  const scripted = await startScripted(({ say }) => {
    const words = `80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data ${code}, v3839`
    say({ kind: 'bindResponse', ...refusal(49, words) })
  })
  const upstream = await connect(makeSettings([scripted.url]), noSecrets, { as: 'nobody' })
  for (const [next, mayBeShown] of shown) {
    code = next
    await assert.rejects(
      upstream.bindAs('cn=a', new Secret('b')),
      ({ reason }: UpstreamError) =>
        reason?.code === code && reason.mayBeShown === mayBeShown && printSaying(toSaying(reason.words)).endsWith('.'),
    )
  }
  upstream.close()
  await scripted.close()
})

test('the next server is asked when one cannot be reached, and never when one has answered', async () => {
  const gone = await startScripted(() => {})
  await gone.close()
  const refusing = await startScripted(({ say }) => say({ kind: 'bindResponse', ...refusal(49) }))
  const settings = makeSettings([gone.url, server.url], { bindDn: 'cn=service' })
  const upstream = await connect(settings, withPassword('a'))
  assert.equal(upstream.url, server.url)
  upstream.close()
  const before = server.connections
  const refused = connect({ ...settings, urls: [refusing.url, server.url] }, withPassword('a'))
  await assert.rejects(refused, failsAs('refused', /service account is refused/))
  assert.equal(server.connections, before)
  await assert.rejects(connect({ ...settings, urls: [gone.url, gone.url] }, withPassword('a')), failsAs('unreachable'))
  await refusing.close()
})

test('who signs in does not wait for a directory that did not answer three times in a row; ten seconds later one tries', async () => {
  const clock = fixedClock()
  const own = createConnect({ clock })
  let isUp = false
  const scripted = await startScripted(({ say, hangUp }) => (isUp ? say({ kind: 'bindResponse', ...ok }) : hangUp()))
  const settings = makeSettings([scripted.url], { bindDn: 'cn=service' })
  const signIn = { signIn: 'd' as ExternalId }
  const fails = () => assert.rejects(own(settings, withPassword('a'), signIn), failsAs('unreachable'))
  for (let i = 0; i < 3; i++) await fails()
  assert.equal(scripted.connections, 3)
  await fails()
  assert.equal(scripted.connections, 3)
  // What is no sign-in, or of another directory, is not kept from it.
  await assert.rejects(own(settings, withPassword('a')), failsAs('unreachable'))
  await assert.rejects(own(settings, withPassword('a'), { signIn: 'e' as ExternalId }), failsAs('unreachable'))
  assert.equal(scripted.connections, 5)
  clock.advance(10_000)
  await fails()
  await fails()
  assert.equal(scripted.connections, 6)
  clock.advance(10_000)
  isUp = true
  for (let i = 0; i < 4; i++) (await own(settings, withPassword('a'), signIn)).close()
  assert.equal(scripted.connections, 10)
  await scripted.close()
})

test('after a server that did not answer, the one that did is asked first for a minute', async () => {
  const clock = fixedClock()
  const own = createConnect({ clock })
  let isUp = false
  const first = await startScripted(({ say, hangUp }) => (isUp ? say({ kind: 'bindResponse', ...ok }) : hangUp()))
  const settings = makeSettings([first.url, server.url], { bindDn: 'cn=service' })
  const reach = async (): Promise<string> => {
    const upstream = await own(settings, withPassword('a'), { signIn: 'd' as ExternalId })
    upstream.close()
    return upstream.url
  }
  assert.equal(await reach(), server.url)
  isUp = true
  assert.equal(await reach(), server.url)
  assert.equal(first.connections, 1)
  clock.advance(60_000)
  assert.equal(await reach(), first.url)
  await first.close()
})
