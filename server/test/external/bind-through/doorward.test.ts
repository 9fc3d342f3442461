import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { days, seconds } from '#ground'
import { settingsOf } from '#external'
import { base } from '../../ldap/ldap-world.ts'
import { dnOf, openBindWorld, password, type BindWorld } from '../../ldap/bind-world.ts'
import { cli, operator } from '../../world/open-test-world.ts'
import { directoryId, openDirectoryWorld, visitor, type DirectoryWorld } from '../sign-in/directory-world.ts'

const by = { actor: operator, origin: cli }

// Anna has an authenticator app at the Doorward people move away from, Bob has none.
describe('moving here from another Doorward, that asks for a second factor', () => {
  let upstream: BindWorld
  let there: DirectoryWorld
  before(async () => {
    upstream = await openBindWorld()
    await upstream.add('olivia', { role: 'owner' })
  })
  after(() => upstream?.dispose())

  beforeEach(async () => {
    const settings = settingsOf('doorward', {
      baseDn: base,
      urls: [`ldaps://127.0.0.1:${upstream.ldapsPort}`],
      tls: { ca: readFileSync(upstream.caPath, 'utf8'), serverName: 'localhost' },
      bindDn: dnOf('olivia'),
    })
    there = await openDirectoryWorld({ clock: upstream.clock, settings, bindPassword: password })
    const { synchronisation, bindThrough } = there.world
    await synchronisation.start(directoryId, by)
    assert.equal((await synchronisation.settled(directoryId))?.outcome, 'complete')
    await bindThrough.start(directoryId, by, { until: upstream.clock.now() + days(30), people: null })
  })
  afterEach(() => there?.dispose())

  /** One that was not used yet. */
  function nextCode(): string {
    upstream.clock.advance(seconds(30))
    return upstream.phone.code()
  }
  async function signInWithCode(code: string) {
    const asked = await there.signIn('anna', password)
    assert.ok(asked.kind === 'code', asked.kind)
    return there.world.signIn.withDirectoryCode(asked.token, code, { visitor })
  }

  test('the code is asked for once more, and the password is kept without it', async () => {
    assert.equal((await signInWithCode('000000')).kind, 'refused')
    assert.equal(there.get('anna').source, directoryId)
    const answer = await signInWithCode(nextCode())
    assert.ok(answer.kind === 'signed-in', answer.kind)
    // What was proven there is no factor they have here.
    assert.deepEqual(answer.session.amr, ['pwd'])
    assert.equal(there.get('anna').source, 'local')
    assert.equal((await there.signIn('anna', password)).kind, 'signed-in')
    assert.equal((await there.signIn('anna', `${password}${nextCode()}`)).kind, 'refused')
  })

  test('at the end of the password of a bind it is no part of it either', async () => {
    assert.equal((await there.bind('anna', password)).kind, 'refused')
    assert.equal((await there.bind('anna', `${password}${nextCode()}`)).kind, 'ok')
    assert.equal(there.get('anna').source, 'local')
    assert.equal((await there.bind('anna', password)).kind, 'ok')
  })

  test('the policy here is theirs from the first sign-in on', async () => {
    const { policy } = there.world.memory.settings()
    await there.world.asOperator.settings.put('policy', { ...policy, mandatoryTwoFactor: true })
    for (const answer of [await there.signIn('bob', password), await signInWithCode(nextCode())])
      assert.deepEqual([answer.kind, answer.kind === 'next' && answer.step], ['next', 'set-up'])
  })

  test('turned off meanwhile, it is asked for the code as before', async () => {
    await there.world.asOperator.externals.turnOff(directoryId as never)
    assert.equal((await signInWithCode('000000')).kind, 'refused')
    assert.equal((await signInWithCode(nextCode())).kind, 'signed-in')
    assert.equal((await there.signIn('anna', password)).kind, 'signed-in')
  })
})
