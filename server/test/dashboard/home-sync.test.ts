import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { FarEnd, someone } from '../external/sync/far-end.ts'
import { by } from '../external/sync/run-world.ts'
import { usualSettings } from '../external/sync/people.ts'
import { cannotTry, openDashboardWorld, type DashboardWorld } from './dashboard-world.ts'
import { requireAccessible } from './require-accessible.ts'

describe('a directory among the figures of Home', { skip: cannotTry }, () => {
  const far = new FarEnd()
  let world: DashboardWorld
  before(async () => {
    world = await openDashboardWorld({ connect: far.connect })
    await world.add('anna')
    far.people = [someone('anna'), someone('dora')]
    const { id } = await world.asOperator.externals.create({ name: 'far', title: 'Far AD', settings: usualSettings })
    await world.asOperator.externals.turnOn(id)
    await world.synchronisation.start(id, by)
    await world.synchronisation.settled(id)
  })
  after(() => world.dispose())

  test('when it was synced, and how many were held back, until they are decided', async () => {
    const page = await world.open('/')
    const figure = page.locator('dl.stats > div', { hasText: 'Far AD sync' })
    await figure.getByText('1 held back').waitFor()
    await requireAccessible(page)
    const [directory] = world.asOperator.externals.list()
    const id = directory?.id ?? assert.fail()
    for (const { upstreamId } of await world.synchronisation.conflicts(id, { after: '', limit: 10 }))
      await world.synchronisation.resolve(id, upstreamId, by, { resolution: 'leave' })
    await page.reload()
    await page.getByRole('region', { name: 'Far AD sync' }).waitFor()
    await figure.waitFor()
    await figure.getByText('held back').waitFor({ state: 'detached' })
    await page.context().close()
  })
})
