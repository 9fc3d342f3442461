import { limits, type UserId } from '#ground'
import { findNewlyDemanded, type FactorDemand } from '../second-factor-policy.ts'
import type { User } from '../user.ts'
import { requireRole } from '../who-may.ts'
import { askerOf, newDeed, type Handle } from './context.ts'

/** Whom a policy not yet saved would sign out. */
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

/**
 * Ends the sessions of those of whom the policy that was just saved demands a second factor they do not have; under the
 * one before they needed none. Everybody whose session began since has met the new policy at the sign-in.
 */
export async function signOutNewlyDemanded(handle: Handle, before: FactorDemand): Promise<void> {
  const { clock, list, memory, run } = handle
  const slots = new Set(await findNewlyDemanded(memory, before, memory.settings().policy, clock.now()))
  if (slots.size === 0) return
  const rows = await list.selectFrom('session').select('userId').distinct().where('endedAt', 'is', null).execute()
  const people = rows
    .map(({ userId }) => userId as UserId)
    .filter(id => {
      const slot = memory.people.slotOf(id)
      return slot !== undefined && slots.has(slot)
    })
  const { atOnce } = limits.upkeep
  for (let at = 0; at < people.length; at += atOnce)
    await run('endSessionsWithoutFactor', { ...newDeed(handle), people: people.slice(at, at + atOnce) })
}
