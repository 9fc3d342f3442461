import assert from 'node:assert/strict'
import { afterEach, beforeEach } from 'node:test'
import { Problem, Secret, type UserId } from '#ground'
import type { User } from '#directory'
import type { By } from '#signin'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import { lettersOf, queued } from '../world/letters.ts'
import { cli, operator, password, type TestWorld } from '../world/open-test-world.ts'
import type { Engine } from './links-suite.ts'

export const visit = { visitor: { address: '192.0.2.7', userAgent: 'test' } }
export const another = new Secret('a loud purple window')
export const byOperator: By = { actor: operator, origin: cli }
export const code = (wanted: string) => (error: unknown) => error instanceof Problem && error.code === wanted
export const on = (path: string) => (error: unknown) =>
  error instanceof Problem && error.fields.some(f => f.path === path)

/** The world of the test that runs, and what tests do in it. */
export interface LinksWorld {
  world: TestWorld
  clock: FixedClock
  una: User
  letters: () => ReturnType<typeof lettersOf>
  personOf: (id: UserId) => User
  as: (user: User) => By
  signIn: (identifier: string, with_?: string) => ReturnType<TestWorld['signIn']['withPassword']>
  /** How many events of this kind the audit log has. */
  audited: (kind: string) => Promise<number>
}

/** A fresh one before each test of the suite it is called in, with Olivia, who owns it, and Una. */
export function openEachLinksWorld(engine: Engine): LinksWorld {
  const at: LinksWorld = {
    ...({} as Pick<LinksWorld, 'world' | 'clock' | 'una'>),
    letters: () => lettersOf(at.world),
    personOf: id => at.world.memory.people.find(id) ?? assert.fail('nobody'),
    as: user => ({
      actor: { kind: 'user', id: user.id, role: user.role },
      origin: { door: 'dashboard', address: '192.0.2.1' },
    }),
    signIn: (identifier, with_ = password) =>
      at.world.signIn.withPassword({ identifier, password: new Secret(with_), ...visit }),
    audited: async kind =>
      (await at.world.store.read.selectFrom('audit').select('id').where('kind', '=', kind).execute()).length,
  }
  beforeEach(async () => {
    at.clock = fixedClock()
    at.world = await engine.open({ clock: at.clock, mail: queued })
    await at.world.add('olivia', { role: 'owner' })
    at.una = await at.world.add('una')
  })
  afterEach(() => at.world.dispose())
  return at
}
