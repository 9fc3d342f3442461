import type { ExternalRun, ExternalRunLine, ExternalStep } from '@doorward/contract'
import { Problem, sayIn, type GroupId, type Language, type Saying } from '#ground'
import type { DirectoryMemory, ExternalId } from '#directory'
import {
  externalTextsIn,
  type ConflictReason,
  type ExternalRun as KnownRun,
  type ExternalRunLine as KnownLine,
  type FieldChange,
  type Preview,
  type Step,
} from '#external'
import { printMoment, printMomentOrNull } from '../answers/moment.ts'
import { namesIn, type AnswerNames } from '../answers/names.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

type Names =
  | 'getExternalSynchronisation'
  | 'previewExternalRun'
  | 'startExternalRun'
  | 'getExternalRun'
  | 'stopExternalRun'
  | 'listExternalRunLines'
  | 'listExternalConflicts'
  | 'resolveExternalConflict'

/** The dashboard shows so many; older ones are kept for ninety days. */
const runsShown = 50

export function externalRunRoutes({ synchronisation, directory: { memory } }: ApiParts) {
  const tellRun = (run: KnownRun, language: Language): ExternalRun => ({
    id: run.id,
    kind: run.kind,
    startedAt: printMoment(run.startedAt),
    startedBy: starterOf(run.startedBy, namesIn(memory, language)),
    machine: run.node,
    phase: run.phase,
    counts: { ...run.counts },
    stepsDone: run.stepsDone,
    stepsTotal: run.stepsTotal,
    finishedAt: printMomentOrNull(run.finishedAt),
    outcome: run.outcome,
    message: run.message && sayIn(language, run.message),
  })
  async function getRun(directoryId: string, id: string): Promise<KnownRun> {
    const run = await synchronisation.findRun(directoryId, id)
    if (run === undefined) throw new Problem('missing', 'There is no such run; it may be older than history is kept.')
    return run
  }

  return {
    async getExternalSynchronisation({ as, params: { id }, language }) {
      const { id: directoryId } = as.externals.get(id as ExternalId)
      const [health, present, runs] = await Promise.all([
        synchronisation.health(directoryId),
        synchronisation.present(directoryId),
        synchronisation.runs(directoryId, runsShown),
      ])
      return {
        lastFullAt: printMomentOrNull(health.lastFullAt),
        lastOkAt: printMomentOrNull(health.lastOkAt),
        nextAt: printMomentOrNull(health.nextAt),
        failures: health.failures,
        trouble: health.trouble && sayIn(language, health.trouble),
        ...present,
        runs: runs.map(run => tellRun(run, language)),
      }
    },

    previewExternalRun: async by => tellPreview(await synchronisation.preview(by.params.id, by), memory, by.language),

    async startExternalRun({ params, body, actor, origin, language }) {
      const { kind, confirms } = body
      return tellRun(
        await synchronisation.start(
          params.id,
          { actor, origin },
          { ...(kind !== undefined && { kind }), ...(confirms !== undefined && { confirms }) },
        ),
        language,
      )
    },

    getExternalRun: async ({ params: { id, runId }, language }) => tellRun(await getRun(id, runId), language),

    async stopExternalRun({ params: { id, runId }, actor, origin, language }) {
      await synchronisation.stop(id, runId, { actor, origin })
      return tellRun(await getRun(id, runId), language)
    },

    async listExternalRunLines({ params: { id, runId }, query, language }) {
      await getRun(id, runId)
      const lines = await synchronisation.lines(runId, query)
      return { items: lines.map(line => tellLine(line, memory, language)) }
    },

    async listExternalConflicts({ as, params: { id }, query, language }) {
      const conflicts = await synchronisation.conflicts(as.externals.get(id as ExternalId).id, query)
      return {
        items: conflicts.map(({ entry, userId, at, ...conflict }) => ({
          ...conflict,
          explanation: externalTextsIn(language).conflicts[conflict.reason],
          ...entry,
          person: personOf(userId, namesIn(memory, language)),
          at: printMoment(at),
        })),
      }
    },

    async resolveExternalConflict({ params: { id }, body: { upstreamId, resolution, username }, actor, origin }) {
      await synchronisation.resolve(id, upstreamId, { actor, origin }, { resolution, username })
    },
  } satisfies Handlers<Names>
}

function starterOf(printed: string, names: AnswerNames): ExternalRun['startedBy'] {
  const [kind, id = ''] = printed.split(':')
  if (kind === 'system') return { kind: id === 'external' ? 'schedule' : 'operator', person: null }
  return { kind: 'person', person: names.person(id) }
}

const personOf = (id: string | null, names: AnswerNames) => (id === null ? null : names.person(id))

/** Why nothing was done. Of older runs a sentence was written down. */
function tellReason(step: Partial<Step> & { kind: string }, language: Language): string | undefined {
  const reason: Saying | string | undefined = 'reason' in step ? step.reason : undefined
  if (typeof reason === 'object') return sayIn(language, reason)
  return step.kind === 'conflict' ? externalTextsIn(language).conflicts[reason as ConflictReason] : reason
}

/** In words what a step is about; its fields differ by kind. `groups` are the names of groups by their ids. */
function tellStep(
  step: Partial<Step> & { kind: string },
  groups: (id: GroupId) => string | null,
  language: Language,
): ExternalStep {
  const { kind } = step
  const detail =
    tellReason(step, language) ??
    ('state' in step ? step.state : undefined) ??
    ('group' in step && step.group !== undefined ? groups(step.group) : null)
  return { kind, detail: detail ?? null, fields: 'fields' in step ? [...(step.fields ?? [])] : [] }
}

function tellLine({ data, localId, ...line }: KnownLine, memory: DirectoryMemory, language: Language): ExternalRunLine {
  const group = localId === null ? undefined : memory.groups.find(localId as GroupId)
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)
  return {
    line: line.line,
    at: printMoment(line.at),
    kind: line.kind,
    person: group === undefined ? personOf(localId, namesIn(memory, language)) : null,
    group: group === undefined ? null : { id: group.id, name: group.name },
    username: text(data.username) ?? text(data.name),
    dn: text(data.dn),
    steps: ((data.steps ?? []) as Step[]).map(step =>
      tellStep(step, id => memory.groups.find(id)?.name ?? null, language),
    ),
    added: number(data.added),
    removed: number(data.removed),
  }
}

function tellPreview(preview: Preview, memory: DirectoryMemory, language: Language) {
  const names = namesIn(memory, language)
  const planned = new Map(preview.groups.map(({ id, name }) => [id, name]))
  const nameOf = (id: GroupId) => planned.get(id) ?? memory.groups.find(id)?.name ?? null
  return {
    ...preview,
    counts: { ...preview.counts },
    guard: preview.guard && sayIn(language, preview.guard),
    skipped: preview.skipped.map(({ reason, ...entry }) => ({ ...entry, reason: sayIn(language, reason) })),
    lines: preview.lines.map(({ dn, username, user, steps, changes, sessions }) => ({
      dn,
      username,
      person: personOf(user, names),
      steps: steps.map(step => tellStep(step, nameOf, language)),
      changes: changes.map(tellChange),
      sessions,
    })),
    missing: preview.missing.flatMap(({ id, sessions }) => {
      const person = personOf(id, names)
      return person === null ? [] : [{ ...person, sessions }]
    }),
  }
}

const tellChange = ({ field, from, to }: FieldChange) => ({ field, from: printValue(from), to: printValue(to) })

const printValue = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)
