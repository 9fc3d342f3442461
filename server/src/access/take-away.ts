import type { DirectoryMemory } from '#directory'
import type { Change, Turn } from './change.ts'
import { isOfRule, type Decision, type Reason } from './decide.ts'
import type { ExplainQuestion } from './explain.ts'
import { nameGroup } from './explained-app.ts'
import { climb, pathTo, type Climb, type Cut } from './group-paths.ts'

/** What lets somebody in solely; or, where several things do, all that would have to go. */
export function findTakeAway(
  memory: DirectoryMemory,
  question: ExplainQuestion,
  { reasons }: Decision,
  reached: Climb,
): Turn {
  const ways = reasons.filter(reason => isOfRule(reason) && reason.passed)
  const [only] = ways
  if (ways.length === 1 && only !== undefined) {
    const oneOf = only.code === 'rule-groups' ? cutsOf(memory, question, only, reached) : waysOut(only)
    if (oneOf.length > 0) return { all: [], oneOf }
  }
  const all = ways.flatMap(way =>
    way.code === 'rule-groups' ? entrancesOf(memory, question, way, reached) : waysOut(way).slice(0, 1),
  )
  return { all, oneOf: [] }
}

function waysOut({ code }: Reason): Change[] {
  if (code === 'rule-everyone' || code === 'rule-single-user') return [{ kind: 'narrow-rule' }]
  if (code === 'rule-by-name') return [{ kind: 'remove-name' }]
  if (code === 'rule-granted') return [{ kind: 'end-grant' }]
  return code === 'rule-admins' ? [{ kind: 'leave-admins-out' }, { kind: 'take-role' }] : []
}

type GroupsReason = Extract<Reason, { code: 'rule-groups' }>

const slotsOf = ({ groups }: DirectoryMemory, { through }: GroupsReason): number[] =>
  through.flatMap(id => groups.slotOf(id) ?? [])

/** Single memberships without which they would be in none of the groups. Each such lies on every path, so on any. */
function cutsOf(
  memory: DirectoryMemory,
  { user, at }: ExplainQuestion,
  reason: GroupsReason,
  reached: Climb,
): Change[] {
  const targets = slotsOf(memory, reason)
  const person = memory.people.slotOf(user.id)
  const [first] = targets
  if (person === undefined || first === undefined) return []
  const path = pathTo(reached, first)
  const cuts = path.map((group, i): Cut => ({ inside: path[i - 1] ?? null, group }))
  const changes = cuts.flatMap(cut => {
    const left = climb(memory, person, at, cut)
    return targets.some(target => left.has(target)) ? [] : changeOf(memory, cut)
  })
  const opened = targets.length === 1 ? nameGroup(memory, first) : undefined
  return opened === undefined ? changes : [...changes, { kind: 'close-to-group', group: opened }]
}

function changeOf(memory: DirectoryMemory, { inside, group }: Cut): Change[] {
  const outer = nameGroup(memory, group)
  if (outer === undefined) return []
  if (inside === null) return [{ kind: 'leave-group', group: outer }]
  const inner = nameGroup(memory, inside)
  return inner === undefined ? [] : [{ kind: 'unnest-group', inside: inner, group: outer }]
}

/** Their own memberships that lead to one of the groups: each must go where several do. */
function entrancesOf(memory: DirectoryMemory, { at }: ExplainQuestion, reason: GroupsReason, reached: Climb): Change[] {
  const targets = new Set(slotsOf(memory, reason))
  return [...reached].flatMap(([slot, from]) => {
    const leads =
      from === null && (targets.has(slot) || memory.groups.allAroundAt(slot, at).some(up => targets.has(up)))
    return leads ? changeOf(memory, { inside: null, group: slot }) : []
  })
}
