import type { AttentionItem, HealthFinding } from '@doorward/contract'
import type { DirectoryHandle } from '#directory'
import { findAlone } from '#directory'
import { seconds, type Language } from '#ground'
import { tellFindings } from '../answers/finding.ts'
import { printMoment } from '../answers/moment.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

/** Conflicts are counted so far. */
const conflictsMax = 50
const namesMax = 2

/** Told with what they are about, and better than by the doctor. */
const toldApart = new Set(['people.services'])

/** The home page is opened often, and looked at again every minute; the doctor looks at disks and addresses. */
const findingsKeptMs = seconds(50)

export function attentionRoutes({ clock, directory, examine, synchronisation }: ApiParts) {
  const { memory } = directory

  async function listFindings(
    as: DirectoryHandle,
    reader: Language,
    verdict: HealthFinding['verdict'],
  ): Promise<AttentionItem[]> {
    const findings = tellFindings(as, memory, await examine(reader, { keptMs: findingsKeptMs }), reader)
    return findings
      .filter(found => found.verdict === verdict && found.aside === null && !toldApart.has(found.name))
      .map(finding => ({ kind: 'finding' as const, finding }))
  }

  async function listConflicts(): Promise<AttentionItem[]> {
    const on = [...memory.externals.all()].filter(({ enabled }) => enabled)
    const found = await Promise.all(
      on.map(async ({ id, title }) => {
        const conflicts = await synchronisation.conflicts(id, { after: '', limit: conflictsMax })
        const open = conflicts.filter(({ resolution }) => resolution === null)
        const names = open.flatMap(({ entry }) => entry.username ?? []).slice(0, namesMax)
        const more = conflicts.length === conflictsMax
        return { kind: 'conflicts' as const, directory: { id, name: title }, count: open.length, more, names }
      }),
    )
    return found.filter(({ count }) => count > 0)
  }

  async function listBursts(as: DirectoryHandle): Promise<AttentionItem[]> {
    const bursts = await as.activity.listBursts()
    return bursts.map(burst => ({ kind: 'failed-sign-ins', ...burst, lastAt: printMoment(burst.lastAt) }))
  }

  return {
    async getAttention({ as, language }) {
      const items = await listFindings(as, language, 'wrong')
      items.push(...(await listConflicts()))
      const waiting = await as.requests.countWaiting()
      if (waiting > 0) items.push({ kind: 'requests', count: waiting })
      items.push(...(await listFindings(as, language, 'look')))
      const { people, having, managersWithout } = as.activity.secondFactors()
      if (having < people) items.push({ kind: 'password-only', people: people - having, managers: managersWithout })
      items.push(...(await listBursts(as)))
      const alone = findAlone(memory, clock.now()).length
      if (alone > 0) items.push({ kind: 'services-alone', count: alone })
      return { items }
    },
  } satisfies Handlers<'getAttention'>
}
