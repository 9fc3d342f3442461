import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { Secret } from '#ground'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessibleInBothThemes, requireNoWider } from './require-accessible.ts'
import { settled } from './settled.ts'

/** A list without anything in it: where, what it says, and what is offered: the name of a button or link, or nothing. */
type Bare = [path: string, title: string, offers: string | null]

/** Before anything was added. */
const first: Bare[] = [
  ['/groups', 'No groups yet', 'New group'],
  ['/apps', 'No apps yet', 'Add app'],
  ['/access/matrix', 'No apps yet', 'Add app'],
  ['/access/explain', 'Nothing asked yet', null],
  ['/external', 'No directory is connected', 'Connect a directory'],
  ['/requests', 'Nobody is waiting.', null],
  ['/requests?shown=answered', 'Nothing was answered yet.', null],
  ['/requests?shown=ending', 'Nothing ends within a week.', null],
  ['/settings/tokens', 'No API tokens yet', 'Make a token'],
  ['/settings/service-accounts', 'No service accounts yet', 'Add a service account'],
  ['/settings/registration', 'No registration tokens', 'Make a token'],
  ['/settings/fields', 'No fields of your own yet', 'Add field'],
  ['/settings/backups', 'No backups yet', null],
  ['/directory-server', 'Nothing has been asked yet', 'Copy'],
]

/** What the filters leave nothing of: each says which, and takes them away. */
const filtered: Bare[] = [
  ['/people?search=zebra', 'Nobody matches these filters', 'Clear filters'],
  ['/people?state=trashed', 'The trash is empty', 'Show everybody'],
  ['/people?state=trashed&role=admin', 'Nobody matches these filters', 'Clear filters'],
  ['/groups?search=zebra', 'No group matches these filters', 'Clear filters'],
  ['/apps?search=zebra', 'No app matches these filters', 'Clear filters'],
  ['/access/matrix?search=zebra', 'Nothing matches these filters', 'Clear filters'],
  ['/audit?search=zebra', 'Nothing matches these filters', 'Clear filters'],
  ['/sessions?search=zebra', 'No session matches these filters', 'Clear filters'],
  ['/settings/service-accounts?search=zebra', 'No service account matches these filters', 'Clear filters'],
  ['/settings/service-accounts?show=alone', 'All are looked after', 'Clear filters'],
]

describe('a list without anything in it says why, and what can be done', { skip: cannotTry }, () => {
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld()
    world.listening.state = 'listening'
    const owner = { kind: 'directory-server', ownerId: 'directory-server' } as const
    await world.asOperator.apps.addSecret(owner, { kind: 'typed', value: new Secret('sixteen characters') })
    await world.asOperator.settings.put('directoryServer', {
      ...world.memory.settings().directoryServer,
      enabled: true,
    })
  })
  after(async () => {
    assert.deepEqual(world.complaints, [])
    await world.dispose()
  })

  /** Says it with a reason, offers the way on, and can be read by everybody, on a phone too. */
  async function requireSaid(page: Page, [path, title, offers]: Bare): Promise<void> {
    await page.goto(`/admin${path}`)
    const empty = page
      .locator('main .empty')
      .filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) })
    await empty.waitFor().catch(() => assert.fail(`${path} does not say “${title}”`))
    assert.ok(((await empty.locator('p').first().textContent()) ?? '').length > 10, `${path} does not say why`)
    if (offers !== null) {
      const way = empty.getByRole('button', { name: offers }).or(empty.getByRole('link', { name: offers }))
      assert.equal(await way.count(), 1, `${path} does not offer “${offers}”`)
    }
    await settled(page)
    await requireAccessibleInBothThemes(page, path)
    await page.setViewportSize({ width: 390, height: 844 })
    await requireNoWider(page, `${path} on a phone`)
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  async function requireAllSaid(lists: readonly Bare[]): Promise<void> {
    const page = await world.open('/nowhere', { width: 1280 })
    for (const bare of lists) await requireSaid(page, bare)
    await page.context().close()
  }

  test('before anything was added', () => requireAllSaid(first))

  test('what belongs to one person, group, app or service account', async () => {
    const { groups, apps, services } = world.asOperator
    const anna = await world.add('anna')
    await requireAllSaid([[`/people/${anna.id}`, 'No apps yet', 'Add app']])
    const group = await groups.create({ name: 'Choir' })
    const { app } = await apps.create({
      title: 'Grafana',
      access: { kind: 'chosen', groups: [], users: [] },
      oidc: { redirectUris: ['https://grafana.example.com/login'] },
    })
    const service = await services.create({ name: 'Nightly import', contactId: anna.id })
    await requireAllSaid([
      [`/groups/${group.id}`, 'Nobody is in this group yet', 'Add people'],
      [`/groups/${group.id}?show=ending`, 'None of the members', 'Show all'],
      [`/groups/${group.id}?search=zebra`, 'No member matches', 'Show all'],
      [`/groups/${group.id}/opens`, 'It opens no app yet', 'Choose an app'],
      [`/apps/${app.id}/sessions`, 'Nobody has it open', null],
      [`/settings/service-accounts/${service.id}`, 'No tokens yet', 'Make a token'],
      [`/settings/service-accounts/${service.id}`, 'No client secrets yet', 'Make a secret'],
      [`/requests?app=${app.id}`, 'No request matches these filters', 'Clear filters'],
      [`/requests?shown=answered&contact=${anna.id}`, 'No request matches these filters', 'Clear filters'],
      [
        `/requests?shown=ending&app=${app.id}`,
        'Nothing that ends within a week matches these filters',
        'Clear filters',
      ],
    ])
  })

  test('what the filters leave nothing of', () => requireAllSaid(filtered))

  test('short lists within a page say it in a line', async () => {
    const anna = world.memory.people.findByUsername('anna') ?? assert.fail('anna is there')
    const page = await world.open('/nowhere', { width: 1280 })
    for (const [path, ...lines] of [
      [`/people/${anna.id}`, 'Not signed in anywhere.', 'In no group. Groups decide which apps somebody can open.'],
      [`/people/${anna.id}/connections`, 'No app that asks was allowed anything.'],
      ['/settings/email', 'Everything works without. What is different:'],
    ] as [string, ...string[]][]) {
      await page.goto(`/admin${path}`)
      for (const line of lines)
        await page
          .getByText(line)
          .first()
          .waitFor()
          .catch(() => assert.fail(`${path} does not say “${line}”`))
    }
    await page.context().close()
  })

  test('the search says that nothing is called so, and offers to look in the log', async () => {
    const page = await world.open('/', { width: 1280 })
    await page.getByRole('button', { name: 'Search or jump to' }).click()
    await page.getByRole('combobox', { name: 'Search or jump to' }).fill('zebra')
    await page.getByText('Nothing is called “zebra”.').waitFor()
    await page.getByRole('option', { name: /zebra/ }).waitFor()
    await requireAccessibleInBothThemes(page, 'the search')
    await page.context().close()
  })
})
