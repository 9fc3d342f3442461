import { OperatorProblem } from '#ground'
import { isAtLeast } from '#directory'
import { z } from 'zod'
import type { AppTests } from '../../app-test/app-tests.ts'
import type { OperatorWorld } from '../operator-world.ts'
import { getApp } from './apps.ts'
import { operation } from './operation.ts'
import { getUser } from './people.ts'

const whose = { app: z.string().min(1), user: z.string().min(1) }

function requireTests({ appTests }: OperatorWorld): AppTests {
  if (appTests !== undefined) return appTests
  throw new OperatorProblem('unsupported', 'A test watches the doors of the server that runs, and none runs here.')
}

/** Throws Problem `forbidden` for whoever could not begin a test by themselves. */
function getTester(world: OperatorWorld, identifier: string) {
  const user = getUser(world, identifier)
  if (isAtLeast(user.role, 'admin')) return user
  throw new OperatorProblem('forbidden', `Tests show an admin’s own attempts, and ${identifier} is none.`)
}

export const appTestOperations = {
  startAppTest: operation(
    z.object({
      ...whose,
      address: z.union([z.ipv4(), z.ipv6()]).optional(),
      ownAddress: z.url({ protocol: /^https?$/ }).optional(),
    }),
    async (world, { app: which, user: whom, address, ownAddress }) => {
      const tests = requireTests(world)
      const app = getApp(world, which)
      const user = getTester(world, whom)
      await tests.start(app, { user: user.id, address: address ?? null }, { ownAddress })
      await tests.settled()
      return (await tests.find(app.id, user.id)) ?? null
    },
  ),
  /** Null when it is over. */
  lookAtAppTest: operation(z.object(whose), async (world, { app, user }) => {
    const found = await requireTests(world).find(getApp(world, app).id, getTester(world, user).id)
    return found ?? null
  }),
  stopAppTest: operation(z.object(whose), async (world, { app, user }) => {
    await requireTests(world).stop(getApp(world, app).id, getTester(world, user).id)
    return {}
  }),
}
