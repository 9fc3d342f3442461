import { limits } from '#ground'
import { findNewlyDemanded, type FactorDemand } from '../second-factor-policy.ts'
import type { User } from '../user.ts'
import { requireRole } from '../who-may.ts'
import { askerOf, type Handle } from './context.ts'

/** Whom a policy not yet saved would sign out; once it is saved, sign-in sees to it. */
export interface SignedOut {
  count: number
  /** The first of them, at most `limits.settings.signedOutNamedMax`. */
  people: User[]
  includesAsker: boolean
}

export async function previewSignedOut(handle: Handle, wanted: FactorDemand): Promise<SignedOut> {
  requireRole(askerOf(handle), 'admin')
  const { actor, clock, memory } = handle
  const slots = await findNewlyDemanded(memory, memory.settings().policy, wanted, clock.now())
  const asker = actor.kind === 'user' ? memory.people.slotOf(actor.id) : undefined
  return {
    count: slots.length,
    people: slots.slice(0, limits.settings.signedOutNamedMax).flatMap(slot => memory.people.at(slot) ?? []),
    includesAsker: asker !== undefined && slots.includes(asker),
  }
}
