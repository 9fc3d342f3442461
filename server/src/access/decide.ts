import type { AppId, GroupId, Millis, UserId } from '#ground'
import { isActive, isAtLeast, stateOf, type AccessRule, type User, type UserState } from '#directory'

/** The part of an app a decision rests on. The directory server's main tree is decided as one too. */
export interface DecidedApp {
  id: AppId | 'directory-server'
  enabled: boolean
  access: AccessRule
  adminsIncluded: boolean
  requireTwoFactor: boolean
}

/** Everything a decision depends on, and nothing else: same question, same answer. */
export interface Question {
  user: User
  /** The groups the person is in now. */
  groups: ReadonlySet<GroupId>
  app: DecidedApp
  at: Millis
  /**
   * How the person has proven who they are (RFC 8176): `pwd`, `otp`, `mfa` … `app-password` is our own word: 120 random
   * bits for this app alone, which stand in for a second factor.
   */
  amr: readonly string[]
}

/** One step of the chain, in the order it was looked at. `decisive` ones made the outcome. */
export type Reason =
  | { code: 'account'; passed: boolean; state: UserState }
  | { code: 'app-enabled'; passed: boolean }
  | { code: 'rule-nobody'; passed: false }
  | { code: 'rule-everyone'; passed: true }
  | { code: 'rule-groups'; passed: boolean; groups: GroupId[]; through: GroupId[] }
  | { code: 'rule-by-name'; passed: boolean }
  | { code: 'rule-single-user'; passed: boolean; user: UserId }
  | { code: 'rule-admins'; passed: boolean }
  | { code: 'second-factor'; passed: boolean }

export interface Decision {
  allowed: boolean
  reasons: Reason[]
}

/**
 * Decides whether a person may open an app, for every door and for the page that explains it. Pure. The account, the
 * app, and the rule must each pass; within the rule one way in is enough.
 */
export function decide(question: Question): Decision {
  const { user, app, at } = question
  const account: Reason = { code: 'account', passed: isActive(user, at), state: stateOf(user, at) }
  const enabled: Reason = { code: 'app-enabled', passed: app.enabled }
  const rule = ruleReasons(question)
  const reasons: Reason[] = [account, enabled, ...rule]
  let allowed = account.passed && enabled.passed && rule.some(reason => reason.passed)
  if (app.requireTwoFactor) {
    const factor: Reason = {
      code: 'second-factor',
      passed: question.amr.some(method => method === 'mfa' || method === 'app-password'),
    }
    reasons.push(factor)
    allowed &&= factor.passed
  }
  return { allowed, reasons }
}

function ruleReasons({ user, groups, app }: Question): Reason[] {
  const { access } = app
  if (access.kind === 'everyone') return [{ code: 'rule-everyone', passed: true }]
  // A single-user app is that person's alone: admins are not added.
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
  if (app.adminsIncluded) reasons.push({ code: 'rule-admins', passed: isAtLeast(user.role, 'admin') })
  return reasons
}
