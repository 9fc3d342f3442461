import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { missing } from '../world/peer.ts'
import { noOwnMachine, type OwnMachine } from './own-machine.ts'
import { refused, signInByPam, unknown } from './pam.ts'
import { openPeerWorld, password, type PeerWorld } from './peer-world.ts'
import { startNslcd } from './unix-machine.ts'

const without = noOwnMachine || missing('/usr/sbin/nslcd') || missing('/usr/bin/pamtester')

describe('a Unix machine with nslcd', { skip: without }, () => {
  let world: PeerWorld
  let machine: OwnMachine

  before(async () => {
    world = await openPeerWorld('unix')
    machine = await startNslcd(world)
  })
  after(async () => {
    await machine.close()
    await world.dispose()
  })

  const printed = async (program: string, ...args: string[]): Promise<string> =>
    (await machine.run(program, args)).stdout.trim()
  const signIn = (username: string, secret: string): Promise<string> => signInByPam(machine, username, secret)

  test('people have accounts, and those who may not open the app have none', async () => {
    const { alice, bob, carol } = world.people
    const accounts = [
      `alice:*:${alice.uidNumber}:${alice.uidNumber}:Alice Adams:/home/alice:/bin/bash`,
      `bob:*:${bob.uidNumber}:${bob.uidNumber}:Bob Brown:/home/bob:/bin/bash`,
    ]
    assert.equal(await printed('getent', 'passwd', 'alice', String(bob.uidNumber)), accounts.join('\n'))
    // With nobody named, all of them, behind the machine's own.
    assert.ok((await printed('getent', 'passwd')).endsWith(`\n${accounts.join('\n')}`))
    assert.match(await printed('getent', 'shadow'), /\nalice:\*:::::::0\nbob:\*:::::::0$/)
    for (const name of ['carol', 'dave', String(carol.uidNumber)])
      assert.equal((await machine.run('getent', ['passwd', name])).code, 2, name)
  })

  test('groups hold who is in them and in groups inside', async () => {
    const [name, , gid = '', members] = (await printed('getent', 'group', 'team')).split(':')
    assert.deepEqual([name, members?.split(',').toSorted()], ['team', ['alice', 'bob']])
    assert.match(await printed('getent', 'group', gid), /^team:/)
    assert.match(await printed('getent', 'group'), /^interns:\*:\d+:bob$/m)
    const groupsOf = async (person: string): Promise<string[]> =>
      (await printed('id', '-Gn', person)).split(' ').slice(1)
    assert.deepEqual(await groupsOf('alice'), ['team'])
    assert.deepEqual((await groupsOf('bob')).toSorted(), ['interns', 'team'])
  })

  test('they sign in by PAM, and nobody else does', async () => {
    assert.equal(await signIn('alice', password), 'in')
    assert.equal(await signIn('alice', 'a wrong password'), refused)
    assert.equal(await signIn('carol', password), unknown)
    assert.equal(await signIn('dave', password), unknown)
  })

  test('who has an authenticator app adds the code, or has a password for the app', async () => {
    assert.equal(await signIn('bob', password), refused)
    assert.equal(await signIn('bob', password + world.phone.code()), 'in')
    assert.equal(await signIn('bob', (await world.makeAppPassword(world.people.bob)).text), 'in')
  })

  test('it goes on when the directory server was away', async () => {
    await world.restartLdap()
    assert.match(await printed('getent', 'passwd', 'alice'), /^alice:/)
    await world.restartLdap()
    assert.equal(await signIn('alice', password), 'in')
  })

  test('somebody disabled is gone at once', async () => {
    await world.asOperator.users.disable(world.people.alice.id)
    assert.equal((await machine.run('getent', ['passwd', 'alice'])).code, 2)
    assert.equal(await signIn('alice', password), unknown)
    assert.match(await printed('getent', 'group', 'team'), /:bob$/)
  })
})
