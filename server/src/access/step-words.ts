import { isAtLeast, type DirectoryMemory } from '#directory'
import type { Explanation, Step, Way } from './explain.ts'
import { doorsOf, titleOf } from './explained-app.ts'
import {
  bareLines,
  countOf,
  doorWords,
  firstNameOf,
  listAll,
  listEither,
  printDay,
  printWay,
  shortest,
} from './words.ts'

/** The verdict in one sentence, as somebody would say it who is asked why. */
export function printVerdict(memory: DirectoryMemory, explanation: Explanation): string {
  const { steps, allowed } = explanation
  const step = steps.find(one => !one.passed)
  if (!allowed && step !== undefined) return tellStep(memory, explanation, step).verdict
  const rule = steps.find(one => one.code === 'rule')
  const way = rule?.ways.find(one => one.passed)
  return way === undefined ? '' : printWay(memory, explanation, way)
}

export interface StepWords {
  title: string
  detail: string
  /** Why they may not, where this step is why. */
  verdict: string
}

const stateWords = {
  active: 'enabled',
  disabled: 'disabled',
  gone: 'gone from its directory',
  expired: 'past its end',
  trashed: 'in the trash',
  invited: 'an invitation nobody has accepted yet',
} as const

/** A step as somebody reads it. */
export function tellStep(memory: DirectoryMemory, explanation: Explanation, step: Step): StepWords {
  const { user, app } = explanation.question
  const [name, title] = [firstNameOf(user), titleOf(app)]
  const say = (head: string, detail: string, verdict = detail): StepWords => ({ title: head, detail, verdict })
  if (step.code === 'rule') return ruleWords(memory, explanation, step)
  if (step.code === 'network') return networkWords(step, title)
  if (step.code === 'sign-in-age') return ageWords(step, title)
  if (step.code === 'account') {
    const from = step.keptIn === null ? 'Kept here.' : `Comes from ${step.keptIn}.`
    const head = `The account is ${stateWords[step.state]}`
    if (step.passed) return say(head, from)
    return say(head, `${from} No app can be opened with it.`, `${name}’s account is ${stateWords[step.state]}.`)
  }
  if (step.code === 'app-enabled') {
    const doors = doorsOf(app).map(door => doorWords[door])
    if (step.passed)
      return say(`${title} is switched on`, doors.length === 0 ? 'It has no door.' : `By ${listAll(doors)}.`)
    return say(`${title} is switched off`, 'Nobody can open it until it is switched on.', `${title} is switched off.`)
  }
  if (step.code === 'door') {
    const door = doorWords[step.door]
    if (step.passed) return say(`${title} has ${door}`, 'It can be come to by this door.')
    return say(
      `${title} does not have ${door}`,
      'No such door is there to come by.',
      `${title} can’t be opened by ${door}.`,
    )
  }
  if (!step.isAsked) return say('No second factor needed', `${title} does not ask for one.`)
  if (step.passed) return say('Second factor: proven', `${title} asks for one.`)
  return step.has
    ? say('Second factor: not proven', `${title} asks for one, and ${name} has one to prove.`)
    : say('Second factor: none set up', `${title} asks for one, and ${name} has none.`)
}

function ageWords({ passed, minutes, ageMs }: Extract<Step, { code: 'sign-in-age' }>, title: string): StepWords {
  const detail = `${title} takes a sign-in of up to ${countOf(minutes, 'minute', 'minutes')}.`
  if (ageMs === null) return { title: 'Signed in just now', detail, verdict: '' }
  const age = countOf(Math.max(0, Math.floor(ageMs / 60_000)), 'minute', 'minutes')
  const verdict = passed ? '' : `${detail} This one is ${age} old.`
  return { title: `Signed in ${age} ago`, detail, verdict }
}

function networkWords({ passed, address, networks }: Extract<Step, { code: 'network' }>, title: string): StepWords {
  const open = listAll(bareLines(networks))
  if (networks.length === 0)
    return { title: 'No network rule', detail: `${title} can be opened from anywhere.`, verdict: '' }
  if (address === null)
    return { title: 'Any network', detail: `${title} is open from ${open}. No address was asked about.`, verdict: '' }
  const detail = `${title} is open from ${open}.`
  return passed
    ? { title: `${address} is a network of it`, detail, verdict: '' }
    : {
        title: `${address} is no network of it`,
        detail,
        verdict: `${title} is open from ${open}, and ${address} is not in there.`,
      }
}

function ruleWords(
  memory: DirectoryMemory,
  explanation: Explanation,
  step: Extract<Step, { code: 'rule' }>,
): StepWords {
  const { user, app, at } = explanation.question
  const [name, title] = [firstNameOf(user), titleOf(app)]
  const way = step.ways.find(one => one.passed)
  if (way !== undefined)
    return { title: passedTitle(way, title), detail: passedDetail(memory, explanation, step, way), verdict: '' }
  const groups = step.ways.flatMap(one => (one.code === 'rule-groups' ? one.groups.map(({ group }) => group.name) : []))
  const over = step.ways.find(one => one.code === 'rule-granted')
  const ended =
    over?.until !== undefined && over.until !== null && over.until <= at
      ? ` The time ${name} was let in for ended on ${printDay(over.until)}.`
      : ''
  if (step.kind === 'single-user') {
    const owner = step.ways.find(one => one.code === 'rule-single-user')?.user?.name ?? 'somebody who was deleted'
    return {
      title: `${title} is one person’s`,
      detail: `It is ${owner}’s alone, and not even an admin’s.`,
      verdict: `${title} is ${owner}’s alone.`,
    }
  }
  const leftOut = isAtLeast(user.role, 'admin') && !app.adminsIncluded ? ' Admins are left out of it.' : ''
  if (step.kind === 'nobody')
    return {
      title: 'Open to nobody yet',
      detail: `Nobody may open ${title}${app.adminsIncluded ? ' but admins' : ''}.${leftOut}${ended}`,
      verdict: `${title} is open to nobody yet.${ended}`,
    }
  const named = app.access.kind === 'chosen' ? app.access.users.length : 0
  const people = named === 0 ? 'nobody by name' : `${countOf(named, 'person', 'people')} by name`
  const open = groups.length === 0 ? people : `${listAll(groups)}, and to ${people}`
  const whose = [...groups, ...(named === 0 ? [] : [countOf(named, 'person', 'people')])]
  const neither =
    groups.length === 0
      ? 'not among them'
      : groups.length === 1
        ? 'not in it'
        : groups.length === 2
          ? 'in neither'
          : 'in none of them'
  return {
    title:
      groups.length === 0
        ? 'Not among those named'
        : named === 0
          ? 'No group matches'
          : 'Neither group nor name matches',
    detail: `${title} is open to ${open}.${leftOut}${ended}`,
    verdict: `${title} is for ${listAll(whose)}. ${name} is ${neither}.${ended}`,
  }
}

function passedTitle(way: Way, title: string): string {
  if (way.code === 'rule-everyone') return `Everyone may open ${title}`
  if (way.code === 'rule-groups') return `${shortest(way.groups)?.group.name ?? 'A group'} may open ${title}`
  if (way.code === 'rule-admins') return `Admins may open ${title}`
  if (way.code === 'rule-single-user') return `${title} is theirs alone`
  return way.code === 'rule-granted' ? 'Let in by name' : 'Named in the rule'
}

function passedDetail(
  memory: DirectoryMemory,
  explanation: Explanation,
  step: Extract<Step, { code: 'rule' }>,
  way: Way,
): string {
  const name = firstNameOf(explanation.question.user)
  const parts = [way.code === 'rule-groups' ? '' : printWay(memory, explanation, way)]
  if (way.code === 'rule-groups') {
    const until = shortest(way.groups)?.until ?? null
    if (until !== null) parts.push(`Until ${printDay(until)}.`)
    const others = way.groups.filter(({ path }) => path.length === 0).map(({ group }) => group.name)
    if (others.length === 1) parts.push(`${name} isn’t in ${others[0]}, the other group. One match is enough.`)
    if (others.length > 1) parts.push(`${name} isn’t in ${listEither(others)}. One match is enough.`)
  }
  const more = step.ways.filter(one => one.passed && one !== way).map(one => moreWords[one.code])
  if (more.length > 0) parts.push(`Also ${listAll(more)}.`)
  return parts.filter(Boolean).join(' ')
}

const moreWords: Record<Way['code'], string> = {
  'rule-nobody': '',
  'rule-everyone': 'as everyone',
  'rule-groups': 'through a group',
  'rule-by-name': 'by name',
  'rule-granted': 'let in by name',
  'rule-single-user': 'alone',
  'rule-admins': 'as an admin',
}
