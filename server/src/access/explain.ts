import type { Millis, UserId } from '#ground'
import type { AccessRule, DirectoryMemory, Role, User, UserState } from '#directory'
import type { DoorName, NamedGroup, Turn } from './change.ts'
import { decideFor, lookAhead } from './decide-for.ts'
import type { Decision, Presence, Reason } from './decide.ts'
import { hasDoor, nameGroup, type ExplainedApp } from './explained-app.ts'
import { climb, pathTo, type Climb } from './group-paths.ts'
import { findLetIn } from './let-in.ts'
import { findTakeAway } from './take-away.ts'

/** A decision somebody wants to understand. */
export interface ExplainQuestion {
  user: User
  app: ExplainedApp
  at: Millis
  presence: Presence
  /** Null: by whichever the app has. */
  door: DoorName | null
}

/** A group that opens the app, and how somebody is in it. */
export interface GroupWay {
  group: NamedGroup
  /** From the group they are a direct member of to the group itself; empty: they are not in it. */
  path: NamedGroup[]
  /** When the first membership on the path ends; null: never. */
  until: Millis | null
}

/** What of the rule was looked at. One that passed is enough. */
export type Way =
  | { code: 'rule-nobody'; passed: false }
  | { code: 'rule-everyone'; passed: true }
  | { code: 'rule-groups'; passed: boolean; groups: GroupWay[] }
  | { code: 'rule-by-name'; passed: boolean }
  | { code: 'rule-granted'; passed: boolean; until: Millis | null; by: string }
  | { code: 'rule-single-user'; passed: boolean; user: { id: UserId; name: string } | null }
  | { code: 'rule-admins'; passed: boolean; role: Role }

/** One step of the chain, with what it was decided on. What an app does not ask for is a step that passed. */
export type Step =
  | { code: 'account'; passed: boolean; state: UserState; keptIn: string | null }
  | { code: 'app-enabled'; passed: boolean }
  | { code: 'door'; passed: boolean; door: DoorName }
  | { code: 'rule'; passed: boolean; kind: AccessRule['kind']; ways: Way[]; memberOf: NamedGroup[] }
  | { code: 'network'; passed: boolean; address: string | null; networks: readonly string[] }
  | { code: 'second-factor'; passed: boolean; isAsked: boolean; has: boolean }
  | { code: 'sign-in-age'; passed: boolean; minutes: number; ageMs: Millis | null }

export interface Explanation {
  question: ExplainQuestion
  allowed: boolean
  steps: Step[]
  /** What would let them in; empty when they are. */
  letIn: Turn
  /**
   * What would take it away, of what concerns who may; empty when they may not. `oneOf`: each of it alone. `all`: they
   * come in by several ways, and each of those would have to go. That anybody can be disabled, and any app switched
   * off, goes without saying.
   */
  takeAway: Turn
}

/** The decision a door would make, step by step, and what would turn it round. Pure; the door's own function decides. */
export function explain(memory: DirectoryMemory, question: ExplainQuestion): Explanation {
  const { user, app, at, presence, door } = question
  const decision = decideFor(memory, user, app, at, presence)
  const slot = memory.people.slotOf(user.id)
  const reached: Climb = slot === undefined ? new Map() : climb(memory, slot, at)
  const steps = stepsOf(memory, question, decision, reached)
  const allowed = decision.allowed && (door === null || hasDoor(app, door))
  const nothing: Turn = { all: [], oneOf: [] }
  return {
    question,
    allowed,
    steps,
    letIn: allowed ? nothing : findLetIn(memory, question, steps, reached),
    takeAway: allowed ? findTakeAway(memory, question, decision, reached) : nothing,
  }
}

function stepsOf(memory: DirectoryMemory, question: ExplainQuestion, decision: Decision, reached: Climb): Step[] {
  const { user, app, at, presence, door } = question
  const passed = (code: Reason['code']): boolean => decision.reasons.every(one => one.code !== code || one.passed)
  const ways = decision.reasons.flatMap(reason => wayOf(memory, question, reason, reached) ?? [])
  const { sessionMinutes: minutes } = app
  return [
    {
      code: 'account',
      passed: passed('account'),
      state: stateIn(decision),
      keptIn: memory.externals.find(user.source)?.title ?? null,
    },
    { code: 'app-enabled', passed: app.enabled },
    ...(door === null ? [] : [{ code: 'door', passed: hasDoor(app, door), door } as const]),
    {
      code: 'rule',
      passed: ways.some(way => way.passed),
      kind: app.access.kind,
      ways,
      memberOf: [...reached].flatMap(([slot, from]) => (from === null ? (nameGroup(memory, slot) ?? []) : [])),
    },
    { code: 'network', passed: passed('network'), address: presence.address, networks: app.networks },
    { code: 'second-factor', passed: passed('second-factor'), isAsked: app.requireTwoFactor, has: user.secondFactor },
    ...(minutes === null
      ? []
      : [
          {
            code: 'sign-in-age',
            passed: passed('sign-in-age'),
            minutes,
            ageMs: presence.authAt === null ? null : at - presence.authAt,
          } as const,
        ]),
  ]
}

const stateIn = ({ reasons }: Decision): UserState =>
  reasons.find(reason => reason.code === 'account')?.state ?? 'active'

function wayOf(memory: DirectoryMemory, { user }: ExplainQuestion, reason: Reason, reached: Climb): Way | undefined {
  if (reason.code === 'rule-nobody' || reason.code === 'rule-everyone') return reason
  if (reason.code === 'rule-by-name' || reason.code === 'rule-granted') return reason
  if (reason.code === 'rule-admins') return { ...reason, role: user.role }
  if (reason.code === 'rule-groups')
    return { ...groupsOf(reason), groups: reason.groups.flatMap(id => groupWay(memory, user.id, id, reached) ?? []) }
  if (reason.code !== 'rule-single-user') return undefined
  const owner = memory.people.find(reason.user)
  return { ...reason, user: owner === undefined ? null : { id: owner.id, name: owner.displayName } }
}

const groupsOf = ({ code, passed }: Extract<Reason, { code: 'rule-groups' }>) => ({ code, passed })

function groupWay(memory: DirectoryMemory, user: UserId, id: NamedGroup['id'], reached: Climb): GroupWay | undefined {
  const slot = memory.groups.slotOf(id)
  const group = slot === undefined ? undefined : nameGroup(memory, slot)
  if (slot === undefined || group === undefined) return undefined
  const path = pathTo(reached, slot)
  return { group, path: path.flatMap(at => nameGroup(memory, at) ?? []), until: endOf(memory, user, path) }
}

function endOf({ people, groups }: DirectoryMemory, user: UserId, path: readonly number[]): Millis | null {
  const person = people.slotOf(user)
  const ends = path.map((group, i) => {
    const inside = path[i - 1]
    if (inside !== undefined) return groups.endOfInside(group, inside)
    return person === undefined ? null : groups.endOf(group, person)
  })
  const known = ends.filter(end => typeof end === 'number')
  return known.length === 0 ? null : Math.min(...known)
}

/** How somebody is taken to come where nothing more is said: with the second factor they have, just now, from nowhere. */
export const usualPresence = (user: Pick<User, 'secondFactor'>): Presence =>
  user.secondFactor ? lookAhead('pwd', 'otp', 'mfa') : lookAhead('pwd')
