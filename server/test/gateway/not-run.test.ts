import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'yaml'
import { identityHeaderNames } from '#gateway'
import { readRecipe } from './recipe.ts'

// Traefik and Envoy are not among Debian's packages, so their blocks are read and not run; how they ask is in dialects.

const places = { host: 'wiki.example.com', app: 3000, doorward: 8080 }
const names: string[] = identityHeaderNames.map(name => name.toLowerCase())

interface Traefik {
  http: {
    middlewares: {
      nobody: { headers: { customRequestHeaders: Record<string, string> } }
      doorward: { forwardAuth: { address: string; authResponseHeaders: string[]; trustForwardHeader?: boolean } }
    }
    routers: Record<string, { rule: string; middlewares?: string[]; service: string }>
    services: Record<string, { loadBalancer: { servers: { url: string }[] } }>
  }
}

test('Traefik: what a visitor says of themselves is emptied in every spelling before Doorward is asked, and its answer passed on', () => {
  const { http } = parse(readRecipe('traefik.yaml', places)) as Traefik
  const { nobody, doorward } = http.middlewares
  const emptied = Object.entries(nobody.headers.customRequestHeaders)
  assert.ok(emptied.every(([, value]) => value === ''))
  const spellings = (name: string): string[] =>
    name
      .split('-')
      .reduce<string[]>((all, part) => all.flatMap(head => [`${head}-${part}`, `${head}_${part}`]), [''])
      .map(spelled => spelled.slice(1))
  assert.deepEqual(
    emptied.map(([name]) => name.toLowerCase()).toSorted(),
    [...new Set(names.flatMap(spellings))].toSorted(),
  )
  assert.deepEqual(
    doorward.forwardAuth.authResponseHeaders.map(name => name.toLowerCase()),
    names,
  )
  assert.equal(new URL(doorward.forwardAuth.address).pathname, '/gateway/traefik')
  assert.equal(doorward.forwardAuth.trustForwardHeader, undefined)
  assert.deepEqual(http.routers['wiki']?.middlewares, ['nobody', 'doorward'])
  assert.match(http.routers['wiki-doorward']?.rule ?? '', /PathPrefix\(`\/\.doorward\/`\)/)
  for (const { service, middlewares = [] } of Object.values(http.routers)) {
    assert.ok(http.services[service])
    for (const middleware of middlewares) assert.ok(middleware in http.middlewares)
  }
})

interface Filter {
  name: string
  typed_config: {
    mutations?: { request_mutations: { remove: string }[] }
    failure_mode_allow?: boolean
    http_service?: {
      path_prefix: string
      authorization_response: Record<
        'allowed_upstream_headers' | 'allowed_client_headers',
        { patterns: { exact: string }[] }
      >
    }
  }
}

test('Envoy: the same, and nothing passes when Doorward does not answer', () => {
  const { http_filters } = parse(readRecipe('envoy.yaml', places)) as { http_filters: Filter[] }
  assert.deepEqual(
    http_filters.map(({ name }) => name.split('.').at(-1)),
    ['header_mutation', 'ext_authz'],
  )
  const [first, second] = http_filters.map(({ typed_config }) => typed_config)
  assert.deepEqual(first?.mutations?.request_mutations.map(({ remove }) => remove).toSorted(), names.toSorted())
  assert.equal(second?.failure_mode_allow, false)
  assert.equal(second?.http_service?.path_prefix, '/gateway/envoy')
  const passed = second?.http_service?.authorization_response.allowed_upstream_headers.patterns.map(
    ({ exact }) => exact,
  )
  assert.deepEqual(passed?.toSorted(), names.toSorted())
})
