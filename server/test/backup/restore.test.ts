import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import { readSqliteSnapshot } from '#store'
import { run } from '../cli/command-line.ts'
import { openTestWorld, password, type TestWorld } from '../world/open-test-world.ts'
import { readEverything } from './every-table.ts'

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'doorward-restore-'))

describe('a backup and what comes back of it', () => {
  const base = newFolder()
  const [from, to, file, keyFile] = ['from', 'to', 'copy.dwb', 'key.txt'].map(name => join(base, name)) as [
    string,
    string,
    string,
    string,
  ]
  let tables: Record<string, string[]> = {}

  before(async () => {
    mkdirSync(from)
    const world = await openTestWorld({ dataFolder: from })
    await world.add('olivia', { role: 'owner' })
    const staff = await world.asOperator.groups.create({ name: 'staff' })
    for (const name of ['amara', 'gone', 'later']) {
      const user = await world.add(name)
      await world.asOperator.groups.changeMembers(staff.id, { add: [{ id: user.id }] })
    }
    await world.asOperator.users.disable(getUser(world, 'gone').id)
    const { services } = world.asOperator
    const cron = await services.create({ name: 'Cron', contactId: getUser(world, 'amara').id })
    await services.createToken(cron.id, { name: 'nightly', scopes: ['groups:read'], expiresAt: null })
    const visitor = { address: '192.0.2.1', userAgent: 'test' }
    await world.signIn.withPassword({ identifier: 'amara', password: new Secret(password), visitor })
    await world.close()
    const { code, out } = await run(['backup', 'key', '--data', from])
    assert.equal(code, 0)
    writeFileSync(keyFile, `# kept in the safe\n${out.split('\n')[0]}\n`)
    const made = await run(['backup', file, '--data', from])
    assert.equal(made.code, 0, made.err)
    assert.match(made.out, /4 people, 0 apps[^]*all \d+ checks passed/)
    tables = await readSqliteSnapshot(join(from, 'doorward.db'), readEverything)
    // What happens after the backup is not in it.
    const newer = await openTestWorld({ dataFolder: from })
    await newer.asOperator.users.disable(getUser(newer, 'later').id)
    await newer.close()
  })
  after(() => rmSync(base, { recursive: true }))

  test('backup check says what is in it, and restores nothing', async () => {
    const { code, out } = await run(['backup', 'check', file, '--key-file', keyFile, '--json'])
    assert.equal(code, 0)
    const found = JSON.parse(out) as Record<string, unknown>
    assert.deepEqual([found['people'], found['groups'], found['apps']], [4, 1, 0])
    assert.deepEqual(found['files'], ['keys/master.key'])
    assert.deepEqual(readdirSync(base).toSorted(), ['copy.dwb', 'from', 'key.txt'])
  })

  test('the key may be typed, spaced and in lower case; where nobody can be asked it is told how to give it', async () => {
    const key = readFileSync(keyFile, 'utf8').split('\n')[1] ?? ''
    const typed = await run(['backup', 'check', file], { answers: [key.toLowerCase().replace(/(.{10})/g, '$1 ')] })
    assert.equal(typed.code, 0, typed.err)
    assert.match((await run(['backup', 'check', file])).err, /--key-file/)
  })

  test('a wrong key, a damaged file and no file are told apart', async () => {
    const other = join(base, 'other.txt')
    writeFileSync(other, 'AGE-SECRET-KEY-15VGVKFA4T40Z6HCX75SDP5RUR3VDQCU6796Z8XM2SQELX955MV2SRSHES4')
    for (const command of [['backup', 'check'], ['restore']] as const) {
      const where = ['--data', join(base, 'nowhere')]
      const wrong = await run([...command, file, '--key-file', other, ...where])
      assert.equal(wrong.code, 1)
      assert.match(wrong.err, /does not fit this backup/)
      const cut = join(base, 'cut.dwb')
      writeFileSync(cut, readFileSync(file).subarray(0, -100))
      assert.match((await run([...command, cut, '--key-file', keyFile, ...where])).err, /is damaged/)
      assert.match((await run([...command, join(base, 'no.dwb'), '--key-file', keyFile, ...where])).err, /no file/)
      assert.ok(!existsSync(join(base, 'nowhere', 'doorward.db')))
      assert.ok(!existsSync(join(base, 'nowhere', 'keys')))
    }
    for (const name of ['other.txt', 'cut.dwb', 'nowhere']) rmSync(join(base, name), { recursive: true })
  })

  test('restored on an empty machine: the same rows, nobody signed in, and who must be looked at', async () => {
    const { code, out, err } = await run(['restore', file, '--key-file', keyFile, '--data', to, '--compare', from])
    assert.equal(code, 0, err)
    assert.match(out, /4 people and 0 apps/)
    assert.match(out, /Everybody is signed out: 1 sessions/)
    assert.match(out, /These API tokens have ended too\. .*:\n\s+nightly\s+Cron\s+groups:read/)
    assert.match(out, /may not sign in, and it stays so:\n\s+gone\b/)
    assert.match(out, /after the backup, and may sign in again\. Disable them:\n\s+later\b/)
    assert.equal(statSync(join(to, 'doorward.db')).mode & 0o777, 0o600)
    assert.equal(statSync(join(to, 'keys', 'master.key')).mode & 0o777, 0o600)
    const restored = await readSqliteSnapshot(join(to, 'doorward.db'), readEverything)
    for (const table of [
      'user',
      'name',
      'password',
      'group',
      'membership',
      'signingKey',
      'setting',
      'tombstone',
      'serviceAccount',
    ])
      assert.deepEqual(restored[table], tables[table], table)
    for (const table of ['session', 'oneTime', 'pause', 'oidcRecord', 'serviceToken'])
      assert.deepEqual(restored[table], [], table)
    assert.equal((await run(['verify', '--data', to])).code, 0)
    const world = await openTestWorld({ dataFolder: to })
    const seq = world.memory.seq
    assert.ok(seq > 1_000_000, 'numbers given after the backup are not given again')
    await world.add('newcomer')
    assert.ok(world.memory.seq > seq)
    await world.close()
  })

  test('a store that is there is never written over, nor a key', async () => {
    const again = await run(['restore', file, '--key-file', keyFile, '--data', to])
    assert.equal(again.code, 1)
    assert.match(again.err, /already/)
    const keyed = join(base, 'keyed')
    mkdirSync(join(keyed, 'keys'), { recursive: true })
    writeFileSync(join(keyed, 'keys', 'master.key'), 'another')
    assert.match((await run(['restore', file, '--key-file', keyFile, '--data', keyed])).err, /is another one/)
    assert.deepEqual(readdirSync(keyed).toSorted(), ['keys', 'run'])
  })

  test('a restore that was cut off is done again', async () => {
    const folder = join(base, 'cut-off')
    mkdirSync(join(folder, 'keys'), { recursive: true })
    writeFileSync(join(folder, 'doorward.db.restoring'), 'half a store')
    writeFileSync(join(folder, 'doorward.db.restoring-wal'), 'half a log')
    writeFileSync(join(folder, 'keys', 'master.key'), readFileSync(join(from, 'keys', 'master.key')))
    const { code, err } = await run(['restore', file, '--key-file', keyFile, '--data', folder])
    assert.equal(code, 0, err)
    assert.deepEqual(
      readdirSync(folder).filter(name => name.includes('restoring')),
      [],
    )
  })

  test('where a damaged one was taken away, what belonged to it goes too', async () => {
    const folder = join(base, 'taken-away')
    mkdirSync(folder)
    writeFileSync(join(folder, 'doorward.db-wal'), 'the log of another database')
    writeFileSync(join(folder, 'doorward.db.mark'), '9999999999999999\n')
    const { code, err } = await run(['restore', file, '--key-file', keyFile, '--data', folder])
    assert.equal(code, 0, err)
    const world = await openTestWorld({ dataFolder: folder })
    assert.ok(world.memory.people.size > 0)
    await world.close()
  })

  test('a store made by a newer program is not restored by an older one', async () => {
    const folder = join(base, 'newer')
    mkdirSync(folder)
    const { newRecoveryKey } = await import('../../src/main/backup/recovery-key.ts')
    const { writeBackupFile } = await import('../../src/main/backup/backup-file.ts')
    const { text, recipient } = await newRecoveryKey()
    const header = {
      doorward: 'dump',
      format: 1,
      schema: '0099-later',
      program: '9.9.9',
      at: 1,
      lastSeq: 0,
      tables: [],
      attached: {},
    }
    async function* dump(): AsyncGenerator<Buffer> {
      yield Buffer.from(`${JSON.stringify(header)}\n`)
      await Promise.resolve()
    }
    await writeBackupFile({ path: join(base, 'newer.dwb'), recipients: [recipient], dump: dump() })
    const { code, err } = await run(['restore', join(base, 'newer.dwb'), '--data', folder], {
      answers: [text.reveal()],
    })
    assert.equal(code, 1)
    assert.match(err, /newer Doorward \(9\.9\.9\)/)
    assert.ok(!existsSync(join(folder, 'doorward.db')))
  })

  test('the key is made once; another one is asked for by name', async () => {
    const second = await run(['backup', 'key', '--data', to])
    assert.equal(second.code, 1)
    assert.match(second.err, /--replace/)
    assert.match((await run(['backup', 'key', '--replace', '--data', to])).out, /^AGE-SECRET-KEY-1/)
  })

  test('verify names what is wrong, and ends with 1', async () => {
    const db = new DatabaseSync(join(to, 'doorward.db'))
    db.exec(`update "user" set "role" = 'wizard' where "username" = 'amara'`)
    db.close()
    const { code, out } = await run(['verify', '--data', to])
    assert.equal(code, 1)
    assert.match(out, /^roles: .*“wizard”/m)
  })
})

function getUser(world: TestWorld, username: string) {
  const user = world.memory.people.findByUsername(username)
  assert.ok(user)
  return user
}
