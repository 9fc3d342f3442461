import type { UserId } from '#ground'
import { hasFactorsElsewhere } from '../source.ts'
import { isActive, type User } from '../user.ts'
import { manages } from '../who-may.ts'
import { askerOf, newDeed, type Handle } from './context.ts'

/** `elsewhere`: their directory asks for it; `no-address`: none of theirs is proved; `above`: not theirs to ask. */
export type NotAsked = 'has-one' | 'elsewhere' | 'inactive' | 'no-address' | 'above'

/** Who is asked to set up a second factor, and who is left out. */
export interface FactorAsk {
  asked: User[]
  left: { user: User; why: NotAsked }[]
}

function findWhyNot(handle: Handle, user: User): NotAsked | undefined {
  const isSelf = handle.actor.kind === 'user' && handle.actor.id === user.id
  if (!isSelf && !manages(askerOf(handle), user)) return 'above'
  if (user.secondFactor) return 'has-one'
  if (hasFactorsElsewhere(handle.memory, user)) return 'elsewhere'
  if (!isActive(user, handle.clock.now())) return 'inactive'
  // Where `Notices` tell somebody of anything.
  if ((user.email === null || !user.emailVerified) && user.recoveryEmail === null) return 'no-address'
  return undefined
}

/** Says who of these people would be asked by mail, and asks them if `apply` is set. One after another: what is done stands. */
export async function askForFactors(handle: Handle, people: readonly User[], apply: boolean): Promise<FactorAsk> {
  const ask: FactorAsk = { asked: [], left: [] }
  for (const user of people) {
    const why = findWhyNot(handle, user)
    if (why !== undefined) ask.left.push({ user, why })
    else if (!apply || (await run(handle, user.id))) ask.asked.push(user)
    else ask.left.push({ user, why: 'has-one' })
  }
  return ask
}

const run = (handle: Handle, id: UserId): Promise<boolean> => handle.run('askForFactor', { ...newDeed(handle), id })
