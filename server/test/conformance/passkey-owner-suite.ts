import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { newUuid } from '#ground'
import type { Actor, User } from '#directory'
import type { SigninCommands } from '#signin'
import { enrol } from '../second-factor/enrol.ts'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import type { TestWorld } from '../world/open-test-world.ts'
import type { Engine } from './directory-suite.ts'

const pages = { door: 'pages', address: '192.0.2.1' } as const
const actorOf = ({ id, role }: User): Actor => ({ kind: 'user', id, role })

/** What is promised of an owner who has no password and signs in with a passkey: that is a way in, and the last one stays. */
export function passkeyOwnerSuite(engine: Engine): void {
  describe(`an owner whose only credential is a passkey, on ${engine.name}`, { skip: engine.skip ?? false }, () => {
    let world: TestWorld
    let clock: FixedClock
    let olivia: User
    /** Has no password. */
    let paula: User

    beforeEach(async () => {
      clock = fixedClock()
      world = await engine.open({ clock })
      olivia = await world.add('olivia', { role: 'owner' })
      paula = await world.asOperator.users.create({ username: 'paula', displayName: 'Paula', role: 'owner' })
    })
    afterEach(() => world.dispose())

    /** As its row stands after the ceremony. Answers its id. */
    async function addPasskey(user: User): Promise<string> {
      const id = newUuid(clock)
      const row = { id, userId: user.id, credentialId: id, publicKey: 'AA', counter: 0, transports: '[]', name: 'Key' }
      await world.store.commands<SigninCommands>('signin')('addPasskey', {
        actor: actorOf(user),
        origin: pages,
        at: clock.now(),
        eventId: newUuid(clock),
        passkey: { ...row, rpId: 'localhost', backedUp: 0, createdAt: clock.now(), lastUsedAt: null },
        codes: { hashes: ['a hash'] },
      })
      return id
    }
    const now = ({ id }: User): User => world.memory.people.find(id) ?? assert.fail(id)
    const users = () => world.asOperator.users
    const removePasskey = (user: User, id: string) => world.signIn.factors.removePasskey(now(user), id, pages)
    const passkeysOf = async (user: User) => (await world.signIn.factors.list(user.id)).passkeys.length

    test('is one who can sign in: another owner may go', async () => {
      await assert.rejects(users().disable(olivia.id), /last owner/)
      await addPasskey(paula)
      await users().disable(olivia.id)
      assert.equal(now(olivia).disabledByAdmin, true)
    })

    const takingAway: [string, () => Promise<unknown>, RegExp][] = [
      ['disabled', () => users().disable(paula.id), /last owner/],
      ['deleted', () => users().delete(paula.id), /last owner/],
      ['made an admin', () => users().update(paula.id, { role: 'admin' }), /last owner/],
      ['given an end', () => users().update(paula.id, { expiresAt: 1 }), /last owner/],
      ['left without factors by a reset', () => users().resetFactors(paula.id), /last owner/],
    ]
    for (const [what, deed, why] of takingAway)
      test(`the last one is not ${what}, and is as she was`, async () => {
        await addPasskey(paula)
        await users().delete(olivia.id)
        const before = now(paula)
        await assert.rejects(deed(), why)
        assert.deepEqual(now(paula), before)
        assert.equal(await passkeysOf(paula), 1)
        const { recoveryCodes } = await world.signIn.factors.list(paula.id)
        assert.equal(recoveryCodes?.left, 1)
      })

    test('her only passkey is not removed, by herself, last owner or not; one of two is', async () => {
      const first = await addPasskey(paula)
      await assert.rejects(removePasskey(paula, first), /only way you can sign in/)
      await users().delete(olivia.id)
      await assert.rejects(removePasskey(paula, first), /only way you can sign in/)
      const second = await addPasskey(paula)
      await removePasskey(paula, first)
      await assert.rejects(removePasskey(paula, second), /only way you can sign in/)
      assert.equal(await passkeysOf(paula), 1)
    })

    test('of two passkeys that are removed at once, one stays', async () => {
      const ids = [await addPasskey(paula), await addPasskey(paula)]
      const answers = await Promise.allSettled(ids.map(id => removePasskey(paula, id)))
      assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
      assert.equal(await passkeysOf(paula), 1)
    })

    test('an authenticator app is no way in: without the passkey she is none who can', async () => {
      await enrol({ world }, 'paula', clock)
      await assert.rejects(users().disable(olivia.id), /last owner/)
      const passkey = await addPasskey(paula)
      await assert.rejects(removePasskey(paula, passkey), /only way you can sign in/)
    })

    test('where another can sign in, her factors are reset, and from then on the other is the last', async () => {
      await addPasskey(paula)
      await users().resetFactors(paula.id)
      assert.equal(now(paula).secondFactor, false)
      await assert.rejects(users().disable(olivia.id), /last owner/)
      await assert.rejects(users().update(olivia.id, { role: 'user' }), /last owner/)
    })

    test('a reset of both owners’ ways at once leaves one who can sign in', async () => {
      await addPasskey(paula)
      const answers = await Promise.allSettled([users().resetFactors(paula.id), users().disable(olivia.id)])
      assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
    })
  })
}
