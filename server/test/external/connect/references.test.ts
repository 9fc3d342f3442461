import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createSecureContext } from 'node:tls'
import { createConnect, type Upstream } from '#external'
import { fixedClock } from '../../world/clock.ts'
import { entry, letIn, ok } from '../scripted/answers.ts'
import { type ScriptedOptions, type ScriptedServer, startScripted, type Turn } from '../scripted/scripted-server.ts'
import { createAuthority } from '../servers/certificates.ts'
import { makeSettings, withPassword } from '../servers/settings.ts'
import { everything, failsAs, list } from './list.ts'

const connect = createConnect({ clock: fixedClock() })
const open: { close(): unknown }[] = []
after(async () => {
  for (const one of open) await one.close()
})

const authority = await createAuthority()
const { certificate: cert, key } = await authority.issue(['127.0.0.1'])
const secureContext = createSecureContext({ cert, key })

async function serve(answer: (turn: Turn) => void, options: ScriptedOptions = {}): Promise<ScriptedServer> {
  const server = await startScripted(letIn(answer, []), options)
  open.push(server)
  return server
}

/** One entry, and references as they are when the search comes. */
const refers =
  (name: string, urls: () => readonly string[] = () => []) =>
  (turn: Turn): void => {
    turn.say(entry(`cn=${name},dc=x`))
    for (const url of urls()) turn.say({ kind: 'searchResRef', uris: [url] })
    turn.say({ kind: 'searchResDone', ...ok })
  }

async function reach(server: ScriptedServer, more: Parameters<typeof makeSettings>[1] = {}): Promise<Upstream> {
  const settings = makeSettings([server.url], { bindDn: 'cn=service', referrals: 'follow', ...more })
  const upstream = await connect(
    { ...settings, tls: { ...settings.tls, ca: authority.certificate, ...more?.tls } },
    withPassword('the service account’s'),
  )
  open.push(upstream)
  return upstream
}

const names = async (upstream: Upstream): Promise<string[]> =>
  (await list(upstream.search(everything))).map(({ dn }) => dn).toSorted()

test('failure 18: references are passed over, and nobody connects to where they lead', async () => {
  const other = await serve(refers('other'))
  const server = await serve(refers('own', () => [`${other.url}/dc=y`]))
  assert.deepEqual(await names(await reach(server, { referrals: 'ignore' })), ['cn=own,dc=x'])
  assert.equal(other.connections, 0)
})

test('failure 18: where they are to fail they fail', async () => {
  const server = await serve(refers('own', () => ['ldap://elsewhere.example/dc=y']))
  await assert.rejects(names(await reach(server, { referrals: 'fail' })), failsAs('referral', /elsewhere\.example/))
})

test('failure 18: followed without TLS they are followed as nobody: the service account’s password is not sent there', async () => {
  const other = await serve(refers('other'))
  const server = await serve(refers('own', () => [`${other.url}/dc=y??base`]))
  assert.deepEqual(await names(await reach(server)), ['cn=other,dc=x', 'cn=own,dc=x'])
  assert.deepEqual(other.received[0]?.slice(0, 1), ['searchRequest'])
  const [request] = other.requests
  assert.ok(request?.kind === 'searchRequest')
  assert.deepEqual([request.baseObject, request.scope], ['dc=y', 0])
})

test('failure 18: under TLS that has been verified the service account goes along, and without verification it does not', async () => {
  const other = await serve(refers('other'), { tls: secureContext })
  const server = await serve(
    refers('own', () => [`${other.url}/dc=y`]),
    { tls: secureContext },
  )
  assert.equal((await names(await reach(server))).length, 2)
  assert.deepEqual(other.received[0]?.slice(0, 2), ['bindRequest', 'searchRequest'])
  const lax = { ...makeSettings([]).tls, acceptSelfSigned: true }
  assert.equal((await names(await reach(server, { tls: lax }))).length, 2)
  assert.equal(other.received[1]?.[0], 'searchRequest')
})

test('failure 18: from a server under TLS nobody goes to one without', async () => {
  const other = await serve(refers('other'))
  const server = await serve(
    refers('own', () => [`${other.url}/dc=y`]),
    { tls: secureContext },
  )
  other.answer = ({ say }) => {
    say({ kind: 'extendedResp', resultCode: 2, matchedDN: '', diagnosticMessage: '' })
  }
  await assert.rejects(names(await reach(server)), failsAs('referral', /refers to another server/))
  assert.deepEqual(
    other.received[0]?.filter(kind => kind !== 'unbindRequest'),
    ['extendedReq'],
  )
})

test('failure 18: references that lead in a circle end, each place read once', async () => {
  const a: ScriptedServer = await serve(refers('a', () => [`${b.url}/dc=x`]))
  const b: ScriptedServer = await serve(refers('b', () => [`${a.url}/dc=x`, `${b.url}/DC=X`]))
  assert.deepEqual(await names(await reach(a)), ['cn=a,dc=x', 'cn=b,dc=x'])
  assert.deepEqual([a.connections, b.connections], [1, 1])
})

test('failure 18: those that never end are bounded, in depth and in number', async () => {
  let i = 0
  const deep: ScriptedServer = await serve(refers('deep', () => [`${deep.url}/dc=${i++}`]))
  await assert.rejects(names(await reach(deep)), failsAs('referral', /more than 5 servers/))
  const far = await serve(refers('far'))
  const wide = await serve(refers('wide', () => Array.from({ length: 60 }, (_, i) => `${far.url}/dc=${i}`)))
  await assert.rejects(names(await reach(wide)), failsAs('referral', /more than 50/))
  assert.equal(far.connections, 50)
})

test('a part that cannot be read makes the answer an error, and so does a reference that says nothing', async () => {
  const gone = await serve(() => {})
  await gone.close()
  const server = await serve(refers('own', () => [`${gone.url}/dc=y`]))
  await assert.rejects(names(await reach(server)), failsAs('referral', /cannot be reached/))
  const vague = await serve(refers('own', () => ['ldap:///dc=y']))
  await assert.rejects(names(await reach(vague)), failsAs('referral', /leads nowhere/))
})

test('a referral in the place of an answer', async () => {
  const other = await serve(refers('other'))
  const server = await serve(turn =>
    turn.say({ kind: 'searchResDone', resultCode: 10, matchedDN: '', diagnosticMessage: '', referral: [other.url] }),
  )
  assert.deepEqual(await names(await reach(server)), ['cn=other,dc=x'])
  await assert.rejects(names(await reach(server, { referrals: 'ignore' })), failsAs('referral', /another one has it/))
})
