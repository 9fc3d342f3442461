import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { Secret } from '#ground'
import { type BindWorld, dnOf, inApp, openBindWorld, otherBase, password, withCode } from './bind-world.ts'

/** How many passwords have been compared, those of nobody too. */
function countComparisons({ hasher }: BindWorld): () => number {
  let count = 0
  const before = { ...hasher }
  hasher.verify = (...args) => {
    count++
    return before.verify(...args)
  }
  hasher.verifyNothing = (...args) => {
    count++
    return before.verifyNothing(...args)
  }
  return () => count
}

describe('right passwords are remembered for a minute', () => {
  let world: BindWorld
  let comparisons: () => number

  beforeEach(async () => {
    world = await openBindWorld()
    comparisons = countComparisons(world)
  })
  afterEach(() => world.dispose())

  const bob = dnOf('bob')
  /** Binds, and answers the code and how many passwords were compared for it. */
  const bind = async (
    dn: string,
    secret = password,
    from?: string,
  ): Promise<[code: number | 'closed', compared: number]> => {
    const before = comparisons()
    const code = await world.bindOnce(dn, secret, from)
    return [code, comparisons() - before]
  }
  const hit = [0, 0]
  const compared = [0, 1]

  test('the same again is not compared again, wherever it comes from, until the minute is over', async () => {
    assert.deepEqual(await bind(bob), compared)
    assert.deepEqual(await bind(bob), hit)
    assert.deepEqual(await bind('cn=BOB@example.com,ou=users,dc=example,dc=com'), hit, 'by another of their names')
    assert.deepEqual(await bind(bob, password, '127.0.0.9'), hit)
    world.clock.advance(59_000)
    assert.deepEqual(await bind(bob), hit, 'and being used does not prolong it')
    world.clock.advance(1_000)
    assert.deepEqual(await bind(bob), compared)
  })

  test('of another password, person, app or tree nothing is remembered', async () => {
    assert.deepEqual(await bind(bob), compared)
    assert.deepEqual(await bind(bob, `${password} `), [49, 1])
    assert.deepEqual(await bind(inApp('bob', 'wiki')), compared)
    assert.deepEqual(await bind(inApp('bob', 'mail')), compared)
    assert.deepEqual(await bind(dnOf('bob', otherBase)), compared)
    await world.add('cleo')
    assert.deepEqual(await bind(dnOf('cleo')), compared)
  })

  test('wrong ones never are', async () => {
    for (let i = 0; i < 3; i++) assert.deepEqual(await bind(bob, 'wrong'), [49, 1])
  })

  const changes: [what: string, change: () => Promise<unknown>, code: number][] = [
    ['a new password', () => world.asOperator.users.setPassword(world.bob.id, new Secret('another good password')), 49],
    ['disabling', () => world.asOperator.users.disable(world.bob.id), 49],
    ['the trash', () => world.asOperator.users.delete(world.bob.id), 49],
    ['an end', () => world.asOperator.users.update(world.bob.id, { expiresAt: world.clock.now() }), 49],
    ['another role', () => world.asOperator.users.update(world.bob.id, { role: 'admin' }), 0],
    ['another name', () => world.asOperator.users.update(world.bob.id, { displayName: 'Robert' }), 0],
  ]
  for (const [what, change, code] of changes)
    test(`${what} ends it at once`, async () => {
      await bind(bob)
      await change()
      assert.deepEqual(await bind(bob), [code, 1])
    })

  test('an end that comes by the clock counts', async () => {
    await world.asOperator.users.update(world.bob.id, { expiresAt: world.clock.now() + 30_000 })
    await bind(bob)
    assert.deepEqual(await bind(bob), hit)
    world.clock.advance(30_000)
    assert.deepEqual(await bind(bob), [49, 1])
  })

  test('who may open the app is asked at every bind, and a refusal takes as long as a wrong password', async () => {
    const dn = inApp('bob', 'wiki')
    await bind(dn)
    assert.deepEqual(await bind(dn), hit)
    await world.asOperator.apps.update(world.wiki.id, { access: { kind: 'nobody' } })
    assert.deepEqual(await bind(dn), [49, 1])
    await world.asOperator.apps.update(world.wiki.id, { access: { kind: 'everyone' } })
    assert.equal((await bind(dn))[0], 0)
  })

  test('a pause refuses what is remembered too, and does not ask for it', async () => {
    await bind(bob, password, '127.0.0.5')
    for (let i = 0; i < 5; i++) await bind(bob, `wrong ${i}`, '127.0.0.6')
    assert.deepEqual(await bind(bob, password, '127.0.0.7'), [49, 0])
    assert.deepEqual(await bind(bob, password, '127.0.0.5'), hit, 'an address they have come from passes')
  })

  test('with a second factor the password is remembered, and the code never is', async () => {
    const anna = dnOf('anna')
    assert.deepEqual(await bind(anna, `${password}${world.phone.code()}`), compared)
    assert.deepEqual(await bind(anna), [49, 1], 'alone it is not enough, and the time does not tell that it is right')
    assert.deepEqual(await bind(withCode(anna, '000000')), [49, 1], 'nor with a wrong code')
    world.clock.advance(30_000)
    const next = world.phone.code()
    assert.deepEqual(await bind(withCode(anna, next)), hit)
    assert.deepEqual(await bind(withCode(anna, next), password, '127.0.0.8'), [49, 1], 'a spent code')
  })

  test('a switch turns it off, and forgets', async () => {
    await bind(bob)
    await world.change({ rememberPasswords: false })
    for (let i = 0; i < 2; i++) assert.deepEqual(await bind(bob), compared)
    await world.change({ rememberPasswords: true })
    assert.deepEqual(await bind(bob), compared)
    assert.deepEqual(await bind(bob), hit)
  })
})
