import type { Millis } from '#ground'
import { decideFor, isOfRule, type Decision, type Presence, type Reason } from '#access'
import { isAtLeast, parseAllowList, type User } from '#directory'
import { parseBasic } from './basic.ts'
import { cookiesOf } from './cookies.ts'
import type { Forwarded } from './dialects/index.ts'
import type { AtHost, HostSessions } from './host-sessions.ts'
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
  /** `user` null: a public path, and nobody who may open the app. */
  | { kind: 'open'; app: GatewayApp; user: User | null; headers: IdentityHeaders }
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

/** Decides each request to an app behind the gateway: may it pass, and who is it. */
export function createCheck(parts: GatewayParts & { sessions: HostSessions; refusals: Refusals }) {
  const { clock, log, memory, signIn, sessions, refusals } = parts
  const reported = new Set<string>()

  const decide = (user: User, app: GatewayApp, presence: Presence): Decision =>
    decideFor(memory, user, app, clock.now(), presence)

  function letIn(user: User, app: GatewayApp): Verdict {
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
    return { kind: 'open', app, user, headers }
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
      mayOpen: (user, amr) => amr.includes('app-password') && decide(user, app, { amr, address, authAt: null }).allowed,
    })
    if (answer.kind === 'ok') return letIn(memory.people.find(answer.user.id) ?? answer.user, app)
    const retryAfterMs = answer.kind === 'refused' ? answer.retryAfterMs : 1000
    return { kind: 'not-proven', app, retryAfterMs } as const
  }

  /** Whoever is signed in at the host, and what is decided of them: anew, unless what is remembered lets them in. */
  async function findPerson(visit: Visit, app: GatewayApp): Promise<{ at: AtHost; decision: Decision } | undefined> {
    const { cookie, address } = visit
    const token = cookiesOf(visit).session.read({ cookie })
    for (const anew of [false, true]) {
      const at = await sessions.find(token, app, anew)
      if (at === undefined) return undefined
      const decision = decide(at.user, app, { ...at.session, address })
      if (decision.allowed || at.isNew) return { at, decision }
    }
    return undefined
  }

  /** `asksAgain`: the same request was refused a moment ago, and its password is not looked at twice. */
  return async function check(visit: Visit, { asksAgain = false } = {}): Promise<Verdict> {
    const path = parsePath(visit.target)
    if (path === undefined) return { kind: 'unreadable' }
    const app = findApp(memory, visit.host)
    if (app === undefined) return { kind: 'unknown' }
    const need = needOf(app.gateway, path)
    const isReserved = path === reservedPath || path.startsWith(`${reservedPath}/`)
    if (!app.enabled || need === 'deny' || isReserved) return { kind: 'denied' }

    const basic = app.gateway.acceptAppPasswords && need !== 'public' ? parseBasic(visit.authorization) : undefined
    if (basic !== undefined)
      return asksAgain ? { kind: 'not-proven', app, retryAfterMs: null } : checkBasic(visit, app, basic)

    const found = await findPerson(visit, app)
    if (found?.decision.allowed === true) {
      signIn.noteSeen(found.at.session.id)
      return letIn(found.at.user, app)
    }
    if (need === 'public') {
      const isNear = app.networks.length === 0 || parseAllowList(app.networks).allows(visit.address)
      return isNear ? { kind: 'open', app, user: null, headers: nobodysHeaders } : { kind: 'denied' }
    }
    if (found === undefined || wantsProof(found.decision)) return { kind: 'sign-in', app }
    const { at, decision } = found
    const refused = { app, user: at.user, reasons: decision.reasons }
    return { kind: 'refused', ...refused, reference: refusals.note(refused, at.session, visit.address) }
  }
}

export type Check = ReturnType<typeof createCheck>
