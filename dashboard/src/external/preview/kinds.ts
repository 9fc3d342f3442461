import type { ExternalConflict, ExternalDirectory, ExternalPreview, ExternalStep } from '@doorward/contract'
import { t } from '../../texts/index.ts'

const words = t.externalSync.preview

/** What becomes of an entry, in one word; what an admin has to look at first comes first. */
export const changeKinds = ['conflict', 'create', 'link', 'disable', 'restore', 'update', 'skip'] as const
export type ChangeKind = (typeof changeKinds)[number]

export const kindWords: Record<ChangeKind, string> = words.kinds

export const kindSigns: Record<ChangeKind, { sign: string; tone: 'add' | 'upd' | 'con' | 'del' | 'off' }> = {
  conflict: { sign: '!', tone: 'con' },
  create: { sign: '+', tone: 'add' },
  link: { sign: '⇄', tone: 'upd' },
  disable: { sign: '−', tone: 'del' },
  restore: { sign: '+', tone: 'add' },
  update: { sign: '~', tone: 'upd' },
  skip: { sign: '·', tone: 'off' },
}

const kindOf: Partial<Record<string, ChangeKind>> = {
  conflict: 'conflict',
  create: 'create',
  link: 'link',
  disable: 'disable',
  missing: 'disable',
  gone: 'disable',
  delete: 'disable',
  restore: 'restore',
  update: 'update',
  'without-email': 'update',
  'member-add': 'update',
  'member-remove': 'update',
  skip: 'skip',
}

export const kindOfSteps = (steps: readonly ExternalStep[]): ChangeKind => {
  const kinds = new Set(steps.map(({ kind }) => kindOf[kind]))
  return changeKinds.find(kind => kinds.has(kind)) ?? 'update'
}

/** A row of the preview, wherever it comes from. */
export interface Change {
  key: string
  kind: ChangeKind
  name: string
  /** As they are called there. */
  username: string | null
  userId: string | null
  /** Of whom there, for a conflict. */
  dn: string | null
  steps: ExternalPreview['lines'][number]['steps']
  changes: ExternalPreview['lines'][number]['changes']
  reason: string | null
}

/** What becomes of somebody who is not found any more. */
const printMissing = (sessions: number, { title, settings: { removal } }: ExternalDirectory): string =>
  removal.kind === 'disable' && removal.afterRuns > 1
    ? words.missingAfter(removal.afterRuns, title)
    : words.missing(title, words.leaving(sessions))

/** Every change there is, those to decide first. */
export const listChanges = ({ lines, missing, skipped }: ExternalPreview, directory: ExternalDirectory): Change[] => {
  const rows: Change[] = [
    ...lines.map(({ dn, username, person, steps, changes, sessions }) => ({
      key: dn,
      kind: kindOfSteps(steps),
      name: person?.name ?? changes.find(({ field }) => field === 'displayName')?.to ?? username,
      username,
      userId: person?.id ?? null,
      dn,
      steps,
      changes,
      reason:
        steps.find(({ kind }) => kind === 'conflict' || kind === 'skip')?.detail ??
        (steps.some(({ kind }) => kind === 'disable') ? words.leaving(sessions) : null),
    })),
    ...missing.map(({ id, name, sessions }) => ({
      key: id,
      kind: 'disable' as const,
      name,
      username: null,
      userId: id,
      dn: null,
      steps: [],
      changes: [],
      reason: printMissing(sessions, directory),
    })),
    ...skipped.map(({ dn, name, reason }) => ({
      key: dn,
      kind: 'skip' as const,
      name: name ?? dn,
      username: null,
      userId: null,
      dn,
      steps: [],
      changes: [],
      reason,
    })),
  ]
  return rows.toSorted((a, b) => changeKinds.indexOf(a.kind) - changeKinds.indexOf(b.kind))
}

/** What is known of a change that somebody has to decide, or has decided. */
export const conflictOf = (change: Change, conflicts: readonly ExternalConflict[]): ExternalConflict | undefined =>
  conflicts.find(({ dn }) => dn === change.dn)

/** Whether it waits for an admin's word. */
export const isWaiting = (change: Change, conflicts: readonly ExternalConflict[]): boolean =>
  change.kind === 'conflict' && (conflictOf(change, conflicts)?.resolution ?? null) === null

/** How many a sync would carry out: not what waits for a word, and not who is left out. */
export const countApplied = (changes: readonly Change[], conflicts: readonly ExternalConflict[]) =>
  changes.filter(change => {
    if (change.kind !== 'conflict') return change.kind !== 'skip'
    const resolution = conflictOf(change, conflicts)?.resolution ?? null
    return resolution === 'link' || resolution === 'import'
  }).length
