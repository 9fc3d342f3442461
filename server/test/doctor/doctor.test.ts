import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { languages, minutes, readConfig, seconds, Secret, silentLog } from '#ground'
import type { AsideTold } from '../../src/main/doctor/asides.ts'
import { about, type Finding } from '../../src/main/doctor/check.ts'
import { operatorWorld } from '../../src/main/cli/operator-world.ts'
import { createExamine } from '../../src/main/doctor/examine.ts'
import { openWorld } from '../../src/main/world.ts'
import { run } from '../cli/command-line.ts'
import { fixedClock } from '../world/clock.ts'
import { password } from '../world/open-test-world.ts'
import { serveTest, type TestServer } from '../world/serve-test.ts'

const byName = <One extends Finding>(found: readonly One[]) =>
  Object.fromEntries(found.map(finding => [finding.name, finding] as const))

describe('the doctor, on a server that runs', () => {
  let server: TestServer
  let examine: () => Promise<Record<string, Finding & { aside?: AsideTold | null }>>
  before(async () => {
    server = await serveTest()
    const env = { DOORWARD_PUBLIC_URL: server.origin, DOORWARD_LISTEN_LDAP: String(server.ldapPort) }
    const config = await readConfig({ flags: { data: server.dataFolder }, env, cwd: server.dataFolder })
    const { examine: look } = operatorWorld(server.world, config, server.doors)
    examine = async () => byName(await look())
  })
  after(() => server.dispose())

  test('nothing is wrong with one that has just been made, and what is to be done next is said', async () => {
    const found = await examine()
    const wrong = Object.values(found).filter(({ verdict }) => verdict === 'wrong')
    assert.deepEqual(wrong, [])
    for (const name of [
      'system.node',
      'data.mode',
      'keys.mode',
      'keys.fits',
      'store.durable',
      'store.whole',
      'store.schema',
      'clock.runs',
      'web.issuer',
    ])
      assert.equal(found[name]?.verdict, 'ok', name)
    for (const name of ['people.owners', 'backups.last', 'web.https']) assert.equal(found[name]?.verdict, 'look', name)
    for (const { advice, verdict, sentence } of Object.values(found)) {
      assert.equal(advice === null, verdict === 'ok')
      assert.match(sentence, /\.$/)
    }
  })

  test('whoever is content with what is known has the database read through once an hour, whoever asks anew each time', async () => {
    const { world, dataFolder, doors } = server
    const clock = fixedClock()
    const config = await readConfig({ flags: { data: dataFolder }, env: {}, cwd: dataFolder })
    let readThrough = 0
    const list = world.store.list.withPlugin({
      transformQuery: ({ node }) => {
        if (JSON.stringify(node).includes('quick_check')) readThrough++
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const look = createExamine({ ...world, clock, store: { ...world.store, list } }, config, doors)
    const home = async () => byName(await look({ keptMs: seconds(50) }))
    assert.equal((await home())['store.whole']?.verdict, 'ok')
    clock.advance(minutes(5))
    assert.equal((await home())['store.whole']?.verdict, 'ok')
    assert.equal(readThrough, 1)
    // The rest is looked at again, and so is all of it by whoever does not want what is known, beside one who does.
    const [, anew] = await Promise.all([(clock.advance(minutes(5)), home()), look()])
    assert.equal(byName(anew)['store.whole']?.verdict, 'ok')
    assert.equal(readThrough, 2)
    clock.advance(minutes(61))
    await home()
    assert.equal(readThrough, 3)
  })

  test('each language says all of it, and nothing in English', async () => {
    const { examine: look } = operatorWorld(
      server.world,
      await readConfig({ flags: { data: server.dataFolder }, env: {}, cwd: server.dataFolder }),
      server.doors,
    )
    const english = /\b(?:the|is|are|of|and|not|has|have|with|from|nobody|look|make)\b/i
    const numbers = (text: string | null) => (text ?? '').replaceAll(/[.,\s]/g, '').match(/\d+/g)
    const found = await look()
    assert.ok(found.length > 15)
    for (const finding of found) {
      for (const language of languages.filter(one => one !== 'en')) {
        const told = finding.tell(language)
        assert.deepEqual([told.name, told.verdict], [finding.name, finding.verdict])
        assert.deepEqual(numbers(told.sentence), numbers(finding.sentence), told.sentence)
        for (const text of [told.sentence, told.advice ?? ''])
          assert.doesNotMatch(text, english, `${language} ${told.name}`)
        assert.equal(told.advice === null, finding.advice === null)
      }
    }
  })

  test('one look says how long it took, and the sign of a finding is that of what it says, not of its numbers', async () => {
    const found = await examine()
    for (const name of ['system.node', 'store.whole', 'web.issuer', 'people.owners'])
      assert.ok((found[name]?.sign.length ?? 0) > 10, name)
    assert.ok(Object.values(found).some(({ tookMs }) => tookMs !== null && tookMs >= 0))
    const { look } = about('backups')
    const last = (hours: number) =>
      look(
        'last',
        said => said.last(hours),
        said => said.noneYetAdvice,
      )
    assert.equal(last(30).sign, last(31).sign)
    assert.notEqual(
      last(30).sign,
      look(
        'last',
        said => said.noneYet,
        said => said.noneYetAdvice,
      ).sign,
    )
  })

  test('what somebody has accepted is told with who and why, and is news when there are more', async () => {
    const { users, services, findings } = server.asOperator
    const { id } = await users.create({ username: 'gone', displayName: 'Gone' })
    await services.create({ name: 'one', contactId: id })
    await users.disable(id)
    const alone = (await examine())['people.services'] ?? assert.fail()
    await findings.accept({ ...alone, verdict: 'look' }, 'It is shut down in June.')
    const asideNow = async () => (await examine())['people.services']?.aside
    assert.deepEqual((await asideNow())?.reason, 'It is shut down in June.')
    assert.equal((await asideNow())?.by, 'Operator at the command line')
    await services.create({ name: 'two', contactId: null })
    await users.enable(id)
    await services.create({ name: 'three', contactId: id })
    await users.disable(id)
    assert.equal(await asideNow(), null)
    for (const { id } of server.world.memory.services.all()) await services.disable(id)
  })

  test('a service account whose contact is disabled goes on, and is named', async () => {
    const { users, services } = server.asOperator
    const { id } = await users.create({ username: 'leaver', displayName: 'Leaver' })
    for (const name of ['b', 'a', 'c', 'd', 'e', 'f']) await services.create({ name, contactId: id })
    assert.equal((await examine())['people.services']?.verdict, 'ok')
    await users.disable(id)
    const found = (await examine())['people.services']
    assert.equal(found?.verdict, 'look')
    assert.match(found.sentence, /which still work: a, b, c, d, e and 1 more\.$/)
    for (const { id } of server.world.memory.services.all()) await services.disable(id)
    assert.equal((await examine())['people.services']?.verdict, 'ok')
  })

  test('owners: one is looked at, two are well, none is wrong', async () => {
    const { users } = server.asOperator
    const owner = (username: string) =>
      users.create({ username, displayName: username, role: 'owner', password: { plain: new Secret(password) } })
    await owner('ann')
    assert.match((await examine())['people.owners']?.sentence ?? '', /^Only ann can sign in as owner/)
    const ben = await owner('ben')
    assert.equal((await examine())['people.owners']?.verdict, 'ok')
    await users.delete(ben.id)
    assert.equal((await examine())['people.owners']?.verdict, 'look')
  })

  test('a folder and a key that others can read are wrong', async () => {
    chmodSync(server.dataFolder, 0o755)
    chmodSync(join(server.dataFolder, 'keys', 'master.key'), 0o640)
    const found = await examine()
    assert.deepEqual([found['data.mode']?.verdict, found['keys.mode']?.verdict], ['wrong', 'look'])
    assert.match(found['data.mode']?.advice ?? '', /^chmod 700 /)
    chmodSync(server.dataFolder, 0o700)
    chmodSync(join(server.dataFolder, 'keys', 'master.key'), 0o600)
  })

  test('the directory server: its secret, its ports, its certificate', async () => {
    assert.equal((await examine())['directory-server.on']?.sentence, 'It is switched off.')
    const { apps, settings } = server.asOperator
    await apps.addSecret({ kind: 'directory-server', ownerId: 'directory-server' }, { kind: 'generated' })
    const { directoryServer } = server.world.memory.settings()
    await settings.put('directoryServer', { ...directoryServer, enabled: true, allowPlaintext: true })
    await server.doors.ldap.server.settled()
    const found = await examine()
    assert.equal(found['directory-server.secret']?.verdict, 'ok')
    assert.match(found['directory-server.ports']?.sentence ?? '', new RegExp(`listens on ${server.ldapPort}`))
    assert.equal(found['directory-server.tls']?.verdict, 'look')
    assert.match(found['directory-server.certificate']?.sentence ?? '', /signed by an authority of its own/)
  })
})

describe('doorward doctor', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'doorward-doctor-'))
  after(() => rmSync(cwd, { recursive: true }))
  const doctor = (...more: string[]) => run(['doctor', ...more], { cwd })

  test('without a folder it says so', async () => {
    const { code, out } = await doctor()
    assert.equal(code, 1)
    assert.match(out, /WRONG {2}There is no data folder/)
    assert.match(out, /\d wrong, \d to look at, \d ok\.$/)
  })

  test('without a server it opens the store itself', async () => {
    await run(['setup-link'], { cwd })
    const { code, out } = await doctor()
    assert.equal(code, 0, out)
    assert.match(out, /ok {5}SQLite, /)
    const found = JSON.parse((await doctor('--json')).out) as Finding[]
    assert.equal(byName(found)['store.schema']?.verdict, 'ok')
  })

  test('what somebody has put aside is printed as such, and what has failed fails all the same', async () => {
    const { sign } = byName(JSON.parse((await doctor('--json')).out) as Finding[])['backups.last'] ?? assert.fail()
    const world = await openWorld({
      dataFolder: join(cwd, 'data'),
      database: 'doorward.db',
      log: silentLog,
    })
    const as = world.directory.as({ kind: 'system', name: 'operator' }, { door: 'cli', address: null })
    await as.findings.accept({ name: 'backups.last', sign, amount: null, verdict: 'look' }, 'It is a test.')
    await world.close()
    const { code, out } = await doctor()
    assert.equal(code, 0, out)
    assert.match(
      out,
      /aside {2}.*There is no good backup\..*\n.*\n {9}Accepted by .* on \d{4}-\d\d-\d\d: It is a test\.\n/,
    )
    assert.match(out, /0 wrong, \d to look at, 1 put aside, \d+ ok\.$/)
  })

  test('with its key gone it says which and goes on with what it can', async () => {
    const [keys, gone] = [join(cwd, 'data', 'keys'), join(cwd, 'data', 'elsewhere')]
    renameSync(keys, gone)
    const { code, out } = await doctor()
    assert.equal(code, 1)
    assert.match(out, /WRONG {2}There is no key in/)
    assert.match(out, /WRONG {2}The key .*master\.key is missing/)
    assert.match(out, /ok {5}Node /)
    renameSync(gone, keys)
    assert.equal((await doctor()).code, 0)
  })
})
