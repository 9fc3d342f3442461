import { checkShape, printPath, Problem } from '#ground'
import { roles, stateOf, type User } from '#directory'
import { applyPlan, gatherFacts, planTruth, printStep, readTruth, recordedSecrets } from '#provisioning'
import { z } from 'zod'
import type { OperatorWorld } from './operator-world.ts'

interface Operation<Input extends z.ZodType, Output> {
  input: Input
  run: (world: OperatorWorld, input: z.output<Input>) => Promise<Output>
}

const operation = <Input extends z.ZodType, Output>(
  input: Input,
  run: (world: OperatorWorld, input: z.output<Input>) => Promise<Output>,
): Operation<Input, Output> => ({ input, run })

const whom = z.object({ user: z.string().min(1) })
const states = ['active', 'disabled', 'gone', 'expired', 'trashed', 'invited'] as const

/** By id, e-mail address or username. Throws Problem `missing`. */
function getUser({ as }: OperatorWorld, identifier: string): User {
  const user = as.users.find(identifier)
  if (user !== undefined) return user
  throw new Problem('missing', `There is nobody called “${identifier}”. “doorward user list” shows who there is.`)
}

function tellUser({ directory, clock }: OperatorWorld, user: User) {
  const now = clock.now()
  return {
    id: user.id,
    username: user.username,
    displayName: user.displayName,
    email: user.email,
    role: user.role,
    state: stateOf(user, now),
    groups: directory.memory.people
      .groupsOf(user.id, now)
      .map(({ name }) => name)
      .sort(),
    managedBy: user.managedBy,
    createdAt: new Date(user.createdAt).toISOString(),
  }
}

const link = (world: OperatorWorld, path: string, { token, expiresAt }: { token: string; expiresAt: number }) => ({
  url: new URL(`${path}?token=${token}`, world.publicUrl()).href,
  expiresAt: new Date(expiresAt).toISOString(),
})

/**
 * What an operator can have done: the same code over the control socket of a running server and on a store opened for
 * the purpose. Input and output are plain data.
 */
export const operations = {
  apply: operation(
    z.object({ name: z.string(), text: z.string(), secrets: z.record(z.string(), z.string()), planOnly: z.boolean() }),
    async (world, { name, text, secrets, planOnly }) => {
      const { directory, as, hasPassword } = world
      const truth = await readTruth(name, text, recordedSecrets(secrets))
      const plan = planTruth(truth, directory.memory, await gatherFacts(truth, { directory, as, hasPassword }))
      if (!planOnly) await applyPlan(plan, { as, memory: directory.memory })
      return { applied: !planOnly, changes: plan.steps.map(printStep), notes: plan.notes }
    },
  ),
  listUsers: operation(
    z.object({
      search: z.string().optional(),
      state: z.enum(states).optional(),
      role: z.enum(roles).optional(),
      cursor: z.string().optional(),
    }),
    async (world, filter) => {
      const page = await world.as.users.list({ ...filter, limit: 200 })
      return { ...page, items: page.items.map(user => tellUser(world, user)) }
    },
  ),
  showUser: operation(whom, async (world, { user }) => tellUser(world, getUser(world, user))),
  disableUser: operation(whom, async (world, { user }) =>
    tellUser(world, await world.as.users.disable(getUser(world, user).id)),
  ),
  enableUser: operation(whom, async (world, { user }) =>
    tellUser(world, await world.as.users.enable(getUser(world, user).id)),
  ),
  ownerLogin: operation(whom, async (world, { user }) => {
    const made = await world.signIn.ownerLogin.createLink(user)
    return { username: made.user.username, ...link(world, '/owner-login', made) }
  }),
  setupLink: operation(z.object({}), async world => link(world, '/setup', await world.signIn.setup.createLink())),
}

export type OperationName = keyof typeof operations
export type OperationInput<Name extends OperationName> = z.input<(typeof operations)[Name]['input']>
export type OperationOutput<Name extends OperationName> = Awaited<ReturnType<(typeof operations)[Name]['run']>>

/** Runs one by name. Throws Problem `unsupported` for a name there is not, and `invalid` for input it does not take. */
export async function runOperation(world: OperatorWorld, name: string, input: unknown): Promise<unknown> {
  if (!Object.hasOwn(operations, name))
    throw new Problem('unsupported', 'The server that runs does not know this command; it may be another version.')
  const operation = operations[name as OperationName]
  const checked = checkShape<z.ZodType>(operation.input, input)
  if ('flaws' in checked)
    throw new Problem('invalid', checked.flaws.map(({ path, message }) => `${printPath(path)}: ${message}`).join('\n'))
  return operation.run(world, checked.value as never)
}

/** Has an operation done, wherever. Throws the Problem it was refused with. */
export type Operate = <Name extends OperationName>(
  name: Name,
  input: OperationInput<Name>,
) => Promise<OperationOutput<Name>>
