import * as contract from '@doorward/contract'
import { endpoints, problem, type Endpoint } from '@doorward/contract'
import { z } from 'zod'
import {
  headers,
  listParameters,
  overview,
  parameters,
  refusalsOf,
  responses,
  securitySchemes,
} from './openapi-components.ts'

type Json = Record<string, unknown>

/** The nouns of the contract, by the names components get: `userSummary` → `UserSummary`. */
const nouns = z.registry<{ id: string }>()
for (const [name, value] of Object.entries(contract))
  if (value instanceof z.ZodType) nouns.add(value, { id: name.charAt(0).toUpperCase() + name.slice(1) })

/** The API as an OpenAPI 3.1 document, made from the same table as the routes. */
export function describeApi(version: string): Json {
  const schemas: Json = {}

  /** The JSON Schema of one side of a schema; the nouns inside it become components. */
  function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
    const {
      $schema: _,
      $defs = {},
      id: _id,
      ...own
    } = z.toJSONSchema(schema, { io, metadata: nouns, unrepresentable: 'any' }) as Json
    // What is sent may leave out what has a default, so a noun that goes both ways has two forms.
    const suffix = io === 'input' ? 'Sent' : ''
    const rename = (json: unknown): unknown =>
      JSON.parse(JSON.stringify(json).replaceAll(/"#\/\$defs\/(\w+)"/g, `"#/components/schemas/$1${suffix}"`))
    for (const [name, value] of Object.entries($defs as Json)) {
      const { id: _own, ...rest } = value as Json
      schemas[`${name}${suffix}`] = rename(rest)
    }
    const name = nouns.get(schema)?.id
    if (name === undefined) return rename(own) as Json
    // A noun asked for by itself is among the definitions where it also has a place of its own there.
    if (!Object.hasOwn($defs as Json, name)) schemas[`${name}${suffix}`] = rename(own)
    return { $ref: `#/components/schemas/${name}${suffix}` }
  }

  schemaOf(problem, 'output')
  const paths: Record<string, Json> = {}
  for (const [operationId, endpoint] of Object.entries<Endpoint>(endpoints)) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    const operations = (paths[path] ??= {})
    operations[endpoint.method.toLowerCase()] = {
      operationId,
      summary: endpoint.summary,
      description: describeCallers(endpoint),
      tags: [endpoint.path.split('/')[3]],
      security: [{ session: [] }, ...(endpoint.scope === null ? [] : [{ token: [endpoint.scope] }])],
      'x-least-role': endpoint.role,
      'x-scope': endpoint.scope,
      parameters: [
        ...parametersOf(endpoint.params, 'path', schemaOf),
        ...parametersOf(endpoint.query, 'query', schemaOf),
        ...(endpoint.ifMatch ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
        ...(endpoint.status === 201 ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
        { $ref: '#/components/parameters/DoorwardSeq' },
      ],
      ...(endpoint.body && {
        requestBody: { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } } },
      }),
      ...(endpoint.picture && {
        requestBody: { required: true, content: Object.fromEntries(contract.pictureTypes.map(type => [type, {}])) },
      }),
      responses: {
        [endpoint.status]: {
          description: 'Done',
          headers: {
            'Doorward-Seq': { $ref: '#/components/headers/Doorward-Seq' },
            ...(tellsVersion(endpoint) && { ETag: { $ref: '#/components/headers/ETag' } }),
          },
          ...(endpoint.answer && { content: { 'application/json': { schema: schemaOf(endpoint.answer, 'output') } } }),
          ...(endpoint.file && { content: { 'application/octet-stream': {} } }),
          ...(endpoint.csv && { content: { 'text/csv': {} } }),
          ...(endpoint.events && { content: { 'text/event-stream': { schema: schemaOf(endpoint.events, 'output') } } }),
          ...(endpoint.lines && { content: { 'application/jsonl': { schema: schemaOf(endpoint.lines, 'output') } } }),
        },
        ...refusalsOf(endpoint),
      },
    }
  }

  return {
    openapi: '3.1.0',
    info: { title: 'Doorward', version, description: overview },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      parameters,
      headers,
      responses,
      securitySchemes,
    },
  }
}

function describeCallers({ role, scope, fresh }: Endpoint): string {
  const who = `Least role: \`${role}\`.`
  const freshly = fresh ? ' Needs a sign-in no older than ten minutes.' : ''
  const token = scope === null ? ' No API token can.' : ` Scope of an API token: \`${scope}\`.`
  return who + freshly + token
}

/** Whether the answer is an entry with a version, or has one beside a secret shown once. */
function tellsVersion({ answer }: Endpoint): boolean {
  const hasVersion = (schema: unknown): boolean => schema instanceof z.ZodObject && 'version' in schema.shape
  return hasVersion(answer) || (answer instanceof z.ZodObject && Object.values(answer.shape).some(hasVersion))
}

function parametersOf(
  schema: z.ZodObject | undefined,
  place: 'path' | 'query',
  schemaOf: (schema: z.ZodType, io: 'input' | 'output') => Json,
): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    in: place,
    ...(place === 'query' && name in listParameters && { description: listParameters[name] }),
    required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
    schema: schemaOf(field as z.ZodType, 'input'),
  }))
}
