import { newReference } from '#ground'
import type { Actor, EventQueue, Origin, User } from '#directory'

/** Writes a refusal into the audit trail, and answers the reference it is found by. */
export type Refuse = (
  kind: string,
  user: User | undefined,
  origin: Origin,
  reason: string,
  app?: string | null,
) => string

const system: Actor = { kind: 'system', name: 'sign-in' }

export const createRefuse =
  (events: Pick<EventQueue, 'add'>): Refuse =>
  (kind, user, origin, reason, app = null) => {
    const reference = newReference()
    events.add({ kind, outcome: 'refused', actor: system, subject: user?.id ?? null, app, origin, reason, reference })
    return reference
  }
