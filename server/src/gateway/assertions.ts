import { limits, type Millis, type UserId } from '#ground'
import { BoundedMap } from './bounded-map.ts'
import type { Identity } from './identity-headers.ts'
import type { GatewayApp, GatewayParts } from './parts.ts'

/** A signed statement of who somebody is, and how long it goes along before another is made. */
export interface Assertion {
  jwt: string
  until: Millis
}

export type Assertions = ReturnType<typeof createAssertions>

type Parts = Pick<GatewayParts, 'clock' | 'publicUrl' | 'signAssertion'>

/**
 * What an app may check without trusting the network between it and its proxy: a JWT for this app alone, a minute long.
 * Each goes along for half of its life, so that signing is no part of most answers, and every one has half of it left.
 */
export function createAssertions({ clock, publicUrl, signAssertion }: Parts) {
  const made = new BoundedMap<string, Assertion & { of: string }>(limits.gateway.admittedMax)

  return {
    /** One that was made of the same person as they are now; undefined where another has to be made. */
    find(app: GatewayApp, user: UserId, audience: string, identity: Identity): Assertion | undefined {
      const known = made.get(`${app.id} ${user}`)
      const isGood = known !== undefined && clock.now() < known.until && known.of === textOf(audience, identity)
      return isGood ? known : undefined
    },

    async make(app: GatewayApp, user: UserId, audience: string, identity: Identity): Promise<Assertion> {
      const { username, displayName, email, groups, isAdmin } = identity
      const now = clock.now()
      const jwt = await signAssertion({
        iss: publicUrl().origin,
        aud: audience,
        sub: user,
        preferred_username: username,
        name: displayName,
        ...(email !== null && { email }),
        groups,
        admin: isAdmin,
        iat: Math.floor(now / 1000),
        exp: Math.floor((now + limits.gateway.assertionMs) / 1000),
      })
      const assertion = { jwt, until: now + limits.gateway.assertionMs / 2, of: textOf(audience, identity) }
      made.set(`${app.id} ${user}`, assertion)
      return assertion
    },
  }
}

const textOf = (audience: string, identity: Identity): string => JSON.stringify([audience, identity])
