import { z } from 'zod'
import { id, moment, reference } from './primitive.ts'

/** How many steps of each kind; `entries`, `unchanged` and `groups` count what was read. */
const counts = z.record(z.string(), z.int())

/** A synchronisation, under way or done. */
export const externalRun = z.object({
  id,
  kind: z.enum(['full', 'incremental']),
  startedAt: moment,
  /** `person` has a name with it. */
  startedBy: z.object({ kind: z.enum(['schedule', 'operator', 'person']), person: reference.nullable() }),
  /** The machine that does it. */
  machine: z.string(),
  /** `stopping`: somebody has asked for its end; what is in hand is still done. */
  phase: z.enum(['read', 'plan', 'apply', 'stopping', 'done']),
  counts,
  /** While reading, entries so far, of a number nobody knows. */
  stepsDone: z.int(),
  stepsTotal: z.int(),
  finishedAt: moment.nullable(),
  /**
   * `partial`: not everybody was read, so nobody was taken away. `stopped`: it waits for an admin's word. `cancelled`:
   * somebody has ended it; what was done stays, and the next run does the rest.
   */
  outcome: z.enum(['complete', 'partial', 'stopped', 'cancelled', 'failed']).nullable(),
  message: z.string().nullable(),
})
export type ExternalRun = z.infer<typeof externalRun>

/** How a directory does, and its last runs, newest first. */
export const externalSynchronisation = z.object({
  lastFullAt: moment.nullable(),
  lastOkAt: moment.nullable(),
  /** `null`: runs are started by hand. */
  nextAt: moment.nullable(),
  /** Runs in a row that did not come to their end. */
  failures: z.int(),
  trouble: z.string().nullable(),
  /** Who and what is here from it now. */
  people: z.int(),
  groups: z.int(),
  runs: z.array(externalRun),
})
export type ExternalSynchronisation = z.infer<typeof externalSynchronisation>

/** `confirms`: a run that was stopped, whose removals may happen. */
export const externalRunStart = z.object({
  kind: z.enum(['full', 'incremental']).optional(),
  confirms: id.optional(),
})
export type ExternalRunStart = z.input<typeof externalRunStart>

/** One thing that is to be done about an entry, or was. */
const step = z.object({
  kind: z.string(),
  /** In words, for `conflict` and `skip`; a state there, for `disable`. */
  detail: z.string().nullable(),
  /** Names of fields, for `update`. */
  fields: z.array(z.string()),
})
export type ExternalStep = z.infer<typeof step>

/** What a run did, or would not do, to one entry. */
export const externalRunLine = z.object({
  line: z.int(),
  at: moment,
  kind: z.string(),
  /** Who or what it is here. */
  person: reference.nullable(),
  group: reference.nullable(),
  /** Of an entry that is nobody here. */
  username: z.string().nullable(),
  dn: z.string().nullable(),
  steps: z.array(step),
  /** Members put in and taken out, for the kind `members`. */
  added: z.int().nullable(),
  removed: z.int().nullable(),
})
export type ExternalRunLine = z.infer<typeof externalRunLine>

const after = z.coerce.number<number>().int().min(-1).default(-1)
export const externalRunLineQuery = z.object({
  /** The last line that is known. */
  after,
  limit: z.coerce.number<number>().int().min(1).max(200).default(50),
  kind: z.string().max(40).optional(),
})
/** In the order they were done; there are more when there are as many as were asked for. */
export const externalRunLines = z.object({ items: z.array(externalRunLine) })

/** What a field is here and would become. Custom attributes and lists as JSON. */
const fieldChange = z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })

/** What a full run would do now. Of entries the first 500 of each kind are named. Who would be held back is a conflict now. */
export const externalPreview = z.object({
  counts,
  lines: z.array(
    z.object({
      dn: z.string(),
      username: z.string(),
      person: reference.nullable(),
      steps: z.array(step),
      changes: z.array(fieldChange),
      /** Of somebody who would not be let in any more, that would end. */
      sessions: z.int(),
    }),
  ),
  /** People here who were not found there. */
  missing: z.array(reference.extend({ sessions: z.int() })),
  skipped: z.array(z.object({ dn: z.string(), name: z.string().nullable(), reason: z.string() })),
  groups: z.array(z.object({ name: z.string(), isNew: z.boolean() })),
  /** How much it would take away. */
  removals: z.object({ people: z.int(), members: z.int() }),
  /** Why such a run would stop and ask; `null`: it would not. */
  guard: z.string().nullable(),
})
export type ExternalPreview = z.infer<typeof externalPreview>

/** Somebody there who is not taken over until an admin has decided: found by a run or a preview, carried out by the next run. */
export const externalConflict = z.object({
  upstreamId: z.string(),
  reason: z.enum(['username', 'email', 'recreated', 'trashed', 'forgotten', 'reserved']),
  explanation: z.string(),
  /** With whom here. */
  person: reference.nullable(),
  username: z.string(),
  displayName: z.string(),
  email: z.string().nullable(),
  dn: z.string(),
  state: z.enum(['active', 'disabled', 'expired', 'locked']),
  /** The first of their groups there. */
  groups: z.array(z.string()),
  resolution: z.enum(['link', 'leave', 'import']).nullable(),
  resolvedName: z.string().nullable(),
  at: moment,
})
export type ExternalConflict = z.infer<typeof externalConflict>

export const externalConflictQuery = z.object({
  /** The `upstreamId` of the last one that is known. */
  after: z.string().max(4000).default(''),
  limit: z.coerce.number<number>().int().min(1).max(200).default(50),
})
export const externalConflicts = z.object({ items: z.array(externalConflict) })

/** `link`: they are the same person. `import`: under another username. `leave`: not at all. */
export const externalConflictResolution = z.object({
  upstreamId: z.string().min(1).max(4000),
  resolution: z.enum(['link', 'leave', 'import']),
  username: z.string().max(200).optional(),
})
export type ExternalConflictResolution = z.input<typeof externalConflictResolution>

export const externalRunParams = z.object({ id, runId: id })
