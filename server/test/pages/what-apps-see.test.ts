import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createSetupSettings } from '../../src/main/setup-settings.ts'
import { base, openHostileWorld, password, type HostileWorld } from '../security/world.ts'

let world: HostileWorld
before(async () => {
  world = await openHostileWorld()
})
after(() => world.dispose())

test('what the set-up says apps will see is what they see', async () => {
  const { seen } = createSetupSettings(world.world.directory, { publicUrl: null })
  const fill = (form: string): string =>
    form.replace('{publicUrl}', world.origin).replace('{baseDn}', base).replace('{username}', 'olivia')
  const answer = await world.raw('/openid/.well-known/openid-configuration')
  assert.equal(((await answer.json()) as { issuer: string }).issuer, fill(seen.issuer))
  const client = await world.connect()
  assert.equal(await client.bind(fill(seen.person), password), 0)
  assert.ok(fill(seen.person).endsWith(fill(seen.people)))
  client.close()
})
