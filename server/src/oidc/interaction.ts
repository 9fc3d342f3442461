import { decodeJwt } from 'jose'
import { errors, type AdapterPayload, type InteractionResults, type Provider } from 'oidc-provider'
import { newReference } from '#ground'
import { decideFor, isOfRule, mayAsk } from '#access'
import type { Attempts } from '#store'
import { acrOf, wantsSecondFactor } from './acr.ts'
import { cardOf, contactOf, findApp, type OidcApp } from './apps.ts'
import { claimsByScope } from './claims.ts'
import { mountPath } from './configuration.ts'
import { listFacts } from './consent-facts.ts'
import { saveGrant, type Consent, type Consents } from './grant.ts'
import { askedOf } from './noticed.ts'
import type { OidcParts } from './parts.ts'
import { inSession } from './in-session.ts'
import { explainRefusal } from './refusal.ts'
import { loginOf } from './sign-out.ts'
import { subjectAt } from './subject.ts'
import type { Person, Visit } from './visit.ts'

export type Interaction = InstanceType<Provider['Interaction']>

/** Where an attempt goes next: to a page, to another address, or back to the library with a result. */
export type Step =
  | { kind: 'page'; status: number; html: string }
  | { kind: 'go'; to: string }
  | { kind: 'finish'; result: InteractionResults }

export interface InteractionParts
  extends Pick<OidcParts, 'clock' | 'memory' | 'events' | 'pages' | 'publicUrl' | 'sealer' | 'noticed'> {
  attempts: Attempts<AdapterPayload>
  consents: Consents
}

const signInPath = (uid: string, how = ''): string => `/sign-in?flow=${encodeURIComponent(uid)}${how}`
const pathOf = (uid: string): string => `${mountPath}/interaction/${uid}`

/** What to do with an attempt the library has handed over. The attempt is this browser's; `visit` says who is in it. */
export function createInteraction(parts: InteractionParts) {
  const { clock, memory, events, pages, attempts, consents } = parts

  const getApp = (attempt: Interaction): OidcApp => {
    const app = findApp(memory, String(attempt.params['client_id']))
    if (app === undefined) throw new errors.InvalidClient('client is invalid', 'client not found')
    return app
  }

  /** Who they are: a session that satisfies the app goes on without a page. */
  async function signIn(attempt: Interaction, person: Person): Promise<Step> {
    if (needsAnotherPerson(attempt, subjectAt(parts, person.user, getApp(attempt))))
      return { kind: 'go', to: signInPath(attempt.uid, '&switch=1') }
    if (await needsNewProof(attempt, person)) return { kind: 'go', to: signInPath(attempt.uid) }
    // Somebody who has proven one factor proves the other, or sets one up, and comes back here.
    if (wantsSecondFactor(attempt.params) && !person.session.amr.includes('mfa'))
      return { kind: 'go', to: signInPath(attempt.uid) }
    if (!satisfiesAcr(attempt, person))
      return finishWith('unmet_authentication_requirements', 'this person cannot sign in in the way that was asked for')
    return { kind: 'finish', result: { login: asLogin(person) } }
  }

  async function needsNewProof({ uid, prompt, params }: Interaction, { session }: Person): Promise<boolean> {
    if (session.authAt >= ((await attempts.beganAt(uid)) ?? Number.POSITIVE_INFINITY)) return false
    if (prompt.reasons.includes('login_prompt')) return true
    return prompt.reasons.includes('max_age') && clock.now() - session.authAt > Number(params['max_age']) * 1000
  }

  /** Whether they may: the refusal, unless somebody has let them in since. */
  async function admit(attempt: Interaction, { person, address, reader }: Visit & { person: Person }): Promise<Step> {
    const { user, session } = person
    const app = getApp(attempt)
    const { allowed, reasons } = decideFor(memory, user, app, clock.now(), { ...session, address })
    // With how they are signed in now: a second factor may have been proven since the library was told.
    if (allowed) return { kind: 'finish', result: { access: {}, login: asLogin(person) } }
    // Nothing is missing but what they can prove: it is asked for, and the person comes back here.
    const missing = reasons.filter(reason => !reason.passed && !isOfRule(reason))
    const isAdmitted = reasons.some(reason => isOfRule(reason) && reason.passed)
    if (isAdmitted && missing.every(({ code }) => code === 'second-factor' || code === 'sign-in-age'))
      return { kind: 'go', to: signInPath(attempt.uid) }
    const mine = newReference()
    const reference = await attempts.keepReference(attempt.uid, mine)
    if (reference === mine)
      events.add({
        kind: 'app.opened',
        outcome: 'refused',
        actor: { kind: 'user', id: user.id, role: user.role },
        subject: user.id,
        app: app.id,
        origin: { door: 'oidc', address },
        reason: 'no-access',
        reference,
        data: { ...inSession(person), reasons: reasons.filter(reason => !reason.passed).map(reason => reason.code) },
      })
    parts.noticed()?.({
      kind: 'refused',
      app: app.id,
      from: { address, user: user.id },
      asked: askedOf(memory, attempt.params),
      amr: session.amr,
      authAt: session.authAt,
      reference,
    })
    const html = pages.refusal(
      {
        app: cardOf(app),
        username: user.username ?? '',
        reasons: explainRefusal(memory, reasons),
        contact: contactOf(memory, app),
        reference,
        switchUrl: signInPath(attempt.uid, '&switch=1'),
        askUrl: mayAsk({ reasons }, app) ? `/request/${app.id}?reference=${reference}` : undefined,
        backUrl: `${pathOf(attempt.uid)}/back`,
      },
      reader,
    )
    return { kind: 'page', status: 403, html }
  }

  /** Whether they agree: asked of third parties' apps only. */
  function ask(attempt: Interaction, { person: { user }, reader }: Visit & { person: Person }): Step {
    const app = getApp(attempt)
    if (!app.oidc.askConsent) return { kind: 'finish', result: { consent: {} } }
    const html = pages.consent(
      {
        app: cardOf(app),
        username: user.username ?? '',
        facts: listFacts(parts, user, app, wantedBy(attempt)),
        action: `${pathOf(attempt.uid)}/consent`,
        switchUrl: signInPath(attempt.uid, '&switch=1'),
      },
      reader,
    )
    return { kind: 'page', status: 200, html }
  }

  return {
    next(attempt: Interaction, visit: Visit): Promise<Step> | Step {
      const { person } = visit
      if (person === undefined) return { kind: 'go', to: signInPath(attempt.uid) }
      switch (attempt.prompt.name) {
        case 'login':
          return signIn(attempt, person)
        case 'access':
          return admit(attempt, { ...visit, person })
        case 'consent':
          return ask(attempt, { ...visit, person })
        default:
          throw new Error(`There is no answer to the prompt ${attempt.prompt.name}.`)
      }
    },

    /** Back to the app, which is told that nothing came of it. */
    giveUp: (): Step => finishWith('access_denied', 'the person may not open this app'),

    async answerConsent(provider: Provider, attempt: Interaction, visit: Visit, allowed: boolean): Promise<Step> {
      const { person } = visit
      if (person === undefined) return { kind: 'go', to: signInPath(attempt.uid) }
      if (attempt.prompt.name !== 'consent')
        throw new errors.InvalidRequest('this sign-in does not wait for an agreement')
      if (!allowed) return finishWith('access_denied', 'the person did not agree')
      const app = getApp(attempt)
      const consent = wantedBy(attempt)
      await consents.add(person.user.id, app, consent)
      const known = attempt.grantId === undefined ? undefined : await provider.Grant.find(attempt.grantId)
      const accountId = person.user.subject ?? person.user.id
      const grant = await saveGrant(known ?? new provider.Grant({ accountId, clientId: app.oidc.clientId }), consent)
      return { kind: 'finish', result: { consent: { grantId: grant.jti } } }
    },

    /**
     * The app's request, to be taken up from its beginning, because the browser's session is another one than when it
     * began. A sign-in done since then is the one `prompt=login` asked for.
     */
    async restart(provider: Provider, attempt: Interaction, { person }: Visit): Promise<Step> {
      if (attempt.deviceCode !== undefined) return restartDevice(provider, attempt.deviceCode)
      const params = new URLSearchParams(attempt.params as Record<string, string>)
      const proven = person !== undefined && person.session.authAt >= ((await attempts.beganAt(attempt.uid)) ?? 0)
      const prompts = (params.get('prompt') ?? '').split(' ').filter(prompt => !(proven && prompt === 'login'))
      params.delete('prompt')
      if (prompts.join(' ') !== '') params.set('prompt', prompts.join(' '))
      return { kind: 'go', to: `${mountPath}/auth?${params.toString()}` }
    },
  }
}

/** Lets the code of a device be confirmed again, by whoever is there now. */
async function restartDevice(provider: Provider, deviceCode: string): Promise<Step> {
  const code = await provider.DeviceCode.find(deviceCode, { ignoreExpiration: true })
  if (code === undefined || code.accountId !== undefined) return { kind: 'go', to: `${mountPath}/device` }
  code.inFlight = false
  await code.save()
  return { kind: 'go', to: `${mountPath}/device?user_code=${encodeURIComponent(code.userCode)}` }
}

/** How somebody is signed in, as a result of the library's. */
function asLogin(person: Person): NonNullable<InteractionResults['login']> {
  const { loginTs, ...login } = loginOf(person)
  return { ...login, ts: loginTs, remember: true }
}

const finishWith = (error: string, description: string): Step => ({
  kind: 'finish',
  result: { error, error_description: description },
})

/** Everything the request asks for, as far as we know it. */
function wantedBy({ params, prompt }: Interaction): Consent {
  const { missingOIDCClaims = [], missingResourceScopes = {} } = prompt.details as {
    missingOIDCClaims?: string[]
    missingResourceScopes?: Record<string, string[]>
  }
  const known = new Set([...Object.keys(claimsByScope), 'offline_access'])
  return {
    scopes: String(params['scope'])
      .split(' ')
      .filter(scope => known.has(scope)),
    claims: missingOIDCClaims,
    resources: missingResourceScopes,
  }
}

/** `id_token_hint` (OIDC Core §3.1.2.1) and a requested `sub` (§5.5.1) name the one person the app wants. */
function needsAnotherPerson({ prompt, params }: Interaction, subject: string): boolean {
  const { reasons, details } = prompt
  if (reasons.includes('id_token_hint') && decodeJwt(String(params['id_token_hint'])).sub !== subject) return true
  const { sub } = details as { sub?: { value?: string } }
  return reasons.includes('claims_id_token_sub_value') && sub?.value !== subject
}

/** An `acr` asked for as essential (OIDC Core §5.5.1.1). One we do not know the library would ask for for ever. */
function satisfiesAcr({ prompt }: Interaction, { session }: Person): boolean {
  if (!prompt.reasons.some(reason => reason === 'essential_acr' || reason === 'essential_acrs')) return true
  const { acr } = prompt.details as { acr?: { value?: string; values?: string[] } }
  return [...(acr?.values ?? []), acr?.value].includes(acrOf(session.amr))
}
