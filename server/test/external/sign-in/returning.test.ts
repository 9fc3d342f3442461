import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import type { ExternalSettings } from '#directory'
import { fixedClock } from '../../world/clock.ts'
import { startCompany, type CompanySlapd } from '../servers/slapd.ts'
import { openDirectoryWorld, type DirectoryWorld } from './directory-world.ts'

describe('whom their directory kept out, and has back', () => {
  let slapd: CompanySlapd
  let there: DirectoryWorld
  let settings: ExternalSettings

  before(async () => void (slapd = await startCompany()))
  after(() => slapd?.dispose())
  beforeEach(async () => {
    settings = slapd.settings({ autoCreate: true })
    there = await openDirectoryWorld({ clock: fixedClock(), settings, bindPassword: slapd.managerPassword })
    assert.ok(await isIn())
  })
  afterEach(() => there?.dispose())

  const isIn = async (): Promise<boolean> => (await there.signIn('smith', 'smith comes in')).kind === 'signed-in'
  /** As a synchronisation leaves somebody behind that it did not find, or found disabled. */
  async function keepOut(column: string): Promise<void> {
    const path = join(there.world.dataFolder, 'doorward.db')
    const db = new DatabaseSync(path, { timeout: 5000 })
    db.exec(`update "user" set "${column}" = 1 where "username" = 'smith'`)
    db.close()
    await there.set(settings)
  }

  for (const column of ['goneAt', 'disabledByDirectory'])
    test(`come in at once, and not only after the next synchronisation: ${column}`, async () => {
      const { id } = there.get('smith')
      await keepOut(column)
      assert.ok(await isIn())
      const { id: now, goneAt, disabledByDirectory } = there.get('smith')
      assert.deepEqual({ now, goneAt, disabledByDirectory }, { now: id, goneAt: null, disabledByDirectory: false })
    })

  test('stay out where an admin has disabled them too', async () => {
    await keepOut('goneAt')
    await there.world.asOperator.users.disable(there.get('smith').id)
    assert.ok(!(await isIn()))
    assert.notEqual(there.get('smith').goneAt, null)
  })

  test('stay out with a wrong password', async () => {
    await keepOut('disabledByDirectory')
    assert.equal((await there.signIn('smith', 'jones comes in')).kind, 'refused')
    assert.equal(there.get('smith').disabledByDirectory, true)
  })
})
