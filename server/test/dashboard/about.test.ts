import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WorldCommands } from '../../src/main/world-commands.ts'
import { cannotTry, openDashboardWorld } from './dashboard-world.ts'

test('the settings say what runs here, and give it to copy without a name', { skip: cannotTry }, async t => {
  const world = await openDashboardWorld()
  t.after(() => world.dispose())
  await world.store.commands<WorldCommands>('world')('noteNode', {
    node: {
      id: '1',
      name: 'north.example.com',
      version: '0.2.0',
      startedAt: world.clock.now(),
      seenAt: world.clock.now(),
      seq: 1,
    },
  })
  const page = await world.open('/settings')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'About' }).click()
  const runs = page.getByRole('region', { name: 'What runs here' })
  await runs.getByText(`${process.versions.node} on ${process.platform} ${process.arch}`).waitFor()
  await runs.getByText(/^SQLite \d+\.\d+/).waitFor()
  const beside = page.getByRole('region', { name: 'Serving from this database' })
  await beside.getByText('north.example.com').waitFor()
  await beside.getByText('Doorward 0.2.0').waitFor()

  await runs.getByRole('button', { name: 'Copy for a report' }).click()
  await runs.getByRole('button', { name: 'Copied' }).waitFor()
  const report = await page.evaluate<string>('navigator.clipboard.readText()')
  assert.deepEqual(report.split('\n').slice(0, 2), [
    'Doorward 0.1.0',
    `Node.js ${process.versions.node} on ${process.platform} ${process.arch}`,
  ])
  assert.doesNotMatch(report, /example\.com|localhost/)
  await page.getByRole('link', { name: /OpenAPI/ }).waitFor()
  assert.deepEqual(world.complaints, [])
})
