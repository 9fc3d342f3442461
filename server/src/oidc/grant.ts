import type { Adapter, KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Clock, UserId } from '#ground'
import type { DirectoryMemory } from '#directory'
import { findApp, type OidcApp } from './apps.ts'

type Grant = InstanceType<Provider['Grant']>

/** What somebody has once allowed an app; grants come and go with sessions, this stays. */
export interface Consent {
  scopes: string[]
  claims: string[]
  /** Scopes of APIs by their addresses. */
  resources?: Record<string, string[]>
}

export interface Consents {
  find(user: UserId, app: OidcApp): Promise<Consent | undefined>
  /** Adds to what was allowed before. */
  add(user: UserId, app: OidcApp, consent: Consent): Promise<void>
}

/** The id of a consent's record. It names the app's id: an app made anew asks anew. */
export const consentKey = (user: UserId, app: Pick<OidcApp, 'id'>): string => `${user}.${app.id}`

/** Consents are records of a model of their own. */
export function createConsents(records: Adapter, clock: Clock): Consents {
  const findRecord = (user: UserId, app: OidcApp) => records.find(consentKey(user, app))
  const find = async (user: UserId, app: OidcApp): Promise<Consent | undefined> => {
    const found = await findRecord(user, app)
    return found ? (found['consent'] as Consent) : undefined
  }
  return {
    find,
    async add(user, app, consent) {
      const record = await findRecord(user, app)
      const before = record && (record['consent'] as Consent)
      await records.upsert(consentKey(user, app), {
        since: record ? record['since'] : clock.now(),
        consent: {
          scopes: [...new Set([...(before?.scopes ?? []), ...consent.scopes])],
          claims: [...new Set([...(before?.claims ?? []), ...consent.claims])],
          resources: mergeResources(before?.resources ?? {}, consent.resources ?? {}),
        },
      })
    },
  }
}

interface GrantParts {
  memory: DirectoryMemory
  consents: Consents
  /** The person a session's account is, if they may open the app. */
  findAllowed: (ctx: KoaContextWithOIDC, app: OidcApp) => { id: UserId; subject: string } | undefined
}

/**
 * The grant an authorization request goes on with. A first-party app is granted what it asks for, without a question;
 * for another app what its person once allowed is granted again, and the library asks for the rest.
 */
export const loadExistingGrant =
  ({ memory, consents, findAllowed }: GrantParts) =>
  async (ctx: KoaContextWithOIDC): Promise<Grant | undefined> => {
    const { oidc } = ctx
    const app = findApp(memory, oidc.client?.clientId)
    const person = app && findAllowed(ctx, app)
    if (app === undefined || person === undefined) return undefined

    const { clientId } = app.oidc
    const grantId = oidc.result?.consent?.grantId ?? oidc.session?.grantIdFor(clientId)
    const existing = grantId === undefined ? undefined : await oidc.provider.Grant.find(grantId)
    const scopes = [...oidc.requestParamOIDCScopes]
    const claims = [...oidc.requestParamClaims]
    if (!app.oidc.askConsent) {
      const wanted = { scopes, claims, resources: resourcesWanted(ctx) }
      if (existing !== undefined && covers(existing, wanted)) return existing
      return saveGrant(existing ?? new oidc.provider.Grant({ accountId: person.subject, clientId }), wanted)
    }
    if (existing !== undefined) return existing
    const consent = await consents.find(person.id, app)
    if (consent === undefined) return undefined
    return saveGrant(new oidc.provider.Grant({ accountId: person.subject, clientId }), consent)
  }

/** What the request asks for of the APIs it names. */
const resourcesWanted = ({ oidc }: KoaContextWithOIDC): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(oidc.resourceServers ?? {}).map(([uri, { scopes }]) => [
      uri,
      [...oidc.requestParamScopes].filter(scope => scopes.has(scope)),
    ]),
  )

function mergeResources(a: Record<string, string[]>, b: Record<string, string[]>): Record<string, string[]> {
  const merged = { ...a }
  for (const [uri, scopes] of Object.entries(b)) merged[uri] = [...new Set([...(merged[uri] ?? []), ...scopes])]
  return merged
}

function covers(grant: Grant, { scopes, claims, resources = {} }: Consent): boolean {
  const granted = new Set(grant.getOIDCScope().split(' '))
  const named = new Set(grant.getOIDCClaims())
  const hasResources = Object.entries(resources).every(([uri, wanted]) => {
    const held = new Set(grant.getResourceScope(uri).split(' '))
    return wanted.every(scope => held.has(scope))
  })
  return hasResources && scopes.every(scope => granted.has(scope)) && claims.every(claim => named.has(claim))
}

export async function saveGrant(grant: Grant, { scopes, claims, resources = {} }: Consent): Promise<Grant> {
  for (const [uri, wanted] of Object.entries(resources)) if (wanted.length > 0) grant.addResourceScope(uri, wanted)
  if (scopes.length > 0) grant.addOIDCScope(scopes)
  if (claims.length > 0) grant.addOIDCClaims(claims)
  await grant.save()
  return grant
}
