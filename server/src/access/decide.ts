import type { AppId, GroupId, Millis, UserId } from '#ground'
import {
  isActive,
  isAtLeast,
  parseAllowList,
  stateOf,
  type AccessRule,
  type AppGrant,
  type User,
  type UserState,
} from '#directory'

/** The part of an app a decision rests on. The directory server's main tree is decided as one too. */
export interface DecidedApp {
  id: AppId | 'directory-server'
  enabled: boolean
  access: AccessRule
  adminsIncluded: boolean
  /** Who is let in by name beside the rule. */
  grants: readonly Pick<AppGrant, 'user' | 'expiresAt' | 'grantedBy'>[]
  requireTwoFactor: boolean
  /** Addresses and ranges it is open from; none: from anywhere. */
  networks: readonly string[]
  /** How old the proof of who somebody is may be; null: any age. */
  sessionMinutes: number | null
}

/** How somebody comes to an app, as far as the door knows it. */
export interface Presence {
  /**
   * How the person has proven who they are (RFC 8176): `pwd`, `otp`, `mfa` … `app-password` is our own word: 120 random
   * bits for this app alone, which stand in for a second factor.
   */
  amr: readonly string[]
  /**
   * Where the question comes from: the person, or at LDAP and Simple Auth the app that asks for them. Null where nobody
   * comes from anywhere: a token, or a look ahead. Networks are then not looked at.
   */
  address: string | null
  /** When they last proved who they are; null: in this moment, or never to be asked again. */
  authAt: Millis | null
}

/** Everything a decision depends on, and nothing else: same question, same answer. */
export interface Question extends Presence {
  user: User
  /** The groups the person is in now, directly and through others. */
  groups: ReadonlySet<GroupId>
  app: DecidedApp
  at: Millis
}

/** One step of the chain, in the order it was looked at. */
export type Reason =
  | { code: 'account'; passed: boolean; state: UserState }
  | { code: 'app-enabled'; passed: boolean }
  | { code: 'rule-nobody'; passed: false }
  | { code: 'rule-everyone'; passed: true }
  | { code: 'rule-groups'; passed: boolean; groups: GroupId[]; through: GroupId[] }
  | { code: 'rule-by-name'; passed: boolean }
  | { code: 'rule-granted'; passed: boolean; until: Millis | null; by: string }
  | { code: 'rule-single-user'; passed: boolean; user: UserId }
  | { code: 'rule-admins'; passed: boolean }
  | { code: 'network'; passed: boolean; address: string }
  | { code: 'second-factor'; passed: boolean }
  | { code: 'sign-in-age'; passed: boolean; minutes: number }

export interface Decision {
  allowed: boolean
  reasons: Reason[]
}

/** Of the reasons that begin with `rule-` one is enough; each of the others must pass. */
export const isOfRule = ({ code }: Reason): boolean => code.startsWith('rule-')

/**
 * Decides whether a person may open an app, for every door and for the page that explains it. Pure. The account, the
 * app, the rule and each policy of the app must pass; within the rule one way in is enough.
 */
export function decide(question: Question): Decision {
  const { user, app, at } = question
  const reasons: Reason[] = [
    { code: 'account', passed: isActive(user, at), state: stateOf(user, at) },
    { code: 'app-enabled', passed: app.enabled },
    ...ruleReasons(question),
    ...policyReasons(question),
  ]
  const allowed =
    reasons.some(reason => isOfRule(reason) && reason.passed) && reasons.every(r => isOfRule(r) || r.passed)
  return { allowed, reasons }
}

function ruleReasons({ user, groups, app, at }: Question): Reason[] {
  const { access } = app
  if (access.kind === 'everyone') return [{ code: 'rule-everyone', passed: true }]
  // A single-user app is that person's alone: admins are not added, and nobody is let in beside them.
  if (access.kind === 'single-user')
    return [{ code: 'rule-single-user', passed: access.user === user.id, user: access.user }]
  const reasons: Reason[] = []
  if (access.kind === 'nobody') reasons.push({ code: 'rule-nobody', passed: false })
  else {
    if (access.groups.length > 0) {
      const through = access.groups.filter(group => groups.has(group))
      reasons.push({ code: 'rule-groups', passed: through.length > 0, groups: access.groups, through })
    }
    if (access.users.length > 0) reasons.push({ code: 'rule-by-name', passed: access.users.includes(user.id) })
  }
  const grant = app.grants.find(one => one.user === user.id)
  if (grant !== undefined) {
    const { expiresAt, grantedBy } = grant
    reasons.push({
      code: 'rule-granted',
      passed: expiresAt === null || expiresAt > at,
      until: expiresAt,
      by: grantedBy,
    })
  }
  if (app.adminsIncluded) reasons.push({ code: 'rule-admins', passed: isAtLeast(user.role, 'admin') })
  return reasons
}

function policyReasons({ app, at, amr, address, authAt }: Question): Reason[] {
  const reasons: Reason[] = []
  if (app.networks.length > 0 && address !== null)
    reasons.push({ code: 'network', passed: parseAllowList(app.networks).allows(address), address })
  if (app.requireTwoFactor)
    reasons.push({ code: 'second-factor', passed: amr.some(method => method === 'mfa' || method === 'app-password') })
  const { sessionMinutes: minutes } = app
  if (minutes !== null && authAt !== null)
    reasons.push({ code: 'sign-in-age', passed: at - authAt < minutes * 60_000, minutes })
  return reasons
}
