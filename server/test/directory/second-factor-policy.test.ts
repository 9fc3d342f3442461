import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { defaultSettings } from '#directory'
import { openTestWorld } from '../world/open-test-world.ts'

test('who has a second factor is not counted when one is demanded of everybody', async () => {
  const before = await openTestWorld()
  await before.add('with')
  await before.add('without')
  await before.close()
  const file = new DatabaseSync(join(before.dataFolder, 'doorward.db'))
  file.exec(`update "user" set "secondFactor" = 1 where "username" = 'with'`)
  file.close()

  const world = await openTestWorld({ dataFolder: before.dataFolder })
  try {
    const everybody = { ...defaultSettings.policy, mandatoryTwoFactor: true }
    const { count, people } = await world.asOperator.settings.previewSignedOut(everybody)
    assert.deepEqual([count, people.map(({ username }) => username)], [1, ['without']])
  } finally {
    await world.dispose()
  }
})
