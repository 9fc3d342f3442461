import { limits, newReference, type Millis } from '#ground'
import type { Reason } from '#access'
import type { Origin, User } from '#directory'
import { BoundedMap } from './bounded-map.ts'
import type { GatewayApp, GatewayParts } from './parts.ts'

export type Refusals = ReturnType<typeof createRefusals>

/** Refusals of people, each recorded once: a page asks for thirty more files, and is refused them all. */
export function createRefusals({ clock, events, noticed }: Pick<GatewayParts, 'clock' | 'events' | 'noticed'>) {
  const told = new BoundedMap<string, { reference: string; until: Millis }>(limits.gateway.refusalsMax)

  interface Refused {
    app: GatewayApp
    user: User
    reasons: readonly Reason[]
  }
  interface How {
    id: string
    amr: readonly string[]
    authAt: Millis
  }

  function findReference({ app, user, reasons }: Refused, session: How, address: string): string {
    const failed = reasons.filter(({ passed }) => !passed).map(({ code }) => code)
    const key = JSON.stringify([app.id, session.id, address, failed])
    const now = clock.now()
    const known = told.get(key)
    if (known !== undefined && known.until > now) return known.reference
    const reference = newReference()
    told.set(key, { reference, until: now + limits.gateway.refusalMs })
    events.add({
      kind: 'app.opened',
      outcome: 'refused',
      actor: { kind: 'user', id: user.id, role: user.role },
      subject: user.id,
      app: app.id,
      origin: { door: 'gateway', address } satisfies Origin,
      reason: 'no-access',
      reference,
      data: { session: session.id, amr: session.amr, reasons: failed },
    })
    return reference
  }

  return {
    /** Answers the reference. */
    note(refused: Refused, session: How, address: string): string {
      const reference = findReference(refused, session, address)
      const { amr, authAt } = session
      const from = { address, user: refused.user.id }
      noticed()?.({ kind: 'refused', app: refused.app.id, from, amr, authAt, reference })
      return reference
    },
  }
}
