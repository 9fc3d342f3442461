import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

/** What the page has been asked since, by path. */
function listen(page: Page): string[] {
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  return asked
}

const followed = (page: Page) => page.waitForRequest(request => request.resourceType() === 'eventsource')

describe('pages hear of what somebody else does', { skip: cannotTry, timeout: 120_000 }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
    await world.add('adam', { role: 'admin' })
    await world.add('mona', { role: 'usermanager' })
    for (const name of ['anna', 'bert']) await world.add(name)
  })
  after(async () => {
    await world.dispose()
    assert.deepEqual(world.complaints, [])
  })
  const row = (page: Page, name: string) => page.getByRole('link', { name: `${name} Example` })

  test('a person added in one browser appears in the other, and in the count beside the page', async () => {
    const [mine, theirs] = [await world.open('/people'), await world.open('/people', { as: 'adam' })]
    await row(mine, 'anna').waitFor()
    const count = mine.getByRole('navigation').getByRole('link', { name: /^People/ })
    const before = Number(/\d+/.exec(await count.innerText())?.[0])
    await theirs.getByRole('button', { name: 'Add person' }).first().click()
    await theirs.getByLabel('Display name').fill('Carla New')
    await theirs.getByRole('button', { name: 'Add person' }).last().click()
    await mine.getByRole('link', { name: 'Carla New' }).waitFor()
    await mine
      .getByRole('navigation')
      .getByRole('link', { name: `People ${before + 1}` })
      .waitFor()
    for (const page of [mine, theirs]) await page.context().close()
  })

  test('somebody who asks is counted at once', async () => {
    const page = await world.open('/')
    const { app } = await world.asOperator.apps.create({
      title: 'Wiki',
      oidc: { redirectUris: ['https://wiki.example.com/cb'] },
      access: { kind: 'chosen', groups: [], users: [] },
    })
    await page.getByRole('navigation').getByRole('link', { name: 'Requests', exact: true }).waitFor()
    const { id, role } = world.memory.people.findByUsername('anna') ?? assert.fail()
    await world.directory
      .as({ kind: 'user', id, role }, { door: 'pages', address: null })
      .requests.ask({ app: app.id, reason: 'The report', wantedDays: 7 })
    await page.getByRole('navigation').getByRole('link', { name: 'Requests 1' }).waitFor()
    await page.context().close()
  })

  test('rows stay where they are while some are marked, and what is marked stays marked', async () => {
    const [page, witness] = [await world.open('/people'), await world.open('/people', { as: 'adam' })]
    await page.getByLabel('Select bert Example').check()
    await page.getByRole('toolbar', { name: 'Actions for selected people' }).waitFor()
    const asked = listen(page)
    await row(witness, 'bert').waitFor()
    await world.add('aaron')
    await row(witness, 'aaron').waitFor()
    assert.equal(await row(page, 'aaron').count(), 0)
    assert.ok(await page.getByLabel('Select bert Example').isChecked())
    assert.ok(!asked.includes('/api/v1/users'), asked.join(' '))
    await page.getByLabel('Select bert Example').uncheck()
    await row(page, 'aaron').waitFor()
    for (const one of [page, witness]) await one.context().close()
  })

  test('the same while a menu is open', async () => {
    const [page, witness] = [await world.open('/people'), await world.open('/people', { as: 'adam' })]
    await row(page, 'bert').waitFor()
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('menu').waitFor()
    await row(witness, 'bert').waitFor()
    await world.add('abel')
    await row(witness, 'abel').waitFor()
    assert.equal(await row(page, 'abel').count(), 0)
    await page.keyboard.press('Escape')
    await row(page, 'abel').waitFor()
    for (const one of [page, witness]) await one.context().close()
  })

  test('a form with something typed stands still, and says that somebody was faster', async () => {
    const user = world.memory.people.findByUsername('bert') ?? assert.fail()
    const page = await world.open(`/people/${user.id}?tab=overview`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByRole('region', { name: 'Identity' }).getByRole('button', { name: 'Edit' }).click()
    const name = page.getByRole('textbox', { name: 'Display name' })
    await name.fill('Bert Typed')
    await world.asOperator.users.update(user.id, { displayName: 'Bert Elsewhere' })
    await page.getByText('Somebody changed this since you opened it.').waitFor()
    assert.equal(await name.inputValue(), 'Bert Typed')
    await requireAccessible(page)
    await page.getByRole('button', { name: 'Show it and drop your changes' }).click()
    await page.getByText('Somebody changed this since you opened it.').waitFor({ state: 'detached' })
    assert.equal(await name.inputValue(), 'Bert Elsewhere')
    await page.context().close()
  })

  test('who is signed out elsewhere is led to the sign-in without touching anything', async () => {
    const page = await world.open('/people', { as: 'mona' })
    await row(page, 'anna').waitFor()
    const { id } = world.memory.people.findByUsername('mona') ?? assert.fail()
    await world.asOperator.users.disable(id)
    await page.waitForURL(/\/sign-in\?next=/)
    await page.context().close()
  })

  test('a server that will not be followed changes nothing for the page', async () => {
    const page = await world.open('/', { as: 'adam' })
    await page.route('**/api/v1/changes', route => route.fulfill({ status: 429, body: '{}' }))
    const asked = followed(page)
    await page.goto('/admin/people')
    await asked
    await row(page, 'anna').waitFor()
    await page.getByRole('link', { name: 'Groups' }).click()
    await page.getByRole('heading', { level: 1, name: 'Groups' }).waitFor()
    await page.context().close()
  })

  test('a page that is not looked at follows nothing, and asks for everything when it is looked at again', async () => {
    const page = await world.open('/', { as: 'adam' })
    const setVisible = (state: 'visible' | 'hidden') =>
      page.evaluate(`Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))`)
    await page.goto('/admin/people')
    await row(page, 'anna').waitFor()
    const witness = await world.open('/people')
    await row(witness, 'anna').waitFor()
    await setVisible('hidden')
    await world.add('unseen')
    await row(witness, 'unseen').waitFor()
    assert.equal(await row(page, 'unseen').count(), 0)
    await setVisible('visible')
    await row(page, 'unseen').waitFor()
    for (const one of [page, witness]) await one.context().close()
  })
})
