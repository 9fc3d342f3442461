import type { Millis, Secret, SessionId } from '#ground'
import { decideFor, isOfRule, type Decision, type Reason } from '#access'
import { parseAllowList, type PathNeed, type User } from '#directory'
import type { Admissions } from './admissions.ts'
import { parseBasic } from './basic.ts'
import { parseBearer } from './bearer.ts'
import { cookiesOf } from './cookies.ts'
import type { Forwarded } from './dialects/index.ts'
import { hashOf, type AtHost, type HostSessions } from './host-sessions.ts'
import { nobodysHeaders, type IdentityHeaders } from './identity-headers.ts'
import type { Introduce } from './introduce.ts'
import { findApp, type GatewayApp, type GatewayParts } from './parts.ts'
import { parsePath } from './path.ts'
import type { Refusals } from './refusals.ts'
import { needOf } from './rules.ts'

/** Everything of a visitor's request that is looked at. */
export interface Visit extends Forwarded {
  cookie: string | undefined
  authorization: string | undefined
  address: string
}

export type Verdict =
  /** `user` null: a public path, and nobody who may open the app. `session`: of the browser that asks, if it is one. */
  | { kind: 'open'; app: GatewayApp; user: User | null; headers: IdentityHeaders; session?: SessionId }
  | { kind: 'sign-in'; app: GatewayApp }
  /** A name and password were given, and are not enough. `retryAfterMs`: they were not looked at. */
  | { kind: 'not-proven'; app: GatewayApp; retryAfterMs: Millis | null }
  /** An access token was given that is of no use here. */
  | { kind: 'bad-token'; app: GatewayApp }
  | { kind: 'refused'; app: GatewayApp; user: User; reasons: Reason[]; reference: string }
  /** For everybody, by a rule or since the app is switched off. */
  | { kind: 'denied' }
  /** The path could be read in more ways than one. */
  | { kind: 'unreadable' }
  /** No app has this host. */
  | { kind: 'unknown' }

/** Paths of every protected host that are ours, and no app's. */
export const reservedPath = '/.doorward'

/** Nothing is missing but what the person can prove: it is asked for. */
export function wantsProof({ reasons }: Decision): boolean {
  const missing = reasons.filter(reason => !reason.passed && !isOfRule(reason))
  const isAdmitted = reasons.some(reason => isOfRule(reason) && reason.passed)
  return isAdmitted && missing.every(({ code }) => code === 'second-factor' || code === 'sign-in-age')
}

/** A question whose answer depends on who asks. */
interface Asked {
  kind: 'asked'
  app: GatewayApp
  need: Exclude<PathNeed, 'deny'>
  /** What a program proves with; it counts before a cookie. */
  basic: ReturnType<typeof parseBasic>
  bearer: ReturnType<typeof parseBearer>
  /** Of the browser's token at the host; undefined where it has none. */
  hash: string | undefined
}

/** Somebody passes; until when the same may be said again, as far as what the app is told is concerned. */
type Open = Verdict & { kind: 'open' } & { until: Millis }

/**
 * `asksAgain`: the same request was refused a moment ago, and its password is not looked at twice. `isPresent`: the person
 * did something, which keeps their session awake.
 */
export type Check = (visit: Visit, options?: { asksAgain?: boolean; isPresent?: boolean }) => Promise<Verdict>

/**
 * The same verdict where nothing has to be read or proven for it, which is so of nearly every request of somebody who is
 * signed in; undefined where it has.
 */
export type CheckAtOnce = (visit: Visit) => Verdict | undefined

/** Decides each request to an app behind the gateway: may it pass, and who is it. */
export function createCheck(
  parts: GatewayParts & { sessions: HostSessions; admissions: Admissions; introduce: Introduce; refusals: Refusals },
): { check: Check; checkAtOnce: CheckAtOnce } {
  const { clock, memory, signIn, sessions, admissions, refusals, introduce, findBearer } = parts

  function letIn(user: User, app: GatewayApp, session?: SessionId): Open | undefined {
    const introduction = introduce.atOnce(user, app)
    return introduction && { kind: 'open', app, user, ...introduction, ...(session !== undefined && { session }) }
  }

  async function letInByProof(user: User, app: GatewayApp): Promise<Verdict> {
    const atOnce = letIn(user, app)
    if (atOnce !== undefined) return atOnce
    await introduce.prepare(user, app)
    return letIn(user, app) ?? { kind: 'sign-in', app }
  }

  async function checkBasic(
    visit: Visit,
    app: GatewayApp,
    basic: NonNullable<ReturnType<typeof parseBasic>>,
  ): Promise<Verdict> {
    const { address, host } = visit
    const answer = await signIn.bind({
      door: 'gateway',
      identifier: basic.name,
      password: basic.password,
      address,
      app: app.id,
      view: host,
      allowsBare: false,
      // A password for this app alone: the one of the account is for our own pages.
      mayOpen: (user, amr) =>
        amr.includes('app-password') &&
        decideFor(memory, user, app, clock.now(), { amr, address, authAt: null }).allowed,
    })
    if (answer.kind === 'ok') return letInByProof(memory.people.find(answer.user.id) ?? answer.user, app)
    const retryAfterMs = answer.kind === 'refused' ? answer.retryAfterMs : 1000
    return { kind: 'not-proven', app, retryAfterMs }
  }

  /** Whatever is missing, a program is told no: there is nobody to prove anything. */
  async function checkBearer(visit: Visit, app: GatewayApp, bearer: Secret): Promise<Verdict> {
    const found = await findBearer(bearer, app)
    if (found === undefined) return { kind: 'bad-token', app }
    const { user, session } = found
    const { address } = visit
    const { allowed, reasons } = decideFor(memory, user, app, clock.now(), { ...session, address })
    if (allowed) return letInByProof(user, app)
    return { kind: 'refused', app, user, reasons, reference: refusals.note({ app, user, reasons }, session, address) }
  }

  /** What is asked, or the verdict where it is the same for everybody. */
  function look(visit: Visit): Verdict | Asked {
    const path = parsePath(visit.target)
    if (path === undefined) return { kind: 'unreadable' }
    const app = findApp(memory, visit.host)
    if (app === undefined) return { kind: 'unknown' }
    const need = needOf(app.gateway, path)
    const isReserved = path === reservedPath || path.startsWith(`${reservedPath}/`)
    if (!app.enabled || need === 'deny' || isReserved) return { kind: 'denied' }
    const { acceptAppPasswords, acceptTokens } = app.gateway
    const basic = acceptAppPasswords && need !== 'public' ? parseBasic(visit.authorization) : undefined
    const bearer = acceptTokens && need !== 'public' ? parseBearer(visit.authorization) : undefined
    return { kind: 'asked', app, need, basic, bearer, hash: hashOf(cookiesOf(visit).session.read(visit)) }
  }

  function answerStranger({ app, need }: Asked, { address }: Visit): Verdict {
    if (need !== 'public') return { kind: 'sign-in', app }
    const isNear = app.networks.length === 0 || parseAllowList(app.networks).allows(address)
    return isNear ? { kind: 'open', app, user: null, headers: nobodysHeaders } : { kind: 'denied' }
  }

  const decide = ({ user, session }: AtHost, app: GatewayApp, { address }: Visit, at = clock.now()): Decision =>
    decideFor(memory, user, app, at, { ...session, address })

  /** Until when the clock changes nothing; what ends by it ends once, so the two ends of the time tell of all of it. */
  function isSteady(at: AtHost, app: GatewayApp, visit: Visit, until: Millis): boolean {
    const countGroups = (when: Millis): number => memory.people.groupsOf(at.user.id, when).length
    return (
      at.countsAt(until) && decide(at, app, visit, until).allowed && countGroups(clock.now()) === countGroups(until)
    )
  }

  /** Undefined where something has to be signed first. */
  function admit(hash: string, at: AtHost, app: GatewayApp, visit: Visit): Open | undefined {
    const { user, session, knownUntil } = at
    const verdict = letIn(user, app, session.id)
    if (verdict === undefined || knownUntil === null) return verdict
    const until = Math.min(knownUntil, verdict.until)
    if (isSteady(at, app, visit, until)) admissions.note(hash, { ...verdict, address: visit.address, until })
    return verdict
  }

  /** Somebody else's word is never taken here, nor anybody refused: what is remembered may be behind. */
  function answerAtOnce(asked: Asked, visit: Visit): Verdict | undefined {
    const { app, hash, basic, bearer } = asked
    if (basic !== undefined || bearer !== undefined) return undefined
    if (hash === undefined) return answerStranger(asked, visit)
    const admitted = admissions.find(hash, app, visit.address)
    if (admitted !== undefined) return admitted
    const known = sessions.recall(hash, app)
    return known !== undefined && decide(known, app, visit).allowed ? admit(hash, known, app, visit) : undefined
  }

  /** With the row of the session as it is now. */
  async function answerAnew(asked: Asked, hash: string, visit: Visit): Promise<Verdict> {
    const { app, need } = asked
    const at = await sessions.findAnew(hash, app)
    if (at === undefined) return answerStranger(asked, visit)
    const decision = decide(at, app, visit)
    if (decision.allowed) {
      const admitted = admit(hash, at, app, visit)
      if (admitted !== undefined) return admitted
      await introduce.prepare(at.user, app)
      // Much may have ended meanwhile: what is remembered is looked at once more, and this row for this request alone.
      const again = answerAtOnce(asked, visit) ?? admit(hash, { ...at, knownUntil: null }, app, visit)
      return again ?? answerStranger(asked, visit)
    }
    if (need === 'public' || wantsProof(decision)) return answerStranger(asked, visit)
    const refused = { app, user: at.user, reasons: decision.reasons }
    return { kind: 'refused', ...refused, reference: refusals.note(refused, at.session, visit.address) }
  }

  async function answerInTime(asked: Asked, visit: Visit, asksAgain: boolean): Promise<Verdict> {
    const { app, basic, bearer, hash } = asked
    if (bearer !== undefined) return checkBearer(visit, app, bearer)
    if (basic !== undefined)
      return asksAgain ? { kind: 'not-proven', app, retryAfterMs: null } : checkBasic(visit, app, basic)
    return hash === undefined ? answerStranger(asked, visit) : answerAnew(asked, hash, visit)
  }

  function noteSeen(verdict: Verdict): void {
    if (verdict.kind === 'open' && verdict.session !== undefined) signIn.noteSeen(verdict.session)
  }

  async function check(visit: Visit, { asksAgain = false, isPresent = true } = {}): Promise<Verdict> {
    const asked = look(visit)
    if (asked.kind !== 'asked') return asked
    const verdict = answerAtOnce(asked, visit) ?? (await answerInTime(asked, visit, asksAgain))
    if (isPresent) noteSeen(verdict)
    return verdict
  }

  function checkAtOnce(visit: Visit): Verdict | undefined {
    const asked = look(visit)
    const verdict = asked.kind === 'asked' ? answerAtOnce(asked, visit) : asked
    if (verdict !== undefined) noteSeen(verdict)
    return verdict
  }

  return { check, checkAtOnce }
}
