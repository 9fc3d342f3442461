import type { Language } from '#ground'
import { isAtLeast, type DirectoryMemory } from '#directory'
import type { Explanation, Step, Way } from './explain.ts'
import { doorsOf, titleOf } from './explained-app.ts'
import { accessTextsIn, type AccessTexts } from './texts/index.ts'
import { bareLines, firstNameOf, printWay, shortest } from './words.ts'

/** The verdict in one sentence, as somebody would say it who is asked why. */
export function printVerdict(memory: DirectoryMemory, explanation: Explanation, language: Language = 'en'): string {
  const { steps, allowed } = explanation
  const step = steps.find(one => !one.passed)
  if (!allowed && step !== undefined) return tellStep(memory, explanation, step, language).verdict
  const rule = steps.find(one => one.code === 'rule')
  const way = rule?.ways.find(one => one.passed)
  return way === undefined ? '' : printWay(memory, explanation, way, language)
}

export interface StepWords {
  title: string
  detail: string
  /** Why they may not, where this step is why. */
  verdict: string
}

/** What a step is told with. */
interface Telling {
  memory: DirectoryMemory
  explanation: Explanation
  language: Language
  texts: AccessTexts
  /** How the person and the app are called. */
  name: string
  title: string
}

const say = (title: string, detail: string, verdict = detail): StepWords => ({ title, detail, verdict })

const words: { [Code in Step['code']]: (step: Extract<Step, { code: Code }>, telling: Telling) => StepWords } = {
  account({ passed, state, keptIn }, { texts, name }) {
    const { titles, verdicts, keptHere, comesFrom, opensNothing } = texts.steps.account
    const from = keptIn === null ? keptHere : comesFrom(keptIn)
    return passed ? say(titles[state], from) : say(titles[state], `${from} ${opensNothing}`, verdicts[state](name))
  },
  'app-enabled'({ passed }, { texts, title, explanation }) {
    const { on, off } = texts.steps
    const doors = doorsOf(explanation.question.app).map(door => texts.doors[door])
    return passed
      ? say(on.title(title), doors.length === 0 ? on.noDoor : on.doors(doors))
      : say(off.title(title), off.detail, off.verdict(title))
  },
  door({ passed, door }, { texts, title }) {
    const { hasDoor, lacksDoor } = texts.steps
    const called = texts.doors[door]
    return passed
      ? say(hasDoor.title(title, called), hasDoor.detail)
      : say(lacksDoor.title(title, called), lacksDoor.detail, lacksDoor.verdict(title, called))
  },
  rule: (step, telling) => (step.passed ? passedRule(step, telling) : failedRule(step, telling)),
  network({ passed, address, networks }, { texts, title }) {
    const said = texts.steps.network
    const open = bareLines(networks)
    if (networks.length === 0) return say(said.noRule, said.anywhere(title), '')
    const detail = said.openFrom(title, open)
    if (address === null) return say(said.any, `${detail} ${said.noAddress}`, '')
    return passed
      ? say(said.inside(address), detail, '')
      : say(said.outside(address), detail, said.refused(title, open, address))
  },
  'second-factor'({ passed, isAsked, has }, { texts, title, name }) {
    const { factor } = texts.steps
    if (!isAsked) return say(factor.notAsked, factor.notAskedBy(title))
    if (passed) return say(factor.proven, factor.askedBy(title))
    return has ? say(factor.notProven, factor.hasOne(title, name)) : say(factor.none, factor.hasNone(title, name))
  },
  'sign-in-age'({ passed, minutes, ageMs }, { texts, title }) {
    const { age } = texts.steps
    const detail = age.takes(title, minutes)
    if (ageMs === null) return say(age.now, detail, '')
    const old = Math.max(0, Math.floor(ageMs / 60_000))
    return say(age.ago(old), detail, passed ? '' : `${detail} ${age.isOld(old)}`)
  },
}

/** A step as somebody reads it. */
export function tellStep(
  memory: DirectoryMemory,
  explanation: Explanation,
  step: Step,
  language: Language = 'en',
): StepWords {
  const { user, app } = explanation.question
  const tell = words[step.code] as (step: Step, telling: Telling) => StepWords
  const texts = accessTextsIn(language)
  return tell(step, {
    memory,
    explanation,
    language,
    texts,
    name: firstNameOf(user),
    title: titleOf(app, language),
  })
}

type Rule = Extract<Step, { code: 'rule' }>

const sentences = (...parts: string[]): string => parts.filter(Boolean).join(' ')

function failedRule(step: Rule, { explanation, texts, name, title }: Telling): StepWords {
  const { user, app, at } = explanation.question
  const said = texts.steps.shut
  if (step.kind === 'single-user') {
    const owner = step.ways.find(one => one.code === 'rule-single-user')?.user?.name ?? texts.grantors.deleted
    return say(said.onePersons(title), said.onePersonsDetail(owner), said.onePersonsVerdict(title, owner))
  }
  const { until } = step.ways.find(one => one.code === 'rule-granted') ?? {}
  const ended = typeof until === 'number' && until <= at ? said.timeIsOver(name, until) : ''
  const leftOut = isAtLeast(user.role, 'admin') && !app.adminsIncluded ? said.adminsLeftOut : ''
  if (step.kind === 'nobody') {
    const may = app.adminsIncluded ? said.adminsMay(title) : said.nobodyMay(title)
    return say(said.toNobody, sentences(may, leftOut, ended), sentences(said.toNobodyVerdict(title), ended))
  }
  const groups = step.ways.flatMap(one => (one.code === 'rule-groups' ? one.groups.map(({ group }) => group.name) : []))
  const named = app.access.kind === 'chosen' ? app.access.users.length : 0
  const open = groups.length === 0 ? said.openToNamed(title, named) : said.openTo(title, groups, named)
  const isIn = [said.notAmongThem, said.notInIt, said.inNeither][groups.length] ?? said.inNone
  return say(
    groups.length === 0 ? said.notNamed : named === 0 ? said.noGroup : said.neither,
    sentences(open, leftOut, ended),
    sentences(said.isFor(title, groups, named), isIn(name), ended),
  )
}

function passedRule(step: Rule, telling: Telling): StepWords {
  const { texts, title } = telling
  const said = texts.steps.let
  const way = step.ways.find(one => one.passed)
  if (way === undefined) return say('', '')
  const titles: Record<Way['code'], string> = {
    'rule-nobody': '',
    'rule-everyone': said.everyone(title),
    'rule-groups': said.group((way.code === 'rule-groups' && shortest(way.groups)?.group.name) || said.aGroup, title),
    'rule-by-name': said.named,
    'rule-granted': said.granted,
    'rule-single-user': said.theirs(title),
    'rule-admins': said.admins(title),
  }
  return say(titles[way.code], passedDetail(step, way, telling), '')
}

function passedDetail(step: Rule, way: Way, { memory, explanation, language, texts, name }: Telling): string {
  const said = texts.steps.let
  const parts: string[] = []
  if (way.code === 'rule-groups') {
    const until = shortest(way.groups)?.until ?? null
    if (until !== null) parts.push(said.until(until))
    const [other, ...others] = way.groups.filter(({ path }) => path.length === 0).map(({ group }) => group.name)
    if (other !== undefined)
      parts.push(others.length === 0 ? said.notInOther(name, other) : said.notInOthers(name, [other, ...others]))
  } else parts.push(printWay(memory, explanation, way, language))
  const more = step.ways.flatMap(one => (one.passed && one !== way ? [said.more[one.code]] : []))
  if (more.length > 0) parts.push(said.also(more))
  return sentences(...parts)
}
