import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Secret } from '#ground'
import type { User } from '#directory'
import type { OpenedApp } from '#signin'
import { cli, openTestWorld, operator, password, type TestWorld } from '../world/open-test-world.ts'
import { noPostgres, startPostgres } from '../world/postgres.ts'
import { fixedClock } from '../world/clock.ts'
import { enrolTotp } from './enrol.ts'

interface Offer {
  secret: string
  address?: string
  code?: string
  app?: OpenedApp
}

async function bind(world: TestWorld, user: User, offer: Offer): Promise<string> {
  const { secret, address = '192.0.2.7', code, app = 'directory-server' } = offer
  const answer = await world.signIn.bind({
    door: 'ldap',
    identifier: user.id,
    password: new Secret(secret),
    code,
    address,
    app,
    view: 'dc=example,dc=com',
    allowsBare: false,
    mayOpen: () => true,
  })
  return answer.kind
}

test('two nodes: of fifty at once with one code one gets in, and a password removed at one is nothing at the other', {
  skip: noPostgres,
}, async t => {
  const cluster = await startPostgres()
  t.after(() => cluster.dispose())
  const postgres = await cluster.newDatabase()
  const clock = fixedClock()
  const here = await openTestWorld({ postgres, clock })
  t.after(() => here.dispose())
  const there = await here.openBeside()
  t.after(() => there.dispose())
  const anna = await here.add('anna')
  const phone = await enrolTotp(here, clock, anna)
  assert.ok(await there.store.catchUp(here.memory.seq, 5_000))

  const code = phone.code()
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      bind(i % 2 ? here : there, anna, { secret: password, address: `192.0.2.${i}`, code }),
    ),
  )
  assert.equal(answers.filter(answer => answer === 'ok').length, 1)
  assert.equal(answers.filter(answer => answer === 'refused').length, 49)
  assert.equal(await bind(there, anna, { secret: password + phone.code(1), address: '192.0.2.99' }), 'ok')

  const { app } = await here.asOperator.apps.create({ title: 'Files', access: { kind: 'everyone' }, ldap: {} })
  const input = { userId: anna.id, app: app.id, name: 'Phone', expiresAt: null } as const
  const { password: made, text } = await here.signIn.appPasswords.make(input, operator, cli)
  assert.equal(await bind(there, anna, { secret: text.reveal(), app: app.id }), 'ok')
  const told: string[] = []
  there.memory.watch(effects => {
    for (const { state } of effects) if (state.of === 'app-passwords-gone') told.push(...state.ids)
  })
  await here.signIn.appPasswords.remove({ userId: anna.id, id: made.id }, operator, cli)
  assert.ok(await there.store.catchUp(here.memory.seq, 5_000))
  assert.deepEqual(told, [made.id])
  assert.equal(await bind(there, anna, { secret: text.reveal(), app: app.id }), 'refused')
})
