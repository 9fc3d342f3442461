import { explain, printVerdict, shortest, tellChange, type DoorName, type Presence } from '#access'
import { visible, type Millis, type UserId } from '#ground'
import type { App, DirectoryMemory } from '#directory'
import type { Finding, StepId } from './finding.ts'
import type { Listening } from './listening.ts'
import { nameWatched, printTitle, tellSignedIn } from './plan.ts'
import type { Setting } from './setting-names.ts'

/** What is at hand to say something in words of what was seen at an app. */
export interface Reading {
  test: Listening
  app: App
  memory: DirectoryMemory
  at: Millis
  /** The setting as the app calls it. */
  setting: (setting: Setting) => string
}

/** A step that is as it should be. */
export const passed = ({ app, test, memory }: Reading, step: StepId, detail: string | null = null): Finding => ({
  step,
  state: 'passed',
  title: printTitle(app, step, nameWatched(test, memory)),
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
  const { app, memory, at } = reading
  const user = memory.people.find(coming.user)
  if (user === undefined) return passed(reading, step)
  const found = explain(memory, { user, app, at, presence: presenceOf(coming), door })
  const rule = found.steps.find(one => one.code === 'rule')
  const way = rule?.ways.find(one => one.passed)
  const group = way?.code === 'rule-groups' ? shortest(way.groups)?.group.name : undefined
  const through = group === undefined ? (way === undefined ? '' : wayWords[way.code]) : `through ${group}`
  const detail = [user.username, howOf(coming.amr), through].filter(Boolean).join(', ')
  return passed(reading, step, more === '' ? detail : `${detail}. ${more}`)
}

/** That somebody was not: why, and what would let them in. */
export async function tellRefused(
  reading: Reading,
  step: StepId,
  door: DoorName,
  coming: Coming,
  reference: string | null,
): Promise<Finding> {
  const { app, memory, at } = reading
  const title = tellSignedIn(nameWatched(reading.test, memory), 'refused')
  const user = memory.people.find(coming.user)
  if (user === undefined) return failed(step, title, null, null)
  const question = { user, app, at, presence: presenceOf(coming), door }
  const found = explain(memory, question)
  const why = found.allowed ? 'That has been changed since.' : printVerdict(memory, found)
  const [change] = [...found.letIn.all, ...found.letIn.oneOf]
  const told = change && (await tellChange(memory, question, change))
  const named = reference === null ? '' : ` Reference ${reference}.`
  return failed(
    step,
    title,
    `${user.username ?? ''}: ${why}${named}`,
    told === undefined ? null : `This would let them in: ${told.title}.`,
  )
}

const wayWords = {
  'rule-nobody': '',
  'rule-everyone': 'as everyone may',
  'rule-groups': '',
  'rule-by-name': 'named in the rule',
  'rule-granted': 'let in by name',
  'rule-single-user': 'whose app it is',
  'rule-admins': 'as an admin',
} as const

/** How somebody has proven who they are, in a word. */
function howOf(amr: readonly string[]): string {
  if (amr.includes('app-password')) return 'app password'
  const first = amr.includes('pwd') ? 'password' : amr.includes('hwk') || amr.includes('user') ? 'passkey' : ''
  if (!amr.includes('otp')) return first
  // An invitation, a link to choose a password, or one from the host: a code never comes first.
  return first === '' ? 'one-time link' : `${first} and code`
}

/** Text that somebody else chose: nothing invisible, and not too much of it. */
export function shown(text: string, lengthMax = 300): string {
  const plain = visible(text)
  return plain.length > lengthMax ? `${plain.slice(0, lengthMax)}…` : plain
}

/** An address without the name and password somebody may have put into it. */
export const shownAddress = (address: string): string => shown(address.replace(/\/\/[^/?#]*@/, '//…@'), 500)
