import type { ExternalDirectory } from '#directory'
import { type Asked, cloverdxSettings, type ExamineStep, readCloverdx } from '#external'
import { OperatorProblem, printSaying, toSaying, type UserId } from '#ground'
import { z } from 'zod'
import type { OperatorWorld } from '../operator-world.ts'
import { operation } from './operation.ts'

const which = z.object({ name: z.string().min(1) })
/** Runs and conflicts one answer holds. */
const listedMax = 20

const printMoment = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

async function tell({ synchronisation }: OperatorWorld, { id, name, title, enabled, settings }: ExternalDirectory) {
  const { lastOkAt, nextAt, trouble } = await synchronisation.health(id)
  const { provider, policy, urls } = settings
  return {
    id,
    name,
    title,
    enabled,
    provider,
    policy,
    urls,
    lastOkAt: printMoment(lastOkAt),
    nextAt: printMoment(nextAt),
    trouble: trouble && printSaying(trouble),
  }
}

type Run = NonNullable<Awaited<ReturnType<OperatorWorld['synchronisation']['findRun']>>>

const tellRun = ({ id, kind, startedAt, finishedAt, phase, counts, stepsDone, stepsTotal, outcome, message }: Run) => ({
  id,
  kind,
  startedAt: printMoment(startedAt),
  finishedAt: printMoment(finishedAt),
  phase,
  counts,
  stepsDone,
  stepsTotal,
  outcome,
  message: message && printSaying(message),
})

const turned = (act: 'turnOn' | 'turnOff') =>
  operation(which, async (world, { name }) => {
    const { externals } = world.as
    return tell(world, await externals[act](externals.getByName(name).id))
  })

async function tellMoving({ bindThrough, operator }: OperatorWorld, { id }: ExternalDirectory) {
  const { until, counts } = await bindThrough.progress(id, operator)
  return { until: printMoment(until), ...counts }
}

/** As it is saved, with what is stored for it. */
function savedAs({ as }: OperatorWorld, name: string): Asked {
  const { id, settings } = as.externals.getByName(name)
  return { settings, id, bindPassword: undefined, clientKey: undefined }
}

/** Directories people come from. */
export const directoryOperations = {
  listDirectories: operation(z.object({}), world =>
    Promise.all(world.as.externals.list().map(one => tell(world, one))),
  ),

  directoryStatus: operation(which, async (world, { name }) => {
    const external = world.as.externals.getByName(name)
    const { synchronisation } = world
    const runs = await synchronisation.runs(external.id, listedMax)
    const moving = await tellMoving(world, external)
    const conflicts = await synchronisation.conflicts(external.id, { after: '', limit: listedMax })
    return {
      directory: await tell(world, external),
      moving,
      runs: runs.map(tellRun),
      conflicts: conflicts.map(({ upstreamId, explanation, entry, resolution }) => ({
        upstreamId,
        explanation,
        username: entry.username,
        dn: entry.dn,
        resolution,
      })),
    }
  }),

  planDirectory: operation(which, async (world, { name }) => {
    const { id } = world.as.externals.getByName(name)
    const preview = await world.synchronisation.preview(id, world.operator)
    const { counts, lines, skipped, groups, guard, missing } = preview
    return {
      counts,
      guard: guard && printSaying(guard),
      lines: lines.map(({ dn, username, steps, changes }) => ({
        dn,
        username,
        steps: steps.map(({ kind }) => kind),
        fields: changes.map(({ field }) => field),
      })),
      missing: missing.map(({ id }) => world.directory.memory.people.find(id as UserId)?.username ?? id),
      skipped: skipped.map(({ reason, ...entry }) => ({ ...entry, reason: printSaying(reason) })),
      groups,
    }
  }),

  startSync: operation(
    which.extend({ kind: z.enum(['full', 'incremental']), confirms: z.string().optional() }),
    async (world, { name, kind, confirms }) => {
      const { id } = world.as.externals.getByName(name)
      const more = confirms === undefined ? { kind } : { kind, confirms }
      return tellRun(await world.synchronisation.start(id, world.operator, more))
    },
  ),

  syncRun: operation(which.extend({ run: z.string() }), async (world, { name, run }) => {
    const found = await world.synchronisation.findRun(world.as.externals.getByName(name).id, run)
    if (found === undefined) throw new OperatorProblem('missing', 'There is no such run; it may have been forgotten.')
    return tellRun(found)
  }),

  testDirectory: operation(which.extend({ user: z.string().min(1).optional() }), async (world, { name, user }) => {
    const asked = savedAs(world, name)
    const steps: Omit<ExamineStep, 'certificate'>[] = []
    for await (const { certificate: _seen, ...step } of await world.examinations.examine(asked)) steps.push(step)
    const person = user === undefined ? null : await world.examinations.findPerson(asked, user)
    return { steps, person }
  }),

  browseDirectory: operation(which.extend({ dn: z.string().nullable() }), (world, { name, dn }) =>
    world.examinations.browse(savedAs(world, name), dn),
  ),

  turnOnDirectory: turned('turnOn'),
  turnOffDirectory: turned('turnOff'),

  /** `until` null ends it; without either it is only told. */
  bindThrough: operation(
    which.extend({ until: z.string().min(1).nullable().optional() }),
    async (world, { name, until }) => {
      const external = world.as.externals.getByName(name)
      const { bindThrough, operator } = world
      if (until === null) await bindThrough.end(external.id, operator)
      else if (until !== undefined) {
        const end = Date.parse(until)
        if (Number.isNaN(end)) throw new OperatorProblem('invalid', `“${until}” is no date, like 2026-12-31.`)
        await bindThrough.start(external.id, operator, { until: end, people: null })
      }
      return tellMoving(world, external)
    },
  ),

  importCloverdx: operation(
    which.extend({ properties: z.string(), planOnly: z.boolean() }),
    async (world, { name, properties, planOnly }) => {
      const { groups } = world.directory.memory
      const { draft, settings, missingGroup } = cloverdxSettings(readCloverdx(properties), groups.all())
      const { bindPassword, allowed, notes } = draft
      const printed = notes.map(({ key, message }) => ({ key, message: printSaying(toSaying(message)) }))
      if (!planOnly)
        await world.as.externals.create({
          name,
          settings,
          ...(bindPassword === null ? {} : { bindPassword }),
          // Where the file keeps people of a directory out, they stay out.
          listed: allowed?.directory ?? true,
        })
      return { name, made: !planOnly, settings, hasBindPassword: bindPassword !== null, missingGroup, notes: printed }
    },
  ),
}
