import { minutes, type AppId, type GroupId, type Millis, type UserId } from '#ground'
import type { AccessRule, App, AppGrant, User } from '#directory'
import type { Presence } from '#access'
import type { Random } from '../world/random.ts'

/** What a generated app is about: all of it that a decision rests on. */
export interface GeneratedPolicy {
  enabled: boolean
  access: AccessRule
  adminsIncluded: boolean
  requireTwoFactor: boolean
  networks: string[]
  sessionMinutes: number | null
}

interface From {
  users: readonly UserId[]
  groups: readonly GroupId[]
}

export function generatePolicy(random: Random, from: From): GeneratedPolicy {
  return {
    enabled: random.chance(0.9),
    access: generateRule(random, from),
    adminsIncluded: random.chance(0.6),
    requireTwoFactor: random.chance(0.25),
    networks: random.pick([[], [], [], ['127.0.0.0/8'], ['192.0.2.0/24 # the office'], ['127.0.0.1', '2001:db8::/32']]),
    sessionMinutes: random.pick([null, null, 5, 60]),
  }
}

function generateRule(random: Random, { users, groups }: From): AccessRule {
  const kind = random.pick(['nobody', 'everyone', 'chosen', 'chosen', 'chosen', 'chosen', 'single-user'] as const)
  if (kind === 'single-user') return { kind, user: random.pick(users) }
  if (kind !== 'chosen') return { kind }
  const chosen = { kind, groups: random.some(groups, 0.15), users: random.some(users, 0.08) }
  return chosen.groups.length + chosen.users.length > 0 ? chosen : { ...chosen, groups: [random.pick(groups)] }
}

export const generateGrants = (random: Random, users: readonly UserId[], now: Millis): AppGrant[] =>
  random.some(users, 0.1).map(user => ({
    user,
    grantedBy: 'system:operator',
    createdAt: 0,
    expiresAt: random.pick([null, now, now - 1, now + 1]),
  }))

export const generatePresence = (random: Random, now: Millis): Presence => ({
  amr: random.pick([['pwd'], ['pwd', 'otp', 'mfa'], ['app-password']]),
  address: random.pick([null, '127.0.0.1', '::ffff:192.0.2.4', '203.0.113.1', '2001:db8::1']),
  authAt: random.pick([null, now, now - minutes(5), now - minutes(30), now - minutes(600)]),
})

/** Direct memberships as lists, for a judge who knows nothing of memory. */
export interface Belonging {
  people: Map<UserId, { group: GroupId; until: Millis | null }[]>
  around: Map<GroupId, { group: GroupId; until: Millis | null }[]>
}

const stands = (at: Millis) => (one: { until: Millis | null }) => one.until === null || one.until > at

export function groupsByHand({ people, around }: Belonging, user: UserId, at: Millis): Set<GroupId> {
  const found = new Set<GroupId>()
  const visit = (group: GroupId): void => {
    if (found.has(group)) return
    found.add(group)
    for (const one of (around.get(group) ?? []).filter(stands(at))) visit(one.group)
  }
  for (const one of (people.get(user) ?? []).filter(stands(at))) visit(one.group)
  return found
}

/** What the contract says, written down once more without a look at how the server does it. */
export function judge(
  user: User,
  groups: ReadonlySet<GroupId>,
  app: GeneratedPolicy & { id: AppId; grants: readonly AppGrant[] },
  at: Millis,
  { amr, address, authAt }: Presence,
): boolean {
  const blocked =
    user.username === null ||
    user.disabledByAdmin ||
    user.disabledByDirectory ||
    user.goneAt !== null ||
    user.trashedAt !== null
  if (blocked || (user.expiresAt !== null && user.expiresAt <= at) || !app.enabled) return false
  const { access } = app
  const isAdmin = user.role === 'admin' || user.role === 'owner'
  const byName = access.kind === 'chosen' && access.users.includes(user.id)
  const byGroup = access.kind === 'chosen' && access.groups.some(id => groups.has(id))
  const granted = app.grants.some(one => one.user === user.id && (one.expiresAt === null || one.expiresAt > at))
  const may =
    access.kind === 'single-user'
      ? access.user === user.id
      : access.kind === 'everyone' || byName || byGroup || granted || (isAdmin && app.adminsIncluded)
  const text = app.networks.join(' ')
  const isInside =
    text === '' ||
    address === null ||
    (text.includes('127.') && address.startsWith('127.')) ||
    (text.includes('192.0.2.') && address.startsWith('::ffff:192.0.2.')) ||
    (text.includes('2001:db8:') && address.startsWith('2001:db8:'))
  const isProven = !app.requireTwoFactor || amr.includes('mfa') || amr.includes('app-password')
  const isYoung = app.sessionMinutes === null || authAt === null || at - authAt < minutes(app.sessionMinutes)
  return may && isInside && isProven && isYoung
}

export type GeneratedApp = App & GeneratedPolicy
