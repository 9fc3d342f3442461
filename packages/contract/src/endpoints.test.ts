import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import type { Endpoint } from './endpoint.ts'
import { endpoints } from './endpoints/index.ts'
import { covers } from './values.ts'
import { grants, scopes } from './scope.ts'

const all: [string, Endpoint][] = Object.entries(endpoints)

/** Of every noun's file, found by itself rather than by the index. */
async function namesByFile(): Promise<string[]> {
  const folder = new URL('./endpoints/', import.meta.url)
  const files = readdirSync(folder).filter(file => file !== 'index.ts')
  const nouns: Record<string, object>[] = await Promise.all(files.map(file => import(new URL(file, folder).href)))
  return nouns.flatMap(noun => Object.values(noun).flatMap(Object.keys))
}

test('each endpoint is one noun’s, and no noun is left out', async () => {
  assert.deepEqual((await namesByFile()).sort(), Object.keys(endpoints).sort())
})

test('each endpoint has a method and path of its own', () => {
  assert.equal(new Set(all.map(([, { method, path }]) => `${method} ${path}`)).size, all.length)
})

test('a token reads by a reading scope, and gets past a fresh sign-in only with the one for credentials', () => {
  for (const [name, { method, scope, fresh }] of all) {
    if (scope === null) continue
    if (method === 'GET') assert.match(scope, /:read$/, name)
    if (fresh) assert.equal(scope, 'credentials:write', name)
  }
})

test('writing includes reading, and nothing includes credentials', () => {
  assert.ok(grants(['people:write'], 'people:read') && grants(['audit:read'], 'audit:read'))
  assert.ok(!grants(['people:read'], 'people:write') && !grants(['people:write'], 'groups:read'))
  const others = scopes.filter(scope => scope !== 'credentials:write')
  assert.ok(!grants(others, 'credentials:write'))
})

for (const [name, { method, path, params, body, status, answer, file, lines, csv, events }] of all)
  test(`${name}: the path, parameters and answer agree`, () => {
    assert.deepEqual(
      [...path.matchAll(/:(\w+)/g)].map(([, param]) => param),
      Object.keys(params?.shape ?? {}),
    )
    const noObject = status === 204 || file === true || csv === true || (lines ?? events) !== undefined
    assert.equal(answer === undefined, noObject)
    assert.ok(method !== 'GET' || body === undefined)
    assert.ok(method !== 'DELETE' || status === 204)
    assert.ok(events === undefined || (method === 'GET' && status === 200))
  })

test('roles cover themselves and those below', () => {
  assert.ok(covers('owner', 'user') && covers('admin', 'admin'))
  assert.ok(!covers('usermanager', 'admin'))
})

const { body } = endpoints.createApp
const made = (oidc: object) => body.safeParse({ title: 'Grafana', oidc })

test('a redirect address is whole, without fragment or pattern, and of a safe kind', () => {
  for (const uri of ['https://g.example.com/cb', 'http://127.0.0.1/cb', 'com.example.app:/cb'])
    assert.ok(made({ redirectUris: [uri] }).success, uri)
  for (const uri of ['g.example.com', 'https://a/#b', 'https://*.example.com/', 'javascript:alert(1)', ''])
    assert.ok(!made({ redirectUris: [uri] }).success, uri)
})

test('an app needs a way to sign people in', () => {
  const { error } = body.safeParse({ title: 'Grafana' })
  assert.deepEqual(error?.issues[0]?.path, ['oidc'])
})

test('usernames are folded to lower case and refused when they start with a sign', () => {
  const parse = (username: string) => endpoints.createUser.body.safeParse({ username, displayName: 'A' })
  assert.equal(parse(' Alice.A ').data?.username, 'alice.a')
  for (const bad of ['', '.a', 'a-', 'a b', 'ä']) assert.ok(!parse(bad).success, bad)
})
