import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { AttentionItem, Health, PutFindingAside } from '@doorward/contract'
import { days } from '#ground'
import { openApiWorld, type ApiWorld } from './api-world.ts'

let world: ApiWorld
before(async () => {
  world = await openApiWorld()
  await world.add('olivia', { role: 'owner' })
})
after(() => world.dispose())

const finding = (name: string, verdict: 'ok' | 'look' | 'wrong', sentence = 'So it is.') => ({
  part: 'web' as const,
  name,
  verdict,
  sentence,
  advice: verdict === 'ok' ? null : 'See to it.',
  tookMs: 3,
  sign: `${verdict} ${sentence}`,
  amount: null as number | null,
})

beforeEach(() => {
  world.findings = [finding('web.proxy', 'look'), finding('web.issuer', 'wrong'), finding('web.name', 'ok')]
})

const call = async (name: Parameters<ApiWorld['call']>[1], more?: Parameters<ApiWorld['call']>[2]) =>
  world.call(await world.cookieOf('olivia'), name, more)
const put = (name: string, body: PutFindingAside) => call('putFindingAside', { params: { name }, body })
const takeBack = (name: string) => call('takeFindingBack', { params: { name } })
const health = async () => (await call('getHealth')).body as Health
const asideOf = async (name: string) => (await health()).findings.find(found => found.name === name)?.aside ?? null
const needing = async () =>
  ((await call('getAttention')).body.items as AttentionItem[]).flatMap(item =>
    item.kind === 'finding' ? item.finding.name : [],
  )

describe('what the doctor finds, put aside', () => {
  test('an accepted warning needs nobody, and says who, when and why, until it is taken back', async () => {
    assert.deepEqual(await needing(), ['web.issuer', 'web.proxy'])
    const { status, body } = await put('web.proxy', { kind: 'accepted', reason: ' Only this building uses it. ' })
    assert.equal(status, 200, JSON.stringify(body))
    const { by, reason, until } = (await asideOf('web.proxy')) ?? assert.fail()
    assert.deepEqual([by, reason, until], ['olivia Example', 'Only this building uses it.', null])
    assert.deepEqual(body.aside, await asideOf('web.proxy'))
    assert.deepEqual(await needing(), ['web.issuer'])
    world.clock.advance(days(300))
    assert.deepEqual(await needing(), ['web.issuer'])

    assert.equal((await takeBack('web.proxy')).status, 204)
    assert.equal(await asideOf('web.proxy'), null)
    assert.deepEqual(await needing(), ['web.issuer', 'web.proxy'])
    assert.equal((await takeBack('web.proxy')).status, 204, 'a second time changes nothing')
  })

  test('one that is put off comes back on its day', async () => {
    await put('web.proxy', { kind: 'later', days: 7 })
    world.clock.advance(days(7) - 1)
    assert.deepEqual(await needing(), ['web.issuer'])
    world.clock.advance(1)
    assert.deepEqual(await needing(), ['web.issuer', 'web.proxy'])
    assert.equal(await asideOf('web.proxy'), null)
  })

  test('what says something else, or has failed by now, is news', async () => {
    await put('web.proxy', { kind: 'accepted', reason: 'Known.' })
    world.findings = [finding('web.proxy', 'look', 'Two are missing.')]
    assert.deepEqual(await needing(), ['web.proxy'])
    world.findings = [finding('web.proxy', 'wrong')]
    assert.deepEqual(await needing(), ['web.proxy'])
    world.findings = [finding('web.proxy', 'look')]
    assert.deepEqual(await needing(), [])
    await takeBack('web.proxy')
  })

  test('more of what it counts is news', async () => {
    world.findings = [{ ...finding('web.proxy', 'look'), amount: 2 }]
    await put('web.proxy', { kind: 'accepted', reason: 'Two are known.' })
    world.findings = [{ ...finding('web.proxy', 'look'), amount: 1 }]
    assert.deepEqual(await needing(), [])
    world.findings = [{ ...finding('web.proxy', 'look'), amount: 3 }]
    assert.deepEqual(await needing(), ['web.proxy'])
    await takeBack('web.proxy')
  })

  test('what has failed can wait for a week at most, and cannot be accepted', async () => {
    assert.equal((await put('web.issuer', { kind: 'accepted', reason: 'Why not.' })).status, 409)
    assert.equal((await put('web.issuer', { kind: 'later', days: 8 })).status, 422)
    assert.equal((await put('web.issuer', { kind: 'later', days: 7 })).status, 200)
    assert.deepEqual(await needing(), ['web.proxy'])
    await takeBack('web.issuer')
  })

  test('what is well, not there, or given no reason is refused', async () => {
    assert.equal((await put('web.name', { kind: 'later', days: 1 })).status, 409)
    assert.equal((await put('web.gone', { kind: 'later', days: 1 })).status, 404)
    const { status, body } = await put('web.proxy', { kind: 'accepted', reason: '  ' })
    assert.deepEqual([status, body.errors[0].path], [422, 'reason'])
    assert.equal(await asideOf('web.proxy'), null)
  })

  test('the audit log says who did what, newest first', async () => {
    await put('web.proxy', { kind: 'accepted', reason: 'Known.' })
    await put('web.proxy', { kind: 'later', days: 3 })
    await takeBack('web.proxy')
    const { body } = await call('listAudit', { query: { limit: '10' } })
    const items = body.items as { kind: string; fields: string[]; actor: { name: string } }[]
    const events = items.filter(({ kind }) => kind.startsWith('setting.')).slice(0, 3)
    assert.deepEqual(
      events.map(({ kind, fields, actor }) => [kind, fields.join(), actor.name]),
      ['taken-back', 'put-off', 'accepted'].map(what => [`setting.finding-${what}`, 'web.proxy', 'olivia Example']),
    )
  })

  test('too many are refused, and those whose time is over make room', async () => {
    world.findings = Array.from({ length: 201 }, (_, i) => finding(`web.n${i}`, 'look'))
    for (let i = 0; i < 200; i++) assert.equal((await put(`web.n${i}`, { kind: 'later', days: 1 })).status, 200)
    assert.equal((await put('web.n200', { kind: 'later', days: 1 })).status, 409)
    assert.equal((await put('web.n7', { kind: 'later', days: 2 })).status, 200)
    world.clock.advance(days(1))
    assert.equal((await put('web.n200', { kind: 'later', days: 1 })).status, 200)
  })
})
