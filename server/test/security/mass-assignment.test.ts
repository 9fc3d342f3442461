import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as contract from '@doorward/contract'
import { endpoints, type Endpoint, type EndpointName } from '@doorward/contract'
import { roles } from '#directory'
import type { Tables } from '#store'
import { z } from 'zod'
import { openApiWorld, type ApiWorld } from '../api/api-world.ts'
import { calls } from '../api/calls/index.ts'

/** Where what a call does is written. Sessions change by being looked at, and the order of the log is told by the rest. */
const tables = [
  'user',
  'name',
  'group',
  'membership',
  'groupMember',
  'groupManager',
  'attribute',
  'app',
  'secret',
  'setting',
  'apiToken',
  'serviceAccount',
  'serviceToken',
  'audit',
  'change',
] as const satisfies (keyof Tables)[]

let world: ApiWorld
/** In parts: all at once, at every depth of a large body, are more than a request may be. */
let hostile: Record<string, unknown>[]
before(async () => {
  world = await openApiWorld()
  for (const role of roles) await world.add(`the-${role}`, { role })
  await world.asOperator.groups.create({ name: 'Some group' })
  await world.asOperator.apps.create({ title: 'Some app', ldap: {} })
  const fields = Object.entries(await everyField(world))
  const half = Math.ceil(fields.length / 2)
  hostile = [fields.slice(0, half), fields.slice(half)].map(part => Object.fromEntries(part))
})
after(() => world.dispose())

/** A value a field could well have, and nobody here has. */
function sample(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return sample(schema.unwrap())
  if (schema instanceof z.ZodBoolean) return true
  if (schema instanceof z.ZodNumber) return 7
  if (schema instanceof z.ZodEnum) return schema.options[0]
  if (schema instanceof z.ZodArray) return []
  if (schema instanceof z.ZodUUID) return world.memory.people.findByUsername('the-owner')?.id
  if (schema instanceof z.ZodISODateTime) return '2001-01-01T00:00:00.000Z'
  return 'mallory'
}

/** Every field of every noun of the API, and every column of the tables. */
async function everyField({ store }: ApiWorld): Promise<Record<string, unknown>> {
  const fields: Record<string, unknown> = {}
  for (const table of tables) {
    const row = await store.read.selectFrom(table).selectAll().executeTakeFirst()
    for (const [column, value] of Object.entries(row ?? {})) fields[column] = typeof value === 'number' ? 1 : 'mallory'
  }
  for (const noun of Object.values(contract))
    if (noun instanceof z.ZodObject)
      for (const [name, field] of Object.entries(noun.shape)) fields[name] = sample(field)
  return {
    ...fields,
    role: 'owner',
    isAdmin: true,
    isSystem: true,
    passwordHash: 'mallory',
    actor: { kind: 'system', name: 'operator' },
  }
}

/** The fields of a schema, whatever it is wrapped in, for that value; undefined where it takes no object. */
function shapeOf(schema: unknown, value: unknown): z.ZodObject['shape'] | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return shapeOf(schema.unwrap(), value)
  if (schema instanceof z.ZodPipe) return shapeOf(schema.in, value)
  if (schema instanceof z.ZodDiscriminatedUnion)
    return shapeOf(
      schema.options.find(option => z.safeParse(option, value).success),
      value,
    )
  return schema instanceof z.ZodObject ? schema.shape : undefined
}

interface Stuffed {
  body: unknown
  /** Paths of what was put in. */
  strange: string[]
}

/** A body that would be taken, with each of the fields in it that its schema does not list, at every depth. */
function stuff(body: unknown, schema: unknown, fields: Record<string, unknown>, at = ''): Stuffed {
  const shape = shapeOf(schema, body)
  if (shape === undefined || typeof body !== 'object' || body === null || Array.isArray(body))
    return { body, strange: [] }
  const others = Object.keys(fields).filter(key => !(key in shape))
  const inner = Object.entries(body).map(([key, value]) => ({
    key,
    ...stuff(value, shape[key], fields, `${at}${key}.`),
  }))
  return {
    body: {
      ...Object.fromEntries(inner.map(({ key, body: value }) => [key, value])),
      ...Object.fromEntries(others.map(key => [key, fields[key]])),
    },
    strange: [...others.map(key => at + key), ...inner.flatMap(({ strange }) => strange)],
  }
}

async function everything(): Promise<string> {
  const found: unknown[] = []
  for (const table of tables) found.push(await world.store.read.selectFrom(table).selectAll().execute())
  return JSON.stringify(found)
}

for (const [name, { body: schema }] of Object.entries<Endpoint>(endpoints).filter(([, { body }]) => body !== undefined))
  test(`${name}: a field that is not listed is refused by its name, whoever sends it, and nothing is done`, async () => {
    for (const role of roles)
      for (const fields of hostile) {
        const { body = {}, ...call } = await calls[name as EndpointName](world, `the-${role}`)
        const cookie = await world.cookieOf(`the-${role}`)
        const { body: sent, strange } = stuff(body, schema, fields)
        assert.ok(strange.length > 100)

        const before = await everything()
        const { status, body: told } = await world.call(cookie, name as EndpointName, { ...call, body: sent })
        assert.equal(before, await everything(), `${role}: something was written`)
        const isAllowed = contract.covers(role, endpoints[name as EndpointName].role)
        assert.equal(status, isAllowed ? 422 : 403, `${role}: ${told.detail}`)
        if (!isAllowed) continue
        const named = new Set((told.errors as { path: string }[]).map(({ path }) => path))
        assert.deepEqual(
          strange.filter(path => !named.has(path)),
          [],
          `${role}: not refused`,
        )
      }
  })
