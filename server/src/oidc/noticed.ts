import { decodeJwt } from 'jose'
import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider'
import { hashToken, type AppId, type UserId } from '#ground'
import { findPerson } from './account.ts'
import { findApp } from './apps.ts'
import { claimsByScope } from './claims.ts'
import type { OidcParts } from './parts.ts'
import type { Visits } from './visit.ts'

/** What an app asked for when it sent somebody here. */
export interface AskedFor {
  clientId: string
  redirectUri: string
  scopes: string[]
  /** Scopes that mean nothing here. */
  unknownScopes: string[]
  /** The method of the challenge, `none` without one. */
  pkce: string
}

/** Where it came from; nobody where nobody was signed in. */
export interface SeenFrom {
  address: string | null
  user: UserId | null
}

/** A word of the library's about what it refuses. */
export interface Refused {
  error: string
  detail: string
}

/**
 * What a test of an app is told of sign-ins. Nothing in it opens anything: `code` is a hash, and claims are those the
 * person's own app was told.
 */
export type OidcSeen =
  | { kind: 'asked'; app: AppId; from: SeenFrom; asked: AskedFor }
  /** `app` null: no app has this client ID. */
  | { kind: 'not-begun'; app: AppId | null; from: SeenFrom; asked: AskedFor; why: 'redirect-address' | Refused }
  /** `isFirst`: at the app's own request, and not after a page of ours. */
  | {
      kind: 'let-in'
      app: AppId
      from: SeenFrom
      asked: AskedFor
      isFirst: boolean
      amr: string[]
      authAt: number | null
      code: string
    }
  | { kind: 'refused'; app: AppId; from: SeenFrom; asked: AskedFor; amr: string[]; authAt: number; reference: string }
  | { kind: 'exchanged'; app: AppId; code: string; idToken: Record<string, unknown> }
  /** `sent`: with what the app proved who it is. */
  | { kind: 'not-exchanged'; code: string; clientId: string; sent: 'secret' | 'signature' | 'nothing'; why: Refused }
  | { kind: 'profile'; app: AppId; user: UserId; claims: Record<string, unknown> }

/** Undefined while no test listens, so that nothing is put together for nobody. */
export type OidcNoticed = () => ((seen: OidcSeen) => void) | undefined

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export function askedOf(memory: OidcParts['memory'], params: Record<string, unknown>): AskedFor {
  const clientId = textOf(params['client_id'])
  const scopes = textOf(params['scope']).split(' ').filter(Boolean)
  const known = new Set<string>([...Object.keys(claimsByScope), 'offline_access'])
  const resources = [params['resource']].flat().map(textOf)
  for (const { uri, scopes: offered } of findApp(memory, clientId)?.oidc.resources ?? [])
    if (resources.includes(uri)) for (const scope of offered) known.add(scope)
  return {
    clientId,
    redirectUri: textOf(params['redirect_uri']),
    scopes,
    unknownScopes: scopes.filter(scope => !known.has(scope)),
    pkce: textOf(params['code_challenge_method']) || 'none',
  }
}

interface NoticeParts extends Pick<OidcParts, 'memory' | 'clock' | 'noticed'> {
  visits: Visits
}

/** Tells tests of apps what the library does. */
export function noticeProvider(provider: Provider, parts: NoticeParts): void {
  const { memory, noticed, visits } = parts
  const fromOf = (): SeenFrom => {
    const { address = null, person } = visits.getStore() ?? {}
    return { address, user: person?.user.id ?? null }
  }
  /** As they were sent: the library leaves out scopes it does not know. */
  const paramsOf = ({ oidc, query }: KoaContextWithOIDC): Record<string, unknown> => {
    const sent: Record<string, unknown> = oidc.body ?? query
    return { ...sent, ...oidc.params, ...(textOf(sent['scope']) !== '' && { scope: sent['scope'] }) }
  }

  provider.on('interaction.started', (ctx: KoaContextWithOIDC) => {
    if (ctx.oidc.route !== 'authorization') return
    const app = findApp(memory, ctx.oidc.client?.clientId)
    if (app !== undefined)
      noticed()?.({ kind: 'asked', app: app.id, from: fromOf(), asked: askedOf(memory, paramsOf(ctx)) })
  })

  provider.on('authorization.error', (ctx: KoaContextWithOIDC, error: errors.OIDCProviderError) => {
    const note = noticed()
    if (note === undefined) return
    const asked = askedOf(memory, paramsOf(ctx))
    const app = findApp(memory, ctx.oidc.client?.clientId ?? asked.clientId)?.id ?? null
    const why = error instanceof errors.InvalidRedirectUri ? 'redirect-address' : wordOf(error)
    note({ kind: 'not-begun', app, from: fromOf(), asked, why })
  })

  provider.on('authorization.success', (ctx: KoaContextWithOIDC, out?: { code?: unknown }) => {
    const app = findApp(memory, ctx.oidc.client?.clientId)
    if (app === undefined || typeof out?.code !== 'string') return
    const { session } = ctx.oidc
    noticed()?.({
      kind: 'let-in',
      app: app.id,
      from: fromOf(),
      asked: askedOf(memory, paramsOf(ctx)),
      isFirst: ctx.oidc.route === 'authorization',
      amr: session?.amr ?? [],
      authAt: session?.loginTs === undefined ? null : session.loginTs * 1000,
      code: hashToken(out.code),
    })
  })

  provider.on('grant.success', (ctx: KoaContextWithOIDC) => {
    const note = noticed()
    const code = codeOf(ctx)
    const app = findApp(memory, ctx.oidc.client?.clientId)
    if (note === undefined || code === undefined || app === undefined) return
    const { id_token: idToken } = ctx.body as { id_token?: string }
    note({ kind: 'exchanged', app: app.id, code, idToken: idToken === undefined ? {} : decodeJwt(idToken) })
  })

  provider.on('grant.error', (ctx: KoaContextWithOIDC, error: errors.OIDCProviderError) => {
    const note = noticed()
    const code = codeOf(ctx)
    if (note === undefined || code === undefined) return
    const clientId = ctx.oidc.client?.clientId ?? textOf(ctx.oidc.params?.['client_id'])
    note({ kind: 'not-exchanged', code, clientId, sent: proofIn(ctx), why: wordOf(error) })
  })

  provider.use(async (ctx: KoaContextWithOIDC, next: () => Promise<void>) => {
    await next()
    const note = noticed()
    if (note === undefined || ctx.oidc?.route !== 'userinfo' || ctx.status !== 200) return
    const app = findApp(memory, ctx.oidc.client?.clientId)
    const user = findPerson(parts, ctx.oidc.accessToken?.accountId ?? '')
    if (app === undefined || user === undefined || typeof ctx.body !== 'object') return
    note({ kind: 'profile', app: app.id, user: user.id, claims: { ...ctx.body } })
  })
}

/** The hash of the code an app shows; the library may have left it among what was posted. */
function codeOf({ oidc }: KoaContextWithOIDC): string | undefined {
  const code = textOf(oidc.params?.['code'] ?? oidc.body?.['code'])
  return code === '' ? undefined : hashToken(code)
}

function proofIn({ oidc, headers }: KoaContextWithOIDC): 'secret' | 'signature' | 'nothing' {
  const { params = {} } = oidc
  if (textOf(params['client_assertion']) !== '') return 'signature'
  return textOf(params['client_secret']) !== '' || headers.authorization !== undefined ? 'secret' : 'nothing'
}

const wordOf = ({ error, error_detail, error_description }: errors.OIDCProviderError): Refused => ({
  error,
  detail: error_detail ?? error_description ?? '',
})
