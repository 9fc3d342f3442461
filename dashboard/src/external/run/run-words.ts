import type { ExternalRun, ExternalRunLine } from '@doorward/contract'
import type { ChangeKind } from '../preview/kinds.ts'
import { kindOfSteps } from '../preview/kinds.ts'
import { count, wordOf } from '../../parts/words.ts'

export const printStarter = ({ startedBy: { kind, person } }: ExternalRun): string =>
  kind === 'schedule' ? 'Schedule' : kind === 'operator' ? 'Operator' : (person?.name ?? 'Somebody')

/** What a run the guard has stopped would have taken away; whatever else it would have done is of no weight beside it. */
const printWithheld = ({ counts }: ExternalRun): string => {
  const people = (counts['missing'] ?? 0) + (counts['disable'] ?? 0)
  return people === 0 ? 'None' : `${people} would be disabled`
}

/** `4 created, 1 disabled`; `None` for nothing. */
export const printCounts = (run: ExternalRun): string => {
  if (run.outcome === 'stopped') return printWithheld(run)
  if (run.finishedAt === null) return ''
  const { counts } = run
  const parts: [string, string][] = [
    ['create', 'created'],
    ['link', 'linked'],
    ['update', 'updated'],
    ['restore', 'restored'],
    ['disable', 'disabled'],
    ['gone', 'gone'],
    ['delete', 'deleted'],
  ]
  const told = parts.flatMap(([kind, word]) => {
    const amount = counts[kind] ?? 0
    return amount === 0 ? [] : [`${amount} ${word}`]
  })
  return told.length === 0 ? 'None' : told.join(', ')
}

/** `1 held back, 4 left out`: who waits for somebody's word, and who does not come over; undefined: nobody. */
export const printHeldBack = ({ counts }: ExternalRun): string | undefined => {
  const parts: [string, string][] = [
    ['conflict', 'held back'],
    ['skip', 'left out'],
  ]
  const told = parts.flatMap(([kind, word]) => (counts[kind] ? [`${counts[kind]} ${word}`] : []))
  return told.length === 0 ? undefined : told.join(', ')
}

export const printTook = ({ startedAt, finishedAt }: ExternalRun): string => {
  if (finishedAt === null) return ''
  const ms = Date.parse(finishedAt) - Date.parse(startedAt)
  return ms < 1000 ? `${ms} ms` : ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`
}

export const printPhase = ({ phase, stepsDone, stepsTotal }: ExternalRun): { now: string; before: string } => {
  if (phase === 'read') return { now: `Reading, ${count(stepsDone, 'entry', 'entries')} so far`, before: '' }
  if (phase === 'stopping') return { now: 'Stopping', before: 'What is in hand is still done' }
  if (phase === 'plan') return { now: 'Comparing', before: 'Reading is done' }
  return { now: `Applying changes, ${stepsDone} of ${stepsTotal}`, before: 'Reading and comparing are done' }
}

const verbs: Record<string, string> = {
  create: 'Created',
  link: 'Linked',
  update: 'Updated',
  restore: 'Restored',
  disable: 'Disabled',
  missing: 'Not found',
  gone: 'Gone',
  delete: 'To the trash',
  conflict: 'Held back',
  skip: 'Skipped',
  members: 'Members of',
  'group-create': 'Made the group',
  'group-rename': 'Renamed the group',
  'group-gone': 'Gone there: the group',
}

/** `Read 106 people and 6 groups`; nothing until that is known. */
export const printRead = ({ counts }: ExternalRun): string | null => {
  const { entries, groups } = counts
  if (entries === undefined) return null
  return `Read ${count(entries, 'person', 'people')}${groups ? ` and ${count(groups, 'group', 'groups')}` : ''}`
}

/** `Updated hana.novak: email`. */
export const printLine = ({ kind, person, group, username, dn, steps, added, removed }: ExternalRunLine): string => {
  const who = group?.name ?? person?.name ?? username ?? dn ?? ''
  const fields = steps.flatMap(step => step.fields).map(wordOf)
  const reason = steps.find(step => step.kind === kind)?.detail
  const members = [added ? `${added} put in` : '', removed ? `${removed} taken out` : ''].filter(Boolean).join(', ')
  const more = fields.length > 0 ? fields.join(', ') : kind === 'members' ? members : (reason ?? '')
  return `${verbs[kind] ?? wordOf(kind)} ${who}${more === '' ? '' : `: ${more}`}`
}

export const kindOfLine = ({ kind, steps }: ExternalRunLine): ChangeKind =>
  kind === 'group-create'
    ? 'create'
    : kind === 'members' || kind === 'group-rename'
      ? 'update'
      : kindOfSteps([{ kind, detail: null, fields: [] }, ...steps.filter(step => step.kind === 'conflict')])
