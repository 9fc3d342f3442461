import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { minutes } from '#ground'
import { unreachable } from './calls/external-examine.ts'
import { openStaffedWorld, type Staffed } from './staffed-world.ts'

let staffed: Staffed
before(async () => {
  staffed = await openStaffedWorld()
})
after(() => staffed.world.dispose())

const names = ['examineExternal', 'findExternalPerson', 'tryExternalSignIn', 'browseExternal'] as const
const body = () => ({ settings: unreachable() })
const more = { username: 'anna', password: 'pw', dn: null }
const bodyOf = (name: (typeof names)[number]) => ({
  ...body(),
  ...(name === 'findExternalPerson' && { username: more.username }),
  ...(name === 'tryExternalSignIn' && { username: more.username, password: more.password }),
  ...(name === 'browseExternal' && { dn: more.dn }),
})

test('each step of a test is a line, and the last of them is there', async () => {
  const { world, adam } = staffed
  const response = await world.fetch('/api/v1/external-directories/examine', {
    method: 'POST',
    headers: { cookie: adam, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: JSON.stringify(body()),
  })
  assert.equal(response.status, 200)
  const steps = (await response.text())
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { name: string; result: string })
  assert.deepEqual(
    steps.map(({ name, result }) => `${name} ${result}`),
    [
      'name passed',
      'port failed',
      ...['certificate', 'bind', 'server', 'base', 'people', 'groups'].map(n => `${n} not-run`),
    ],
  )
})

test('steps are told in the language of whoever asks', async () => {
  const { world, adam } = staffed
  const response = await world.fetch('/api/v1/external-directories/examine', {
    method: 'POST',
    headers: {
      cookie: adam,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      'accept-language': 'de',
    },
    body: JSON.stringify(body()),
  })
  const text = await response.text()
  assert.match(text, /"title":"Am Port \d+ antwortet nichts"/)
  assert.match(text, /"title":"Personen finden"/)
  assert.doesNotMatch(text, /\b(?:the|is|that|answers|Find)\b/)
})

test('presets are complete settings but for the base', async () => {
  const { world, adam } = staffed
  const { status, body: told } = await world.call(adam, 'listExternalPresets')
  assert.equal(status, 200)
  const ad = told.items.find(({ provider }: { provider: string }) => provider === 'activedirectory')
  assert.equal(ad.settings.attributes.username, 'sAMAccountName')
  assert.ok(told.items.length >= 13)
})

test('settings that make no sense are refused before anything is sent, each field by its name', async () => {
  const { world, adam } = staffed
  const settings = { ...unreachable(), urls: ['http://127.0.0.1'] }
  const { status, body: told } = await world.call(adam, 'examineExternal', { body: { settings } })
  assert.equal(status, 422)
  assert.equal(told.errors[0].path, 'settings.urls.0')
})

test('failure 27: nobody below admin, no token, and no sign-in of long ago looks at addresses', async () => {
  const { world, olivia, mona } = staffed
  for (const name of names) {
    assert.equal((await world.call(mona, name, { body: bodyOf(name) })).status, 403, name)
    assert.equal((await world.call(null, name, { body: bodyOf(name) })).status, 401, name)
  }
  const token = await world.call(olivia, 'createToken', {
    body: { name: 'all', scopes: ['settings:write', 'credentials:write'], expiresAt: null },
  })
  const authorization = `Bearer ${token.body.value}`
  for (const name of names)
    assert.equal((await world.call(null, name, { body: bodyOf(name), headers: { authorization } })).status, 403, name)
  world.clock.advance(minutes(11))
  for (const name of names) {
    const { status, body: told } = await world.call(olivia, name, { body: bodyOf(name) })
    assert.deepEqual([status, told.type], [401, 'urn:doorward:problem:fresh-sign-in'], name)
  }
})
