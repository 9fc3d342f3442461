import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { enrol } from '../second-factor/enrol.ts'
import { givePasskey } from '../second-factor/give-passkey.ts'
import { openApiWorld, type ApiWorld } from './api-world.ts'

interface Listed {
  username: string
  secondFactor: boolean
  factors: string[] | null
  lastSeenAt: string | null
  createdAt: string
}

const hourMs = 3_600_000

describe('when people were last seen, and with what they prove a second factor', () => {
  let world: ApiWorld
  before(async () => {
    world = await openApiWorld()
    for (const name of ['amara', 'bo', 'carl']) await world.add(name)
    for (const name of ['adam', 'ada']) await world.add(name, { role: 'admin' })
    await world.add('uma', { role: 'usermanager' })
    await enrol({ world }, 'amara', { now: () => world.clock.now(), advance: () => {} })
    for (const name of ['amara', 'adam', 'adam'])
      await givePasskey(world, world.memory.people.findByUsername(name) ?? assert.fail(), 'Key')
  })
  after(() => world.dispose())

  const listAs = async (cookie: string): Promise<Map<string, Listed>> => {
    const { body } = await world.call(cookie, 'listUsers')
    return new Map((body.items as Listed[]).map(item => [item.username, item]))
  }
  const iso = () => new Date(world.clock.now()).toISOString()

  test('kinds are told once each, passkeys first', async () => {
    const people = await listAs(await world.cookieOf('ada'))
    assert.deepEqual(
      ['amara', 'adam', 'bo'].map(name => people.get(name)?.factors),
      [['passkey', 'totp'], ['passkey'], []],
    )
  })

  test('the last sign-in or use counts, also of a session that has ended', async () => {
    const admin = await world.cookieOf('ada')
    assert.equal((await listAs(admin)).get('carl')?.lastSeenAt, null)
    await world.cookieOf('carl')
    const signedIn = iso()
    world.clock.advance(hourMs)
    assert.equal((await listAs(admin)).get('carl')?.lastSeenAt, signedIn)

    const cookie = await world.cookieOf('carl')
    world.clock.advance(hourMs)
    await world.call(cookie, 'getSession')
    await world.signIn.flush()
    const used = iso()
    world.clock.advance(hourMs)
    const { id } = world.memory.people.findByUsername('carl') ?? assert.fail()
    await world.call(admin, 'signOutPerson', { params: { id } })
    assert.equal((await listAs(admin)).get('carl')?.lastSeenAt, used)
  })

  test('user managers are told of members and of themselves, not of those above', async () => {
    const people = await listAs(await world.cookieOf('uma'))
    assert.deepEqual([people.get('adam')?.factors, people.get('adam')?.lastSeenAt], [null, null])
    assert.deepEqual([people.get('adam')?.secondFactor, people.get('bo')?.factors], [true, []])
    assert.equal(people.get('uma')?.lastSeenAt, iso())
  })
})
