import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { Secret } from '#ground'
import { importBytesMax, type ImportRow } from '@doorward/contract'
import { piecesOf } from '../../../dashboard/src/people/import/pieces.ts'
import { decode, guessColumns, readTable, rowsOf, splitNames } from '../../../dashboard/src/people/import/read-table.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

const rowsIn = (text: string) => {
  const table = readTable(text) ?? assert.fail()
  return rowsOf(table, guessColumns(table))
}

describe('reading a table', () => {
  test('columns are known by what other programs call them, and cells by any usual sign between them', () => {
    const expected = { line: 2, username: 'ada', displayName: 'Ada Lovelace', email: 'ada@example.com' }
    for (const text of [
      'username,name,email\nada,Ada Lovelace,ada@example.com',
      'sAMAccountName;Display Name;mail\r\nada;Ada Lovelace;ada@example.com\r\n',
      'Login\tFull name\tE-Mail\nada\tAda Lovelace\tada@example.com',
      '\u{FEFF}"User","Name","Email address"\n"ada","Ada Lovelace","ada@example.com"',
    ]) {
      const [row] = rowsIn(text)
      assert.deepEqual(
        { ...row, givenName: undefined, familyName: undefined, groups: undefined },
        {
          ...expected,
          givenName: undefined,
          familyName: undefined,
          groups: undefined,
        },
      )
    }
  })

  test('names from their parts, usernames from addresses, lines counted over empty ones and breaks in cells', () => {
    const rows = rowsIn('Vorname,Nachname,E-Mail\n\n"Ada\nMaria",Lovelace,Ada.L@example.com\n')
    assert.equal(rows.length, 1)
    assert.equal(rows[0]?.username, 'ada.l')
    assert.equal(rows[0]?.displayName, 'Ada\nMaria Lovelace')
  })

  test('what our export writes is read back: groups with a semicolon, formulas made text', () => {
    const [row] = rowsIn(`username,name,groups\nada,"'=1+1","Staff;A\\; B;C\\\\D"`)
    assert.equal(row?.displayName, '=1+1')
    assert.deepEqual(row?.groups, ['Staff', 'A; B', 'C\\D'])
    assert.deepEqual(splitNames(' ; Staff ;;'), ['Staff'])
  })

  test('the encoding of older spreadsheets is read too', () => {
    const bytes = Uint8Array.from(Buffer.from('name\nJ\u00FCrgen', 'latin1'))
    assert.equal(decode(bytes.buffer), 'name\nJürgen')
    assert.equal(decode(new TextEncoder().encode('Jürgen').buffer), 'Jürgen')
  })

  test('rows are cut into pieces that one request may hold, in their order and each once', () => {
    const rows: ImportRow[] = Array.from({ length: 1_201 }, (_, n) => ({
      line: n + 2,
      username: `p${n}`,
      // Of two bytes each.
      groups: n < 3 ? Array.from({ length: 100 }, () => 'ü'.repeat(1_000)) : [],
    }))
    const pieces = piecesOf(rows, 500)
    assert.deepEqual(pieces.flat(), rows)
    assert.deepEqual(
      pieces.map(({ length }) => length),
      [500, 500, 201],
    )
    const narrow = piecesOf(rows, 500, 250_000)
    assert.deepEqual(narrow.flat(), rows)
    assert.deepEqual(
      narrow.map(({ length }) => length),
      [1, 1, 500, 500, 199],
    )
    for (const [cut, most] of [
      [pieces, importBytesMax],
      [narrow, 250_000],
    ] as const)
      for (const piece of cut) assert.ok(Buffer.byteLength(JSON.stringify({ rows: piece, apply: true })) <= most)
    assert.deepEqual(piecesOf([], 500), [])
  })

  test('a text without rows is none', () => {
    for (const text of ['', '\n\n', 'username,name\n']) assert.equal(readTable(text), undefined)
  })
})

describe('importing people in the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
    await world.add('anna')
  })
  after(() => world.dispose())
  const find = (username: string) => world.memory.people.findByUsername(username)

  test('a file is looked at, its groups are made, and everybody is added with a password to download', async () => {
    const page = await world.open('/people/import')
    await page.getByRole('heading', { name: 'Import people' }).waitFor()
    await requireAccessible(page)
    await page
      .getByLabel('Or paste it')
      .fill('username,name,groups\nada,Ada Lovelace,Engines\nanna,Anna,\nbad name,Bad,')
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.getByText('One group in this table does not exist').waitFor()
    await page.getByRole('button', { name: '2 can’t be added' }).waitFor()
    await page.getByText('There is no group “Engines”.').waitFor()
    await requireAccessible(page)
    await page.getByRole('button', { name: 'Make them' }).click()
    await page.getByRole('button', { name: '1 new person' }).click()
    await page.getByRole('cell', { name: 'Ada Lovelace' }).waitFor()
    await page.getByRole('button', { name: '1 already here' }).waitFor()
    assert.equal(find('ada'), undefined)

    await page.getByLabel('Give each a password').check()
    await page.getByRole('button', { name: 'Add 1 person' }).click()
    await page.getByText('1 person was added').waitFor()
    await page
      .getByRole('region', { name: '1 can’t be added' })
      .getByText(/^Username: /)
      .waitFor()
    await requireAccessible(page)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the passwords' }).click(),
    ])
    const [, line = ''] = readFileSync(await download.path(), 'utf8').split('\r\n')
    const [username, name, , password = ''] = line.split(',')
    assert.deepEqual([username, name], ['ada', 'Ada Lovelace'])
    const answer = await world.signIn.withPassword({
      identifier: 'ada',
      password: new Secret(password),
      visitor: { address: '192.0.2.9', userAgent: 'test' },
    })
    assert.equal(answer.kind, 'next')
    const engines = world.memory.groups.findByName('Engines') ?? assert.fail()
    assert.ok(world.memory.groups.isMember(engines.id, find('ada')?.id ?? assert.fail(), world.clock.now()))

    await page.getByRole('button', { name: 'Take them back' }).click()
    await page.getByText('1 person is in the trash').waitFor()
    assert.notEqual(find('ada')?.trashedAt, null)
  })

  test('a long table goes in pieces, with how far it is, from a file that is dropped or chosen', async () => {
    const lines = Array.from({ length: 1200 }, (_, i) => `person-${i},Person ${i}`)
    const page = await world.open('/people/import')
    await page.locator('input[type=file]').setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`Benutzername;Anzeigename\n${lines.join('\n').replaceAll(',', ';')}`),
    })
    await page.getByRole('button', { name: '1,200 new people' }).waitFor()
    await page.getByText('And 1,100 rows more like these.').waitFor()
    await page.getByRole('button', { name: 'Add 1,200 people' }).press('Enter')
    await page.getByText('1,200 people were added').waitFor()
    assert.ok(find('person-1199') !== undefined)
  })

  test('adding goes on while somebody looks at other pages, and is found again', async () => {
    const page = await world.open('/people/import')
    let letOn = (): void => undefined
    const held = new Promise<void>(resolve => (letOn = resolve))
    await page.route('**/api/v1/users/import', async route => {
      const { apply, rows } = route.request().postDataJSON() as { apply: boolean; rows: { line: number }[] }
      if (apply && (rows[0]?.line ?? 0) > 2) await held
      await route.continue()
    })
    const lines = Array.from({ length: 600 }, (_, i) => `later-${i},Later ${i}`)
    await page.getByLabel('Or paste it').fill(`username,name\n${lines.join('\n')}`)
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.getByRole('button', { name: 'Add 600 people' }).click()
    await page.getByText('500 of 600 rows').waitFor()

    await page.getByRole('link', { name: /^Groups/ }).click()
    await page.getByRole('heading', { name: 'Groups', level: 1 }).waitFor()
    const line = page.getByRole('status').filter({ hasText: 'Adding people: 500 of 600 rows' })
    await line.waitFor()
    await requireAccessible(page)
    await line.getByRole('link', { name: 'Look at it' }).click()
    await page.getByRole('progressbar', { name: 'Adding people' }).waitFor()
    assert.equal(await page.getByRole('link', { name: 'Look at it' }).count(), 0)

    await page.getByRole('link', { name: /^Groups/ }).click()
    letOn()
    const ended = page.getByRole('status').filter({ hasText: '600 people were added' })
    await ended.waitFor()
    assert.ok(find('later-599') !== undefined)
    await ended.getByRole('link', { name: 'Look at it' }).click()
    await page.getByRole('button', { name: 'Take them back' }).waitFor()
    await page.getByRole('link', { name: /^Groups/ }).click()
    await page.getByRole('heading', { name: 'Groups', level: 1 }).waitFor()
    assert.equal(await ended.count(), 0, 'it was seen')
    await page.getByRole('link', { name: /^People/ }).click()
    await page.goto('/admin/people/import')
    await page.getByLabel('Or paste it').waitFor()
  })

  test('a column that was not known can be named, and a file without rows is refused', async () => {
    const page = await world.open('/people/import', { width: 390, colorScheme: 'dark' })
    await page.getByLabel('Or paste it').fill('username')
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.getByRole('alert').getByText('There is no row in it.').waitFor()
    await page.getByLabel('Or paste it').fill('Kürzel,Wer\nbea,Bea Beispiel')
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.getByRole('button', { name: '1 can’t be added' }).waitFor()
    await page.getByRole('combobox', { name: 'Username' }).click()
    await page.getByRole('option', { name: 'Kürzel' }).click()
    await page.getByRole('button', { name: '1 new person' }).waitFor()
    await requireAccessible(page)
  })

  test('in German too', async () => {
    const page = await world.open('/people/import', { locale: 'de', width: 390 })
    await page.getByRole('heading', { name: 'Personen importieren' }).waitFor()
    assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) <= 0)
  })
})
