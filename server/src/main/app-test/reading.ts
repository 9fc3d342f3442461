import { explain, printVerdict, shortest, tellChange, type DoorName, type Presence, type Way } from '#access'
import { visible, type Language, type Millis, type UserId } from '#ground'
import type { App, DirectoryMemory } from '#directory'
import type { Finding, StepId } from './finding.ts'
import type { Listening } from './listening.ts'
import { nameWatched, printTitle } from './plan.ts'
import type { Setting } from './setting-names.ts'
import type { AppTestTexts } from './texts/index.ts'

/** What is at hand to say something in words of what was seen at an app. */
export interface Reading {
  test: Listening
  app: App
  memory: DirectoryMemory
  at: Millis
  /** The setting as the app calls it. */
  setting: (setting: Setting) => string
  /** What whoever began the test reads. */
  language: Language
  said: AppTestTexts
}

/** A step that is as it should be. */
export const passed = ({ app, test, memory, said }: Reading, step: StepId, detail: string | null = null): Finding => ({
  step,
  state: 'passed',
  title: printTitle(app, step, nameWatched(test, memory, said), said),
  detail,
  fix: null,
})

/** A step that is not; the sentence of it says how. */
export const failed = (step: StepId, title: string, detail: string | null, fix: string | null): Finding => ({
  step,
  state: 'failed',
  title,
  detail,
  fix,
})

export const attention = (step: StepId, title: string, detail: string | null, fix: string | null): Finding => ({
  ...failed(step, title, detail, fix),
  state: 'attention',
})

/** Somebody at a door, having proven who they are. */
export interface Coming {
  user: UserId
  amr: readonly string[]
  address: string | null
  authAt: Millis | null
}

/** Without whose it is: a decision takes a person. */
const presenceOf = ({ amr, address, authAt }: Coming): Presence => ({ amr, address, authAt })

/** That somebody was let in: who, how, and through what. `more`: further sentences. */
export function tellLetIn(reading: Reading, step: StepId, door: DoorName, coming: Coming, more = ''): Finding {
  const { app, memory, at, said } = reading
  const user = memory.people.find(coming.user)
  if (user === undefined) return passed(reading, step)
  const found = explain(memory, { user, app, at, presence: presenceOf(coming), door })
  const rule = found.steps.find(one => one.code === 'rule')
  const way = rule?.ways.find(one => one.passed)
  const detail = [user.username, howOf(coming.amr, said), tellWay(way, said)].filter(Boolean).join(', ')
  return passed(reading, step, more === '' ? detail : `${detail}. ${more}`)
}

function tellWay(way: Way | undefined, { letIn }: AppTestTexts): string {
  if (way === undefined || way.code === 'rule-nobody') return ''
  if (way.code !== 'rule-groups') return letIn.ways[way.code]
  const group = shortest(way.groups)?.group.name
  return group === undefined ? '' : letIn.through(group)
}

/** That somebody was not: why, and what would let them in. */
export async function tellRefused(
  reading: Reading,
  step: StepId,
  door: DoorName,
  coming: Coming,
  reference: string | null,
): Promise<Finding> {
  const { app, memory, at, language } = reading
  const said = reading.said.refused
  const who = nameWatched(reading.test, memory, reading.said)
  const title = who === null ? said.title : said.titleOf(who)
  const user = memory.people.find(coming.user)
  if (user === undefined) return failed(step, title, null, null)
  const question = { user, app, at, presence: presenceOf(coming), door }
  const found = explain(memory, question)
  const why = found.allowed ? said.changed : printVerdict(memory, found, language)
  const [change] = [...found.letIn.all, ...found.letIn.oneOf]
  const told = change && (await tellChange(memory, question, change, language))
  const named = reference === null ? '' : ` ${said.reference(reference)}`
  return failed(step, title, `${user.username ?? ''}: ${why}${named}`, told === undefined ? null : said.fix(told.title))
}

/** How somebody has proven who they are, in a word. */
function howOf(amr: readonly string[], { letIn }: AppTestTexts): string {
  if (amr.includes('app-password')) return letIn.appPassword
  const hasCode = amr.includes('otp')
  if (amr.includes('pwd')) return hasCode ? letIn.passwordAndCode : letIn.password
  if (amr.includes('hwk') || amr.includes('user')) return hasCode ? letIn.passkeyAndCode : letIn.passkey
  // An invitation, a link to choose a password, or one from the host: a code never comes first.
  return hasCode ? letIn.link : ''
}

/** Text that somebody else chose: nothing invisible, and not too much of it. */
export function shown(text: string, lengthMax = 300): string {
  const plain = visible(text)
  return plain.length > lengthMax ? `${plain.slice(0, lengthMax)}…` : plain
}

/** An address without the name and password somebody may have put into it. */
export const shownAddress = (address: string): string => shown(address.replace(/\/\/[^/?#]*@/, '//…@'), 500)
