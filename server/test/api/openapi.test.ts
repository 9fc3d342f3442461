import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { endpoints, type Endpoint } from '@doorward/contract'
import { assertGoldenJson } from '../golden.ts'
import { openApiWorld, type ApiWorld } from './api-world.ts'

let world: ApiWorld
before(async () => void (world = await openApiWorld()))
after(() => world.dispose())

interface Description {
  openapi: string
  paths: Record<string, Record<string, { operationId: string }>>
  components: { schemas: Record<string, object> }
}

test('the description names every endpoint, and every component it refers to', async () => {
  const response = await world.fetch('/api/v1/openapi.json')
  assert.equal(response.status, 200)
  const text = await response.text()
  const description = JSON.parse(text) as Description
  assert.equal(description.openapi, '3.1.0')
  for (const [name, { method, path }] of Object.entries<Endpoint>(endpoints))
    assert.equal(description.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]?.operationId, name)
  const named = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? ''))
  assert.deepEqual(
    [...named].filter(name => !(name in description.components.schemas)),
    [],
  )
  assert.doesNotMatch(text, /\$defs/)
  assertGoldenJson(new URL('../../../docs/openapi.json', import.meta.url), description)
})
