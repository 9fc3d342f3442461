import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, beforeEach, describe, test } from 'node:test'
import { minutes, Secret } from '#ground'
import { enrol } from '../second-factor/enrol.ts'
import { cli, operator } from '../world/open-test-world.ts'
import { openHostileWorld, password, personDN, type HostileWorld } from './world.ts'

let world: HostileWorld
before(async () => {
  world = await openHostileWorld()
})
after(() => world.dispose())
// What one test fails at must not pause the next one’s address.
beforeEach(() => world.clock.advance(minutes(20)))

let guesses = 0
const guess = (): string => `not the password ${++guesses}`

/** What a sign-in page answers, without what is new in every answer. */
async function web(username: string, typed: string): Promise<{ status: number; headers: string[]; body: string }> {
  const response = await (await world.browser()).signIn(username, typed)
  const body = (await response.text())
    .replaceAll(username, 'NAME')
    .replace(/Reference <b class="mono">[A-Z0-9-]+/g, 'Reference')
    .replace(/\b\d+ seconds?\b/g, 'WAIT')
  const headers = [...response.headers].filter(([name]) => name !== 'date' && name !== 'content-length')
  return {
    status: response.status,
    headers: headers.map(String),
    body: createHash('sha256').update(body).digest('hex'),
  }
}

async function bind(dn: string, typed: string): Promise<unknown> {
  const client = await world.connect()
  const answer = await client.ask({
    kind: 'bindRequest',
    version: 3,
    name: dn,
    authentication: { kind: 'simple', password: { reveal: () => Buffer.from(typed) } as never },
  })
  client.close()
  return answer
}

/** How many passwords were compared while something was done: each has its price, and a pause has none. */
async function comparisons(work: () => Promise<unknown>): Promise<number> {
  const { hasher } = world.world
  const real = { ...hasher }
  let count = 0
  hasher.verify = (...asked) => (count++, real.verify(...asked))
  hasher.verifyNothing = (...asked) => (count++, real.verifyNothing(...asked))
  await work()
  Object.assign(hasher, real)
  return count
}

/** Everybody whose name must tell nothing. */
const people: Record<string, (name: string) => Promise<unknown>> = {
  nobody: async () => undefined,
  active: name => world.add(name),
  disabled: async name => world.asOperator.users.disable((await world.add(name)).id),
  trashed: async name => world.asOperator.users.delete((await world.add(name)).id),
  expired: async name => world.asOperator.users.update((await world.add(name)).id, { expiresAt: 1 }),
  'without a password': name => world.asOperator.users.create({ username: name, displayName: name }),
  'with an authenticator app': withPhone,
  'with an authenticator app, and disabled': async name => {
    await withPhone(name)
    await world.asOperator.users.disable(idOf(name))
  },
  'with an app password': async name => {
    await world.add(name)
    const input = { userId: idOf(name), app: 'directory-server', name: 'Phone', expiresAt: null } as const
    await world.world.signIn.appPasswords.make(input, operator, cli)
  },
  'with a password for the first time only': async name => {
    await world.add(name)
    await world.asOperator.users.setPassword(idOf(name), new Secret(password), { mustChange: true })
  },
}
const idOf = (name: string) => world.world.memory.people.findByUsername(name)?.id ?? assert.fail(name)
async function withPhone(name: string): Promise<void> {
  await world.add(name)
  await enrol(world, name, world.clock)
}
/** Whose right password opens a door. */
const opened = {
  web: ['active', 'with an authenticator app', 'with an app password', 'with a password for the first time only'],
  ldap: ['active', 'with an app password', 'with a password for the first time only'],
}

describe('a refused sign-in tells nothing about the name', () => {
  let run = 0
  async function answersTo(ask: (name: string) => Promise<unknown>): Promise<Record<string, unknown>> {
    const told: Record<string, unknown> = {}
    run++
    for (const [state, make] of Object.entries(people)) {
      const name = `person-${run}-${state.replaceAll(/[^a-z]+/g, '-')}`
      await make(name)
      told[state] = await ask(name)
    }
    return told
  }
  const alike = (told: Record<string, unknown>): void => {
    for (const [state, answer] of Object.entries(told)) assert.deepEqual(answer, told['nobody'], state)
  }

  test('web: wrong password', async () => alike(await answersTo(name => web(name, guess()))))
  test('the right password of somebody who may not sign in', async () => {
    const answers = await answersTo(name => web(name, password))
    for (const state of opened.web) {
      assert.equal((answers[state] as { status: number }).status, 303, state)
      delete answers[state]
    }
    alike(answers)
    const bound = await answersTo(name => bind(personDN(name), password))
    for (const state of opened.ldap) {
      assert.notDeepEqual(bound[state], bound['nobody'], state)
      delete bound[state]
    }
    alike(bound)
  })
  test('web: no password', async () => alike(await answersTo(name => web(name, ''))))
  test('web: a pause', async () =>
    alike(
      await answersTo(async name => {
        for (let i = 0; i < 5; i++) await web(name, guess())
        return web(name, guess())
      }),
    ))
  test('web: a pause, and the right password', async () => {
    const told = await answersTo(async name => {
      for (let i = 0; i < 5; i++) await web(name, guess())
      let answer: unknown
      const cost = await comparisons(async () => (answer = await web(name, password)))
      return { answer, cost }
    })
    alike(told)
    const { answer, cost } = told['active'] as { answer: { status: number }; cost: number }
    assert.deepEqual([answer.status, cost], [429, 0])
  })
  test('LDAP: a pause, and the right password', async () => {
    const told = await answersTo(async name => {
      for (let i = 0; i < 5; i++) await bind(personDN(name), guess())
      let answer: unknown
      const cost = await comparisons(async () => (answer = await bind(personDN(name), password)))
      return { answer, cost }
    })
    alike(told)
    assert.equal((told['active'] as { cost: number }).cost, 0)
  })
  test('a wrong password costs one comparison at every door, with six digits at its end too', async () => {
    for (const typed of [guess, () => `${guess()}123456`, () => `${guess()};123456`]) {
      const told = await answersTo(async name => [
        await comparisons(() => web(name, typed())),
        await comparisons(() => bind(personDN(name), typed())),
      ])
      for (const [state, costs] of Object.entries(told)) assert.deepEqual(costs, [1, 1], state)
    }
  })
  test('LDAP: wrong password', async () => alike(await answersTo(name => bind(personDN(name), guess()))))
  test('LDAP: a pause, and what it costs', async () =>
    alike(
      await answersTo(async name => {
        for (let i = 0; i < 5; i++) await bind(personDN(name), guess())
        const answer = await bind(personDN(name), guess())
        return { answer, comparisons: await comparisons(() => bind(personDN(name), guess())) }
      }),
    ))
  test('LDAP spellings of one name share a pause', async () =>
    alike(
      await answersTo(async name => {
        const spellings = [
          personDN(name),
          personDN(name.toUpperCase(), 'UID'),
          personDN(` ${name} `, 'cn').replaceAll(',', ' , '),
          personDN(name, 'sAMAccountName'),
          personDN(Buffer.from(name).toString('hex').replace(/../g, '\\$&')),
        ]
        for (const spelling of spellings) await bind(spelling, guess())
        return comparisons(() => bind(personDN(name), guess()))
      }),
    ))
  test('a pause begun at one door is kept at the other', async () => {
    alike(
      await answersTo(async name => {
        for (let i = 0; i < 5; i++) await web(name, guess())
        return comparisons(() => bind(personDN(name), guess()))
      }),
    )
    const told = await answersTo(async name => {
      for (let i = 0; i < 5; i++) await bind(personDN(name), guess())
      return (await web(name, guess())).status
    })
    alike(told)
    assert.equal(told['active'], 429)
  })
})
