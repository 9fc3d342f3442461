import assert from 'node:assert/strict'
import { test } from 'node:test'
import { identityHeaderNames, nobodysHeaders, printIdentity } from './identity-headers.ts'

const una = { username: 'una', displayName: 'Una Example', email: 'una@example.com', groups: [], isAdmin: false }
const headersOf = (told: Partial<Parameters<typeof printIdentity>[0]>) =>
  printIdentity({ ...una, ...told }, 'plain').headers

test('every header is there, and none is empty', () => {
  for (const headers of [nobodysHeaders, headersOf({}), headersOf({ displayName: '', email: null, username: '' })]) {
    assert.deepEqual(Object.keys(headers).toSorted(), identityHeaderNames.toSorted())
    for (const [name, value] of Object.entries(headers))
      assert.match(value, /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/, name)
  }
})

test('who somebody is', () => {
  assert.deepEqual(headersOf({ groups: ['staff', 'cooks'], isAdmin: true }), {
    'X-Authenticated-User': 'una',
    'Remote-User': 'una',
    'Remote-Name': 'Una Example',
    'Remote-Email': 'una@example.com',
    'Remote-Groups': 'cooks,staff',
    'X-Authenticated-Admin': 'true',
    'X-Doorward-Assertion': '-',
  })
})

test('what is not ASCII is percent-encoded, and can be decoded again', () => {
  for (const name of ['Ünä 100 %', '李雷', 'a\r\nX-Evil: 1', '%41', 'a\u0000b', '\ud800', '–', '🚪 door']) {
    const printed = headersOf({ displayName: name })['Remote-Name']
    assert.match(printed, /^[\x20-\x7e]+$/)
    assert.equal(decodeURIComponent(printed), name.toWellFormed())
  }
})

test('a group whose name could be read as two is told to no app, and reported', () => {
  const { headers, leftOut } = printIdentity(
    { ...una, groups: ['staff', 'a,admins', 'b;c', 'd|e', 'f\ng', '-', 'größe'] },
    'plain',
  )
  assert.equal(headers['Remote-Groups'], 'gr%C3%B6%C3%9Fe,staff')
  assert.deepEqual(leftOut, ['a,admins', 'b;c', 'd|e', 'f\ng', '-'])
  assert.equal(headersOf({ groups: ['a,b'] })['Remote-Groups'], '-')
})

test('an ICAP server finds the name in the form it expects', () => {
  const { headers } = printIdentity(una, 'icap')
  assert.equal(Buffer.from(headers['X-Authenticated-User'], 'base64').toString(), 'Local://una')
  assert.equal(headers['Remote-User'], 'una')
})
