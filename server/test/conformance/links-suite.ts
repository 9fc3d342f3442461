import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { tokenIn } from '../world/letters.ts'
import type { TestWorld, TestWorldOptions } from '../world/open-test-world.ts'
import { testProvedAddresses } from './links-addresses.ts'
import { testInvitations } from './links-invitations.ts'
import { testForgottenPasswords } from './links-passwords.ts'
import { byOperator, openEachLinksWorld } from './links-world.ts'

export interface Engine {
  name: string
  skip?: string | false
  open(options: TestWorldOptions): Promise<TestWorld>
}

/** What links that work once promise, whatever is behind them. */
export function linksSuite(engine: Engine): void {
  describe(`links that work once, on ${engine.name}`, { skip: engine.skip ?? false }, () => {
    const at = openEachLinksWorld(engine)

    testInvitations(at, engine)
    testForgottenPasswords(at)
    testProvedAddresses(at, engine)

    test('no token lies in the store, the log or the audit', async () => {
      const made = [
        (await at.world.signIn.passwordReset.makeLink(byOperator, at.una.id)).url,
        (
          await at.world.signIn.invitations.create(byOperator, {
            displayName: 'Emre',
            email: 'emre@example.com',
            role: 'user',
            groups: [],
            mail: true,
          })
        ).link.url,
      ].map(tokenIn)
      const { read } = at.world.store
      const all = JSON.stringify([
        await read.selectFrom('oneTime').selectAll().execute(),
        await read.selectFrom('audit').selectAll().execute(),
        await read.selectFrom('change').selectAll().execute(),
        await read.selectFrom('mail').selectAll().execute(),
      ])
      for (const token of made) assert.equal(all.includes(token), false)
    })
  })
}
