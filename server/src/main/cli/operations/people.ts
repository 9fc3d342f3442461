import { newGivenPassword, OperatorProblem, Secret } from '#ground'
import { roles, stateOf, type User } from '#directory'
import { z } from 'zod'
import type { OperatorWorld } from '../operator-world.ts'
import { operation } from './operation.ts'

export const whom = z.object({ user: z.string().min(1) })
const states = ['active', 'disabled', 'gone', 'expired', 'trashed', 'invited'] as const

/** By id, e-mail address or username. Throws Problem `missing`. */
export function getUser({ as }: OperatorWorld, identifier: string): User {
  const user = as.users.find(identifier)
  if (user !== undefined) return user
  throw new OperatorProblem(
    'missing',
    `There is nobody called “${identifier}”. “doorward user list” shows who there is.`,
  )
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
    secondFactor: user.secondFactor,
    groups: directory.memory.people
      .groupsOf(user.id, now)
      .map(({ name }) => name)
      .sort(),
    managedBy: user.managedBy,
    createdAt: new Date(user.createdAt).toISOString(),
  }
}

type Act = (world: OperatorWorld, id: User['id']) => Promise<User>

const onOne = (act: Act) =>
  operation(whom, async (world, { user }) => tellUser(world, await act(world, getUser(world, user).id)))

export const peopleOperations = {
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
  disableUser: onOne(({ as }, id) => as.users.disable(id)),
  enableUser: onOne(({ as }, id) => as.users.enable(id)),
  trashUser: onOne(({ as }, id) => as.users.delete(id)),
  /** All of them, because they are lost; ends what the person has open. */
  resetSecondFactor: onOne(({ as }, id) => as.users.resetFactors(id)),
  restoreUser: onOne(({ as }, id) => as.users.restore(id)),
  /** Made here, told this once, and changed by its person at the first sign-in in a browser. */
  giveTemporaryPassword: operation(whom, async (world, { user }) => {
    const { id, username } = getUser(world, user)
    const password = newGivenPassword()
    await world.as.users.setPassword(id, new Secret(password), { mustChange: true })
    return { username, password }
  }),
  /** Ends all they have here, and answers what. */
  offboardUser: operation(
    z.object({ user: z.string().min(1), trash: z.boolean().optional() }),
    async (world, { user, trash = false }) => {
      const receipt = await world.as.receipts.offboard(getUser(world, user).id, { trash })
      const { id, username, displayName, sessions, renewals, appPasswords, apiTokens, groups, answers } = receipt
      return {
        id,
        username,
        displayName,
        sessions: sessions.length,
        renewals,
        appPasswords,
        apiTokens,
        groups: groups.map(({ name }) => name),
        toldApps: answers.filter(({ told }) => told).map(({ title }) => title),
        appsByHand: [
          ...answers.filter(({ told }) => !told).map(({ title }) => title),
          ...receipt.ldapApps.map(({ name }) => name),
        ],
      }
    },
  ),
  /** For good. Answers who it was, since nothing else will. */
  eraseUser: operation(whom, async (world, { user }) => {
    const { id, username } = getUser(world, user)
    await world.as.users.erase(id)
    return { id, username }
  }),
}
