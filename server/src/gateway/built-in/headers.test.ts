import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { nobodysHeaders } from '../identity-headers.ts'
import { hasBody, printAnswerHeaders, printRequestHeaders, type Told } from './headers.ts'

const told: Told = {
  identity: { ...nobodysHeaders, 'Remote-User': 'una' },
  address: '192.0.2.7',
  scheme: 'https',
  host: 'wiki.test',
  hop: 'ours',
  dropsAuthorization: false,
  expects: false,
  upgrades: false,
}

/** As Node has the headers of a request with these lines. */
function messageOf(lines: Record<string, string>, method = 'GET') {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(lines)) headers[name.toLowerCase()] = value
  return { method, headers, rawHeaders: Object.entries(lines).flat() }
}

/** Values by name as CGI has it, of what goes on to the app. */
function sentOn(lines: Record<string, string>, more: Partial<Told> = {}, method = 'GET'): Record<string, string[]> {
  const raw = printRequestHeaders(messageOf(lines, method), { ...told, ...more })
  const found: Record<string, string[]> = {}
  for (let at = 0; at < raw.length; at += 2)
    (found[(raw[at] ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '_')] ??= []).push(raw[at + 1] ?? '')
  return found
}

describe('what an app is sent', () => {
  test('one value of each header that is ours, whatever separates the words of a visitor’s', () => {
    for (const name of ['Remote-User', 'remote_user', 'Remote.User', 'REMOTE~USER', 'Remote!User', 'Remote|User'])
      assert.deepEqual(sentOn({ [name]: 'owner' })['REMOTE_USER'], ['una'], name)
    for (const name of ['X-Forwarded-For', 'x_forwarded_for', 'X.Forwarded.For'])
      assert.deepEqual(sentOn({ [name]: '6.6.6.6' })['X_FORWARDED_FOR'], ['192.0.2.7'], name)
    assert.deepEqual(sentOn({ 'X-Doorward-Hop': 'x', X_Doorward_Hop: 'y' })['X_DOORWARD_HOP'], ['ours'])
    assert.deepEqual(sentOn({ Host: 'evil.test' })['HOST'], ['wiki.test'])
    // Another word is another header.
    assert.deepEqual(sentOn({ 'X-Remote-User': 'x' })['X_REMOTE_USER'], ['x'])
  })

  test('cookies but ours', () => {
    for (const [sent, kept] of [
      ['a=1', 'a=1'],
      ['a=1; doorward=x; b=2', 'a=1; b=2'],
      ['__Host-doorward=x;__Host-doorward-state=y; a=1', 'a=1'],
      ['doorward-session=x; doorward-state=y', undefined],
      [' doorward = x ; a=1', 'a=1'],
      ['DOORWARD=x; doorward; =doorward=x; a=1', 'a=1'],
      ['doorwardish=1; my-doorward=2; a="doorward=x"', 'doorwardish=1; my-doorward=2; a="doorward=x"'],
      [';; ', undefined],
    ] as const)
      assert.deepEqual(sentOn({ Cookie: sent })['COOKIE'], kept === undefined ? undefined : [kept], sent)
  })

  test('how long a body is, as it was read', () => {
    assert.deepEqual(sentOn({ 'Content-Length': '4' }, {}, 'POST')['CONTENT_LENGTH'], ['4'])
    assert.deepEqual(sentOn({ 'Content-Length': '4', Connection: 'content-length' }, {}, 'POST')['CONTENT_LENGTH'], [
      '4',
    ])
    assert.deepEqual(sentOn({ 'Transfer-Encoding': 'Chunked' }, {}, 'POST')['TRANSFER_ENCODING'], ['chunked'])
    assert.deepEqual(sentOn({ 'Content-Length': '007' }, {}, 'POST')['CONTENT_LENGTH'], ['7'])
    assert.deepEqual(sentOn({}, {}, 'POST')['CONTENT_LENGTH'], ['0'])
    assert.equal(sentOn({}, {}, 'GET')['CONTENT_LENGTH'], undefined)
    assert.equal(sentOn({ Expect: '100-continue' })['EXPECT'], undefined)
    assert.deepEqual(sentOn({ Expect: '100-continue' }, { expects: true })['EXPECT'], ['100-continue'])
    for (const [lines, has] of [
      [{}, false],
      [{ 'Content-Length': '0' }, false],
      [{ 'Content-Length': '1' }, true],
      [{ 'Transfer-Encoding': 'chunked' }, true],
    ] as [Record<string, string>, boolean][])
      assert.equal(hasBody(messageOf(lines)), has)
  })

  test('an upgrade that was decided about, and no other', () => {
    assert.equal(sentOn({ Connection: 'Upgrade', Upgrade: 'h2c' })['UPGRADE'], undefined)
    const upgraded = sentOn({ Connection: 'Upgrade, Sec-WebSocket-Key', Upgrade: 'websocket, h2c' }, { upgrades: true })
    assert.deepEqual([upgraded['UPGRADE'], upgraded['CONNECTION']], [['websocket'], ['Upgrade']])
  })

  test('a name and password, unless they may be ours', () => {
    assert.deepEqual(sentOn({ Authorization: 'Basic x' })['AUTHORIZATION'], ['Basic x'])
    assert.equal(sentOn({ Authorization: 'Basic x' }, { dropsAuthorization: true })['AUTHORIZATION'], undefined)
  })
})

test('an answer keeps its headers in their order, but cookies of ours and what is of one connection', () => {
  const rawHeaders = ['ETag', '"1"', 'Set-Cookie', 'a=1', 'Connection', 'X-Hop', 'X-Hop', '1', 'Set-Cookie', 'doorward=x', 'Set-Cookie', 'b=2', 'TE', 'x'] // biome-ignore format: pairs
  assert.deepEqual(printAnswerHeaders({ rawHeaders, headers: { connection: 'X-Hop' } }), [
    'ETag',
    '"1"',
    'Set-Cookie',
    'a=1',
    'Set-Cookie',
    'b=2',
  ])
})
