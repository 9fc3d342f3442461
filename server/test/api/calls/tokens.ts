import assert from 'node:assert/strict'
import type { ApiWorld, Call } from '../api-world.ts'
import { nothing, type Calls, type FinerCall } from './make-call.ts'
import { next } from './subjects.ts'

/** A token of that person, made as by themselves. */
async function token(world: ApiWorld, username: string): Promise<Call> {
  const person = world.memory.people.findByUsername(username) ?? assert.fail(`there is no ${username}`)
  const { tokens } = world.directory.as(
    { kind: 'user', id: person.id, role: person.role },
    { door: 'dashboard', address: null },
  )
  const made = await tokens.create({ name: `Token ${next()}`, scopes: ['people:read'], expiresAt: null })
  return { params: { id: made.token.id } }
}

export const tokenCalls = {
  listTokens: nothing,
  createToken: async () => ({ body: { name: 'Made', scopes: ['people:read'], expiresAt: null } }),
  deleteToken: token,
} satisfies Calls

export const tokenFiner: FinerCall[] = [
  ['deleteToken', 'of an admin', world => token(world, 'the-admin')],
  ['deleteToken', 'of an owner', world => token(world, 'the-owner')],
]
