import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { App } from '#directory'
import type { Called } from './call-address.ts'
import { forge, forgedHeaders, tryOwnAddress } from './forge.ts'
import type { Listening } from './listening.ts'

const app = {
  title: 'Wiki',
  link: 'http://wiki.example.com',
  gateway: { host: 'wiki.example.com', visibility: 'private', paths: [] },
} as unknown as App
const listening = { id: 'the-test', ownAddress: null } as Listening
const answered = (status: number, location: string | null = null): Called => ({
  kind: 'answered',
  status,
  location,
  ms: 1,
})
const gone = (isTls: boolean): Called => ({ kind: 'failed', words: 'Nothing listens there.', isTls, ms: 1 })

function parts(...answers: Called[]) {
  const asked: string[] = []
  return {
    asked,
    publicUrl: () => new URL('https://id.example.com'),
    signal: new AbortController().signal,
    call(url: URL) {
      asked.push(url.href)
      const [next = gone(false)] = answers.splice(0, 1)
      return Promise.resolve(next)
    },
  }
}
const signIn = 'https://id.example.com/gateway/sign-in?request=x'

test('a redirect within the host is followed, and one to another is not', async () => {
  const within = parts(answered(301, 'https://wiki.example.com/?doorward-test=the-test'), answered(302, signIn))
  assert.equal((await forge(app, listening, within)).state, 'passed')
  assert.deepEqual(within.asked, [
    'http://wiki.example.com/?doorward-test=the-test',
    'https://wiki.example.com/?doorward-test=the-test',
  ])
  for (const location of [
    'https://other.example.com/',
    'http://169.254.169.254/',
    'http://wiki.example.com.evil.test/',
  ]) {
    const away = parts(answered(302, location))
    assert.equal((await forge(app, listening, away)).state, 'failed')
    assert.equal(away.asked.length, 1)
  }
})

test('redirects that never end are not followed for ever', async () => {
  const round = parts(...Array.from({ length: 50 }, () => answered(302, '/again')))
  assert.equal((await forge(app, listening, round)).state, 'failed')
  assert.equal(round.asked.length, 4)
})

for (const [answer, state] of [
  [answered(200), 'failed'],
  [answered(404), 'failed'],
  [answered(500), 'failed'],
  [answered(401), 'passed'],
  [answered(403), 'passed'],
  [answered(302, signIn), 'passed'],
  [answered(302, 'https://id.example.com.evil.test/'), 'failed'],
  [gone(false), 'attention'],
] as const)
  test(`forged headers answered by ${JSON.stringify(answer)}: ${state}`, async () => {
    assert.equal((await forge(app, listening, parts(answer))).state, state)
  })

for (const [address, answer, state] of [
  ['http://10.0.20.31:3001', answered(200), 'failed'],
  ['http://10.0.20.31:3001', answered(302, '/login'), 'failed'],
  ['https://10.0.20.31:3001', gone(true), 'failed'],
  ['http://10.0.20.31:3001', gone(false), 'passed'],
  ['http://10.0.20.31:3001', answered(302, signIn), 'passed'],
  ['http://10.0.20.31:3001', answered(403), 'passed'],
  ['http://127.0.0.1:3001', answered(200), 'attention'],
] as const)
  test(`the app’s own address ${address}, answered by ${JSON.stringify(answer)}: ${state}`, async () => {
    assert.equal((await tryOwnAddress(app, address, parts(answer))).state, state)
  })

test('every header in every spelling, under a name nobody has', () => {
  const names = Object.keys(forgedHeaders)
  for (const name of ['X-Authenticated-User', 'X_Authenticated_User', 'X_Authenticated-User', 'Remote_Groups'])
    assert.ok(names.includes(name), name)
  assert.equal(names.filter(name => /doorward/i.test(name)).length, 3)
})
