import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { seconds } from '#ground'
import { missing } from '../world/peer.ts'
import { noOwnMachine, type OwnMachine } from './own-machine.ts'
import { refused, signInByPam, unknown } from './pam.ts'
import { openPeerWorld, password, type PeerWorld } from './peer-world.ts'
import { untilTrue } from './program.ts'
import { startSssd } from './unix-machine.ts'

const without =
  noOwnMachine || missing('/usr/sbin/sssd') || missing('/usr/sbin/sss_cache') || missing('/usr/bin/pamtester')
const keys = [
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFsvw24LDRaTlOS0YnNO7ZMMLz2DL2m8tIPVdWRNQ6nH alice@laptop',
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICJFcXsjShFfjTHd5jRm1zZCCDbG2b3LNGrKNVEMHLpk alice@desk',
]

describe('a Unix machine with SSSD', { skip: without }, () => {
  let world: PeerWorld
  let machine: OwnMachine

  before(async () => {
    world = await openPeerWorld('unix')
    await world.asOperator.users.update(world.people.alice.id, { sshKeys: keys, loginShell: '/bin/zsh' })
    machine = await startSssd(world)
  })
  after(async () => {
    await machine.close()
    await world.dispose()
  })

  const printed = async (program: string, ...args: string[]): Promise<string> =>
    (await machine.run(program, args)).stdout.trim()

  const signIn = (username: string, secret: string): Promise<string> => signInByPam(machine, username, secret)

  test('people have an account: name, numbers, home and shell', async () => {
    const { alice, bob } = world.people
    assert.equal(
      await printed('getent', 'passwd', 'alice', String(bob.uidNumber)),
      [
        `alice:*:${alice.uidNumber}:${alice.uidNumber}:Alice Adams:/home/alice:/bin/zsh`,
        `bob:*:${bob.uidNumber}:${bob.uidNumber}:Bob Brown:/home/bob:/bin/bash`,
      ].join('\n'),
    )
  })

  test('whom the app’s rule shuts out, and who is disabled, has none', async () => {
    for (const name of ['carol', 'dave', String(world.people.carol.uidNumber)])
      assert.equal((await machine.run('getent', ['passwd', name])).code, 2, name)
  })

  test('groups hold who is in them and in groups inside', async () => {
    const [, , gid = ''] = (await printed('getent', 'group', 'interns')).split(':')
    assert.match(gid, /^\d+$/)
    assert.equal(await printed('getent', 'group', gid), `interns:*:${gid}:bob`)
    const [name, , , members] = (await printed('getent', 'group', 'team')).split(':')
    assert.deepEqual([name, members?.split(',').toSorted()], ['team', ['alice', 'bob']])
    assert.deepEqual((await printed('id', '-nG', 'alice')).split(' ').toSorted(), ['alice', 'team'])
    assert.deepEqual((await printed('id', '-nG', 'bob')).split(' ').toSorted(), ['bob', 'interns', 'team'])
  })

  test('sshd gets their keys', async () => {
    assert.deepEqual((await printed('sss_ssh_authorizedkeys', 'alice')).split('\n').toSorted(), keys.toSorted())
    assert.equal(await printed('sss_ssh_authorizedkeys', 'bob'), '')
  })

  test('they sign in by PAM, and nobody else does', async () => {
    assert.equal(await signIn('alice', password), 'in')
    assert.equal(await signIn('alice', 'a wrong password'), refused)
    assert.equal(await signIn('carol', password), unknown)
    assert.equal(await signIn('dave', password), unknown)
    assert.equal(await signIn('nobody-at-all', password), unknown)
  })

  test('who has an authenticator app adds the code, or has a password for the app', async () => {
    assert.equal(await signIn('bob', password), refused)
    assert.equal(await signIn('bob', password + world.phone.code()), 'in')
    assert.equal(await signIn('bob', `${password}000000`), refused)
    assert.equal(await signIn('bob', (await world.makeAppPassword(world.people.bob)).text), 'in')
  })

  test('where the app demands a second factor, a password alone is not enough for anybody', async () => {
    const { apps } = world.asOperator
    await apps.update(world.app.id, { requireTwoFactor: true })
    assert.equal(await signIn('alice', password), refused)
    assert.equal(await signIn('alice', (await world.makeAppPassword(world.people.alice)).text), 'in')
    await apps.update(world.app.id, { requireTwoFactor: false })
    assert.equal(await signIn('alice', password), 'in')
  })

  test('it goes on when the directory server was away', async () => {
    await world.restartLdap()
    assert.equal(await signIn('alice', password), 'in')
    await machine.run('sss_cache', ['--everything'])
    await world.restartLdap()
    assert.match(await printed('getent', 'passwd', 'alice'), /^alice:/)
  })

  test('a change is seen when SSSD asks again', async () => {
    // It takes an entry for the one it has when modifyTimestamp, of whole seconds, is the same.
    world.clock.advance(seconds(1))
    await world.asOperator.users.update(world.people.alice.id, { loginShell: '/bin/fish' })
    await machine.run('sss_cache', ['--everything'])
    await untilTrue(async () => (await printed('getent', 'passwd', 'alice')).endsWith(':/bin/fish'))
  })

  test('somebody disabled does not come in, though SSSD remembers the account', async () => {
    assert.equal(await signIn('alice', password), 'in')
    await world.asOperator.users.disable(world.people.alice.id)
    assert.match(await printed('getent', 'passwd', 'alice'), /^alice:/)
    assert.notEqual(await signIn('alice', password), 'in')
  })
})
