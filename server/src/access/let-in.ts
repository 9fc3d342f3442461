import type { DirectoryMemory } from '#directory'
import { isAtLeast } from '#directory'
import type { Change, Turn } from './change.ts'
import type { ExplainQuestion, Step } from './explain.ts'
import { nameGroup } from './explained-app.ts'
import { distances, type Climb } from './group-paths.ts'

/** More ways in than these help nobody to choose. */
const groupsMax = 5
const openedMax = 3

/** The least that would let somebody in: what is missing beside the rule, all of it, and of the ways in one. */
export function findLetIn(
  memory: DirectoryMemory,
  question: ExplainQuestion,
  steps: readonly Step[],
  reached: Climb,
): Turn {
  const turn: Turn = { all: [], oneOf: [] }
  for (const step of steps) {
    if (step.passed) continue
    if (step.code === 'rule') turn.oneOf = waysIn(memory, question, reached)
    else turn.all.push(missing(step))
  }
  return turn
}

function missing(step: Exclude<Step, { code: 'rule' }>): Change {
  if (step.code === 'account') return { kind: 'let-account', state: step.state }
  if (step.code === 'app-enabled') return { kind: 'switch-on' }
  if (step.code === 'door') return { kind: 'add-door', door: step.door }
  if (step.code === 'network') return { kind: 'use-network', networks: step.networks }
  if (step.code === 'sign-in-age') return { kind: 'sign-in-again', minutes: step.minutes }
  return { kind: step.has ? 'use-second-factor' : 'set-up-second-factor' }
}

/** The narrowest first: one person, then groups near them, then what lets in others too. */
function waysIn(memory: DirectoryMemory, { user, app, at }: ExplainQuestion, reached: Climb): Change[] {
  const { groups } = memory
  const { access } = app
  if (access.kind === 'single-user') return [{ kind: 'give-app' }]
  const sizeOf = (slot: number): number => {
    const group = groups.at(slot)
    return group === undefined ? 0 : groups.peopleCount(group.id, at)
  }
  const away = distances(memory, reached, at)
  const far = (slot: number): number => away.get(slot) ?? Number.POSITIVE_INFINITY
  const named = access.kind === 'chosen' ? access.groups.flatMap(id => groups.slotOf(id) ?? []) : []
  const nearest = named
    .map(slot => ({ slot, steps: far(slot), size: sizeOf(slot) }))
    .sort((a, b) => (a.steps === b.steps ? a.size - b.size : a.steps - b.steps))
    .slice(0, groupsMax)
  const smallest = [...reached.keys()]
    .map(slot => ({ slot, size: sizeOf(slot) }))
    .sort((a, b) => a.size - b.size)
    .slice(0, openedMax)
  const isLeftOut = isAtLeast(user.role, 'admin') && !app.adminsIncluded
  return [
    { kind: 'let-in-by-name' },
    ...changesOf(memory, 'join-group', nearest),
    ...changesOf(memory, 'open-to-group', smallest),
    ...(isLeftOut ? [{ kind: 'include-admins' } as const] : []),
  ]
}

const changesOf = (memory: DirectoryMemory, kind: 'join-group' | 'open-to-group', found: { slot: number }[]) =>
  found.flatMap(({ slot }) => {
    const group = nameGroup(memory, slot)
    return group === undefined ? [] : [{ kind, group }]
  })
