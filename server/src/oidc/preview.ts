import { Problem, type AppId, type UserId } from '#ground'
import { decideFor, lookAhead, type Reason } from '#access'
import { demandsSecondFactor } from '#directory'
import { accountOf } from './account.ts'
import { acrOf } from './acr.ts'
import { findApp } from './apps.ts'
import { claimsNowOf, type ClaimParts } from './claims.ts'
import { mountPath } from './mount-path.ts'
import { subjectAt } from './subject.ts'

/** What an app would learn of a person who signs in now. Nothing of it is signed, and none of it is a token. */
export interface ClaimPreview {
  allowed: boolean
  /** What was looked at, in that order. */
  reasons: Reason[]
  /** How they would be signed in: with two factors where they have or need them. */
  amr: string[]
  /** Null where the app does not ask for `openid`. Without times and what is made for one request alone. */
  idToken: Record<string, unknown> | null
  userinfo: Record<string, unknown> | null
  /** Of their tokens, at introspection. */
  introspectedSub: string
}

/** By the same functions as the door itself; what the library does between them is filter by scope. */
export const createPreview =
  (parts: ClaimParts) =>
  async ({ app: id, user: userId, scopes }: { app: AppId; user: UserId; scopes: string[] }): Promise<ClaimPreview> => {
    const { memory, clock, publicUrl } = parts
    const app = findApp(memory, memory.apps.find(id)?.oidc?.clientId)
    if (app === undefined) throw new Problem('conflict', 'This app does not sign people in with OpenID Connect.')
    const user = memory.people.find(userId)
    if (user === undefined || user.trashedAt !== null) throw new Problem('missing', 'There is no such person.')

    const now = clock.now()
    const isTwo = user.secondFactor || app.requireTwoFactor || demandsSecondFactor(memory, user, now)
    const amr = isTwo ? ['pwd', 'otp', 'mfa'] : ['pwd']
    const sub = subjectAt(parts, user, app)
    const account = accountOf(parts, user, app)
    const byScope = claimsNowOf(memory)
    const granted = new Set(scopes.flatMap(scope => byScope[scope] ?? []))
    const tell = async (use: 'id_token' | 'userinfo'): Promise<Record<string, unknown> | null> => {
      if (!scopes.includes('openid')) return null
      const claims = Object.entries(await account.claims(use, scopes.join(' '), {}, []))
      return { ...Object.fromEntries(claims.filter(([claim]) => granted.has(claim))), sub }
    }
    const idToken = await tell('id_token')
    return {
      ...decideFor(memory, user, app, now, lookAhead(...amr)),
      amr,
      idToken: idToken && {
        iss: new URL(mountPath, publicUrl()).href,
        aud: app.oidc.clientId,
        acr: acrOf(amr),
        amr,
        ...idToken,
      },
      userinfo: await tell('userinfo'),
      introspectedSub: sub,
    }
  }
