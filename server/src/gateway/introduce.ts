import type { Millis } from '#ground'
import type { User } from '#directory'
import { createAssertions } from './assertions.ts'
import { printIdentity, type IdentityHeaders } from './identity-headers.ts'
import type { GatewayApp, GatewayParts } from './parts.ts'
import { identityOf } from './tell-person.ts'

/** What an app is told of somebody, and until when that may be said again. */
export interface Introduction {
  headers: IdentityHeaders
  until: Millis
}

export type Introduce = ReturnType<typeof createIntroduce>

/** Tells apps who somebody is, as the directory has them now. */
export function createIntroduce(parts: Pick<GatewayParts, 'clock' | 'log' | 'memory' | 'publicUrl' | 'signAssertion'>) {
  const { clock, log, memory, publicUrl } = parts
  const assertions = createAssertions(parts)
  const reported = new Set<string>()

  /** The app's address as its settings show it; a visitor could say another port. */
  function audienceOf({ gateway: { host } }: GatewayApp): string {
    const { protocol, port } = publicUrl()
    return `${protocol}//${host}${port === '' ? '' : `:${port}`}`
  }

  return {
    /** Undefined where a statement has to be signed first: see `prepare`. */
    atOnce(user: User, app: GatewayApp): Introduction | undefined {
      const identity = identityOf(memory, user, clock.now())
      const { headers, leftOut } = printIdentity(identity, app.gateway.usernameForm)
      for (const group of leftOut)
        if (!reported.has(group)) {
          reported.add(group)
          log.warn({ group }, 'apps behind the gateway are not told of this group: its name could be read as two')
        }
      if (!app.gateway.assertion) return { headers, until: Number.POSITIVE_INFINITY }
      const assertion = assertions.find(app, user.id, audienceOf(app), identity)
      return assertion && { headers: { ...headers, 'X-Doorward-Assertion': assertion.jwt }, until: assertion.until }
    },

    /** Sees to it that what is to be signed of somebody is, where the app is to be told so. */
    async prepare(user: User, app: GatewayApp): Promise<void> {
      if (app.gateway.assertion)
        await assertions.make(app, user.id, audienceOf(app), identityOf(memory, user, clock.now()))
    },
  }
}
