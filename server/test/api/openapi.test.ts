import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { endpoints, scopes, type Endpoint } from '@doorward/contract'
import { assertGoldenJson } from '../golden.ts'
import { openApiWorld, type ApiWorld } from './api-world.ts'

type Json = Record<string, unknown>
interface Parameter {
  name: string
  in: string
  required?: boolean
  schema: object
}
interface Operation {
  operationId: string
  description: string
  security: Record<string, string[]>[]
  parameters: (Parameter | { $ref: string })[]
  requestBody?: object
  responses: Record<string, Json>
  'x-scope': string | null
}
interface Description extends Json {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, Json>>
}

let world: ApiWorld
let description: Description
before(async () => {
  world = await openApiWorld()
  const response = await world.fetch('/api/v1/openapi.json')
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8')
  description = (await response.json()) as Description
})
after(() => world.dispose())

const operations = (): [path: string, method: string, operation: Operation][] =>
  Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, string, Operation] => [path, method, operation]),
  )

/** Every object inside a value, with where it is. */
function* walk(value: unknown, at = '#'): Generator<[at: string, object: Json]> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield [at, value as Json]
  for (const [key, inner] of Object.entries(value)) yield* walk(inner, `${at}/${key}`)
}

function resolve(ref: string): unknown {
  let found: unknown = description
  for (const key of ref.replace('#/', '').split('/')) found = (found as Json | undefined)?.[key]
  return found
}

test('the description is the checked-in one', () => {
  assert.equal(description.openapi, '3.1.0')
  assertGoldenJson(new URL('../../../docs/openapi.json', import.meta.url), description)
})

test('every endpoint is an operation, and tells what a token needs for it', () => {
  const byId = new Map(
    operations().map(([path, method, operation]) => [operation.operationId, { path, method, operation }]),
  )
  assert.deepEqual([...byId.keys()].toSorted(), Object.keys(endpoints).toSorted())
  for (const [name, { method, path, scope, status, ifMatch }] of Object.entries<Endpoint>(endpoints)) {
    const { operation, ...at } = byId.get(name) ?? assert.fail(name)
    assert.deepEqual(at, { path: path.replaceAll(/:(\w+)/g, '{$1}'), method: method.toLowerCase() })
    assert.equal(operation['x-scope'], scope)
    assert.deepEqual(operation.security, [{ session: [] }, ...(scope === null ? [] : [{ token: [scope] }])])
    if (scope !== null) assert.ok(scopes.includes(scope) && operation.description.includes(scope), name)
    const answered = Object.keys(operation.responses)
    for (const needed of [status, 401, 403, 503, 'default', ...(ifMatch ? [412, 428] : [])])
      assert.ok(answered.includes(String(needed)), `${name}: ${needed}`)
  }
})

test('every reference leads somewhere, and nothing is left of how the schemas were made', () => {
  for (const [at, object] of walk(description)) {
    if (typeof object['$ref'] === 'string')
      assert.notEqual(resolve(object['$ref']), undefined, `${at}: ${object['$ref']}`)
    for (const key of ['$defs', '$schema', 'id'])
      if (!at.endsWith('/properties')) assert.ok(!(key in object), `${at}: ${key}`)
  }
})

test('every schema says something: none is only another name for itself', () => {
  const empty = Object.entries(description.components['schemas'] ?? {}).filter(
    ([name, schema]) => schema['$ref'] === `#/components/schemas/${name}`,
  )
  assert.deepEqual(
    empty.map(([name]) => name),
    [],
  )
})

test('everything that is described is used', () => {
  const used = new Set([...walk(description)].map(([, { $ref }]) => $ref))
  for (const kind of ['responses', 'parameters', 'headers'])
    for (const name of Object.keys(description.components[kind] ?? {}))
      assert.ok(used.has(`#/components/${kind}/${name}`), `${kind}/${name}`)
})

// OpenAPI 3.1.0 §4.8.10 to §4.8.17, as far as it is more than a JSON Schema can say.
test('operations are formed as the specification asks', () => {
  const known = {
    operation: ['operationId', 'summary', 'description', 'tags', 'security', 'parameters', 'requestBody', 'responses'],
    parameter: ['name', 'in', 'description', 'required', 'schema'],
    response: ['description', 'headers', 'content'],
  }
  const strange = (object: object, keys: string[]) =>
    Object.keys(object).filter(key => !keys.includes(key) && !key.startsWith('x-'))

  for (const [path, method, operation] of operations()) {
    const at = `${method} ${path}`
    assert.deepEqual(strange(operation, known.operation), [], at)
    const parameters = operation.parameters.map(parameter =>
      '$ref' in parameter ? (resolve(parameter.$ref) as Parameter) : parameter,
    )
    for (const parameter of parameters) {
      assert.deepEqual(strange(parameter, known.parameter), [], at)
      assert.ok(['path', 'query', 'header', 'cookie'].includes(parameter.in))
    }
    const keys = parameters.map(({ name, in: place }) => `${place} ${name}`)
    assert.equal(new Set(keys).size, keys.length, `${at} names a parameter twice`)
    // §4.8.12.1: each part of the path has its parameter, and `required` is true.
    const inPath = parameters.filter(parameter => parameter.in === 'path')
    assert.deepEqual(
      inPath.map(({ name }) => name),
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    )
    assert.ok(inPath.every(({ required }) => required === true))
    assert.ok(operation.requestBody === undefined || !['get', 'delete'].includes(method), at)
    for (const [status, response] of Object.entries(operation.responses)) {
      assert.match(status, /^(?:[1-5]\d\d|default)$/)
      const told = typeof response['$ref'] === 'string' ? (resolve(response['$ref']) as Json) : response
      assert.deepEqual(strange(told, known.response), [], `${at} ${status}`)
      assert.equal(typeof told['description'], 'string')
      assert.equal('content' in told, status !== '204', `${at} ${status}`)
    }
    for (const requirement of operation.security)
      for (const scheme of Object.keys(requirement))
        assert.ok(scheme in (description.components['securitySchemes'] ?? {}))
  }
})
