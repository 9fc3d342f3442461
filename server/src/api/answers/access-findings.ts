import { unusedAfterDays, type AccessFinding } from '@doorward/contract'
import { days, type Millis } from '#ground'
import { countDisabledInGroups, countNamed, previewAccess } from '#access'
import type { App, DirectoryHandle, DirectoryMemory } from '#directory'
import { printMoment } from './moment.ts'

/** So many of one kind are told at most. */
const toldMax = 20

type Of<Kind extends AccessFinding['kind']> = Extract<AccessFinding, { kind: Kind }>

const mostFirst = <Finding extends { people: number }>(findings: Finding[]): Finding[] =>
  findings.toSorted((a, b) => b.people - a.people).slice(0, toldMax)

const nameOf = ({ id, title }: App) => ({ id, name: title })

function namedAt(apps: readonly App[], now: Millis): Of<'by-name'>[] {
  const found = apps.map(app => ({ kind: 'by-name' as const, app: nameOf(app), ...countNamed(app, now) }))
  return mostFirst(found.filter(({ unending }) => unending > 0))
}

async function openToEveryone(memory: DirectoryMemory, apps: readonly App[], now: Millis) {
  const found: Of<'sensitive-everyone'>[] = []
  for (const app of apps)
    if (app.sensitive && app.access.kind === 'everyone') {
      const { count } = await previewAccess(memory, app, now, 0)
      found.push({ kind: 'sensitive-everyone', app: nameOf(app), people: count })
    }
  return mostFirst(found)
}

async function unusedApps(memory: DirectoryMemory, as: DirectoryHandle, now: Millis): Promise<Of<'unused'>[]> {
  const found: Of<'unused'>[] = []
  for (const { id, lastOpenedAt } of (await as.appUse.listUnused(now - days(unusedAfterDays))).slice(0, toldMax)) {
    const app = memory.apps.find(id)
    if (app === undefined) continue
    const { count, people } = await previewAccess(memory, app, now, 1)
    // Nobody could have.
    if (count === 0) continue
    const only = count === 1 ? people[0] && memory.people.find(people[0].user) : undefined
    found.push({
      kind: 'unused',
      app: nameOf(app),
      lastOpenedAt: lastOpenedAt === null ? null : printMoment(lastOpenedAt),
      people: count,
      person: only === undefined ? null : { id: only.id, name: only.displayName },
    })
  }
  return found
}

/** Access somebody may want to look at again, what weighs most first. */
export async function tellFindings(memory: DirectoryMemory, as: DirectoryHandle, now: Millis) {
  const apps = [...memory.apps.all()].filter(({ enabled }) => enabled)
  const disabled = await countDisabledInGroups(memory, now)
  return [
    ...(await openToEveryone(memory, apps, now)),
    ...namedAt(apps, now),
    ...(await unusedApps(memory, as, now)),
    ...(disabled === 0 ? [] : [{ kind: 'disabled-in-groups' as const, people: disabled }]),
  ]
}
