import type { ExternalRun, ExternalRunLine } from '@doorward/contract'
import type { ChangeKind } from '../preview/kinds.ts'
import { kindOfSteps } from '../preview/kinds.ts'
import { wordOf } from '../../parts/words.ts'
import { printStateThere } from '../state-there.ts'
import { t } from '../../texts/index.ts'

const words = t.externalSync.run

export const printStarter = ({ startedBy: { kind, person } }: ExternalRun): string =>
  kind === 'schedule' ? words.schedule : kind === 'operator' ? words.operator : (person?.name ?? words.somebody)

/** What a run the guard has stopped would have taken away; whatever else it would have done is of no weight beside it. */
const printWithheld = ({ counts }: ExternalRun): string => {
  const people = (counts['missing'] ?? 0) + (counts['disable'] ?? 0)
  return people === 0 ? words.nothing : words.withheld(people)
}

const printEach = (parts: Record<string, (amount: number) => string>, { counts }: ExternalRun): string[] =>
  Object.entries(parts).flatMap(([kind, print]) => (counts[kind] ? [print(counts[kind])] : []))

/** `4 created, 1 disabled`; `None` for nothing. */
export const printCounts = (run: ExternalRun): string => {
  if (run.outcome === 'stopped') return printWithheld(run)
  if (run.finishedAt === null) return ''
  const told = printEach(words.counts, run)
  return told.length === 0 ? words.nothing : told.join(', ')
}

/** `1 held back, 4 left out`: who waits for somebody's word, and who does not come over; undefined: nobody. */
export const printHeldBack = (run: ExternalRun): string | undefined => {
  const told = printEach(words.held, run)
  return told.length === 0 ? undefined : told.join(', ')
}

export const printTook = ({ startedAt, finishedAt }: ExternalRun): string => {
  if (finishedAt === null) return ''
  const ms = Date.parse(finishedAt) - Date.parse(startedAt)
  return ms < 1000 ? `${ms} ms` : ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`
}

export const printPhase = ({ phase, stepsDone, stepsTotal }: ExternalRun): { now: string; before: string } => {
  if (phase === 'read') return { now: words.reading(stepsDone), before: '' }
  if (phase === 'stopping') return { now: words.stopping, before: words.stoppingHint }
  if (phase === 'plan') return { now: words.comparing, before: words.comparingHint }
  return { now: words.applying(stepsDone, stepsTotal), before: words.applyingHint }
}

const lines: Record<string, (who: string) => string> = words.lines

/** `Read 106 people and 6 groups`; nothing until that is known. */
export const printRead = ({ counts }: ExternalRun): string | null => {
  const { entries, groups } = counts
  if (entries === undefined) return null
  return groups ? words.readBoth(words.read(entries), words.groups(groups)) : words.read(entries)
}

/** `Updated hana.novak: email`. */
export const printLine = ({ kind, person, group, username, dn, steps, added, removed }: ExternalRunLine): string => {
  const who = group?.name ?? person?.name ?? username ?? dn ?? ''
  const fields = steps.flatMap(step => step.fields).map(wordOf)
  const detail = steps.find(step => step.kind === kind)?.detail
  const reason = detail == null ? null : printStateThere(detail)
  const members = [added ? words.putIn(added) : '', removed ? words.takenOut(removed) : ''].filter(Boolean).join(', ')
  const more = fields.length > 0 ? fields.join(', ') : kind === 'members' ? members : (reason ?? '')
  const line = lines[kind]?.(who) ?? `${wordOf(kind)} ${who}`
  return more === '' ? line : words.withMore(line, more)
}

export const kindOfLine = ({ kind, steps }: ExternalRunLine): ChangeKind =>
  kind === 'group-create'
    ? 'create'
    : kind === 'members' || kind === 'group-rename'
      ? 'update'
      : kindOfSteps([{ kind, detail: null, fields: [] }, ...steps.filter(step => step.kind === 'conflict')])
