import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { Secret } from '#ground'
import { defaultSettings } from '#directory'
import { openTestWorld, password } from '../world/open-test-world.ts'

test('who has a second factor is neither counted nor signed out when one is demanded of everybody', async () => {
  const before = await openTestWorld()
  await before.add('with')
  await before.add('without')
  await before.close()
  const file = new DatabaseSync(join(before.dataFolder, 'doorward.db'))
  file.exec(`update "user" set "secondFactor" = 1 where "username" = 'with'`)
  file.close()

  const world = await openTestWorld({ dataFolder: before.dataFolder })
  try {
    for (const identifier of ['with', 'without'])
      await world.signIn.withPassword({
        identifier,
        password: new Secret(password),
        visitor: { address: '192.0.2.1', userAgent: '' },
      })
    const everybody = { ...defaultSettings.policy, mandatoryTwoFactor: true }
    const { count, people } = await world.asOperator.settings.previewSignedOut(everybody)
    assert.deepEqual([count, people.map(({ username }) => username)], [1, ['without']])
    await world.asOperator.settings.put('policy', everybody)
    const rows = await world.store.read
      .selectFrom('session')
      .innerJoin('user', 'user.id', 'session.userId')
      .select(['username', 'endedReason'])
      .orderBy('username')
      .execute()
    assert.deepEqual(
      rows.map(({ username, endedReason }) => [username, endedReason]),
      [
        ['with', null],
        ['without', 'second-factor-demanded'],
      ],
    )
  } finally {
    await world.dispose()
  }
})
