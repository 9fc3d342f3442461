import { directoryServerApp, explain, printVerdict, tellChange, tellStep, usualPresence } from '#access'
import type { Change, ExplainQuestion } from '#access'
import { z } from 'zod'
import type { OperatorWorld } from '../operator-world.ts'
import { getApp } from './apps.ts'
import { operation } from './operation.ts'
import { getUser } from './people.ts'

const question = z.object({
  user: z.string().min(1),
  /** A name or an id, or `directory-server`. */
  app: z.string().min(1),
  address: z.union([z.ipv4(), z.ipv6()]).optional(),
  at: z.number().optional(),
  door: z.enum(['oidc', 'ldap', 'gateway', 'simple-auth']).optional(),
})

export const accessOperations = {
  explainAccess: operation(question, async (world, { user: whom, app: which, address, at, door }) => {
    const { memory } = world.directory
    const user = getUser(world, whom)
    const app = which === 'directory-server' ? directoryServerApp(memory) : getApp(world, which)
    const asked: ExplainQuestion = {
      user,
      app,
      at: at ?? world.clock.now(),
      presence: { ...usualPresence(user), address: address ?? null },
      door: door ?? null,
    }
    const found = explain(memory, asked)
    return {
      user: user.username,
      app: 'name' in app ? app.name : app.id,
      at: new Date(asked.at).toISOString(),
      allowed: found.allowed,
      verdict: printVerdict(memory, found),
      steps: found.steps.map(step => {
        const { title, detail } = tellStep(memory, found, step)
        return { code: step.code, passed: step.passed, title, detail }
      }),
      letIn: await tellTurn(world, asked, found.letIn),
      takeAway: await tellTurn(world, asked, found.takeAway),
    }
  }),
}

async function tellTurn(
  { directory: { memory } }: OperatorWorld,
  asked: ExplainQuestion,
  { all, oneOf }: { all: Change[]; oneOf: Change[] },
) {
  const tell = (changes: Change[]) =>
    Promise.all(changes.map(async change => ({ kind: change.kind, ...(await tellChange(memory, asked, change)) })))
  return { all: await tell(all), oneOf: await tell(oneOf) }
}
