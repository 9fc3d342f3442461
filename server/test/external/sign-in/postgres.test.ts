import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { Secret, asItIs, printSaying } from '#ground'
import { fixedClock } from '../../world/clock.ts'
import { noPostgres, startPostgres, type Cluster } from '../../world/postgres.ts'
import { startSmall, type SmallDirectory } from '../scripted/small-directory.ts'
import { openSeveral, personOf } from './several-world.ts'

describe('signing in with a directory behind, on PostgreSQL', { skip: noPostgres }, () => {
  let cluster: Cluster
  let small: SmallDirectory
  let at: Awaited<ReturnType<typeof openSeveral>>
  before(async () => void (cluster = await startPostgres()))
  after(() => cluster?.dispose())
  beforeEach(async () => {
    small = await startSmall(personOf('there', 'anna'), personOf('there', 'bert'))
    at = await openSeveral({ there: small }, { clock: fixedClock(), postgres: await cluster.newDatabase() })
  })
  afterEach(async () => {
    await at?.world.dispose()
    await small?.close()
  })
  const find = (username: string) => at.world.memory.people.findByUsername(username)
  const id = () => at.externals['there']?.id ?? assert.fail()
  const health = () => at.world.synchronisation.health(id())

  test('somebody is made at their first sign-in, refreshed at the next, and refused with a wrong password', async () => {
    assert.equal(await at.signIn('anna', 'wrong'), 'refused')
    assert.equal(find('anna'), undefined)
    assert.equal(await at.signIn('anna', 'anna of there'), 'signed-in')
    const made = find('anna')
    assert.deepEqual([made?.email, made?.source], ['anna@there.example', id()])
    Object.assign(small.people[0] ?? {}, { cn: 'Anna Anew', uid: 'anna2' })
    assert.equal(await at.signIn('anna', 'anna of there'), 'signed-in')
    assert.deepEqual([find('anna2')?.id, find('anna2')?.displayName], [made?.id, 'Anna Anew'])
    assert.equal(find('anna'), undefined)
  })

  test('one sign-in that is sent several times makes one person, and all of them are let in', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => at.signIn('bert', 'bert of there')))
    assert.deepEqual(answers, ['signed-in', 'signed-in', 'signed-in'])
    const rows = await at.world.store.read.selectFrom('externalLink').selectAll().execute()
    assert.equal(rows.length, 1)
  })

  test('failure 31: that the service account is refused is said once, and taken back with the next that works', async () => {
    const change = (password: string) =>
      at.world.asOperator.externals.update(id(), { bindPassword: new Secret(password) })
    await change('another')
    assert.deepEqual(await Promise.all(['anna', 'bert'].map(name => at.signIn(name, 'any'))), [
      'unreachable',
      'unreachable',
    ])
    assert.match(printSaying((await health()).trouble ?? asItIs('')), /^The account to read with is refused\./)
    await change('service')
    assert.equal(await at.signIn('anna', 'anna of there'), 'signed-in')
    assert.deepEqual(await health(), { lastFullAt: null, lastOkAt: null, nextAt: null, failures: 0, trouble: null })
  })
})
