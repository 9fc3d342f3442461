import { EventEmitter } from 'node:events'
import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider'
import type { Origin } from '#directory'
import type { OidcParts } from './parts.ts'
import { findPerson } from './account.ts'
import { findApp } from './apps.ts'
import { inSession } from './in-session.ts'
import type { Visits } from './visit.ts'

interface AuditParts extends Pick<OidcParts, 'memory' | 'clock' | 'events' | 'log'> {
  visits: Visits
}

/** Records who opened which app, and codes and tokens that a known app was refused; logs what the library takes for a bug. */
export function watchProvider(provider: Provider, parts: AuditParts): void {
  const { memory, events, log, visits } = parts
  const originOf = (): Origin => ({ door: 'oidc', address: visits.getStore()?.address ?? null })

  provider.on('authorization.success', (ctx: KoaContextWithOIDC) => {
    const { session, client } = ctx.oidc
    const user = findPerson(parts, session?.accountId ?? '')
    if (user === undefined) return
    events.add({
      kind: 'app.opened',
      outcome: 'done',
      actor: { kind: 'user', id: user.id, role: user.role },
      subject: user.id,
      app: findApp(memory, client?.clientId)?.id ?? null,
      origin: originOf(),
      data: inSession(visits.getStore()?.person),
    })
  })

  // Only a client that has proven who it is: a stranger must not be able to fill the trail.
  provider.on('grant.error', (ctx: KoaContextWithOIDC, error: errors.OIDCProviderError) => {
    const app = findApp(memory, ctx.oidc.client?.clientId)
    if (app === undefined || !(error instanceof errors.InvalidGrant)) return
    events.add({
      kind: 'app.token',
      outcome: 'refused',
      actor: { kind: 'system', name: 'sign-in' },
      app: app.id,
      origin: originOf(),
      reason: error.error_detail ?? error.error,
    })
  })

  provider.on('server_error', (ctx: KoaContextWithOIDC, error: unknown) =>
    log.error({ err: error, route: ctx.oidc.route }, 'bug'),
  )
  // Koa's own event, for what even the library has not caught; without a listener it writes to the console.
  EventEmitter.prototype.on.call(provider, 'error', error => log.error({ err: error }, 'bug'))
}
