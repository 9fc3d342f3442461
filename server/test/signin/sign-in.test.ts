import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { days, minutes, Problem, seconds, Secret } from '#ground'
import type { SignedIn, SignInAnswer } from '#signin'
import { fixedClock, type FixedClock } from '../world/clock.ts'
import { cli, openTestWorld, operator, password, type TestWorld } from '../world/open-test-world.ts'

const visitor = { address: '192.0.2.7', userAgent: 'test browser' }

describe('signing in', () => {
  let clock: FixedClock
  let world: TestWorld

  beforeEach(async () => {
    clock = fixedClock()
    world = await openTestWorld({ clock })
    await world.add('olivia', { role: 'owner' })
    await world.add('alice')
  })
  afterEach(() => world.dispose())

  const attempt = (identifier: string, text = password, from = visitor): Promise<SignInAnswer> =>
    world.signIn.withPassword({ identifier, password: new Secret(text), visitor: from })
  async function signIn(identifier: string): Promise<SignedIn> {
    const answer = await attempt(identifier)
    assert.ok(answer.kind === 'signed-in', `${identifier}: ${answer.kind}`)
    return answer
  }
  const idOf = (username: string) => {
    const user = world.memory.people.findByUsername(username)
    assert.ok(user)
    return user.id
  }

  test('by username, e-mail address or id, in any case', async () => {
    for (const identifier of ['alice', ' ALICE ', 'Alice@Example.com', idOf('alice')]) {
      const { token, session } = await signIn(identifier)
      assert.equal(session.userId, idOf('alice'))
      assert.equal((await world.signIn.findSession(token))?.user.username, 'alice')
    }
  })

  test('an unknown name, a wrong password, an empty one and a disabled person are refused alike', async () => {
    await world.asOperator.users.disable(idOf('alice'))
    await world.add('bob')
    const answers = [
      await attempt('nobody'),
      await attempt('bob', 'wrong password'),
      await attempt('bob', ''),
      await attempt('alice'),
    ]
    assert.deepEqual(
      answers.map(answer => answer.kind),
      ['refused', 'refused', 'refused', 'refused'],
    )
  })

  for (const [what, end] of [
    ['disabling', (id: never) => world.asOperator.users.disable(id)],
    ['deleting', (id: never) => world.asOperator.users.delete(id)],
    ['a new password', (id: never) => world.asOperator.users.setPassword(id, new Secret('another quiet door'))],
  ] as const)
    test(`${what} ends the session at once, also after a restart`, async () => {
      const { token, session } = await signIn('alice')
      await end(idOf('alice') as never)
      assert.equal(await world.signIn.findSession(token), undefined)
      assert.equal(await world.signIn.isSessionLive(session.id), false)
      world = await world.reopen()
      assert.equal(await world.signIn.findSession(token), undefined)
    })

  test('enabling somebody again does not bring their old session back', async () => {
    const { token } = await signIn('alice')
    await world.asOperator.users.disable(idOf('alice'))
    await world.asOperator.users.enable(idOf('alice'))
    assert.equal(await world.signIn.findSession(token), undefined)
    await signIn('alice')
  })

  test('a changed role ends sessions, a raised one too: a cookie in other hands is not raised with it', async () => {
    const before = await signIn('alice')
    await world.asOperator.users.update(idOf('alice'), { role: 'admin' })
    assert.equal(await world.signIn.findSession(before.token), undefined)
    const { token } = await signIn('alice')
    assert.equal((await world.signIn.findSession(token))?.user.role, 'admin')
    await world.asOperator.users.update(idOf('alice'), { role: 'admin', displayName: 'Alice A.' })
    assert.ok(await world.signIn.findSession(token), 'the role is as it was')
    await world.asOperator.users.update(idOf('alice'), { role: 'user' })
    assert.equal(await world.signIn.findSession(token), undefined)
  })

  test('a session survives a restart, ends after seven idle days and after thirty in all', async () => {
    const { token } = await signIn('alice')
    world = await world.reopen()
    for (let day = 0; day < 29; day++) {
      clock.advance(days(1))
      assert.ok(await world.signIn.findSession(token), `day ${day + 1}`)
    }
    clock.advance(days(2))
    assert.equal(await world.signIn.findSession(token), undefined)

    const { token: idle, session } = await signIn('alice')
    clock.advance(days(7) + 1)
    assert.equal(await world.signIn.findSession(idle), undefined)
    assert.equal(await world.signIn.isSessionLive(session.id, { ignoreExpiry: true }), true)
  })

  test('signing in again in the same browser keeps the session and changes its token', async () => {
    const first = await signIn('alice')
    const again = await world.signIn.withPassword({
      identifier: 'alice',
      password: new Secret(password),
      visitor,
      previousToken: first.token,
    })
    assert.ok(again.kind === 'signed-in')
    assert.equal(again.session.id, first.session.id)
    assert.notEqual(again.token, first.token)
    assert.equal(await world.signIn.findSession(first.token), undefined)
  })

  test('signing in as somebody else ends the session that was there', async () => {
    const first = await signIn('alice')
    const other = await world.signIn.withPassword({
      identifier: 'olivia',
      password: new Secret(password),
      visitor,
      previousToken: first.token,
    })
    assert.ok(other.kind === 'signed-in')
    assert.notEqual(other.session.id, first.session.id)
    assert.equal(await world.signIn.isSessionLive(first.session.id), false)
  })

  test('a token that was cut, changed or made up finds nothing', async () => {
    const { token } = await signIn('alice')
    const flipped = (i: number): string => token.slice(0, i) + (token[i] === 'A' ? 'B' : 'A') + token.slice(i + 1)
    for (const wrong of [token.slice(0, -1), `${token}A`, '', undefined, flipped(0), flipped(20)])
      assert.equal(await world.signIn.findSession(wrong), undefined)
  })

  describe('the throttle', () => {
    const wrong = (n: number, identifier = 'alice', from = visitor) => attempt(identifier, `wrong password ${n}`, from)

    test('pauses after five wrong passwords, then refuses the right one too, and says until when', async () => {
      for (let n = 0; n < 5; n++) assert.equal((await wrong(n)).kind, 'refused')
      const paused = await attempt('alice')
      assert.ok(paused.kind === 'paused')
      assert.equal(paused.until, clock.now() + seconds(1))
      clock.advance(seconds(1))
      await signIn('alice')
    })

    test('names that do not exist pause in the same way', async () => {
      const kinds = async (identifier: string) => {
        const answers: string[] = []
        for (let n = 0; n < 7; n++) answers.push((await wrong(n, identifier)).kind)
        return answers
      }
      assert.deepEqual(await kinds('nobody'), await kinds('alice'))
    })

    test('counts a person once, by whatever name they are called', async () => {
      for (const [n, name] of ['alice', 'ALICE', 'alice@example.com', idOf('alice'), ' alice'].entries())
        await wrong(n, name)
      assert.equal((await attempt('alice')).kind, 'paused')
    })

    test('the same wrong password again counts once', async () => {
      for (let n = 0; n < 20; n++) assert.equal((await wrong(1)).kind, 'refused')
    })

    test('doubles up to a minute, and forgets after fifteen quiet minutes', async () => {
      for (let n = 0; n < 4; n++) await wrong(n)
      const pauses: number[] = []
      for (let n = 4; n < 12; n++) {
        await wrong(n)
        const answer = await attempt('alice')
        assert.ok(answer.kind === 'paused')
        pauses.push((answer.until - clock.now()) / 1000)
        clock.advance(answer.until - clock.now())
      }
      assert.deepEqual(pauses, [1, 2, 4, 8, 16, 32, 60, 60])
      clock.advance(minutes(16))
      assert.equal((await wrong(99)).kind, 'refused')
      await signIn('alice')
    })

    test('a stranger elsewhere does not lock somebody out where they have signed in before', async () => {
      await signIn('alice')
      const elsewhere = { address: '203.0.113.9', userAgent: 'guesser' }
      for (let n = 0; n < 8; n++) await wrong(n, 'alice', elsewhere)
      assert.equal((await attempt('alice', password, elsewhere)).kind, 'paused')
      await signIn('alice')
    })

    test('a pause survives a restart', async () => {
      for (let n = 0; n < 5; n++) await wrong(n)
      world = await world.reopen()
      assert.equal((await attempt('alice')).kind, 'paused')
    })
  })

  describe('the owner’s way in', () => {
    test('works once, for ten minutes, for owners only', async () => {
      await assert.rejects(world.signIn.ownerLogin.createLink('alice'), /no owner/)
      await assert.rejects(world.signIn.ownerLogin.createLink('nobody'), /nobody called/)
      const { token } = await world.signIn.ownerLogin.createLink('olivia')
      const answer = await world.signIn.ownerLogin.redeem(token, visitor)
      assert.ok(answer.kind === 'signed-in')
      assert.equal((await world.signIn.findSession(answer.token))?.user.username, 'olivia')
      assert.equal((await world.signIn.ownerLogin.redeem(token, visitor)).kind, 'refused')

      const late = await world.signIn.ownerLogin.createLink('olivia')
      clock.advance(minutes(10))
      assert.equal((await world.signIn.ownerLogin.redeem(late.token, visitor)).kind, 'refused')
    })

    test('works during a pause', async () => {
      for (let n = 0; n < 6; n++) await attempt('olivia', `wrong ${n}`)
      const { token } = await world.signIn.ownerLogin.createLink('olivia')
      assert.equal((await world.signIn.ownerLogin.redeem(token, visitor)).kind, 'signed-in')
    })
  })
})

describe('set-up', () => {
  const owner = {
    username: 'jonas',
    displayName: 'Jonas Ekdahl',
    email: 'jonas@example.com',
    password: new Secret(password),
    visitor,
  }
  let clock: FixedClock
  let world: TestWorld
  beforeEach(async () => {
    clock = fixedClock()
    world = await openTestWorld({ clock })
  })
  afterEach(() => world.dispose())

  test('the link makes the first owner, signs them in, and is dead from then on', async () => {
    const { token } = await world.signIn.setup.createLink()
    assert.equal(await world.signIn.setup.isOpen(token), true)
    const signedIn = await world.signIn.setup.createOwner({ token, ...owner })
    assert.equal((await world.signIn.findSession(signedIn.token))?.user.role, 'owner')
    assert.equal(await world.signIn.setup.isOpen(token), false)
    await assert.rejects(world.signIn.setup.createOwner({ token, ...owner, username: 'second' }), Problem)
    await assert.rejects(world.signIn.setup.createLink(), /has been set up/)
  })

  test('of fifty at once one wins', async () => {
    const { token } = await world.signIn.setup.createLink()
    const answers = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        world.signIn.setup.createOwner({ token, ...owner, username: `owner${i}`, email: `owner${i}@example.com` }),
      ),
    )
    assert.equal(answers.filter(answer => answer.status === 'fulfilled').length, 1)
    assert.equal(world.memory.people.size, 1)
  })

  test('a mistake in the form does not use the link up', async () => {
    const { token } = await world.signIn.setup.createLink()
    await assert.rejects(
      world.signIn.setup.createOwner({ token, ...owner, password: new Secret('short') }),
      /at least 8/,
    )
    await assert.rejects(world.signIn.setup.createOwner({ token, ...owner, username: 'not a name' }), /username/)
    await world.signIn.setup.createOwner({ token, ...owner })
  })

  test('a newer link ends the older, and an hour ends it too', async () => {
    const older = await world.signIn.setup.createLink()
    const newer = await world.signIn.setup.createLink()
    assert.equal(await world.signIn.setup.isOpen(older.token), false)
    clock.advance(minutes(60))
    assert.equal(await world.signIn.setup.isOpen(newer.token), false)
  })

  test('an owner made in any other way ends it, for good', async () => {
    const { token } = await world.signIn.setup.createLink()
    const made = await world.add('first', { role: 'owner' })
    await world.add('second', { role: 'owner' })
    await assert.rejects(world.signIn.setup.createOwner({ token, ...owner }), /set up already/)
    await world.directory.as(operator, cli).users.delete(made.id)
    await assert.rejects(world.signIn.setup.createLink(), /has been set up/)
  })
})
