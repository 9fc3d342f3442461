import type { AppId, Millis, UserId } from '#ground'
import type { Verdict } from './check.ts'
import type { Forwarded } from './dialects/index.ts'
import type { IdentityHeaders } from './identity-headers.ts'

/** Which kind of proxy asked, by the address it asks at. */
export type ProxyKind = 'nginx' | 'traefik' | 'caddy' | 'envoy'

/** What a test of an app is told of what happens at the gateway. */
export type GatewaySeen =
  /** A proxy asked about a visitor's request. `app` null: no app has this host. */
  | {
      kind: 'asked'
      by: ProxyKind
      proxy: string
      to: Forwarded
      app: AppId | null
      from: { address: string; user: UserId | null }
      verdict: Verdict['kind']
      /** What the app is told of somebody who passes; null for whoever does not. */
      headers: IdentityHeaders | null
    }
  /** Somebody asked who is not listed as a proxy. What they say of the visitor is not believed. */
  | { kind: 'unlisted'; by: ProxyKind; proxy: string; to: Forwarded | undefined; saidAddress: string | null }
  /** A listed proxy asked, and did not say about what. */
  | { kind: 'unsaid'; by: ProxyKind; proxy: string; from: { address: string; user: null } }
  | {
      kind: 'refused'
      app: AppId
      from: { address: string; user: UserId }
      amr: readonly string[]
      authAt: Millis | null
      reference: string
    }

/** Undefined while no test listens, so that nothing is put together for nobody. */
export type GatewayNoticed = () => ((seen: GatewaySeen) => void) | undefined
