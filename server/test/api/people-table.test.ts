import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, test } from 'node:test'
import type { ImportRow, UserImported } from '@doorward/contract'
import { endpoints } from '@doorward/contract'
import { Secret } from '#ground'
import { joinNames } from '../../src/api/answers/people-table.ts'
import { openStaffedWorld, type Staffed } from './staffed-world.ts'

let staffed: Staffed
before(async () => {
  staffed = await openStaffedWorld()
})
after(() => staffed.world.dispose())

async function send(rows: ImportRow[], { apply = true, as = staffed.mona } = {}): Promise<UserImported> {
  const { status, body } = await staffed.world.call(as, 'importUsers', { body: { rows, apply } })
  assert.equal(status, 200, JSON.stringify(body))
  return body
}
const outcomes = ({ rows }: UserImported) => rows.map(({ line, outcome }) => `${line} ${outcome}`)
const errors = ({ rows }: UserImported) =>
  rows.flatMap(row => row.errors.map(({ field, message }) => `${field}: ${message}`))
const find = (username: string) => staffed.world.memory.people.findByUsername(username)

describe('people from a table', () => {
  test('are told about before, and added after', async () => {
    const staff = await staffed.world.asOperator.groups.create({ name: 'Staff' })
    const rows = [
      {
        line: 2,
        username: 'Ada ',
        displayName: 'Ada Lovelace',
        email: 'ada@example.com',
        groups: ['staff', ' Staff '],
      },
      { line: 3, username: 'grace', givenName: 'Grace', familyName: 'Hopper' },
      { line: 4, username: 'MONA', displayName: 'Somebody Else' },
    ]
    const before = await send(rows, { apply: false })
    assert.deepEqual(outcomes(before), ['2 added', '3 added', '4 kept'])
    assert.equal(find('ada'), undefined)

    const done = await send(rows)
    assert.deepEqual(outcomes(done), ['2 added', '3 added', '4 kept'])
    const ada = find('ada') ?? assert.fail()
    assert.deepEqual(done.rows[0]?.user, { id: ada.id, name: 'Ada Lovelace' })
    assert.deepEqual([ada.email, ada.role, ada.source], ['ada@example.com', 'user', 'local'])
    assert.ok(staffed.world.memory.groups.isMember(staff.id, ada.id, staffed.world.clock.now()))
    const grace = find('grace') ?? assert.fail()
    assert.deepEqual([grace.displayName, grace.givenName, grace.familyName], ['grace', 'Grace', 'Hopper'])
    assert.equal(find('mona')?.displayName, 'mona Example')
  })

  test('given again, everybody is kept', async () => {
    const rows = [{ line: 1, username: 'ada' }]
    assert.deepEqual(outcomes(await send(rows)), ['1 kept'])
  })

  test('who is told to be added is in the file by then, and a table that was cut off goes on where it was', async () => {
    const { dataFolder } = staffed.world
    const rows = Array.from({ length: 120 }, (_, i) => ({ line: i + 2, username: `cut-${i}`, groups: ['Staff'] }))
    const file = new DatabaseSync(join(dataFolder, 'doorward.db'), { readOnly: true })
    const inFile = (): string[] =>
      file
        .prepare(
          `select username from "user" join membership on "userId" = "user".id where username like 'cut-%' order by "uidNumber"`,
        )
        .all()
        .map(row => String(row['username']))
    try {
      // Cut off: the second piece never came.
      const first = await send(rows.slice(0, 50))
      assert.deepEqual(new Set(first.rows.map(({ outcome }) => outcome)), new Set(['added']))
      // Another connection sees what is committed, and nothing else.
      assert.deepEqual(new Set(inFile()), new Set(rows.slice(0, 50).map(({ username }) => username)))
      const looked = await send(rows, { apply: false })
      const again = await send(rows)
      for (const told of [looked, again])
        assert.deepEqual(
          told.rows.map(({ outcome }) => outcome),
          rows.map((_, i) => (i < 50 ? 'kept' : 'added')),
        )
      assert.deepEqual(
        again.rows.slice(0, 50).map(({ user }) => user?.id),
        first.rows.map(({ user }) => user?.id),
      )
      assert.equal(inFile().length, rows.length)
    } finally {
      file.close()
    }
  })

  test('a row that is wrong says what is, and keeps no other from being added', async () => {
    const sent = await send([
      { line: 1, username: '' },
      { line: 2, username: 'with space' },
      { line: 3, username: 'admin' },
      { line: 4, username: 'fine', email: 'not an address' },
      { line: 5, username: 'taken', email: 'ADA@example.com' },
      { line: 6, username: 'twice' },
      { line: 7, username: 'TWICE' },
      { line: 8, username: 'lost', groups: ['Nobody made this'] },
      { line: 9, username: 'good' },
    ])
    assert.deepEqual(outcomes(sent), [
      '1 refused',
      '2 refused',
      '3 refused',
      '4 refused',
      '5 refused',
      '6 added',
      '7 refused',
      '8 refused',
      '9 added',
    ])
    assert.deepEqual(
      sent.rows.map(row => row.errors.map(({ field }) => field).join()),
      ['username', 'username', 'username', 'email', 'email', '', 'username', 'groups', ''],
    )
    assert.ok(errors(sent).includes('username: Line 6 has it too.'))
    assert.ok(errors(sent).includes('groups: There is no group “Nobody made this”.'))
    assert.deepEqual(sent.unknownGroups, ['Nobody made this'])
    assert.ok(find('good') !== undefined)
  })

  test('nobody is given a name that belonged to somebody who was deleted', async () => {
    const gone = await staffed.person({ username: 'gone-for-good' })
    await staffed.world.asOperator.users.delete(gone.id)
    assert.deepEqual(outcomes(await send([{ line: 1, username: 'gone-for-good' }])), ['1 kept'])
    await staffed.world.asOperator.users.erase(gone.id)
    const sent = await send([{ line: 1, username: 'gone-for-good' }], { apply: false })
    assert.deepEqual(errors(sent), [
      'username: It belonged to somebody who was deleted, and names are never given again.',
    ])
  })

  test('a group that opens a sensitive app is not filled by user managers', async () => {
    const { world, adam } = staffed
    const vault = await world.asOperator.groups.create({ name: 'Vault' })
    await world.asOperator.apps.create({
      title: 'Vault',
      sensitive: true,
      access: { kind: 'chosen', groups: [vault.id], users: [] },
      oidc: { redirectUris: ['https://vault.example.com/cb'] },
    })
    const rows = [{ line: 1, username: 'sneaky', groups: ['Vault'] }]
    assert.deepEqual(outcomes(await send(rows)), ['1 refused'])
    assert.equal(find('sneaky'), undefined)
    assert.deepEqual(outcomes(await send(rows, { as: adam })), ['1 added'])
  })

  test('with passwords, which open the account and have to be changed', async () => {
    const { world, mona } = staffed
    const rows = [
      { line: 1, username: 'with-password' },
      { line: 2, username: 'ada' },
    ]
    const before = await world.call(mona, 'importUsers', { body: { rows, passwords: true } })
    assert.deepEqual(
      before.body.rows.map((row: { password: string | null }) => row.password),
      [null, null],
    )
    const { body } = await world.call(mona, 'importUsers', { body: { rows, passwords: true, apply: true } })
    const [password, kept] = body.rows.map((row: { password: string | null }) => row.password)
    assert.equal(kept, null)
    const answer = await world.signIn.withPassword({
      identifier: 'with-password',
      password: new Secret(password),
      visitor: { address: '192.0.2.9', userAgent: 'test' },
    })
    assert.equal(answer.kind, 'next')
  })

  test('five hundred rows at once, and no more', async () => {
    const rows = Array.from({ length: 501 }, (_, i) => ({ line: i + 1, username: `many-${i}` }))
    const { status, body } = await staffed.world.call(staffed.mona, 'importUsers', { body: { rows } })
    assert.deepEqual([status, body.errors[0].path], [422, 'rows'])
    const sent = await send(rows.slice(0, 500))
    assert.equal(sent.rows.filter(({ outcome }) => outcome === 'added').length, 500)
  })

  test('five hundred rows as tables have them, each with all it may say, and no body without an end', async () => {
    const line = (i: number) => ({
      line: i + 2,
      username: `as-usual-${i}`,
      displayName: `Somebody with a name of usual length ${i}`,
      email: `somebody-with-a-name.${i}@subsidiary.example.com`,
      givenName: 'Somebody with a name',
      familyName: `of usual length ${i}`,
      groups: ['Staff'],
    })
    const rows = Array.from({ length: 500 }, (_, i) => line(i))
    assert.ok(JSON.stringify(rows).length > 64 * 1024)
    const sent = await send(rows, { apply: false })
    assert.deepEqual(new Set(sent.rows.map(({ outcome }) => outcome)), new Set(['added']))
    const groups = Array.from({ length: 100 }, () => 'x'.repeat(1_000))
    const body = { rows: rows.slice(0, 12).map(row => ({ ...row, groups })) }
    assert.equal((await staffed.world.call(staffed.mona, 'importUsers', { body })).status, 413)
  })

  test('not by people who manage nobody', async () => {
    await staffed.world.add('una')
    const cookie = await staffed.world.cookieOf('una')
    const { status } = await staffed.world.call(cookie, 'importUsers', {
      body: { rows: [{ line: 1, username: 'x-1' }] },
    })
    assert.equal(status, 403)
  })
})

describe('people as a table', () => {
  const read = async (query = '') => {
    const answer = await staffed.world.fetch(`${endpoints.exportUsers.path}${query}`, {
      headers: { cookie: staffed.mona },
    })
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-type') ?? '', /^text\/csv/)
    assert.match(answer.headers.get('content-disposition') ?? '', /filename="people-\d{4}-\d\d-\d\d\.csv"/)
    return Buffer.from(await answer.arrayBuffer()).toString('utf8')
  }

  test('everybody, over several pages, with a mark for spreadsheets', async () => {
    const text = await read()
    assert.ok(text.startsWith('\u{FEFF}username,name,email,'))
    const rows = text.trimEnd().split('\r\n')
    const { total } = await staffed.world.asOperator.users.list({ limit: 1 })
    assert.equal(rows.length, total + 1)
    assert.equal(new Set(rows).size, rows.length)
    assert.ok(rows.some(row => row.startsWith('ada,Ada Lovelace,ada@example.com,Ada,Lovelace,Staff,user,active,no,,')))
  })

  test('only those of one source, which the list knows too', async () => {
    const { world, mona } = staffed
    const all = await world.call(mona, 'listUsers', { query: { source: 'local', limit: '1' } })
    assert.equal(all.body.total, (await world.asOperator.users.list({ limit: 1 })).total)
    const other = '0197d6a0-0000-7000-8000-000000000000'
    assert.equal((await world.call(mona, 'listUsers', { query: { source: other } })).body.total, 0)
    assert.equal((await world.call(mona, 'listUsers', { query: { source: 'elsewhere' } })).status, 422)
    assert.equal((await read(`?source=${other}`)).trimEnd().split('\r\n').length, 1)
  })

  test('only those the filters let through', async () => {
    const rows = (await read('?search=ada%20love')).trimEnd().split('\r\n')
    assert.equal(rows.length, 2)
  })

  test('cells that hold signs are quoted, and formulas are text', async () => {
    await staffed.person({ username: 'odd', displayName: '=1+1, "x"' })
    const row = (await read('?search=odd')).split('\r\n').find(line => line.startsWith('odd,')) ?? ''
    assert.ok(row.startsWith(`odd,"'=1+1, ""x""",`), row)
  })

  test('names of groups that hold the sign between them stay one', () => {
    assert.equal(joinNames(['Staff', 'A; B', String.raw`C\D`]), String.raw`Staff;A\; B;C\\D`)
  })
})
