import { createMemoryAttempts } from '#store'
import { openTestWorld } from '../world/open-test-world.ts'
import { oidcAdapterSuite } from './oidc-adapter-suite.ts'
import { openAdapterWorld } from './oidc-adapter-world.ts'

oidcAdapterSuite('SQLite', async () => {
  const world = await openTestWorld()
  return openAdapterWorld(world, () => createMemoryAttempts(world.clock, 100))
})
