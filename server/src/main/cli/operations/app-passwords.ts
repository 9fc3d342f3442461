import { OperatorProblem } from '#ground'
import type { AppPassword } from '#signin'
import { z } from 'zod'
import type { OperatorWorld } from '../operator-world.ts'
import { getApp } from './apps.ts'
import { operation } from './operation.ts'
import { getUser, whom } from './people.ts'

const printTime = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

function tell({ directory: { memory } }: OperatorWorld, password: AppPassword) {
  const { id, name, app, createdAt, expiresAt, lastUsedAt, lastAddress } = password
  return {
    id,
    name,
    app: app === 'directory-server' ? 'the directory server' : (memory.apps.find(app)?.name ?? '–'),
    createdAt: new Date(createdAt).toISOString(),
    expiresAt: printTime(expiresAt),
    lastUsedAt: printTime(lastUsedAt),
    lastAddress,
  }
}

export const appPasswordOperations = {
  listAppPasswords: operation(whom, async (world, { user }) => {
    const passwords = await world.signIn.appPasswords.list(getUser(world, user).id)
    return passwords.map(password => tell(world, password))
  }),

  /** Without an app it is for the directory server. Answers the text, which is shown this once. */
  addAppPassword: operation(
    whom.extend({ app: z.string().optional(), name: z.string(), until: z.string().optional() }),
    async (world, { user, app, name, until }) => {
      const expiresAt = until === undefined ? null : Date.parse(until)
      if (Number.isNaN(expiresAt)) throw new OperatorProblem('invalid', `“${until}” is no date, like 2026-12-31.`)
      const userId = getUser(world, user).id
      const input = {
        userId,
        app: app === undefined ? 'directory-server' : getApp(world, app).id,
        name,
        expiresAt,
      } as const
      const { actor, origin } = world.operator
      const { password, text } = await world.signIn.appPasswords.make(input, actor, origin)
      return { ...tell(world, password), text: text.reveal() }
    },
  ),

  revokeAppPassword: operation(whom.extend({ id: z.string() }), async (world, { user, id }) => {
    const { actor, origin } = world.operator
    await world.signIn.appPasswords.remove({ userId: getUser(world, user).id, id }, actor, origin)
    return { id }
  }),
}
