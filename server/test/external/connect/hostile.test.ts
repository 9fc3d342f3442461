import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { encodeMessage, pagedResultsType } from '@doorward/ldap'
import type { ExternalId } from '#directory'
import { createConnect, type Upstream } from '#external'
import { Secret } from '#ground'
import { fixedClock } from '../../world/clock.ts'
import { entry, letIn, ok, pageEnd } from '../scripted/answers.ts'
import { type ScriptedServer, startScripted, type Turn } from '../scripted/scripted-server.ts'
import { makeSettings, noSecrets, withPassword } from '../servers/settings.ts'
import { everything, failsAs, list } from './list.ts'

const connect = createConnect({ clock: fixedClock() })
const open: { close(): unknown }[] = []
after(async () => {
  for (const one of open) await one.close()
})

/** Long enough for this machine to answer itself, and short enough not to be waited for. */
const timeouts = { connect: 1_000, bind: 100, search: 100 }

async function serve(answer: (turn: Turn) => void | Promise<void>): Promise<ScriptedServer> {
  const server = await startScripted(answer)
  open.push(server)
  return server
}

async function reach(answer: (turn: Turn) => void): Promise<Upstream> {
  const server = await serve(letIn(answer, []))
  const upstream = await connect(makeSettings([server.url], { timeouts }), noSecrets)
  open.push(upstream)
  return upstream
}

const headerOf = (length: number): Buffer => {
  const header = Buffer.from('308400000000', 'hex')
  header.writeUInt32BE(length, 2)
  return header
}

/** Elements within elements, `depth` of them. */
function nest(depth: number): Buffer {
  let nested = Buffer.alloc(0)
  for (let i = 0; i < depth; i++) nested = Buffer.concat([headerOf(nested.length), nested])
  return nested
}

test('failure 28: huge lengths, deep nesting, garbage and malformed controls end the search and nothing else', async () => {
  const hostile: Record<string, Uint8Array> = {
    'a length of 4 GiB': headerOf(0xffff_ffff),
    'a length beyond what is read': headerOf(0x0200_0000),
    'an indefinite length': Buffer.from('3080', 'hex'),
    'a length of nine octets': Buffer.from('3089ffffffffffffffffff', 'hex'),
    'no LDAP at all': Buffer.from('HTTP/1.1 200 OK\r\n\r\n'),
    'ten thousand levels': nest(10_000),
    'an element longer than its message': Buffer.from('30080201036484ffffffff', 'hex'),
    'an entry with a name that is no text': Buffer.from('300a0201036405040 1ff3000'.replace(' ', ''), 'hex'),
    'a request in the place of an answer': Buffer.from('30050201034200', 'hex'),
    'what nobody asked for': encodeMessage({ messageId: 77, operation: { kind: 'searchResDone', ...ok } }),
  }
  for (const [what, bytes] of Object.entries(hostile)) {
    const upstream = await reach(({ sayBytes }) => sayBytes(bytes))
    await assert.rejects(list(upstream.search(everything)), failsAs('protocol'), what)
    upstream.close()
  }
})

test('failure 28: a page whose control is none', async () => {
  const server = await serve(
    letIn(
      ({ say }) =>
        say({ kind: 'searchResDone', ...ok }, [
          { type: pagedResultsType, critical: false, value: Buffer.from('ff', 'hex') },
        ]),
      [pagedResultsType],
    ),
  )
  const upstream = await connect(makeSettings([server.url]), noSecrets)
  open.push(upstream)
  await assert.rejects(list(upstream.search(everything)), failsAs('protocol', /paged results/))
})

test('failure 28: pages without an entry that never end', async () => {
  let pages = 0
  const server = await serve(
    letIn(({ say }) => say({ kind: 'searchResDone', ...ok }, pageEnd(++pages)), [pagedResultsType]),
  )
  const upstream = await connect(makeSettings([server.url]), noSecrets)
  open.push(upstream)
  await assert.rejects(list(upstream.search(everything)), failsAs('limit', /pages without an entry/))
  assert.equal(pages, 101)
})

test('failure 19: silence ends: at a bind, in a search, and in the middle of an entry', async () => {
  const silent = await serve(() => {})
  await assert.rejects(
    connect(makeSettings([silent.url], { bindDn: 'cn=service', timeouts }), withPassword('a')),
    failsAs('unreachable', /did not answer in time/),
  )
  const nobody = await connect(makeSettings([silent.url], { timeouts }), noSecrets, { as: 'nobody' })
  open.push(nobody)
  await assert.rejects(nobody.bindAs('cn=a', new Secret('b')), failsAs('unreachable', /in time/))
  for (const answer of [
    () => {},
    (turn: Turn) => turn.say(entry('cn=0,dc=x')),
    (turn: Turn) => turn.sayBytes('30840000ffff020103'),
  ])
    await assert.rejects(list((await reach(answer)).search(everything)), failsAs('unreachable', /in time/))
})

test('failure 19: a slow drip is no answer in time', async () => {
  let isOver = false
  const upstream = await reach(turn => {
    const bytes = encodeMessage({ messageId: turn.message.messageId, operation: entry('cn=a'.padEnd(4_000, 'a')) })
    void (async () => {
      for (const octet of bytes) {
        if (isOver) return
        turn.sayBytes(Uint8Array.of(octet))
        await sleep(5)
      }
    })()
  })
  await assert.rejects(list(upstream.search(everything)), failsAs('unreachable', /in time/))
  isOver = true
})

test('failure 19: a sign-in has an end for all of it, however patient the settings are', async () => {
  const silent = await serve(() => {})
  const own = createConnect({ clock: fixedClock(), signInMs: 50 })
  const settings = makeSettings([silent.url, silent.url], { bindDn: 'cn=service' })
  const signIn = { signIn: 'd' as ExternalId }
  await assert.rejects(own(settings, withPassword('a'), signIn), failsAs('unreachable', /did not answer within/))
  const upstream = await own(settings, noSecrets, { ...signIn, as: 'nobody' })
  await assert.rejects(upstream.bindAs('cn=a', new Secret('b')), failsAs('unreachable'))
  upstream.close()
})

test('failure 19: whoever asks may call it off', async () => {
  const silent = await serve(() => {})
  const stop = new AbortController()
  const connecting = connect(makeSettings([silent.url], { bindDn: 'cn=service' }), withPassword('a'), {
    signal: stop.signal,
  })
  stop.abort(new Error('Enough.'))
  await assert.rejects(connecting, { message: 'Enough.' })
})

test('failure 19: a connection that lay idle and was closed there is opened again, once', async () => {
  let searches = 0
  const server = await serve(
    letIn(({ say, hangUp }) => {
      if (++searches === 2 || searches > 3) hangUp()
      else say({ kind: 'searchResDone', ...ok })
    }, []),
  )
  const upstream = await connect(makeSettings([server.url]), noSecrets)
  open.push(upstream)
  assert.deepEqual(await list(upstream.search(everything)), [])
  assert.deepEqual(await list(upstream.search(everything)), [])
  assert.equal(server.connections, 2)
  await assert.rejects(list(upstream.search(everything)), failsAs('unreachable', /closed the connection/))
  assert.equal(searches, 5)
})

test('failure 19: a connection the server has closed meanwhile is an error, and the next is a new one', async () => {
  const server = await serve(letIn(({ hangUp }) => hangUp(), []))
  const settings = makeSettings([server.url])
  const stale = await connect(settings, noSecrets)
  open.push(stale)
  await assert.rejects(list(stale.search(everything)), failsAs('unreachable', /closed the connection/))
  server.answer = letIn(({ say }) => say({ kind: 'searchResDone', ...ok }), [])
  assert.deepEqual(await list(stale.search(everything)), [])
  assert.equal(server.connections, 2)
})
