import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { pageLimitMax } from '@doorward/contract'
import type { Page } from 'playwright-core'
import type { AppId, GroupId, UserId } from '#ground'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { settled } from './settled.ts'

const peopleCount = 2_500
const groupCount = 400
const appCount = 3
/** At once: enough to share the flushes of the store. */
const inFlight = 250
/** Of one answer. */
const bytesMax = 128 * 1024
/** Of one page until it is shown whole, the frame's own questions among them. */
const questionsMax = 16

interface Answer {
  address: string
  bytes: number
  /** Of its longest list. */
  items: number
}

const longestList = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0
  const own = Array.isArray(value) ? value.length : 0
  return Math.max(own, ...Object.values(value).map(longestList))
}

describe('a directory of thousands', { skip: cannotTry }, () => {
  let world: DashboardWorld
  let everybody: GroupId
  let team: GroupId
  let app: AppId

  before(async () => {
    world = await openDashboardWorld()
    const { users, groups, apps } = world.asOperator
    const all = async <T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> => {
      const made: T[] = []
      for (let from = 0; from < count; from += inFlight)
        made.push(
          ...(await Promise.all(Array.from({ length: Math.min(inFlight, count - from) }, (_, n) => make(from + n)))),
        )
      return made
    }
    const people = await all(peopleCount, n => users.create({ username: `p${n}`, displayName: `Person ${n}` }))
    const ids: UserId[] = people.map(({ id }) => id)
    everybody = (await groups.create({ name: 'Everybody' })).id
    for (let from = 0; from < ids.length; from += 1_000)
      await groups.changeMembers(everybody, { add: ids.slice(from, from + 1_000) })
    team = (await all(groupCount, n => groups.create({ name: `Team ${n}` })))[0]?.id ?? everybody
    for (let n = 0; n < appCount; n++) {
      const redirectUris = [`https://app-${n}.example.com/cb`]
      const made = await apps.create({ title: `App ${n}`, access: { kind: 'everyone' }, oidc: { redirectUris } })
      app = made.app.id
    }
    // More than a page of events, and of open sessions.
    const origin = { door: 'pages' as const, address: '192.0.2.1' }
    for (const id of ids.slice(0, 500))
      world.events.add({
        kind: 'app.opened',
        outcome: 'done',
        actor: { kind: 'user', id, role: 'user' },
        app,
        origin,
      })
    await world.events.flush()
  })
  after(() => world.dispose())

  /** Opens a page, does what somebody does there, and answers what the server was asked meanwhile. */
  async function watch(path: string, act: (page: Page) => Promise<void> = async () => undefined): Promise<Answer[]> {
    const page = await world.open('/health')
    await settled(page)
    const answers: Promise<Answer>[] = []
    page.on('response', response => {
      const { pathname, search } = new URL(response.url())
      if (!pathname.startsWith('/api/') || response.request().resourceType() === 'eventsource') return
      const read = async (): Promise<Answer> => {
        const body = await response.body()
        return { address: pathname + search, bytes: body.length, items: longestList(JSON.parse(body.toString())) }
      }
      answers.push(read())
    })
    await page.goto(`/admin${path}`)
    await settled(page)
    await act(page)
    await settled(page)
    const all = await Promise.all(answers)
    await page.context().close()
    return all
  }

  function requirePaged(answers: readonly Answer[]) {
    const print = ({ address, bytes, items }: Answer) => `${address}: ${items} items, ${bytes} bytes`
    const tooMuch = answers.filter(({ bytes, items }) => bytes > bytesMax || items > pageLimitMax)
    assert.deepEqual(tooMuch.map(print), [])
    assert.ok(answers.length > 0 && answers.length <= questionsMax, answers.map(print).join('\n'))
  }

  const pages: [name: string, path: () => string, shows: RegExp][] = [
    ['Home', () => '/', /2,501/],
    ['People', () => '/people', /2,501/],
    ['People, searched', () => '/people?search=person', /2,500/],
    ['People of a group of everybody', () => `/people?group=${everybody}`, /2,500/],
    ['Groups', () => '/groups', /401/],
    ['a group of everybody', () => `/groups/${everybody}`, /2,500/],
    ['its settings', () => `/groups/${everybody}/settings`, /Everybody/],
    ['Apps', () => '/apps', /2,50\d/],
    ['who may open an app', () => `/apps/${app}/access`, /2,50\d/],
    ['Access matrix', () => '/access/matrix', /2,501/],
    ['Explain access', () => '/access/explain', /Choose a person/],
    ['Audit log', () => '/audit', /App \d/],
    ['Sessions', () => '/sessions', /olga Example/],
  ]
  for (const [name, path, shows] of pages)
    test(`${name}: no answer brings more than a page`, async () => {
      requirePaged(await watch(path(), page => page.getByText(shows).filter({ visible: true }).first().waitFor()))
    })

  test('the next page is asked for when somebody wants it, and no other', async () => {
    const answers = await watch('/people', async page => {
      await page.getByRole('button', { name: 'Next' }).click()
    })
    requirePaged(answers)
    assert.equal(answers.filter(({ address }) => address.startsWith('/api/v1/users?')).length, 2)
  })

  test('whom to add to a group is found by typing, a few at a time', async () => {
    const answers = await watch(`/groups/${team}`, async page => {
      // Nobody is in it yet: the empty list offers it as well.
      await page.getByRole('region', { name: 'Members' }).getByRole('button', { name: 'Add people' }).click()
      await page.getByRole('dialog').getByRole('textbox').first().fill('person 24')
      await page.getByRole('option').first().waitFor()
    })
    requirePaged(answers)
    assert.ok(answers.some(({ address }) => address.includes('/candidates?')))
  })

  test('so are the person access is explained of, and whatever the search over everything finds', async () => {
    const chosen = await watch('/access/explain', async page => {
      await page.getByRole('button', { name: 'Choose a person' }).click()
      await page
        .getByRole('textbox', { name: /person/i })
        .first()
        .fill('person 24')
      await page.getByRole('option').first().waitFor()
    })
    const found = await watch('/apps', async page => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'Search or jump to' }).fill('person 24')
      await page
        .getByRole('option', { name: /Person 24/ })
        .first()
        .waitFor()
    })
    for (const answers of [chosen, found]) {
      requirePaged(answers)
      assert.ok(
        answers.some(({ address, items }) => /users\?.*search=person/.test(address) && items > 0 && items <= 50),
      )
    }
  })

  test('no script failed, and the content policy stopped nothing', () => assert.deepEqual(world.complaints, []))
})
