import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { days } from '#ground'
import { cli, operator } from '../world/open-test-world.ts'
import { chooseMore } from './by-keyboard.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

describe('people in the dashboard', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
    for (const name of ['anna', 'bert', 'carla']) await world.add(name)
    await world.add('mona', { role: 'usermanager' })
  })
  after(() => world.dispose())

  test('without a session the way leads to the sign-in page, and back here', async () => {
    const page = await world.open('/people?search=anna', { as: null })
    await page.waitForURL(/\/sign-in\?/)
    assert.equal(new URL(page.url()).searchParams.get('next'), '/admin/people?search=anna')
  })

  test('a person who manages nothing is told so', async () => {
    const page = await world.open('/', { as: 'anna' })
    await page.getByText('The dashboard is for people who run this server').waitFor()
  })

  test('somebody added with a made password can sign in with it, and it is shown once', async () => {
    const page = await world.open('/')
    await page.getByRole('link', { name: 'Add person' }).click()
    await page.getByLabel('Display name').fill('Zoë van Dijk')
    assert.equal(await page.getByLabel('Username').inputValue(), 'zoe.dijk')
    await page.getByRole('dialog').getByRole('button', { name: 'Add person' }).click()
    await page.getByText('Zoë van Dijk was added').waitFor()
    const made = await page.locator('output').innerText()
    assert.ok(await world.opens('zoe.dijk', made))
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('link', { name: 'Zoë van Dijk' }).click()
    await page.getByRole('heading', { name: 'Zoë van Dijk', exact: true }).waitFor()
    assert.ok(!(await page.content()).includes(made))
  })

  test('a username that is taken is said beside its field, and nothing typed is lost', async () => {
    const page = await world.open('/people?add=true')
    await page.getByLabel('Display name').fill('Another Anna')
    await page.getByLabel('Username').fill('anna')
    await page.getByRole('dialog').getByRole('button', { name: 'Add person' }).click()
    await page.locator('.mantine-TextInput-error').waitFor()
    assert.equal(await page.getByLabel('Username').getAttribute('aria-invalid'), 'true')
    assert.equal(await page.getByLabel('Display name').inputValue(), 'Another Anna')
  })

  test('disabling is refused at the door at once, and can be undone', async () => {
    const page = await world.open('/people')
    await page.getByRole('link', { name: 'bert Example' }).click()
    await chooseMore(page, 'Disable')
    await page.getByText('bert Example is disabled').waitFor()
    assert.equal(await world.opens('bert', 'a quiet green door'), false)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Enabled', { exact: true }).waitFor()
    assert.equal(await world.opens('bert', 'a quiet green door'), true)
  })

  test('an app password is seen without its text, and revoked', async () => {
    const { id: userId } = world.memory.people.findByUsername('carla') ?? assert.fail()
    const { app } = await world.asOperator.apps.create({ title: 'Files', access: { kind: 'everyone' }, ldap: {} })
    const input = { userId, app: app.id, name: 'Phone', expiresAt: null }
    const { text } = await world.signIn.appPasswords.make(input, operator, cli)
    const page = await world.open(`/people/${userId}`)
    const row = page.getByRole('row', { name: /Phone.*Files.*Not used yet.*No end/s })
    await row.waitFor()
    assert.ok(!(await page.content()).includes(text.reveal()))
    await row.getByRole('button', { name: 'Revoke Phone' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByText('Phone is revoked').waitFor()
    await row.waitFor({ state: 'detached' })
    assert.deepEqual(await world.signIn.appPasswords.list(userId), [])
  })

  test('a deleted person comes back by undo', async () => {
    const page = await world.open('/people')
    await page.getByRole('link', { name: 'carla Example' }).click()
    await chooseMore(page, 'Delete')
    await page.getByText('carla Example was deleted').waitFor()
    await page.getByRole('link', { name: 'carla Example' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('link', { name: 'carla Example' }).waitFor()
  })

  test('who leaves a group that ends some day is back until that day by undo', async () => {
    const bert = world.memory.people.findByUsername('bert') ?? assert.fail()
    const { id } = await world.asOperator.groups.create({ name: 'Harvest' })
    const until = world.clock.now() + days(20)
    await world.asOperator.groups.changeMembers(id, { add: [{ id: bert.id, expiresAt: until }] })
    const page = await world.open(`/people/${bert.id}`)
    await page.getByText(/^Added here, until \d/).waitFor()
    await page.getByRole('button', { name: 'Remove from Harvest' }).press('Enter')
    await page.getByText('bert Example is no longer in Harvest').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText(/^Added here, until \d/).waitFor()
    const [group, person] = [world.memory.groups.slotOf(id), world.memory.people.slotOf(bert.id)]
    assert.equal(world.memory.groups.endOf(group ?? -1, person ?? -1), until)
  })

  test('a person’s page says what happened lately, and leads to why they may open what', async () => {
    const bert = world.memory.people.findByUsername('bert') ?? assert.fail()
    assert.equal(await world.opens('bert', 'a quiet green door'), true)
    for (const visit of [{}, { colorScheme: 'dark' }, { width: 390 }] as const) {
      const page = await world.open(`/people/${bert.id}`, visit)
      const recent = page.getByRole('region', { name: 'Recent activity' })
      await recent
        .getByText(/^Signed in/)
        .first()
        .waitFor()
      assert.ok((await recent.getByRole('listitem').count()) <= 5)
      await requireAccessible(page)
      await page.getByRole('link', { name: 'Explain access' }).last().press('Enter')
      await page.waitForURL(new RegExp(`/access/explain\\?user=${bert.id}`))
      await page.context().close()
    }
    const byMona = await world.open(`/people/${bert.id}`, { as: 'mona' })
    await byMona.getByRole('region', { name: 'Signed in on' }).waitFor()
    assert.equal(await byMona.getByRole('region', { name: 'Recent activity' }).count(), 0)
    await byMona.context().close()
  })

  test('who was slower is told, keeps what they typed, and may save over it', async () => {
    const one = await world.open('/people?search=anna')
    await one.getByRole('link', { name: 'anna Example' }).click()
    await one.getByRole('button', { name: 'Edit', exact: true }).click()
    await one.getByLabel('Given name').fill('Anna-Lena')
    const other = await world.open(new URL(one.url()).pathname.replace('/admin', ''))
    await other.getByRole('button', { name: 'Edit', exact: true }).click()
    await other.getByLabel('Phone').fill('+43 1 234')
    await other.getByRole('button', { name: 'Save 1 change' }).click()
    await other.getByText('anna Example is saved').waitFor()
    await one.getByRole('button', { name: 'Save 1 change' }).click()
    await one.getByText('Somebody changed anna Example').waitFor()
    assert.equal(await one.getByLabel('Given name').inputValue(), 'Anna-Lena')
    await one.getByRole('button', { name: 'Save over it' }).click()
    await one.getByText('anna Example is saved').waitFor()
    const { givenName, phone } = world.memory.people.findByUsername('anna') ?? {}
    assert.deepEqual({ givenName, phone }, { givenName: 'Anna-Lena', phone: '+43 1 234' })
  })

  test('the list is walked by keys, and filters live in the address', async () => {
    const page = await world.open('/people')
    await page.getByRole('link', { name: 'anna Example' }).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByText('1 selected').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('nobody like this')
    await page.getByText('Nobody matches these filters').waitFor()
    assert.match(page.url(), /search=nobody/)
    await page.getByRole('button', { name: 'Clear filters' }).last().click()
    await page.getByRole('link', { name: 'anna Example' }).click()
    await page.waitForURL(/\/people\/[0-9a-f-]{36}/)
  })

  test('no script failed and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))
})
