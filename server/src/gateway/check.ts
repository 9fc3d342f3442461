import type { Millis, SessionId } from '#ground'
import { decideFor, isOfRule, type Decision, type Reason } from '#access'
import { isAtLeast, parseAllowList, type PathNeed, type User } from '#directory'
import type { Admissions } from './admissions.ts'
import { parseBasic } from './basic.ts'
import { cookiesOf } from './cookies.ts'
import type { Forwarded } from './dialects/index.ts'
import { hashOf, type AtHost, type HostSessions } from './host-sessions.ts'
import { nobodysHeaders, printIdentity, type IdentityHeaders } from './identity-headers.ts'
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
  /** `session`: of the browser that asks, if somebody is signed in there. */
  | { kind: 'open'; headers: IdentityHeaders; session: SessionId | null }
  | { kind: 'sign-in'; app: GatewayApp }
  /** A name and password were given, and are not enough. `retryAfterMs`: they were not looked at. */
  | { kind: 'not-proven'; app: GatewayApp; retryAfterMs: Millis | null }
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
  basic: ReturnType<typeof parseBasic>
  /** Of the browser's token at the host; undefined where it has none. */
  hash: string | undefined
}

export interface Check {
  /**
   * `asksAgain`: the same request was refused a moment ago, and its password is not looked at twice. `isPresent`: the
   * person did something, which keeps their session awake.
   */
  (visit: Visit, options?: { asksAgain?: boolean; isPresent?: boolean }): Promise<Verdict>
  /**
   * The same verdict where nothing has to be read or proven for it, which is so of nearly every request of somebody who is
   * signed in; undefined where it has.
   */
  atOnce(visit: Visit): Verdict | undefined
}

/** Decides each request to an app behind the gateway: may it pass, and who is it. */
export function createCheck(
  parts: GatewayParts & { sessions: HostSessions; admissions: Admissions; refusals: Refusals },
): Check {
  const { clock, log, memory, signIn, sessions, admissions, refusals } = parts
  const reported = new Set<string>()

  function letIn(user: User, app: GatewayApp, session: SessionId | null): Verdict & { kind: 'open' } {
    const groups = memory.people.groupsOf(user.id, clock.now()).map(({ name }) => name)
    const { username, displayName, email, role } = user
    const isAdmin = isAtLeast(role, 'admin')
    const identity = { username: username ?? '', displayName, email, groups, isAdmin }
    const { headers, leftOut } = printIdentity(identity, app.gateway.usernameForm)
    for (const group of leftOut)
      if (!reported.has(group)) {
        reported.add(group)
        log.warn({ group }, 'apps behind the gateway are not told of this group: its name could be read as two')
      }
    return { kind: 'open', headers, session }
  }

  async function checkBasic(visit: Visit, app: GatewayApp, basic: NonNullable<ReturnType<typeof parseBasic>>) {
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
    if (answer.kind === 'ok') return letIn(memory.people.find(answer.user.id) ?? answer.user, app, null)
    const retryAfterMs = answer.kind === 'refused' ? answer.retryAfterMs : 1000
    return { kind: 'not-proven', app, retryAfterMs } as const
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
    const basic = app.gateway.acceptAppPasswords && need !== 'public' ? parseBasic(visit.authorization) : undefined
    return { kind: 'asked', app, need, basic, hash: hashOf(cookiesOf(visit).session.read(visit)) }
  }

  function answerStranger({ app, need }: Asked, { address }: Visit): Verdict {
    if (need !== 'public') return { kind: 'sign-in', app }
    const isNear = app.networks.length === 0 || parseAllowList(app.networks).allows(address)
    return isNear ? { kind: 'open', headers: nobodysHeaders, session: null } : { kind: 'denied' }
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

  function admit(hash: string, at: AtHost, app: GatewayApp, visit: Visit): Verdict {
    const { user, session, knownUntil: until } = at
    const verdict = letIn(user, app, session.id)
    if (until !== null && isSteady(at, app, visit, until))
      admissions.note(hash, { ...verdict, app, address: visit.address, until })
    return verdict
  }

  /** Somebody else's word is never taken here, nor anybody refused: what is remembered may be behind. */
  function answerAtOnce(asked: Asked, visit: Visit): Verdict | undefined {
    const { app, hash, basic } = asked
    if (basic !== undefined) return undefined
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
    if (decision.allowed) return admit(hash, at, app, visit)
    if (need === 'public' || wantsProof(decision)) return answerStranger(asked, visit)
    const refused = { app, user: at.user, reasons: decision.reasons }
    return { kind: 'refused', ...refused, reference: refusals.note(refused, at.session, visit.address) }
  }

  async function answerInTime(asked: Asked, visit: Visit, asksAgain: boolean): Promise<Verdict> {
    const { app, basic, hash } = asked
    if (basic !== undefined)
      return asksAgain ? { kind: 'not-proven', app, retryAfterMs: null } : checkBasic(visit, app, basic)
    return hash === undefined ? answerStranger(asked, visit) : answerAnew(asked, hash, visit)
  }

  function noteSeen(verdict: Verdict): void {
    if (verdict.kind === 'open' && verdict.session !== null) signIn.noteSeen(verdict.session)
  }

  async function check(visit: Visit, { asksAgain = false, isPresent = true } = {}): Promise<Verdict> {
    const asked = look(visit)
    if (asked.kind !== 'asked') return asked
    const verdict = answerAtOnce(asked, visit) ?? (await answerInTime(asked, visit, asksAgain))
    if (isPresent) noteSeen(verdict)
    return verdict
  }

  return Object.assign(check, {
    atOnce(visit: Visit): Verdict | undefined {
      const asked = look(visit)
      const verdict = asked.kind === 'asked' ? answerAtOnce(asked, visit) : asked
      if (verdict !== undefined) noteSeen(verdict)
      return verdict
    },
  })
}
