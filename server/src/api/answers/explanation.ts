import type { AccessChange, AccessLink, Explanation as Told } from '@doorward/contract'
import {
  explain,
  firstNameOf,
  hasDoor,
  printVerdict,
  shortest,
  tellChange,
  tellStep,
  titleOf,
  type Change,
  type ExplainQuestion,
  type Explanation,
  type NamedGroup,
  type Step,
  type Turn,
} from '#access'
import type { Language } from '#ground'
import { stateOf, type DirectoryMemory } from '#directory'
import { printMoment } from './moment.ts'

const doors = ['oidc', 'ldap', 'gateway', 'simple-auth'] as const

/** A decision with its reasons and what would turn it round, in the words of a language and with what a page links to. */
export async function tellExplanation(
  memory: DirectoryMemory,
  question: ExplainQuestion,
  language: Language,
): Promise<Told> {
  const { user, app, at, door, presence } = question
  const found = explain(memory, question)
  const tellTurn = async ({ all, oneOf }: Turn) => ({
    all: await tellChanges(memory, question, all, language),
    oneOf: await tellChanges(memory, question, oneOf, language),
  })
  return {
    allowed: found.allowed,
    user: {
      id: user.id,
      name: user.displayName,
      username: user.username,
      firstName: firstNameOf(user),
      state: stateOf(user, at),
    },
    app: { id: app.id, name: titleOf(app, language), doors: doors.filter(one => hasDoor(app, one)) },
    at: printMoment(at),
    door,
    address: presence.address,
    verdict: printVerdict(memory, found, language),
    steps: found.steps.map(step => {
      const { title, detail } = tellStep(memory, found, step, language)
      return { code: step.code, passed: step.passed, title, detail, chain: chainOf(found, step, language) }
    }),
    letIn: await tellTurn(found.letIn),
    takeAway: await tellTurn(found.takeAway),
  }
}

async function tellChanges(
  memory: DirectoryMemory,
  question: ExplainQuestion,
  changes: readonly Change[],
  language: Language,
): Promise<AccessChange[]> {
  const told: AccessChange[] = []
  for (const change of changes) {
    const group =
      'group' in change ? { id: change.group.id, name: change.group.name, keptIn: change.group.keptIn } : null
    told.push({ kind: change.kind, ...(await tellChange(memory, question, change, language)), group })
  }
  return told
}

/** More groups than these are not drawn beside somebody who is in none that opens the app. */
const shownMax = 6

/** How somebody gets in through groups, or which groups they are in that do not open it. */
function chainOf({ question: { user, app } }: Explanation, step: Step, language: Language): AccessLink[] {
  if (step.code !== 'rule') return []
  const person: AccessLink = { kind: 'person', id: user.id, name: user.displayName, keptIn: null }
  const group = ({ id, name, keptIn }: NamedGroup): AccessLink => ({ kind: 'group', id, name, keptIn })
  if (!step.passed) return step.memberOf.length === 0 ? [] : [person, ...step.memberOf.slice(0, shownMax).map(group)]
  const way = step.ways.find(one => one.passed)
  const path = way?.code === 'rule-groups' ? (shortest(way.groups)?.path ?? []) : []
  if (path.length === 0) return []
  return [person, ...path.map(group), { kind: 'app', id: app.id, name: titleOf(app, language), keptIn: null }]
}
