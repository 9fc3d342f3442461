import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createConnect, type Question, type Upstream } from '#external'
import { fixedClock } from '../../world/clock.ts'
import { entry, letIn, ok, pageEnd, pageOf, refusal, sayPages } from '../scripted/answers.ts'
import { type ScriptedServer, startScripted, type Turn } from '../scripted/scripted-server.ts'
import { makeSettings, noSecrets } from '../servers/settings.ts'
import { everything, failsAs, list } from './list.ts'

const connect = createConnect({ clock: fixedClock() })
const open: { close(): unknown }[] = []
after(async () => {
  for (const one of open) await one.close()
})

async function reach(
  answer: (turn: Turn) => void,
  more: Parameters<typeof makeSettings>[1] = {},
): Promise<{ server: ScriptedServer; upstream: Upstream }> {
  const server = await startScripted(answer)
  const upstream = await connect(makeSettings([server.url], { pageSize: 2, ...more }), noSecrets)
  open.push(upstream, server)
  return { server, upstream }
}

const count = async (upstream: Upstream, more: Partial<Question> = {}): Promise<number> =>
  (await list(upstream.search({ ...everything, ...more }))).length

test('failure 8: pages to the end, and none where the server has none', async () => {
  const { upstream } = await reach(letIn(turn => sayPages(turn, 7)))
  assert.equal(await count(upstream), 7)
  const plain = await reach(
    letIn(turn => {
      assert.equal(pageOf(turn), undefined)
      sayPages(turn, 7)
    }, []),
  )
  assert.equal(await count(plain.upstream), 7)
})

test('failure 8: a server that says nothing of itself and refuses pages is asked without them', async () => {
  const { upstream, server } = await reach(turn => {
    if (turn.request.kind === 'searchRequest' && turn.request.baseObject === '')
      turn.say({ kind: 'searchResDone', ...refusal(50) })
    else if (pageOf(turn)) turn.say({ kind: 'searchResDone', ...refusal(12) })
    else sayPages(turn, 7)
  })
  assert.equal(await count(upstream), 7)
  assert.equal(await count(upstream), 7)
  assert.equal(server.requests.length, 4)
})

test('failure 8: what ends with a limit is never taken for the whole', async () => {
  for (const code of [3, 4, 11]) {
    const { upstream } = await reach(
      letIn(turn => {
        turn.say(entry('cn=0,dc=x'))
        turn.say({ kind: 'searchResDone', ...refusal(code) })
      }),
    )
    await assert.rejects(count(upstream), failsAs('limit', /Exceeded/))
  }
  const { upstream } = await reach(letIn(turn => sayPages(turn, 7)))
  // The server pays no attention to what is wanted at most.
  await assert.rejects(count(upstream, { sizeLimit: 2 }), failsAs('limit'))
})

test('an answer that stops half-way is an error: mid-page, a lost cookie, a page that says nothing of the next', async () => {
  const ends: ((turn: Turn) => void)[] = [
    turn => turn.hangUp(),
    turn => turn.say({ kind: 'searchResDone', ...refusal(53, 'The cookie is not known.') }, pageEnd(undefined)),
    turn => turn.say({ kind: 'searchResDone', ...ok }),
    turn => turn.sayBytes('30050201014200'),
  ]
  for (const end of ends) {
    const { upstream } = await reach(
      letIn(turn => {
        if (pageOf(turn)?.from === 0) return sayPages(turn, 7)
        turn.say(entry('cn=2,dc=x'))
        end(turn)
      }),
    )
    const seen: string[] = []
    await assert.rejects(async () => {
      for await (const { dn } of upstream.search(everything)) seen.push(dn)
    })
    assert.deepEqual(seen, ['cn=0,dc=x', 'cn=1,dc=x', 'cn=2,dc=x'])
  }
})

test('a search that is left early, or called off, is abandoned and the connection used again', async () => {
  const { upstream, server } = await reach(
    letIn(turn => {
      for (let i = 0; i < 50; i++) turn.say(entry(`cn=${i},dc=x`))
      // And never an end, until somebody asks for a base.
      if (turn.request.kind === 'searchRequest' && turn.request.scope === 0) turn.say({ kind: 'searchResDone', ...ok })
    }, []),
  )
  for await (const { dn } of upstream.search(everything)) if (dn === 'cn=3,dc=x') break
  const stop = new AbortController()
  const stopped = async (): Promise<void> => {
    for await (const { dn } of upstream.search({ ...everything, signal: stop.signal }))
      if (dn === 'cn=49,dc=x') stop.abort(new Error('Enough.'))
  }
  await assert.rejects(stopped(), { message: 'Enough.' })
  assert.equal(await count(upstream, { scope: 'base' }), 50)
  assert.equal(server.connections, 1)
  assert.deepEqual(
    server.received[0]?.filter(kind => kind === 'abandonRequest'),
    ['abandonRequest', 'abandonRequest'],
  )
})

test('searches within a search have connections of their own', async () => {
  const { upstream, server } = await reach(letIn(turn => sayPages(turn, 3)))
  let inner = 0
  for await (const { dn } of upstream.search(everything)) inner += await count(upstream, { base: dn, scope: 'base' })
  assert.equal(inner, 9)
  assert.equal(server.connections, 2)
})

/** As Active Directory tells many values: 1500 at a time, beside an empty attribute without a range. */
function sayMembers(turn: Turn, total: number, { exact = false } = {}): void {
  const { request, say } = turn
  if (request.kind !== 'searchRequest') return
  const asked = request.attributes.map(name => /^member;range=(\d+)-\*$/.exec(name)?.[1]).find(Boolean)
  const from = Number(asked ?? 0)
  const to = Math.min(total, from + 1_500)
  const values = Array.from({ length: to - from }, (_, i) => `cn=${from + i}`)
  const isWhole = from === 0 && total <= (exact ? 1_499 : 1_500)
  const range = `member;range=${from}-${to === total && !(exact && to % 1_500 === 0 && from < to) ? '*' : to - 1}`
  const attributes = isWhole ? { member: values } : { member: [], [range]: values }
  say(entry('cn=g,dc=x', { cn: ['g'], ...attributes }))
  say({ kind: 'searchResDone', ...ok }, pageOf(turn) && pageEnd(undefined))
}

test('failure 9: 1499, 1500, 1501 and 3001 members, each once, whether or not the last range says that it is the last', async () => {
  for (const exact of [false, true])
    for (const total of [0, 1, 1_499, 1_500, 1_501, 3_000, 3_001]) {
      const { upstream } = await reach(letIn(turn => sayMembers(turn, total, { exact })))
      const [group] = await list(upstream.search(everything))
      const members = group?.attributes.all('MEMBER') ?? []
      assert.deepEqual([members.length, new Set(members).size], [total, total], `${total} ${exact}`)
      assert.deepEqual(group?.attributes.names.toSorted(), ['cn', 'member'])
    }
})

test('failure 9: ranges that do not follow one another, or never end, end the search', async () => {
  const wrong: Record<string, string[]>[] = [
    { 'member;range=1400-*': ['cn=x'] },
    { 'member;range=1600-*': ['cn=x'] },
    { 'member;range=2-3': [] },
    { 'member;range=0-1': ['cn=0', 'cn=1'] },
    { 'member;range=2-9': ['cn=x'] },
  ]
  for (const attributes of wrong) {
    const { upstream } = await reach(
      letIn(turn => {
        const isFirst = turn.request.kind === 'searchRequest' && turn.request.attributes[0] === '*'
        turn.say(entry('cn=g,dc=x', isFirst ? { 'member;range=0-1': ['cn=0', 'cn=1'] } : attributes))
        turn.say({ kind: 'searchResDone', ...ok }, pageOf(turn) && pageEnd(undefined))
      }),
    )
    await assert.rejects(count(upstream), failsAs('protocol', /member/))
  }
})

test('controls go with the search, and what is said to them comes back', async () => {
  const showDeleted = { type: '1.2.840.113556.1.4.417', critical: true, value: undefined }
  const { upstream } = await reach(
    letIn(turn => {
      assert.equal(turn.message.controls[0]?.type, showDeleted.type)
      turn.say(entry('cn=0,dc=x'), [{ type: '1.2.3', critical: false, value: undefined }])
      turn.say({ kind: 'intermediateResponse', name: '1.2.4' })
      turn.say({ kind: 'searchResDone', ...ok }, [{ type: '1.2.5', critical: false, value: undefined }])
    }, []),
  )
  const told: unknown[] = []
  const question = { ...everything, controls: [showDeleted], told: (answer: unknown) => told.push(answer) }
  const [found] = await list(upstream.search(question))
  assert.equal(found?.controls[0]?.type, '1.2.3')
  assert.equal(told.length, 2)
})

test('a search that is to be whole has no pages, and one refused for its control says nothing about pages', async () => {
  const control = { type: '1.3.6.1.4.1.4203.1.9.1.1', critical: true, value: undefined }
  const paged: boolean[] = []
  const { upstream } = await reach(
    letIn(turn => {
      paged.push(pageOf(turn) !== undefined)
      if (turn.message.controls[0]?.type === control.type) turn.say({ kind: 'searchResDone', ...refusal(12) })
      else sayPages(turn, 3)
    }),
  )
  await assert.rejects(count(upstream, { controls: [control], isWhole: true }), failsAs('protocol', /12/))
  assert.equal(await count(upstream, { isWhole: true }), 3)
  assert.equal(await count(upstream), 3)
  assert.deepEqual(paged, [false, false, true, true])
})
