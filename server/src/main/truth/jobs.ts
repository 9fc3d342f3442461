import type { Millis } from '#ground'
import { createMemory } from '#directory'
import {
  batchesOf,
  exportTruth,
  gatherFacts,
  planTruth,
  printStep,
  readTruth,
  recordedSecrets,
  type KeyQuestions,
} from '#provisioning'
import { readSnapshot, type Place } from '../backup/place.ts'
import { completeSettings } from './complete-settings.ts'
import { packSecrets } from './packed.ts'

export interface PlanJob {
  kind: 'plan'
  store: Place
  now: Millis
  keyId: string
  /** What people know the file by. */
  name: string
  text: Uint8Array
  /** What stands in variables and files, as `recordSecrets` found it. */
  secrets: Record<string, string>
  prune: boolean
}

/** What a plan is, without its steps. */
export interface Planned {
  owner: string | null
  /** Of steps. */
  count: number
  /** The steps as they are printed, one a line. */
  changes: Uint8Array
  notes: string[]
  doubts: string[]
}

export interface ExportJob {
  kind: 'export'
  store: Place
  now: Millis
  secrets: boolean
  /** The directory server's own secret, which only who holds the key can open. */
  serverSecret: string | undefined
}

export interface ExportedBytes {
  text: Uint8Array
  people: number
  groups: number
  apps: number
}

export type Job = PlanJob | ExportJob

/** Works on a directory of its own, read as of one moment. What it yields is waited for one by one. */
export async function* runJob(job: Job, ask: KeyQuestions): AsyncIterable<unknown> {
  if (job.kind === 'export') yield await exportAll(job)
  else yield* plan(job, ask)
}

/** Yields the `Planned`, then batches with their secrets packed. */
async function* plan({ store, now, keyId, prune, ...file }: PlanJob, ask: KeyQuestions): AsyncIterable<unknown> {
  const text = new TextDecoder().decode(file.text)
  const truth = await readTruth(file.name, text, recordedSecrets(file.secrets))
  const { owner, steps, notes, doubts } = await readSnapshot(store, async db => {
    const memory = createMemory()
    await memory.load(work => work(db))
    return planTruth(truth, memory, await gatherFacts(truth, { now, memory, list: db, keyId, ask }), {
      prune,
      completeSettings,
    })
  })
  const changes = new TextEncoder().encode(steps.map(printStep).join('\n'))
  yield { owner, count: steps.length, changes, notes, doubts } satisfies Planned
  for (const batch of batchesOf(steps)) yield packSecrets(batch)
}

function exportAll({ store, now, secrets, serverSecret }: ExportJob): Promise<ExportedBytes> {
  return readSnapshot(store, async db => {
    const memory = createMemory()
    await memory.load(work => work(db))
    const { text, ...counts } = await exportTruth({ now, memory, list: db }, { secrets, serverSecret })
    return { text: new TextEncoder().encode(text), ...counts }
  })
}
